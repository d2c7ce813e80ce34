"""What alone would have let a purpose go ahead: some more backers, some objections fewer, or a lower cost.

Told only of near misses: a change by a fifth at most of what it takes, or by one person. It is the least that does:
with that change the rule lets the purpose go ahead, with one less it does not. The rule need not be run again for it:
as long as a purpose is not the first, all goes as it went. So it goes ahead if at any turn it comes before the one
whose turn it was, or passes on what is left in the end. (The tests put each answer to the rule itself.)
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property, partial
from typing import NamedTuple

from models.rules.critical_mass import Counts, CriticalMass, standing
from models.rules.outcomes import Candidate, Outcome, Ties
from models.rules.price import price
from models.rules.ties import Tied, in_tie_order

FIFTH = 5
MOST_WORK = 200_000  # backers times turns: what takes more is left out, so that a city's close waits for none of it


@dataclass(frozen=True, slots=True)
class NearMiss:
    """What would have been enough, each alone; 0 where it would not, or only from far away.

    more: backers; left: the fewest pennies that each of them must have left, where not everybody has a whole share.
    fewer: objections. less: pennies of its cost.
    """

    more: int = 0
    left: int = 0
    fewer: int = 0
    less: int = 0


@dataclass(frozen=True, slots=True)
class Ground:
    """What a round was counted by: its rule, residents, the share in pennies, and its seed.

    payees: of which purposes somebody on the roll is the payee, who cannot back them. spent: whether anything went
    ahead before.
    """

    rule: CriticalMass
    roll: int
    share: int
    seed: str
    payees: Collection[str] = ()
    spent: bool = False


def near_misses(
    candidates: Sequence[Candidate], balances: Mapping[str, int], outcome: Outcome[int], ground: Ground
) -> dict[str, NearMiss]:
    """Of the candidates that do not go ahead by this outcome on these balances, those that came near, and how."""
    known = {one.id: one for one in candidates}
    winners = [(known[one.id], one.price / one.cost, one.payments) for one in outcome.activated]
    spent = ground.spent or bool(winners)
    found, work = {}, 0
    for name, failure in sorted(outcome.failures.items()):
        again = _Again(known[name], balances, winners, ground)
        if failure.test == "people" and known[name].support + again.most_more < failure.need:
            continue
        work += known[name].support * (1 + len(winners))
        if work > MOST_WORK:
            break
        near = _near(again, failure.test, spent)
        if near != NearMiss():
            found[name] = near
    return found


def _near(again: "_Again", test: str, spent: bool) -> NearMiss:
    """spent: whether anybody may have nothing left."""
    more = again.least(again.most_more, again.with_more)
    near = NearMiss(more, again.left(more) if more and spent else 0)
    if test == "agreement":
        return replace(near, fewer=again.least(again.most_fewer, again.with_fewer))
    return near if test == "people" else replace(near, less=again.least(again.most_less, again.with_less))


@dataclass(frozen=True, slots=True)
class _Wish:
    """A purpose as it might have been."""

    id: str
    cost: int
    support: int
    objectors: int


class _Turn(NamedTuple):
    """One purpose's backers (how many with how much left) when another was the first, with its score."""

    levels: Mapping[int, int]
    first: Candidate | None
    score: Fraction


_Winner = tuple[Candidate, Fraction, Mapping[str, int]]


class _Again:
    """How everything went, as far as one purpose's backers are concerned, and what changes of it would have done."""

    def __init__(
        self, candidate: Candidate, balances: Mapping[str, int], winners: Sequence[_Winner], ground: Ground
    ) -> None:
        self.ground = ground
        self.was = _Wish(candidate.id, candidate.cost, candidate.support, candidate.objectors)
        self._retold = partial(_turns, candidate, balances, winners)

    @cached_property
    def turns(self) -> list[_Turn]:
        return list(self._retold())

    @property
    def most_more(self) -> int:
        """So many more that it is still near, and there are so many who have said nothing of it."""
        rule, was = self.ground.rule, self.was
        need = max(rule.people_needed(self.ground.roll), rule.backers_against(was.objectors))
        silent = self.ground.roll - was.support - was.objectors - (was.id in self.ground.payees)
        return min(max(1, need // FIFTH), silent)

    @property
    def most_fewer(self) -> int:
        return max(1, self.was.objectors // FIFTH)

    @property
    def most_less(self) -> int:
        return self.was.cost // FIFTH

    def with_more(self, people: int, share: int | None = None) -> bool:
        """share: what each of them has left, in pennies; a whole one where nothing is said."""
        changed = replace(self.was, support=self.was.support + people)
        return self._goes_ahead(changed, {self.ground.share if share is None else share: people})

    def left(self, people: int) -> int:
        """The fewest pennies with which so many more are enough."""
        return bisect_left(range(self.ground.share), True, key=lambda pennies: self.with_more(people, pennies))

    def with_fewer(self, objections: int) -> bool:
        return self._goes_ahead(replace(self.was, objectors=self.was.objectors - objections))

    def with_less(self, pennies: int) -> bool:
        return self._goes_ahead(replace(self.was, cost=self.was.cost - pennies))

    def least(self, most: int, enough: Callable[[int], bool]) -> int:
        """The smallest change that is enough, or 0: whatever is enough, more of it is too."""
        if most < 1 or not enough(most):
            return 0
        return bisect_left(range(1, most), True, key=enough) + 1

    def _goes_ahead(self, changed: _Wish, others: Mapping[int, int] | None = None) -> bool:
        """others: backers it did not have, by what each has left in pennies."""
        return any(self._first(turn, changed, Counter(turn.levels) + Counter(others)) for turn in self.turns)

    def _first(self, turn: _Turn, changed: _Wish, levels: Mapping[int, int]) -> bool:
        counts = Counts.of(changed.support, changed.objectors, levels)
        if not standing(changed.cost, counts, self.ground.rule, self.ground.roll).passed:
            return False
        equal = price(levels, changed.cost)
        if turn.first is None or equal is None:
            return equal is not None
        score = equal / changed.cost
        if score != turn.score:
            return score < turn.score
        both: list[Tied] = [changed, turn.first]
        return in_tie_order(both, self.ground.seed, Ties.DRAW)[0] is changed


def _turns(candidate: Candidate, balances: Mapping[str, int], winners: Sequence[_Winner]) -> Iterator[_Turn]:
    """The turns after which its backers had less: in between its score stays, and those of the firsts only rise."""
    left = {member: balances.get(member, 0) for member in candidate.backers}
    for first, score, payments in winners:
        paid = {member: payments.get(member, 0) for member in candidate.backers & first.backers}
        if any(paid.values()):
            yield _Turn(Counter(left.values()), first, score)
            left |= {member: left[member] - pennies for member, pennies in paid.items()}
    yield _Turn(Counter(left.values()), None, Fraction(0))
