"""The Method of Equal Shares with critical mass on top: which purposes go ahead, and who pays what.

Peters, Pierczynski and Skowron (2021), equalshares.net. Again and again, until nothing passes any more:

1. A purpose passes while its backers, by what each of them has left, are people enough, agree enough and can pay for it
   (critical_mass.standing).
2. Its price is what each of them would pay, equally; whoever has less pays all they have (price.price).
3. What has the lowest price for its cost goes ahead, as the most people carry it. Of equals one goes first (ties).
4. Its backers pay, in whole pennies that add up to the cost (price.payments), or in exact fractions as in the paper.

In the end every other purpose has the first test that it fails on what is left. Whoever pays has less, so a score only
ever rises, and what was not touched is not weighed again (line).

Exact: ints and fractions; no order of sets decides anything. This file is the rule. For votes as large as a city
`settle` goes another way to the same outcome: models/rules/fast, which must agree with this file in everything.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import chain
from typing import Generic

from models.rules.critical_mass import Counts, CriticalMass, Standing, Test, standing
from models.rules.line import Line
from models.rules.outcomes import Activation, Amount, Candidate, Failure, Outcome, Terms, Tie, Ties, Utility
from models.rules.price import parts, payments, price
from models.rules.ties import broken, in_tie_order

LARGE = 10_000  # backings
LARGEST = 2**62  # pennies: a sum of less is a number that a processor adds up


def settle(
    candidates: Sequence[Candidate],
    balances: Mapping[str, int],
    rule: CriticalMass | None,
    roll: int,
    seed: str = "",
    utility: Utility = Utility.COST,
    ties: Ties = Ties.DRAW,
) -> Outcome[int]:
    """Which candidates go ahead on these balances (member -> pennies left), among so many residents.

    Without a rule: Equal Shares alone, no test of people or agreement. A backer without a balance has nothing left.
    Refuses (ValueError) two candidates with one id and a balance under nothing.
    """
    terms = Terms(rule, roll, seed, utility, ties)
    if not _worth_arrays(candidates, balances):
        return plainly(candidates, balances, terms)
    from models.rules.fast.deciding import settled

    refuse_nonsense(candidates, balances)
    return settled(candidates, balances, terms)


def plainly(candidates: Sequence[Candidate], balances: Mapping[str, int], terms: Terms) -> Outcome[int]:
    """The rule in whole pennies: a price is rounded down, and odd pennies are paid by those with the most left."""

    def pay(equal: Fraction, cost: int, left: Mapping[str, int]) -> dict[str, int]:
        return payments(equal, cost, left, terms.seed)

    return _settled(candidates, balances, 0, terms, pay)


def exactly(candidates: Sequence[Candidate], balances: Mapping[str, Fraction], terms: Terms) -> Outcome[Fraction]:
    """The rule in exact fractions, as in the literature: everyone pays the price itself, or all they have."""

    def pay(equal: Fraction, _: int, left: Mapping[str, Fraction]) -> dict[str, Fraction]:
        return parts(equal, left)

    return _settled(candidates, balances, Fraction(0), terms, pay)


def _worth_arrays(candidates: Sequence[Candidate], balances: Mapping[str, int]) -> bool:
    """Whether there are so many backings that making arrays pays, and all pennies fit into them."""
    if sum(one.support for one in candidates) < LARGE:
        return False
    return max(sum(balances.values()), max(one.cost for one in candidates)) < LARGEST


def refuse_nonsense(candidates: Sequence[Candidate], balances: Mapping[str, Amount]) -> None:
    """Refuses (ValueError) two candidates with one id and a balance under nothing."""
    if len({candidate.id for candidate in candidates}) < len(candidates):
        raise ValueError("two candidates have one id")
    if min(balances.values(), default=0) < 0:
        raise ValueError("a balance is under nothing")


def _settled(
    candidates: Sequence[Candidate], balances: Mapping[str, Amount], nothing: Amount, terms: Terms, pay: "_Pay[Amount]"
) -> Outcome[Amount]:
    refuse_nonsense(candidates, balances)
    purses = dict.fromkeys(chain.from_iterable(one.backers for one in candidates), nothing) | dict(balances)
    settlement = _Settlement(in_tie_order(candidates, terms.seed, terms.ties), purses, terms, pay)
    ties: list[Tie] = []
    while tied := settlement.tied():
        ties += broken(tied, terms.ties)
        settlement.activate_first()
    left = {member: settlement.left[member] for member in balances}
    return Outcome(tuple(settlement.activated), settlement.failures(), left, tuple(ties))


_Pay = Callable[[Fraction, int, Mapping[str, Amount]], dict[str, Amount]]


class _Settlement(Generic[Amount]):
    """What is left to whom, and the candidates (by their place in tie order) that can still have some of it."""

    def __init__(self, ordered: Sequence[Candidate], left: dict[str, Amount], terms: Terms, pay: _Pay[Amount]) -> None:
        self.ordered, self.terms = ordered, terms
        self.left: dict[str, Amount] = left
        self.pay: _Pay[Amount] = pay
        self.activated: list[Activation[Amount]] = []
        self.prices: dict[int, Fraction] = {}
        self.backed: dict[str, list[int]] = defaultdict(list)
        for place, candidate in enumerate(ordered):
            for member in candidate.backers:
                self.backed[member].append(place)
        self.line = Line(range(len(ordered)), self._score)

    def tied(self) -> list[Candidate]:
        """Those who would go first now, in tie order; none when nothing more passes."""
        return [self.ordered[place] for place in self.line.first()]

    def activate_first(self) -> None:
        """The first of the line is paid for and leaves it."""
        place = self.line.first()[0]
        candidate, equal = self.ordered[place], self.prices[place]
        pays = self.pay(equal, candidate.cost, {one: self.left[one] for one in candidate.backers})
        self.line.leave(place)
        for member, payment in pays.items():
            self.left[member] -= payment
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

    def _levels(self, candidate: Candidate) -> Mapping[Amount, int]:
        return Counter(map(self.left.__getitem__, candidate.backers))

    def _standing(self, candidate: Candidate, levels: Mapping[Amount, int]) -> Standing:
        counts = Counts.of(candidate.support, candidate.objectors, levels)
        if self.terms.rule is None:
            return Standing(Test(0, 0), Test(0, 0), Test(counts.covered, candidate.cost))
        return standing(candidate.cost, counts, self.terms.rule, self.terms.roll)
