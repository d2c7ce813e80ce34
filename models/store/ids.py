"""Chance, which comes in by one door."""

from typing import Protocol


class Ids(Protocol):
    """Where names nobody could guess come from: the only source of chance."""

    def token(self, length: int = 16) -> str:
        """A fresh random name of that many bytes, in hexadecimal."""
