"""The zip file of a bundle, byte for byte."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from hashlib import sha256

from .basics import Wrong, need

UNREADABLE = zipfile.BadZipFile, EOFError, ValueError, RuntimeError, OSError, LookupError, struct.error, zlib.error
HELD = {
    "contents.txt",
    "journal.txt",
    "ledger.csv",
    "payments.csv",
    "recount.pyz",
    "result.txt",
    "round.json",
    "round.pb",
    "tally.csv",
}


def pack(files: Mapping[str, bytes]) -> bytes:
    """The files as one zip, byte for byte the same wherever it is made: in order of name, stored, without dates."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as made:
        for name in sorted(files):
            made.writestr(_plain(name), files[name])
    return held.getvalue()


def _plain(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.create_system, info.external_attr = 3, 0o644 << 16
    return info


def contents(files: Mapping[str, bytes]) -> bytes:
    """The list of what a bundle holds: a SHA-256 and a name in each line."""
    return "".join(f"{sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()


def unpack(data: bytes) -> dict[str, bytes]:
    """The files of a bundle. Refused where one byte of them, or of the zip around them, is not as it was made."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            names = held.namelist()
            need(names == sorted(HELD), f"it holds other files than a record: {sorted(names)[:20]}")
            plain = all(info.compress_type == zipfile.ZIP_STORED for info in held.infolist())
            need(plain, "its files are packed, and a record's are not")
            need(sum(info.file_size for info in held.infolist()) <= len(data), "its files lie over each other")
            files = {name: held.read(name) for name in names}
    except UNREADABLE as problem:
        raise Wrong(f"this is not a whole zip file: {problem}") from None
    listed = files.pop("contents.txt")
    for line, wanted in zip(
        listed.decode(errors="replace").splitlines(), contents(files).decode().splitlines(), strict=False
    ):
        need(line == wanted, f"{wanted[66:]} is not what contents.txt says")
    need(listed == contents(files), "contents.txt lists something else")
    need(pack({**files, "contents.txt": listed}) == data, "the zip file around the files was changed")
    return files
