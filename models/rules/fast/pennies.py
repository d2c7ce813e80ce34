"""Whole pennies: balances are whole, so an int64 holds them and nothing is rounded but what the rule rounds."""

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from models.rules.draw import lots
from models.rules.fast.purse import OVER, UNDER, Purse
from models.rules.fast.rows import Members, Rows

Pennies = NDArray[np.int64]


class PennyPurse(Purse[int]):
    """Balances in pennies. Their sum is under 2^62, so no sum of some of them leaves an int64."""

    left: Pennies

    def __init__(self, rows: Rows, needed: int, left: Pennies, seed: str) -> None:
        super().__init__(rows, needed)
        self.left, self.seed = left, seed
        self.equal: dict[int, tuple[int, int]] = {}  # place: so many pennies, by so many in equal parts
        self.seen: dict[int, int] = {}  # place: before which turn that was so
        self.paid: list[tuple[Fraction, Pennies]] = []
        self.lots = np.zeros(rows.everybody, np.uint64)  # the first eight bytes of each lot, once it was asked for
        self.drawn = np.zeros(rows.everybody, np.bool_)

    def look(self, place: int) -> tuple[float, float] | None:
        """Begins at the price seen last, which can only have risen.

        At each step whoever has less than it in whole pennies pays all they have, and the others what then is missing,
        until no more of them have less.
        """
        left, cost = self.left.take(self.rows.who[place]), self.rows.purposes[place].cost
        if left.sum() < cost or self.too_few(left):
            return None
        (missing, payers), before = self.equal.get(place, (cost, len(left))), -1
        while (poorer := int(np.count_nonzero(left < (ceiling := -(-missing // payers))))) != before:
            payers, before = len(left) - poorer, poorer
            missing = cost - int(np.minimum(left, ceiling).sum()) + payers * ceiling
        self.equal[place], self.seen[place] = (missing, payers), len(self.turns)
        return missing / payers * UNDER, missing / payers * OVER

    def price(self, place: int) -> Fraction | None:
        if self.seen.get(place) != len(self.turns) and self.look(place) is None:
            return None
        return Fraction(*self.equal[place])

    def pay(self, place: int) -> None:
        missing, payers = self.equal[place]
        who, cost = self.rows.who[place], self.rows.purposes[place].cost
        left = self.left.take(who)
        pays = np.minimum(left, missing // payers)
        if odd := cost - int(pays.sum()):
            pays[self._richest(who, left, odd)] += 1
        self.left[who] = left - pays
        self.turns.append(place)
        self.paid.append((Fraction(missing, payers), pays))

    def covered(self, place: int) -> int:
        return int(self.left.take(self.rows.who[place]).sum())

    def payers_at(self, turn: int) -> Members:
        payers: Members = self.rows.who[self.turns[turn]][self.paid[turn][1] > 0]
        return payers

    def price_at(self, turn: int) -> Fraction:
        return self.paid[turn][0]

    def amounts_at(self, turn: int) -> list[tuple[int, int]]:
        amounts, people = np.unique(self.paid[turn][1], return_counts=True)
        counted = zip(amounts.tolist()[::-1], people.tolist()[::-1], strict=True)
        return [(pennies, some) for pennies, some in counted if pennies]

    def paid_at(self, turn: int) -> list[int]:
        return [pennies for pennies in self.paid[turn][1].tolist() if pennies]

    def balances(self) -> list[int]:
        left: list[int] = self.left.tolist()
        return left

    def _richest(self, who: Members, left: Pennies, some: int) -> NDArray[np.int64]:
        """So many with the most left, by their position; lots are drawn only between those at the cut."""
        cut = np.partition(left, len(left) - some)[len(left) - some]
        sure = np.flatnonzero(left > cut)
        equal = np.flatnonzero(left == cut)
        return np.concatenate([sure, equal[self._first_drawn(who[equal], some - len(sure))]])

    def _first_drawn(self, members: Members, some: int) -> NDArray[np.int64]:
        """The positions of so many with the smallest lots."""
        if some == len(members):
            return np.arange(some)
        first_bytes = self._lots(members)
        order = np.argpartition(first_bytes, [some - 1, some])
        if first_bytes[order[some - 1]] < first_bytes[order[some]]:
            return order[:some]
        whole = lots(self.seed, map(self.rows.name, members.tolist()))  # eight bytes did not tell them apart
        return np.array(sorted(range(len(whole)), key=whole.__getitem__)[:some])

    def _lots(self, members: Members) -> NDArray[np.uint64]:
        new = members[~self.drawn[members]]
        drawn = b"".join(lots(self.seed, map(self.rows.name, new.tolist())))
        self.lots[new] = np.frombuffer(drawn, ">u8")[::4]
        self.drawn[new] = True
        found: NDArray[np.uint64] = self.lots[members]
        return found
