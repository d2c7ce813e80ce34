"""A text that is longer than a message may be, in parts that are not."""

import re

MOST = 3900  # Telegram takes 4,096 after it has read the markup; what numbers the parts needs some of them

_SIGN = re.compile(r"<(?P<end>/?)[^>]*>|&[^;\s]+;|.", re.S)


def pages(text: str, most: int = MOST) -> list[str]:
    """The text (HTML) in parts of at most so many UTF-16 units as they are read.

    Cut between paragraphs, or else lines, or else words, and never within markup. Refuses (ValueError) a stretch of
    markup that is longer than a part.
    """
    found = []
    while (at := _cut(text, most)) is not None:
        found.append(text[:at].rstrip())
        text = text[at:].lstrip()
    return [*found, text]


def _cut(text: str, most: int) -> int | None:
    """Where a part ends; None where all of it fits."""
    length = depth = 0
    places: dict[str, int] = {}
    for sign in _SIGN.finditer(text):
        said = sign.group()
        if len(said) > 1 and said.startswith("<"):
            depth += -1 if sign["end"] else 1
            continue
        if depth == 0:
            places[_kind(text, sign.start())] = sign.start()
        length += 2 if ord(said[0]) > 0xFFFF else 1
        if length > most:
            return _best(places, len(text))
    return None


def _kind(text: str, at: int) -> str:
    if text.startswith("\n\n", at):
        return "paragraph"
    return {"\n": "line", " ": "word"}.get(text[at], "sign")


def _best(places: dict[str, int], whole: int) -> int:
    """The best place, unless it would leave a part nearly empty."""
    latest = max(places.values(), default=0)
    for kind in ("paragraph", "line", "word"):
        if places.get(kind, 0) > latest // 3:
            return places[kind]
    if not latest:
        raise ValueError(f"no place to cut {whole} signs")
    return latest
