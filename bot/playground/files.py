"""Photos and documents: kept as they came, known to the bot by their file_id."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from mimetypes import guess_extension, guess_type
from typing import Any, Literal

from bot.playground.errors import bad_request, too_large
from bot.playground.images import seen

Json = dict[str, Any]
Kind = Literal["photo", "document"]

MEGABYTE = 1 << 20
BIGGEST_PHOTO = 10 * MEGABYTE
BIGGEST_DOCUMENT = 50 * MEGABYTE
BOT_MAY_FETCH = 20 * MEGABYTE
WIDTH_AND_HEIGHT = 10_000
LONGEST_SIDE = 20
PREFIX = {"photo": "AgACAgQAAxkBAAI", "document": "BQACAgQAAxkBAAI"}


@dataclass(frozen=True, slots=True)
class File:
    """A photo, in one size only, or a document; width and height in pixels, 0 for a document."""

    id: str
    number: int
    kind: Kind
    name: str
    mime: str
    data: bytes
    width: int = 0
    height: int = 0

    @property
    def path(self) -> str:
        """Where the bot may fetch it."""
        return f"{self.kind}s/file_{self.number}{guess_extension(self.mime) or ''}"

    def reference(self) -> Json:
        unique = sha256(self.id.encode()).hexdigest()[:12]
        return {"file_id": self.id, "file_unique_id": f"AQAD{unique}", "file_size": len(self.data)}

    def told(self) -> Json:
        """The field of a Message that the Bot API has for it."""
        if self.kind == "photo":
            return {"photo": [self.reference() | {"width": self.width, "height": self.height}]}
        return {"document": {"file_name": self.name, "mime_type": self.mime} | self.reference()}

    def view(self) -> Json:
        """As /sim/ shows it, in the field it has for it."""
        url = f"/sim/files/{self.id}"
        if self.kind == "photo":
            return {"photo": {"url": url, "width": self.width, "height": self.height}}
        return {"file": {"url": url, "name": self.name, "size": len(self.data), "mime": self.mime}}


class Files:
    def __init__(self) -> None:
        self._all: dict[str, File] = {}

    def add(self, kind: Kind, name: str, data: bytes, mime: str = "") -> File:
        """A new file; refused in Telegram's words where it is too big, empty, or no picture and yet a photo."""
        if not data:
            raise bad_request("file must be non-empty")
        return self._photo(data) if kind == "photo" else self._document(name, data, mime)

    def __iter__(self) -> Iterator[File]:
        return iter(self._all.values())

    def get(self, file_id: str) -> File | None:
        return self._all.get(file_id)

    def at(self, path: str) -> File | None:
        return next((file for file in self._all.values() if file.path == path), None)

    def _photo(self, data: bytes) -> File:
        if len(data) > BIGGEST_PHOTO:
            much = f"file of size {len(data)} bytes is too big for a photo; the maximum size is {BIGGEST_PHOTO} bytes"
            raise bad_request(much)
        image = seen(data)
        if image is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        short, long = sorted((image.width, image.height))
        if short + long > WIDTH_AND_HEIGHT or long > LONGEST_SIDE * short:
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        return self._keep("photo", "", image.mime, data, image.width, image.height)

    def _document(self, name: str, data: bytes, mime: str) -> File:
        if len(data) > BIGGEST_DOCUMENT:
            raise too_large()
        known = mime or guess_type(name)[0] or "application/octet-stream"
        return self._keep("document", name or "file", known, data)

    def _keep(self, kind: Kind, name: str, mime: str, data: bytes, width: int = 0, height: int = 0) -> File:
        number = len(self._all)
        file_id = PREFIX[kind] + sha256(f"{kind} {number}".encode()).hexdigest()[:40]
        return self.keep(File(file_id, number, kind, name, mime, data, width, height))

    def keep(self, file: File) -> File:
        """One more among those there are."""
        self._all[file.id] = file
        return file
