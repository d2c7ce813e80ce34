"""Who paid in which turn, and what follows from it exactly: everybody began with one share and paid the prices."""

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from models.rules.fast.rows import Members, Rows


class History:
    """Turns in order. Asked only about members who had something left, so they paid the whole price of each before."""

    def __init__(self, rows: Rows, share: Fraction) -> None:
        self.rows, self.share = rows, share
        self.turn_of = np.full(len(rows.purposes), -1, np.int64)
        self.turns: list[tuple[int, Members, int]] = []  # the cost, who paid all they had left, how many the price
        self._prices: list[Fraction] = []
        self._known: dict[tuple[int, ...], Fraction] = {}

    def add(self, place: int, poor: Members, payers: int) -> None:
        """One more turn: who paid all they had left, and how many paid the price."""
        self.turn_of[place] = len(self.turns)
        self.turns.append((self.rows.purposes[place].cost, poor, payers))

    def price(self, turn: int) -> Fraction:
        """The price of a turn; it needs those of the turns before."""
        while len(self._prices) <= turn:
            cost, poor, payers = self.turns[len(self._prices)]
            self._prices.append((cost - self.together(poor, len(self._prices))) / payers)
        return self._prices[turn]

    def together(self, members: Members, before: int | None = None) -> Fraction:
        """What all these have left before a turn, or now: so many shares, less each price so many times."""
        turns = self._paid(self.rows.backed.of_all(members), before)
        times = np.bincount(turns[turns >= 0], minlength=1)
        paid = (self.price(turn) * int(times[turn]) for turn in np.flatnonzero(times).tolist())
        return self.share * len(members) - sum(paid, Fraction(0))

    def balances(self, members: Members, before: int | None = None) -> list[Fraction]:
        """What each of these has left before a turn, or now."""
        turns = self._paid(self.rows.backed.of_all(members), before).tolist()
        starts = self.rows.backed.starts
        ends = np.cumsum(starts[members + 1] - starts[members]).tolist()
        found, start = [], 0
        for end in ends:
            found.append(self._balance(tuple(turn for turn in turns[start:end] if turn >= 0)))
            start = end
        return found

    def _paid(self, places: Members, before: int | None) -> NDArray[np.int64]:
        turns = self.turn_of[places]
        if before is not None:
            turns[turns >= before] = -1
        return turns

    def _balance(self, turns: tuple[int, ...]) -> Fraction:
        if turns not in self._known:
            self._known[turns] = self.share - sum(map(self.price, turns), Fraction(0))
        return self._known[turns]
