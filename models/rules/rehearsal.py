"""A rehearsal: many made-up rounds under a rule, to see how often anything goes ahead, and what it takes.

Tastes are made up by a simple model, which docs/rehearsal.md tells in plain words; they promise nothing. Appeal and
cost are in the ranges of twelve real city votes, turnout and objections are guesses. The same seed makes the same
rounds, on any machine.
"""

from collections import Counter
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from models.rules.chance import ALL, Chance
from models.rules.critical_mass import CriticalMass, Failing
from models.rules.equal_shares import settle
from models.rules.outcomes import Candidate

SEED, ROUNDS, PURPOSES = "rehearsal", 400, 5
AT_MOST = 200  # residents who are played; where there are more, so many stand for all

TURNOUT = Fraction(1, 3), Fraction(1)  # of the residents, who take part at all
APPEAL = Fraction(0), Fraction(3, 5)  # of those who take part, who back a purpose
AGAINST = Fraction(0), Fraction(1, 5)  # of those who take part and do not back it, who object
COST = Fraction(1, 20), Fraction(1, 3)  # of all the shares together

HARDLY, NEARLY = Fraction(1, 10), Fraction(3, 4)

Verdict = Literal["hardly_ever", "nearly_always"]


@dataclass(frozen=True, slots=True)
class Stage:
    """What is rehearsed: a rule, and so many residents with a share of so many pennies each.

    costs: of each purpose, in pennies; where none are given there are so many purposes, and their costs are made up.
    """

    residents: int
    share: int
    rule: CriticalMass
    purposes: int = PURPOSES
    costs: tuple[int, ...] = ()
    at_most: int = AT_MOST

    @property
    def played(self) -> int:
        """How many residents are played."""
        return min(self.residents, self.at_most)

    @property
    def money(self) -> int:
        """What their shares hold, in pennies."""
        return self.share * self.played


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What came of so many rounds.

    lively: the rounds in which something went ahead. purposes: in all of them. backers: how many residents backed each
    purpose that went ahead, the fewest first. failures: how many purposes failed which test first. left: the part of
    the money in the shares that nothing took. of, played: how many residents there are, and were played. needed: how
    many of them a purpose needs.
    """

    rounds: int
    lively: int
    purposes: int
    backers: tuple[int, ...]
    failures: Mapping[Failing, int]
    left: Fraction
    of: int
    played: int
    needed: int

    @property
    def purposes_each(self) -> int:
        """How many in each round."""
        return self.purposes // self.rounds

    @property
    def usual(self) -> int:
        """How many back what goes ahead, in the middle of all; none where nothing does."""
        return self.backers[len(self.backers) // 2] if self.backers else 0

    @property
    def verdict(self) -> Verdict | None:
        """hardly_ever: something goes ahead in one round of ten at most. nearly_always: three purposes of four have the
        people and the agreement, so that the rule rules out little.
        """
        if self.lively <= HARDLY * self.rounds:
            return "hardly_ever"
        supported = len(self.backers) + self.failures["money"]
        return "nearly_always" if supported >= NEARLY * self.purposes else None


def rehearsing(stage: Stage, rounds: int = ROUNDS, seed: str = SEED) -> Generator[None, None, Rehearsed]:
    """Plays one round at each step, a few milliseconds at most, and returns what came of all."""
    lively, left = 0, 0
    backers: list[int] = []
    failures: Counter[Failing] = Counter()
    members = [str(number) for number in range(stage.played)]
    for number in range(rounds):
        purposes = made_up(stage, members, Chance(f"{seed}/{number}"))
        shares = dict.fromkeys(members, stage.share)
        outcome = settle(list(purposes.values()), shares, stage.rule, stage.played, f"{seed}/{number}")
        lively += bool(outcome.activated)
        backers += [len(purposes[one.id].backers) for one in outcome.activated]
        failures.update(failure.test for failure in outcome.failures.values())
        left += sum(outcome.balances.values())
        yield
    return Rehearsed(
        rounds,
        lively,
        purposes=rounds * (len(stage.costs) or stage.purposes),
        backers=tuple(one * stage.residents // stage.played for one in sorted(backers)),
        failures=failures,
        left=Fraction(left, rounds * stage.money),
        of=stage.residents,
        played=stage.played,
        needed=stage.rule.people_needed(stage.residents),
    )


def rehearse(stage: Stage, rounds: int = ROUNDS, seed: str = SEED) -> Rehearsed:
    """The same at one go."""
    playing = rehearsing(stage, rounds, seed)
    while True:
        try:
            next(playing)
        except StopIteration as end:
            result: Rehearsed = end.value
            return result


def made_up(stage: Stage, members: list[str], chance: Chance) -> dict[str, Candidate]:
    """The purposes of one round, and who backs them: of whoever takes part, each by a chance of their own."""
    turnout = chance.between(*TURNOUT)
    voters = [draw < turnout for draw in chance.draws(len(members))]
    costs = _costs(stage, chance)
    return {str(number): _purpose(str(number), cost, members, voters, chance) for number, cost in enumerate(costs)}


def _costs(stage: Stage, chance: Chance) -> list[int]:
    """In pennies; where some stand for all, as much less."""
    if stage.costs:
        return [max(1, cost * stage.played // stage.residents) for cost in stage.costs]
    return [max(1, stage.money * chance.between(*COST) // ALL) for _ in range(stage.purposes)]


def _purpose(id: str, cost: int, members: list[str], voters: list[bool], chance: Chance) -> Candidate:
    """Whoever draws under its appeal backs it; of the others, those who draw highest object."""
    appeal = chance.between(*APPEAL)
    objecting = ALL - (ALL - appeal) * chance.between(*AGAINST) // ALL
    drawn = list(zip(members, voters, chance.draws(len(members)), strict=True))
    backers = frozenset(member for member, votes, draw in drawn if votes and draw < appeal)
    return Candidate(id, cost, backers, sum(votes and draw >= objecting for _, votes, draw in drawn))


def percent(part: Fraction) -> int:
    """In whole hundredths, rounded to the nearest; but none and all are said only of none and all."""
    return min(99, max(1, round(part * 100))) if 0 < part < 1 else int(part * 100)
