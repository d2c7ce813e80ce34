"""Who paid in which turn, and what follows from it exactly: everybody began with one share and paid the prices."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby, pairwise
from math import lcm
from operator import itemgetter, mul

import numpy as np
from numpy.typing import NDArray

from models.rules.fast.rows import Members, Rows


@dataclass(frozen=True, slots=True)
class Turn:
    """One payment. who: all backers, left: what floats say they had, poor: who of them had less than the price."""

    cost: int
    who: Members
    left: NDArray[np.float64]
    poor: NDArray[np.bool_]

    @property
    def broke(self) -> Members:
        """Who paid all they had."""
        return self.who[self.poor & (self.left > 0)]

    @property
    def alike(self) -> int:
        """How many paid the price."""
        return len(self.who) - int(np.count_nonzero(self.poor))


class History:
    """Turns in order. Asked only about members who had something left, so they paid the whole price of each before."""

    def __init__(self, rows: Rows, share: Fraction) -> None:
        self.rows, self.share = rows, share
        self.turn_of = np.full(len(rows.purposes), -1, np.int64)
        self.turns: list[Turn] = []
        self._prices: list[Fraction] = []
        self._known: dict[tuple[int, ...], Fraction] = {}

    def add(self, place: int, turn: Turn) -> None:
        """One more turn."""
        self.turn_of[place] = len(self.turns)
        self.turns.append(turn)

    def price(self, turn: int) -> Fraction:
        """The price of a turn; it needs those of the turns before."""
        while len(self._prices) <= turn:
            last = self.turns[len(self._prices)]
            self._prices.append((last.cost - self.together(last.broke, len(self._prices))) / last.alike)
        return self._prices[turn]

    def together(self, members: Members, before: int | None = None) -> Fraction:
        """What all these have left before a turn, or now: so many shares, less each price so many times."""
        turns = self._paid(members, before)
        times = np.bincount(turns[turns >= 0], minlength=1)
        paid = np.flatnonzero(times)
        return self.share * len(members) - self._sum(paid.tolist(), times[paid].tolist())

    def balances(self, members: Members, before: int | None = None) -> list[Fraction]:
        """What each of these has left before a turn, or now."""
        return list(map(self._balance, self._each(members, before))) if len(members) else []

    def levels(self, members: Members, before: int) -> list[tuple[Fraction, int]]:
        """The same, and how many of them have it, the most first."""
        found = [(self._balance(turns), times) for turns, times in Counter(self._each(members, before)).items()]
        found.sort(key=lambda level: (float(level[0]), level[0]), reverse=True)
        return [(balance, sum(times for _, times in some)) for balance, some in groupby(found, itemgetter(0))]

    def _paid(self, members: Members, before: int | None) -> NDArray[np.int64]:
        """The turns of all places these back, one member after the other; -1 where there was none before."""
        turns = self.turn_of[self.rows.backed.of_all(members)]
        if before is not None:
            turns[turns >= before] = -1
        return turns

    def _each(self, members: Members, before: int | None) -> list[tuple[int, ...]]:
        """Member by member, the turns in which they paid."""
        starts = self.rows.backed.starts
        ends = np.cumsum(starts[members + 1] - starts[members]).tolist()
        turns = self._paid(members, before).tolist()
        return [tuple(turn for turn in turns[start:end] if turn >= 0) for start, end in pairwise([0, *ends])]

    def _balance(self, turns: tuple[int, ...]) -> Fraction:
        if turns not in self._known:
            self._known[turns] = self.share - self._sum(turns, [1] * len(turns))
        return self._known[turns]

    def _sum(self, turns: Sequence[int], times: Sequence[int]) -> Fraction:
        """Prices so many times; over one denominator, or every addition would look for its own."""
        prices = list(map(self.price, turns))
        below = lcm(*(price.denominator for price in prices))
        parts = (price.numerator * (below // price.denominator) for price in prices)
        return Fraction(sum(map(mul, parts, times)), below)
