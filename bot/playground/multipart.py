"""multipart/form-data: fields and files, as a browser or a bot's library sends them."""

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser
from email.policy import HTTP
from urllib.parse import unquote

from bot.playground.errors import bad_request

ESCAPED = str.maketrans({"\r": " ", "\n": " "})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    data: bytes

    def view(self) -> dict[str, object]:
        """What the record of the call keeps of it."""
        return {"name": self.name, "size": len(self.data)}


def read(content_type: str, body: bytes) -> dict[str, str | Upload]:
    """All parts by name; those with a file name are uploads."""
    return dict(parts(boundary(content_type), body))


def boundary(content_type: str) -> bytes:
    message = Message()
    message["content-type"] = content_type
    found = message.get_param("boundary")
    if not isinstance(found, str) or not found:
        raise bad_request("boundary parameter not found in multipart/form-data")
    return found.encode()


def parts(mark: bytes, body: bytes) -> Iterator[tuple[str, str | Upload]]:
    """Cut at the boundary at the beginnings of lines; what precedes the first and follows the last is no part."""
    for chunk in (b"\r\n" + body).split(b"\r\n--" + mark)[1:-1]:
        head, _, data = chunk.partition(b"\r\n\r\n")
        name, file_name = names(head)
        yield name, data.decode("utf-8", "replace") if file_name is None else Upload(file_name, data)


def names(head: bytes) -> tuple[str, str | None]:
    """The part's own name, and that of its file if it is one; quotes and line ends come as %22, %0D, %0A."""
    headers = HeaderParser(policy=HTTP).parsestr(head.decode("utf-8", "replace").lstrip("\r\n"))
    disposition = headers["content-disposition"]
    given = disposition.params if disposition is not None else {}
    file_name = given.get("filename")
    return given.get("name", ""), None if file_name is None else clean(file_name)


def clean(name: str) -> str:
    """A file's name without folders and line ends."""
    return unquote(name).translate(ESCAPED).replace("\\", "/").rpartition("/")[2].strip()
