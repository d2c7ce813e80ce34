"""Drawing lots from a public seed: for ties, and for orders in which nobody is always first."""

from collections.abc import Iterable
from hashlib import sha256


def lot(seed: str, id: str) -> bytes:
    """SHA-256 of the seed and the id, as UTF-8 text one after the other; the smaller lot goes first."""
    return sha256((seed + id).encode()).digest()


def lots(seed: str, ids: Iterable[str]) -> list[bytes]:
    """The lot of each, in their order."""
    return [sha256((seed + id).encode()).digest() for id in ids]


def drawn(seed: str, ids: Iterable[str]) -> list[str]:
    """The ids in the order of their lots. The order they came in changes nothing."""
    return sorted(ids, key=lambda id: (lot(seed, id), id))
