"""A vote as large as a city, in rows: no name for a member and no set for a purpose until somebody asks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, NamedTuple

from models.rules.equal_shares import LARGEST, exactly, plainly
from models.rules.outcomes import Amount, Candidate, Outcome, Terms

if TYPE_CHECKING:
    from numpy import int64, intp
    from numpy.typing import NDArray


class Row(NamedTuple):
    """A purpose without the names of those who back it."""

    id: str
    cost: int
    support: int
    objectors: int


def possible(rows: Sequence[Row], terms: Terms) -> list[int]:
    """The places of those with enough backers, and enough for their objectors, if only there were money enough."""
    if terms.rule is None:
        return [place for place, row in enumerate(rows) if row.support]
    people, against = terms.rule.people_needed(terms.roll), terms.rule.backers_against
    return [place for place, row in enumerate(rows) if row.support >= max(people, against(row.objectors))]


@dataclass(frozen=True)
class Vote(Generic[Amount]):
    """Purposes by place and members by number, both from 0; everybody has the same share.

    backers[starts[p]:starts[p + 1]]: the members who back purpose p, in rising order, each once.
    share: whole pennies (int), or exact (Fraction); it says how the vote is counted. costs: whole pennies.
    objectors: how many object to each purpose, or nothing where nobody can. name: a member's, only asked for when told.
    Refuses (ValueError) what is not so.
    """

    ids: Sequence[str]
    costs: Sequence[int]
    starts: "NDArray[int64]"
    backers: "NDArray[intp]"
    members: int
    share: Amount
    objectors: Sequence[int] = ()
    name: Callable[[int], str] = str

    def __post_init__(self) -> None:
        if len(set(self.ids)) < len(self.ids):
            raise ValueError("two candidates have one id")
        if any(type(cost) is not int or cost <= 0 for cost in self.costs):
            raise ValueError("a purpose costs whole pennies above nothing")
        if self.share < 0:
            raise ValueError("a balance is under nothing")
        if not self._rising():
            raise ValueError("backers are members' numbers, purpose by purpose in rising order, each once")

    @property
    def pot(self) -> Amount:
        """All shares together."""
        return self.share * self.members

    @property
    def fits(self) -> bool:
        """Whether a processor can count it: no sum leaves an int64, and no share is too small for a float."""
        least = Fraction(1, LARGEST)
        return self.pot < LARGEST and max(self.costs, default=0) < LARGEST and (not self.share or self.share > least)

    def rows(self) -> list[Row]:
        """Every purpose with the number of its backers and objectors."""
        support = (self.starts[1:] - self.starts[:-1]).tolist()
        return list(map(Row, self.ids, self.costs, support, self.objectors or [0] * len(self.ids)))

    def who(self) -> "list[NDArray[intp]]":
        """The members who back each purpose."""
        bounds = self.starts.tolist()
        return [self.backers[start:end] for start, end in pairwise(bounds)]

    def plainly(self, terms: Terms) -> Outcome[Amount]:
        """What the plain rule says of it."""
        balances = {self.name(number): self.share for number in range(self.members)}
        count = exactly if isinstance(self.share, Fraction) else plainly
        outcome: Outcome[Amount] = count(self.candidates(), balances, terms)
        return outcome

    def _rising(self) -> bool:
        sizes = self.starts[1:] - self.starts[:-1]
        if len(sizes) != len(self.ids) or self.starts[0] != 0 or self.starts[-1] != len(self.backers):
            return False
        rising = self.backers[1:] > self.backers[:-1]
        firsts = self.starts[1:-1]
        rising[firsts[(firsts > 0) & (firsts < len(self.backers))] - 1] = True
        inside = not len(self.backers) or (self.backers.min() >= 0 and self.backers.max() < self.members)
        return bool((sizes >= 0).all() and rising.all() and inside)

    def candidates(self) -> list[Candidate]:
        """The same vote as the plain rule takes it."""
        names = [self.name(number) for number in range(self.members)]
        backers = (map(names.__getitem__, some.tolist()) for some in self.who())
        return [
            Candidate(row.id, row.cost, frozenset(some), row.objectors)
            for row, some in zip(self.rows(), backers, strict=True)
        ]


class Decision(Generic[Amount]):
    """What a vote decides. winners: ids in order; spent: what they cost; the outcome, in full, only when asked for."""

    def __init__(self, winners: Sequence[str], spent: int, tell: Callable[[], Outcome[Amount]]) -> None:
        self.winners, self.spent = tuple(winners), spent
        self._tell: Callable[[], Outcome[Amount]] = tell

    @cached_property
    def outcome(self) -> Outcome[Amount]:
        """As the plain rule tells it: exact prices, who pays what, why the others do not go ahead."""
        return self._tell()


def decide(vote: Vote[Amount], terms: Terms) -> Decision[Amount]:
    """What goes ahead in this vote."""
    if vote.fits:
        from models.rules.fast.deciding import decided

        return decided(vote, terms)
    outcome = vote.plainly(terms)
    return Decision([one.id for one in outcome.activated], sum(one.cost for one in outcome.activated), lambda: outcome)
