"""A vote in arrays, in the order in which ties are broken: places from 0, members from 0."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from models.rules.outcomes import Amount, Candidate, Terms
from models.rules.ties import in_tie_order
from models.rules.votes import Row, Vote

Members = NDArray[np.intp]


@dataclass(frozen=True)
class Rows:
    """who: the members who back each purpose. everybody: how many members there are, with those without a share."""

    purposes: Sequence[Row]
    who: Sequence[Members]
    everybody: int
    name: Callable[[int], str]

    @cached_property
    def backed(self) -> "Listed":
        """Member by member: the places they back."""
        sizes = [len(who) for who in self.who]
        places = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
        return Listed.of(np.concatenate([*self.who, np.zeros(0, np.intp)]), places, self.everybody)


@dataclass(frozen=True, slots=True)
class Listed:
    """A list for each member: entries[starts[m]:starts[m + 1]]."""

    starts: NDArray[np.int64]
    entries: NDArray[np.int32]

    @classmethod
    def of(cls, members: Members, entries: NDArray[np.int32], everybody: int) -> "Listed":
        """From pairs; what belongs to one member stays in its order."""
        low = np.argsort(members.astype(np.uint16), kind="stable")  # sixteen bits at a time are sorted by counting
        order = low[np.argsort((members >> 16).astype(np.uint16)[low], kind="stable")]
        starts = np.zeros(everybody + 1, np.int64)
        np.cumsum(np.bincount(members, minlength=everybody), out=starts[1:])
        return cls(starts, entries[order])

    def of_all(self, members: Members) -> NDArray[np.int32]:
        """The lists of these members one after the other."""
        begins = self.starts[members]
        sizes = self.starts[members + 1] - begins
        ends = np.cumsum(sizes)
        total = int(ends[-1]) if len(ends) else 0
        found: NDArray[np.int32] = self.entries[np.arange(total) + np.repeat(begins - (ends - sizes), sizes)]
        return found


def rows_of(vote: Vote[Amount], terms: Terms) -> Rows:
    """A vote's rows in the order of ties."""
    rows = vote.rows()
    places = {row.id: place for place, row in enumerate(rows)}
    who, ordered = vote.who(), in_tie_order(rows, terms.seed, terms.ties)
    return Rows(ordered, [who[places[row.id]] for row in ordered], vote.members, vote.name)


def rows_named(candidates: Sequence[Candidate], balances: Mapping[str, int], terms: Terms) -> Rows:
    """Candidates with names in rows: first all who have a balance, then other backers."""
    names = list(dict.fromkeys(chain(balances, *(one.backers for one in candidates))))
    number = {name: one for one, name in enumerate(names)}
    ordered = in_tie_order(candidates, terms.seed, terms.ties)
    who = [np.fromiter(map(number.__getitem__, one.backers), np.intp, one.support) for one in ordered]
    rows = [Row(one.id, one.cost, one.support, one.objectors) for one in ordered]
    return Rows(rows, who, len(names), names.__getitem__)
