"""A vote as it was read: what could be bought, who is for what, and the money."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.recount.tables import DIGITS, money
from models.rules.critical_mass import CriticalMass

Places: TypeAlias = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Purpose:
    """One that could go ahead. cost: in the currency's own units. won: whether the file says that it did."""

    id: str
    title: str
    cost: Fraction
    objectors: int = 0
    won: bool | None = None

    @property
    def name(self) -> str:
        return f"{self.id} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class Approvals:
    """Who backs what: one member and one purpose by their places, purpose by purpose, each pair once."""

    members: Places
    purposes: Places


@dataclass(frozen=True)
class Poll:
    """One vote. Money in the currency's own units, exact; members and purposes by their places.

    name: what a member is called. mass, share and seed: the round's own, if any.
    """

    title: str
    currency: str
    budget: Fraction
    purposes: Sequence[Purpose]
    people: int
    approvals: Approvals
    name: Callable[[int], str]
    seed: str
    remarks: Sequence[str] = ()
    mass: CriticalMass | None = None
    share: Fraction | None = None
    decided_by: str = ""

    @property
    def equal(self) -> Fraction:
        """Everyone's equal part of the budget, also of those who back nothing."""
        return self.budget / self.people if self.share is None else self.share

    @cached_property
    def _by_id(self) -> dict[str, Purpose]:
        return {one.id: one for one in self.purposes}

    def purpose(self, name: str) -> Purpose:
        """The one with this id."""
        return self._by_id[name]

    @property
    def pennies(self) -> int:
        """How many of the smallest unit make one of the currency."""
        return int(10 ** DIGITS.get(self.currency, 2))

    def money(self, amount: Fraction) -> str:
        """An amount in the currency's own units, to the nearest penny: £12.50, or 1,250.00 without a currency."""
        return money(round(amount * self.pennies), self.currency).strip()
