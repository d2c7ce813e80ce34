"""Exact fractions at the speed of floats: floats say what need not be looked at, integers and fractions say the rest.

A float balance is off by some error. After a payment the poorer backers' balances are nothing, which is exact, and
what they were off by went into the price, in equal parts to each who pays it: so the errors of all balances together
grow only by what the payment itself rounds. `mass` is the most they can be together, `worst` the most one can be.
Whatever is decided by less than that is decided exactly: a balance is the share less the prices of the winners its
member backed, so sums of balances need only be counted: how many of the members paid in which turn.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import nextafter

import numpy as np
from numpy.typing import NDArray

from models.rules.fast.history import History, Turn
from models.rules.fast.purse import EPSILON, Purse
from models.rules.fast.rows import Members, Rows

SUMMING = 32 * EPSILON  # numpy adds up in pairs: up to 2^31 numbers stay within this part of their sum
TINY = nextafter(0.0, 1.0)
STEPS = 50  # to a price by floats


@dataclass(frozen=True, slots=True)
class Seen:
    """A price as a float: how far off at most, and what a payment of it rounds for all payers together."""

    price: float
    off: float
    rounding: float
    exact: Fraction | None = None


class FractionPurse(Purse[Fraction]):
    """Balances as floats, of members who all began with one share."""

    left: NDArray[np.float64]

    def __init__(self, rows: Rows, needed: int, share: Fraction) -> None:
        super().__init__(rows, needed)
        self.size = float(share)
        self.left = np.full(rows.everybody, self.size)
        self.worst = self.size * EPSILON
        self.mass = self.worst * rows.everybody
        self.seen: dict[int, Seen] = {}
        self.history = History(rows, share)

    def look(self, place: int) -> tuple[float, float] | None:
        left, cost = self.left.take(self.rows.who[place]), self.rows.purposes[place].cost
        covered = float(np.add.reduce(left))
        unsure = self.mass + (covered + cost) * SUMMING
        if covered < cost - unsure or self.too_few(left):
            return None
        found = self._by_floats(place, left) if covered > cost + unsure else None
        if found is None:
            return None if self.price(place) is None else self._bounds(self.seen[place], 0)
        self.seen[place] = found
        return self._bounds(found, self.worst)

    def _bounds(self, seen: Seen, worst: float) -> tuple[float, float]:
        return seen.price - seen.off - worst, seen.price + seen.off

    def _by_floats(self, place: int, left: NDArray[np.float64]) -> Seen | None:
        """Where min(balance, price), added up over all, is the cost; None where that comes down to a hair.

        Each step takes those under the price for the poor and asks of the others what then is missing. The sum bends
        down only, so a step never goes too far up, and the price seen last is a good one to begin with.
        """
        cost, before = float(self.rows.purposes[place].cost), -1
        price = self.seen[place].price if place in self.seen else cost / len(left)
        for _ in range(STEPS):
            poorer, paid = int(np.count_nonzero(left < price)), float(np.add.reduce(np.minimum(left, price)))
            if poorer == len(left):
                return None
            price += (cost - paid) / (len(left) - poorer)
            if poorer == before:
                return self._unless_near(left, price, (cost + paid) * SUMMING, len(left) - poorer)
            before = poorer
        return None

    def _unless_near(self, left: NDArray[np.float64], price: float, rounding: float, payers: int) -> Seen | None:
        off = (self.mass + rounding) / payers + price * EPSILON
        return Seen(price, off, rounding) if np.minimum.reduce(np.abs(left - price)) > off + self.worst else None

    def price(self, place: int) -> Fraction | None:
        exact = self._exactly(place)
        if exact is not None:
            off = float(exact) * EPSILON
            self.seen[place] = Seen(float(exact), off, off * len(self.rows.who[place]), exact)
        return exact

    def _exactly(self, place: int) -> Fraction | None:
        who = self.rows.who[place]
        left = self.left.take(who)
        if self.too_few(left):
            return None
        who, left = who[left > 0], left[left > 0]
        missing = Fraction(self.rows.purposes[place].cost)
        while len(who):
            poor = self._poor(who, left, missing / len(who))
            if not poor.any():
                return missing / len(who)
            missing -= self.history.together(who[poor])
            who, left = who[~poor], left[~poor]
        return None

    def _poor(self, who: Members, left: NDArray[np.float64], price: Fraction) -> NDArray[np.bool_]:
        """Who has less than the price: all who surely do, or, where nobody surely does, who does by a hair."""
        rounded = float(price)
        near = self.worst + rounded * EPSILON
        poor: NDArray[np.bool_] = left < rounded - near
        if not poor.any():
            hair = np.flatnonzero(left <= rounded + near)
            poor[hair] = [balance < price for balance in self.history.balances(who[hair])]
        return poor

    def pay(self, place: int) -> None:
        """What was seen is of this turn: where it is not exact, nobody is within a hair of it."""
        who, seen = self.rows.who[place], self.seen[place]
        left = self.left.take(who)
        rest = left - seen.price
        poor = rest < 0
        if seen.exact is not None:
            hair = np.flatnonzero(np.abs(rest) <= seen.off + self.worst)
            over = [balance - seen.exact for balance in self.history.balances(who[hair])]
            poor[hair] = [one < 0 for one in over]
            rest[hair] = [max(float(one), TINY) if one > 0 else 0.0 for one in over]
        np.maximum(rest, 0, out=rest)
        self.left[who] = rest
        self.mass += seen.rounding + len(who) * self.size * EPSILON
        self.worst = min(self.worst + seen.off + self.size * EPSILON, self.mass)
        self.turns.append(place)
        self.history.add(place, Turn(self.rows.purposes[place].cost, who, left, poor))

    def covered(self, place: int) -> int:
        who = self.rows.who[place]
        left = self.left[who]
        covered = float(left.sum())
        unsure = self.mass + covered * SUMMING
        if int(covered - unsure) == int(covered + unsure):
            return int(covered)
        return int(self.history.together(who[left > 0]))

    def price_at(self, turn: int) -> Fraction:
        return self.history.price(turn)

    def paid_at(self, turn: int) -> list[Fraction]:
        paid = self.history.turns[turn]
        poor = np.flatnonzero(paid.poor[paid.left > 0])
        pays = [self.history.price(turn)] * len(self.payers_at(turn))
        for place, balance in zip(poor.tolist(), self.history.balances(paid.broke, turn), strict=True):
            pays[place] = balance
        return pays

    def payers_at(self, turn: int) -> Members:
        paid = self.history.turns[turn]
        return paid.who[paid.left > 0]

    def amounts_at(self, turn: int) -> list[tuple[Fraction, int]]:
        paid = self.history.turns[turn]
        return [(self.history.price(turn), paid.alike), *self.history.levels(paid.broke, turn)]

    def balances(self) -> list[Fraction]:
        found = [Fraction(0)] * self.rows.everybody
        rich = np.flatnonzero(self.left)
        for member, balance in zip(rich.tolist(), self.history.balances(rich), strict=True):
            found[member] = balance
        return found
