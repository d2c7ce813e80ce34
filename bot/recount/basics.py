"""What everything here is made of: hashes, lots, and a way to say what does not hold."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

NOTHING = "0" * 64

Entry = Mapping[str, Any]

_write = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


class Wrong(Exception):
    """What does not hold, and where."""


def need(holds: object, what: str) -> None:
    """Refuses what does not hold."""
    if not holds:
        raise Wrong(what)


def seal(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def canonical(value: object) -> str:
    """The one way a value is written for hashing: JSON, keys sorted, no spaces, letters as they are."""
    return _write(value)


def lot(seed: str, name: str) -> bytes:
    """The smaller lot goes first."""
    return sha256((seed + name).encode()).digest()


def moment(stamp: str) -> int:
    """Milliseconds since 1970. Refused where it is not written as moments are: UTC, to the millisecond."""
    there = datetime.fromisoformat(stamp)
    need(there.utcoffset() == timedelta(), f"{stamp!r} is no moment in UTC")
    need(there.isoformat(timespec="milliseconds") == stamp, f"{stamp!r} is not written as moments are")
    return round(there.timestamp() * 1000)
