"""The Method of Equal Shares in whole pennies, with critical mass on top: which purposes go ahead, and who pays what.

Peters, Pierczynski and Skowron (2021), equalshares.net. Exact: ints and fractions; no order of sets decides anything.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import groupby
from typing import Literal

from models.rules.critical_mass import Counts, CriticalMass, Failing, Standing, Test, standing
from models.rules.draw import lot
from models.rules.line import Line
from models.rules.price import payments, price

Breaker = Literal["backers", "cost", "lot", "name"]


class Utility(StrEnum):
    """What a purpose is worth to a backer: its cost ("a pound is a pound"), or one."""

    COST = "cost"
    COUNT = "count"


class Ties(StrEnum):
    """How equal scores are told apart: more backers, lower cost, then lot; or by id alone, as the literature does."""

    DRAW = "draw"
    LEXICAL = "lexical"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A purpose the rule is asked about; cost in pennies, above nothing."""

    id: str
    cost: int
    backers: frozenset[str]
    objectors: int = 0

    def __post_init__(self) -> None:
        if type(self.cost) is not int or self.cost <= 0:
            raise ValueError(f"{self.id} costs whole pennies above nothing, not {self.cost!r}")


@dataclass(frozen=True, slots=True)
class Activation:
    """A purpose that goes ahead: the exact price, and the pennies of everyone who pays; they add up to the cost."""

    id: str
    cost: int
    price: Fraction
    payments: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Failure:
    """The first test a purpose fails on what is left at the end; after: what used up its backers' money, in order."""

    test: Failing
    have: int
    need: int
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Purposes with the winner's score, and what put the winner before them."""

    winner: str
    others: tuple[str, ...]
    broken_by: Breaker


@dataclass(frozen=True, slots=True)
class Outcome:
    """What goes ahead in order, why nothing else does, the pennies left, and every tie that was broken."""

    activated: tuple[Activation, ...]
    failures: Mapping[str, Failure]
    balances: Mapping[str, int]
    ties: tuple[Tie, ...]


def settle(
    candidates: Sequence[Candidate],
    balances: Mapping[str, int],
    rule: CriticalMass | None,
    roll: int,
    seed: str = "",
    utility: Utility = Utility.COST,
    ties: Ties = Ties.DRAW,
) -> Outcome:
    """Which candidates go ahead on these balances (member -> pennies left), among so many residents.

    Without a rule: Equal Shares alone, no test of people or agreement. A backer without a balance has nothing left.
    Refuses (ValueError) two candidates with one id and a balance under nothing.
    """
    _refuse_nonsense(candidates, balances)
    ordered = _in_tie_order(candidates, seed, ties)
    settlement = _Settlement(ordered, dict(balances), _Terms(rule, roll, utility))
    broken: list[Tie] = []
    while tied := settlement.tied():
        broken += _broken(tied, ties)
        settlement.activate_first(seed)
    left = {member: settlement.left[member] for member in balances}
    return Outcome(tuple(settlement.activated), settlement.failures(), left, tuple(broken))


def _refuse_nonsense(candidates: Sequence[Candidate], balances: Mapping[str, int]) -> None:
    if len({candidate.id for candidate in candidates}) < len(candidates):
        raise ValueError("two candidates have one id")
    if min(balances.values(), default=0) < 0:
        raise ValueError("a balance is under nothing")


def _in_tie_order(candidates: Iterable[Candidate], seed: str, ties: Ties) -> list[Candidate]:
    if ties is Ties.LEXICAL:
        return sorted(candidates, key=lambda one: one.id)
    return sorted(candidates, key=lambda one: (-len(one.backers), one.cost, lot(seed, one.id), one.id))


