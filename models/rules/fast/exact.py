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
        covered = float(left.sum())
        unsure = self.mass + (covered + cost) * SUMMING
        if covered < cost - unsure or self.too_few(left):
            return None
        found = self._by_floats(left, float(cost)) if covered > cost + unsure else None
        if found is None:
            return None if self.price(place) is None else self._bounds(self.seen[place], 0)
        self.seen[place] = found
        return self._bounds(found, self.worst)

    def _bounds(self, seen: Seen, worst: float) -> tuple[float, float]:
        return seen.price - seen.off - worst, seen.price + seen.off

    def _by_floats(self, left: NDArray[np.float64], cost: float) -> Seen | None:
        """The price without the poorer ones, by and by; None where it comes down to a hair."""
        price, missing, rounding = cost / len(left), cost, cost * SUMMING
        while (least := float(left.min())) < price:
            poor = left < price
            missing -= float(left[poor].sum())
            rounding += cost * EPSILON
            left = left[~poor]
            if not len(left) or missing / len(left) < price:
                return None
            price = missing / len(left)
        off = (self.mass + rounding) / len(left) + price * EPSILON
        return Seen(price, off, rounding) if least > price + off + self.worst else None

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
        who, seen = self.rows.who[place], self.seen[place]
        left = self.left.take(who)
        if seen.exact is None and np.abs(left - seen.price).min() <= seen.off + self.worst:
            self.price(place)
            seen = self.seen[place]
        rest = left - seen.price
        near = np.abs(rest) <= seen.off + self.worst
        poor = rest < 0
        np.maximum(rest, 0, out=rest)
        if seen.exact is not None:
            hair = np.flatnonzero(near)
            over = [balance - seen.exact for balance in self.history.balances(who[hair])]
            poor[hair] = [one < 0 for one in over]
            rest[hair] = [max(float(one), TINY) if one > 0 else 0.0 for one in over]
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
        rich = np.flatnonzero(self.left).astype(np.int32)
        for member, balance in zip(rich.tolist(), self.history.balances(rich), strict=True):
            found[member] = balance
        return found
