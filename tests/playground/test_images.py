"""Reading a picture's size."""

from collections.abc import Callable

import pytest

from bot.playground.images import seen
from tests.playground import pictures

Drawn = Callable[[int, int], bytes]


@pytest.mark.parametrize(
    ("drawn", "mime"),
    [
        (pictures.png, "image/png"),
        (pictures.jpeg, "image/jpeg"),
        (pictures.gif, "image/gif"),
        (pictures.webp_lossy, "image/webp"),
        (pictures.webp_lossless, "image/webp"),
        (pictures.webp_extended, "image/webp"),
    ],
)
def test_a_pictures_size_is_in_its_first_bytes(drawn: Drawn, mime: str) -> None:
    image = seen(drawn(1280, 721))
    assert image is not None
    assert (image.mime, image.width, image.height) == (mime, 1280, 721)
    assert not any(seen(drawn(1280, 721)[:length]) for length in range(10))


def test_what_is_no_picture_is_none() -> None:
    for data in (b"", b"%PDF-1.7", b"<svg/>", b"RIFF\0\0\0\0WAVEfmt ", b"\xff\xd8\xff\xe0\x00\x10", pictures.png(0, 9)):
        assert seen(data) is None
