"""Votes as large as a city, made from a seed: a few purposes that many back and many that few do, dear and cheap."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from models.rules.outcomes import Candidate
from models.rules.votes import Vote

PART = 0.35  # of all costs is in the pot


@dataclass(frozen=True, slots=True)
class City:
    """How many members and purposes, and about how many backings."""

    members: int
    purposes: int
    backings: int

    def __str__(self) -> str:
        return f"{self.members:,} x {self.purposes:,}, {self.backings:,} backings"


@dataclass(frozen=True)
class Ballots:
    """Who backs what, member by member, and what it costs in pounds."""

    members: NDArray[np.int32]
    places: NDArray[np.int32]
    costs: list[int]
    everybody: int

    @property
    def pot(self) -> int:
        return int(sum(self.costs) * PART)

    @property
    def ids(self) -> list[str]:
        return [f"p{place}" for place in range(len(self.costs))]

    def in_fractions(self) -> Vote[Fraction]:
        starts, backers = self._by_purpose()
        return Vote(self.ids, self.costs, starts, backers, self.everybody, Fraction(self.pot, self.everybody))

    def in_pennies(self) -> Vote[int]:
        starts, backers = self._by_purpose()
        costs = [100 * cost for cost in self.costs]
        return Vote(self.ids, costs, starts, backers, self.everybody, 100 * self.pot // self.everybody)

    def named(self) -> tuple[list[Candidate], dict[str, int]]:
        """The same as plain Python values."""
        vote = self.in_pennies()
        return vote.candidates(), {str(member): vote.share for member in range(self.everybody)}

    def _by_purpose(self) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
        sizes = np.bincount(self.places, minlength=len(self.costs))
        backers = self.members[np.argsort(self.places, kind="stable")].astype(np.intp)
        return np.concatenate([[0], np.cumsum(sizes)]), backers


def ballots(city: City) -> Ballots:
    """The same for the same city."""
    chance = np.random.default_rng(1)
    wanted = 1 / np.arange(1, city.purposes + 1) ** 0.9
    sizes = np.maximum(1, chance.poisson(city.backings / city.members, city.members))
    picked = chance.permutation(city.purposes)[chance.choice(city.purposes, size=sizes.sum(), p=wanted / wanted.sum())]
    pairs = np.unique(np.repeat(np.arange(city.members), sizes) * city.purposes + picked)
    costs = np.exp(chance.normal(11, 1, city.purposes)).astype(np.int64) + 1
    members, places = (pairs // city.purposes).astype(np.int32), (pairs % city.purposes).astype(np.int32)
    return Ballots(members, places, costs.tolist(), city.members)
