"""Funders' names: one funder has one, however it is spelt, and a slip of the pen looks much like it."""

from collections.abc import Iterable
from difflib import get_close_matches

ALIKE = 0.75  # of 1: how much of two names must agree


def funder_key(name: str) -> str:
    """One funder has one, however the name is spelt in capitals and spaces."""
    return " ".join(name.split()).casefold()


def spelt(name: str, known: Iterable[str]) -> str | None:
    """The same name as it is known already."""
    return next((one for one in known if funder_key(one) == funder_key(name)), None)


def looks_like(name: str, known: Iterable[str]) -> str | None:
    """The known name that this one may have been meant to be."""
    keys = {funder_key(one): one for one in known}
    found = get_close_matches(funder_key(name), keys, n=1, cutoff=ALIKE)
    return keys[found[0]] if found else None
