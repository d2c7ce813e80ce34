"""What a picture's first bytes say: its kind and its size in pixels."""

import struct
from collections.abc import Callable
from dataclasses import dataclass

START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, slots=True)
class Image:
    mime: str
    width: int
    height: int


def seen(data: bytes) -> Image | None:
    """A PNG, JPEG, GIF or WebP with at least one pixel; None for anything else."""
    for mime, opening, size in KINDS:
        if data.startswith(opening):
            try:
                width, height = size(data)
            except (struct.error, ValueError, IndexError):
                return None
            return Image(mime, width, height) if width > 0 and height > 0 else None
    return None


def png(data: bytes) -> tuple[int, int]:
    if data[12:16] != b"IHDR":
        raise ValueError
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def gif(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from("<HH", data, 6)
    return width, height


def jpeg(data: bytes) -> tuple[int, int]:
    """From the first frame; the segments before it are passed over."""
    at = 2
    while data[at] == 0xFF:
        marker = data[at + 1]
        if marker in START_OF_FRAME:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 1 if marker == 0xFF else 2 + struct.unpack_from(">H", data, at + 2)[0]
    raise ValueError


def webp(data: bytes) -> tuple[int, int]:
    """Lossy, lossless or extended."""
    if data[8:12] != b"WEBP":
        raise ValueError
    match data[12:16]:
        case b"VP8 ":
            width, height = struct.unpack_from("<HH", data, 26)
            return width & 0x3FFF, height & 0x3FFF
        case b"VP8L":
            [bits] = struct.unpack_from("<I", data, 21)
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8X":
            width, more_width, height, more_height = struct.unpack_from("<HBHB", data, 24)
            return (width | more_width << 16) + 1, (height | more_height << 16) + 1
    raise ValueError


KINDS: list[tuple[str, bytes, Callable[[bytes], tuple[int, int]]]] = [
    ("image/png", b"\x89PNG\r\n\x1a\n", png),
    ("image/jpeg", b"\xff\xd8\xff", jpeg),
    ("image/gif", b"GIF8", gif),
    ("image/webp", b"RIFF", webp),
]
