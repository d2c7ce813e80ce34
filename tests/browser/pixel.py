"""Writing small pictures: one of a single colour, and screenshots in 256 colours, a third of their size."""

import base64
import struct
import zlib

from playwright.async_api import Browser

# The most frequent colours stay, and of the others one of each kind; each colour becomes the nearest of these.
REDUCE = """async (png) => {
  const image = await createImageBitmap(await (await fetch(png)).blob())
  const { width, height } = image
  const context = new OffscreenCanvas(width, height).getContext("2d")
  context.drawImage(image, 0, 0)
  const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer)
  const count = new Map()
  for (const one of pixels) count.set(one, (count.get(one) ?? 0) + 1)
  const frequent = [...count].sort((a, b) => b[1] - a[1]).map(([one]) => one)
  const kinds = new Map()
  for (const one of frequent) if (!kinds.has(one & 0xf0f0f0)) kinds.set(one & 0xf0f0f0, one)
  const palette = [...new Set([...frequent.slice(0, 64), ...kinds.values(), ...frequent])].slice(0, 256)
  const parts = (one) => [one & 255, (one >> 8) & 255, (one >> 16) & 255]
  const known = palette.map(parts)
  const far = ([r, g, b], [s, h, c]) => (r - s) ** 2 + (g - h) ** 2 + (b - c) ** 2
  const nearest = (one) => {
    const distances = known.map((other) => far(parts(one), other))
    return distances.indexOf(Math.min(...distances))
  }
  const place = new Map(palette.map((one, i) => [one, i]))
  const bytes = new Uint8Array(pixels.length)
  pixels.forEach((one, i) => {
    if (!place.has(one)) place.set(one, nearest(one))
    bytes[i] = place.get(one)
  })
  return { width, height, palette: known.flat(), pixels: bytes.toBase64() }
}"""

TRUE_COLOUR, PALETTE = 2, 3


def single(width: int, height: int, colour: bytes) -> bytes:
    """A PNG of one colour, three bytes of red, green and blue."""
    return _png(width, height, TRUE_COLOUR, [colour * width] * height)


async def reduced(browser: Browser, screenshot: bytes) -> bytes:
    """The same PNG in its 256 most frequent colours."""
    page = await browser.new_page()
    given = await page.evaluate(REDUCE, f"data:image/png;base64,{base64.b64encode(screenshot).decode()}")
    await page.close()
    width, pixels = given["width"], base64.b64decode(given["pixels"])
    rows = [pixels[at : at + width] for at in range(0, len(pixels), width)]
    return _png(width, given["height"], PALETTE, rows, bytes(given["palette"]))


def _png(width: int, height: int, kind: int, rows: list[bytes], palette: bytes = b"") -> bytes:
    header = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0))
    colours = _chunk(b"PLTE", palette) if palette else b""
    body = _chunk(b"IDAT", zlib.compress(b"".join(b"\x00" + row for row in rows), 9))
    return b"\x89PNG\r\n\x1a\n" + header + colours + body + _chunk(b"IEND", b"")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


PIXEL = single(64, 48, b"\xd0\x90\x40")