def _broken(tied: Sequence[Candidate], ties: Ties) -> Iterator[Tie]:
    winner, *others = tied

    def breaker(other: Candidate) -> Breaker:
        if ties is Ties.LEXICAL:
            return "name"
        if len(other.backers) < len(winner.backers):
            return "backers"
        return "cost" if other.cost > winner.cost else "lot"

    for broken_by, group in groupby(others, breaker):
        yield Tie(winner.id, tuple(other.id for other in group), broken_by)


@dataclass(frozen=True, slots=True)
class _Terms:
    rule: CriticalMass | None
    roll: int
    utility: Utility


class _Settlement:
    """The pennies left, and the candidates (by their place in tie order) that can still have some of them."""

    def __init__(self, ordered: Sequence[Candidate], left: dict[str, int], terms: _Terms) -> None:
        self.ordered, self.left, self.terms = ordered, left, terms
        self.activated: list[Activation] = []
        self.prices: dict[int, Fraction] = {}
        self.backed: dict[str, list[int]] = defaultdict(list)
        for place, candidate in enumerate(ordered):
            for member in candidate.backers:
                self.left.setdefault(member, 0)
                self.backed[member].append(place)
        self.line = Line(range(len(ordered)), self._score)

    def tied(self) -> list[Candidate]:
        """Those who would go first now, in tie order; none when nothing more passes."""
        return [self.ordered[place] for place in self.line.first()]

    def activate_first(self, seed: str) -> None:
        """The first of the line is paid for and leaves it."""
        place = self.line.first()[0]
        candidate, equal = self.ordered[place], self.prices[place]
        pays = payments(equal, candidate.cost, {one: self.left[one] for one in candidate.backers}, seed)
        self.line.leave(place)
        for member, pennies in pays.items():
            self.left[member] -= pennies
            self.line.touch(self.backed[member])
        self.activated.append(Activation(candidate.id, candidate.cost, equal, pays))

    def failures(self) -> dict[str, Failure]:
        """Why each of the others does not go ahead, on what is left now."""
        paid: dict[str, list[int]] = defaultdict(list)
        for turn, activation in enumerate(self.activated):
            for member in activation.payments:
                paid[member].append(turn)
        gone = {activation.id for activation in self.activated}
        return {one.id: self._failure(one, paid) for one in self.ordered if one.id not in gone}

    def _failure(self, candidate: Candidate, paid: Mapping[str, Sequence[int]]) -> Failure:
        standing = self._standing(candidate, self._levels(candidate))
        if not standing.people.passed:
            broke = (one for one in candidate.backers if not self.left[one])
            return Failure("people", standing.people.have, standing.people.need, self._names(broke, paid))
        if not standing.agreement.passed:
            return Failure("agreement", standing.agreement.have, standing.agreement.need, ())
        return Failure("money", standing.money.have, standing.money.need, self._names(candidate.backers, paid))

    def _names(self, members: Iterable[str], paid: Mapping[str, Sequence[int]]) -> tuple[str, ...]:
        turns = {turn for member in members for turn in paid.get(member, ())}
        return tuple(self.activated[turn].id for turn in sorted(turns))

    def _score(self, place: int) -> Fraction | None:
        candidate = self.ordered[place]
        levels = self._levels(candidate)
        equal = price(levels, candidate.cost) if self._standing(candidate, levels).passed else None
        if equal is None:
            return None
        self.prices[place] = equal
        return equal / candidate.cost if self.terms.utility is Utility.COST else equal

    def _levels(self, candidate: Candidate) -> Mapping[int, int]:
        return Counter(map(self.left.__getitem__, candidate.backers))

    def _standing(self, candidate: Candidate, levels: Mapping[int, int]) -> Standing:
        covered = sum(left * backers for left, backers in levels.items())
        if self.terms.rule is None:
            return Standing(Test(0, 0), Test(0, 0), Test(covered, candidate.cost))
        backers = len(candidate.backers)
        counts = Counts(backers, candidate.objectors, backers - levels.get(0, 0), covered)
        return standing(candidate.cost, counts, self.terms.rule, self.terms.roll)
