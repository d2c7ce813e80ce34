"""The rule: the Method of Equal Shares in whole pennies, with critical mass on top."""

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import groupby
from math import ceil

from .basics import lot


@dataclass
class Purpose:
    """One purpose: what it costs (pennies), who says what of it, and how far it has come."""

    id: str
    cost: int
    texts: list[str]
    backers: set[str] = field(default_factory=set)
    objectors: dict[str, int] = field(default_factory=dict)  # until when without a reason, in milliseconds
    payers: int = 0
    covered: int = 0
    ripens_at: int | None = None
    state: str = "undecided"
    price: str = ""
    payments: dict[str, int] = field(default_factory=dict)
    by: str = ""
    pays_proposer: bool = False
    interested: tuple[int, bool] = 0, False  # how many people said so, and whether the proposer did
    into: str = ""
    raised: int = 0
    lapsed: int = 0
    settled: int = 0
    reasons: dict[int, bool] = field(default_factory=dict)  # by objection: whether it was answered


@dataclass(frozen=True)
class Rule:
    """The two fractions of a round and how many are on its roll."""

    core: Fraction
    agreement: Fraction
    roll: int

    @cached_property
    def people(self) -> int:
        """How many paying backers it takes in any case."""
        return max(3, ceil(self.core * self.roll))

    @cached_property
    def against(self) -> Fraction:
        """How many backers it takes for each who objects."""
        return self.agreement / (1 - self.agreement)

    def tests(self, one: Purpose) -> dict[str, tuple[int, int]]:
        """The three tests in their order: how much there is, and how much it takes."""
        agreeing = ceil(self.against * len(one.objectors)) if one.objectors else 0
        return {
            "people": (one.payers, self.people),
            "agreement": (len(one.backers), agreeing),
            "money": (one.covered, one.cost),
        }

    def failed(self, one: Purpose) -> str | None:
        """The first test that it fails."""
        return next((test for test, (have, wanted) in self.tests(one).items() if have < wanted), None)


def price(lefts: Iterable[int], cost: int) -> Fraction | None:
    """The smallest q at which the sum of min(left, q) is the cost; None where all together have less."""
    poorest_first = sorted(lefts)
    missing, payers = cost, len(poorest_first)
    for left in poorest_first:
        if left * payers >= missing:
            return Fraction(missing, payers)
        missing, payers = missing - left, payers - 1
    return None


def payments(equal: Fraction, cost: int, left: Mapping[str, int], seed: str) -> dict[str, int]:
    """All they have left, or the price rounded down; the pennies missing from those with the most left, then by lot."""
    pays = {one: min(pennies, int(equal)) for one, pennies in left.items()}
    missing = cost - sum(pays.values())
    for one in sorted(left, key=lambda one: (-left[one], lot(seed, one)))[:missing]:
        pays[one] += 1
    return {one: pennies for one, pennies in pays.items() if pennies}


@dataclass
class Failure:
    """The first test that one fails; after: what used up its backers' money, in order."""

    test: str
    have: int
    need: int
    after: list[str]


@dataclass
class Count:
    """What the rule decides about some purposes on the shares left."""

    purposes: Sequence[Purpose]
    left: dict[str, int]
    rule: Rule
    seed: str
    activated: list[tuple[Purpose, Fraction, dict[str, int]]] = field(default_factory=list)
    ties: list[dict[str, object]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.left, self.prices = dict(self.left), dict[str, Fraction]()
        self.ordered = sorted(
            self.purposes, key=lambda one: (-len(one.backers), one.cost, lot(self.seed, one.id), one.id)
        )
        self._run()

    def _run(self) -> None:
        """A score can only rise while shares are spent: only who is first by an old score is looked at again."""
        queue = [(Fraction(0), place) for place in range(len(self.ordered))]
        while (first := self._freshest(queue)) is not None:
            score, place = first
            tied = [place]
            while queue and queue[0][0] <= score:
                other = self._freshest(queue)
                if other is None or other[0] > score:
                    if other is not None:
                        heapq.heappush(queue, other)
                    break
                tied.append(other[1])
            for other_place in tied[1:]:
                heapq.heappush(queue, (score, other_place))
            self._note_tie([self.ordered[one] for one in tied])
            self._pay(self.ordered[place])

    def _freshest(self, queue: list[tuple[Fraction, int]]) -> tuple[Fraction, int] | None:
        """Takes out the one with the lowest score as things are now; those that fail a test by now fall out."""
        while queue:
            _, place = heapq.heappop(queue)
            score = self._score(self.ordered[place])
            if score is not None and (not queue or (score, place) <= queue[0]):
                return score, place
            if score is not None:
                heapq.heappush(queue, (score, place))
        return None

    def _score(self, one: Purpose) -> Fraction | None:
        lefts = [self.left.get(backer, 0) for backer in one.backers]
        if self.rule.failed(self._now(one, lefts)) is not None:
            return None
        equal = price(lefts, one.cost)
        if equal is None:
            return None
        self.prices[one.id] = equal
        return equal / one.cost

    def _now(self, one: Purpose, lefts: Sequence[int]) -> Purpose:
        payers = sum(1 for left in lefts if left)
        return Purpose(one.id, one.cost, [], one.backers, one.objectors, payers, sum(lefts))

    def _pay(self, one: Purpose) -> None:
        left = {backer: self.left.get(backer, 0) for backer in one.backers}
        equal = self.prices[one.id]
        pays = payments(equal, one.cost, left, self.seed)
        for backer, pennies in pays.items():
            self.left[backer] -= pennies
        self.activated.append((one, equal, pays))

    def _note_tie(self, tied: Sequence[Purpose]) -> None:
        winner, *others = tied

        def by(other: Purpose) -> str:
            if len(other.backers) < len(winner.backers):
                return "backers"
            return "cost" if other.cost > winner.cost else "lot"

        for breaker, group in groupby(others, by):
            self.ties.append({"winner": winner.id, "others": [other.id for other in group], "by": breaker})

    @property
    def failures(self) -> dict[str, Failure]:
        """Why each of the others does not go ahead, on what is left."""
        gone = {one.id for one, _, _ in self.activated}
        return {one.id: self._failure(one) for one in self.ordered if one.id not in gone}

    def recorded(self) -> dict[str, object]:
        """The outcome as the journal seals it."""
        activated = [
            {
                "id": one.id,
                "price": str(equal),
                "payers": len(pays),
                "cost": one.cost,
                "pays": sorted(map(list, Counter(pays.values()).items()), reverse=True),
            }
            for one, equal, pays in self.activated
        ]
        failures = {name: vars(failure) for name, failure in self.failures.items()}
        return {"activated": activated, "failures": failures, "ties": self.ties}

    def _failure(self, one: Purpose) -> Failure:
        lefts = {backer: self.left.get(backer, 0) for backer in one.backers}
        now = self._now(one, list(lefts.values()))
        test = self.rule.failed(now) or "money"
        have, wanted = self.rule.tests(now)[test]
        broke = {backer for backer, left in lefts.items() if not left}
        whose = {"people": broke, "agreement": set[str](), "money": set(lefts)}[test]
        after = [paid.id for paid, _, pays in self.activated if whose.intersection(pays)]
        return Failure(test, have, wanted, after)
