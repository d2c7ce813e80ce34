"""What JSON may carry and a database will not keep: a character of nothing, and half of one."""

import re

NOTHING = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")


def keepable(body: str) -> str:
    """JSON text in which each NUL, and each surrogate without its other half, is the sign for what is unreadable."""
    if "\\u0000" in body:
        body = NOTHING.sub("\\1\N{REPLACEMENT CHARACTER}", body)
    return body.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if not _whole(body) else body


def _whole(body: str) -> bool:
    try:
        body.encode()
    except UnicodeEncodeError:
        return False
    return True
