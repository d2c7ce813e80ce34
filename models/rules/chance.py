"""Chance from a seed: the same numbers on every machine."""

from fractions import Fraction
from hashlib import shake_256
from struct import unpack

ALL = 2**16


class Chance:
    """Draws from SHAKE-256 of a seed: whole numbers from 0, each under ALL and as likely as any other."""

    def __init__(self, seed: str) -> None:
        self.seed, self.drawn = seed, 0

    def draws(self, many: int) -> tuple[int, ...]:
        """So many of them. Whoever asks for more at once gets the same ones first."""
        self.drawn += 1
        return unpack(f"<{many}H", shake_256(f"{self.seed}/{self.drawn}".encode()).digest(2 * many))

    def between(self, low: Fraction, high: Fraction) -> int:
        """One part between two, any as likely as another, as a number out of ALL."""
        least, most = low.numerator * high.denominator, high.numerator * low.denominator
        return (least * ALL + (most - least) * self.draws(1)[0]) // (low.denominator * high.denominator)
