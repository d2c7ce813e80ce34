"""What another rule would have done with the same vote."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from bot.tally.poll import Poll
from models.rules.outcomes import Ties
from models.rules.ties import in_tie_order
from models.rules.votes import Row

GREEDY, MOST_BACKED = "greedy", "most-backed"


@dataclass(frozen=True, slots=True)
class Other:
    """What goes ahead by another rule, in order."""

    named: str
    winners: tuple[str, ...]


def other(poll: Poll, named: str, ties: Ties) -> Other:
    """Most backers first, without asking whose money it is.

    greedy: what does not fit in what is left is passed over. most-backed: the first that does not fit ends it.
    """
    support = backers(poll)
    rows = [Row(one.id, round(one.cost * poll.pennies), support[one.id], 0) for one in poll.purposes]
    ordered = sorted(in_tie_order(rows, poll.seed, ties), key=lambda row: -row.support)
    costs = {one.id: one.cost for one in poll.purposes}
    return Other(named, tuple(_taken(ordered, costs, poll.budget, stop=named == MOST_BACKED)))


def _taken(ordered: list[Row], costs: dict[str, Fraction], budget: Fraction, *, stop: bool) -> Iterator[str]:
    for row in ordered:
        if row.support and costs[row.id] <= budget:
            budget -= costs[row.id]
            yield row.id
        elif row.support and stop:
            return


def backers(poll: Poll) -> dict[str, int]:
    """How many back each purpose."""
    counts: list[int] = np.bincount(poll.approvals.purposes, minlength=len(poll.purposes)).tolist()
    return dict(zip((one.id for one in poll.purposes), counts, strict=True))


def served(poll: Poll, winners: Collection[str]) -> int:
    """How many members back at least one of these."""
    known = frozenset(winners)
    won = np.array([one.id in known for one in poll.purposes], bool)
    reached = np.zeros(poll.people, bool)
    reached[poll.approvals.members[won[poll.approvals.purposes]]] = True
    return int(np.count_nonzero(reached))
