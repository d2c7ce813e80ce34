"""When enough of a group agree: three tests in head-counts and pennies, thresholds rounded up exactly."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from models.rules.refusals import Refusal

FEWEST_PAYERS = 3
SMALL_SHARE = 500

Failing = Literal["people", "agreement", "money"]


@dataclass(frozen=True, slots=True)
class CriticalMass:
    """The two fractions of a round's rule. Refuses (TypeError) anything inexact."""

    core: Fraction
    agreement: Fraction

    def __post_init__(self) -> None:
        if not (isinstance(self.core, Fraction) and isinstance(self.agreement, Fraction)):
            raise TypeError(f"thresholds are exact fractions, not {self.core!r} and {self.agreement!r}")

    def people_needed(self, roll: int) -> int:
        """How many paying backers a purpose needs among so many residents; never fewer than three."""
        return max(FEWEST_PAYERS, _ceil(self.core, roll))

    def backers_against(self, objectors: int) -> int:
        """The fewest backers who are the agreed part of all who say yes or no, against so many objectors.

        Refuses (ValueError) an agreement of all: against one objection no number of backers would be enough.
        """
        if self.agreement >= 1:
            raise ValueError("where all must agree, more backers never outweigh an objection")
        part = self.agreement
        return -(-part.numerator * objectors // (part.denominator - part.numerator))


def _ceil(part: Fraction, of: int) -> int:
    """A part of a number of people, rounded up: exact, and without making a fraction of it at every tap."""
    return -(-part.numerator * of // part.denominator)


class Preset(StrEnum):
    """A ready-made rule."""

    TOGETHER = "together"
    SEVERAL = "several"
    NEAR_CONSENSUS = "near-consensus"


class Timing(StrEnum):
    """When a purpose with critical mass may go ahead."""

    WHEN_READY = "when_ready"
    AT_THE_CLOSE = "at_the_close"


PRESETS: Mapping[Preset, tuple[CriticalMass, Timing]] = MappingProxyType(
    {
        Preset.TOGETHER: (CriticalMass(Fraction(1, 3), Fraction(2, 3)), Timing.WHEN_READY),
        Preset.SEVERAL: (CriticalMass(Fraction(1, 10), Fraction(2, 3)), Timing.AT_THE_CLOSE),
        Preset.NEAR_CONSENSUS: (CriticalMass(Fraction(1, 2), Fraction(4, 5)), Timing.AT_THE_CLOSE),
    }
)


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted for one purpose: payers are backers with something left, covered the pennies they hold."""

    backers: int
    objectors: int
    payers: int
    covered: int

    @classmethod
    def of(cls, backers: int, objectors: int, levels: Mapping[int, int] | Mapping[Fraction, int]) -> "Counts":
        """levels: what is left -> how many of the backers have that."""
        payers = sum(people for left, people in levels.items() if left)
        return cls(backers, objectors, payers, int(sum(left * people for left, people in levels.items())))


@dataclass(frozen=True, slots=True)
class Test:
    """How many there are, and how many it takes."""

    have: int
    need: int

    @property
    def passed(self) -> bool:
        return self.have >= self.need

    @property
    def missing(self) -> int:
        return max(0, self.need - self.have)


@dataclass(frozen=True, slots=True)
class Standing:
    """The three tests of one purpose: people and agreement in head-counts, money in pennies."""

    people: Test
    agreement: Test
    money: Test

    @property
    def passed(self) -> bool:
        return self.failed is None

    @property
    def failed(self) -> Failing | None:
        """The first test that fails, in the order people, agreement, money."""
        if not self.people.passed:
            return "people"
        if not self.agreement.passed:
            return "agreement"
        return None if self.money.passed else "money"


def standing(cost: int, counts: Counts, rule: CriticalMass, roll: int) -> Standing:
    """How far a purpose of this cost (pennies) is from critical mass among so many residents, test by test."""
    return Standing(
        people=Test(counts.payers, rule.people_needed(roll)),
        agreement=Test(counts.backers, rule.backers_against(counts.objectors)),
        money=Test(counts.covered, cost),
    )


def ways_to_agree(counts: Counts, rule: CriticalMass) -> tuple[int, int]:
    """The fewest more backers, or else the fewest objections less, with which agreement passes; (0, 0) if it does."""
    backers = rule.backers_against(counts.objectors)
    objectors = int(counts.backers * (1 - rule.agreement) / rule.agreement)
    return max(0, backers - counts.backers), max(0, counts.objectors - objectors)


def people_to_carry(cost: int, share: int, rule: CriticalMass, roll: int) -> int:
    """The fewest backers with a whole share (pennies) who are enough people and cover the cost (pennies)."""
    return max(rule.people_needed(roll), -(-cost // share))


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a rule would mean today: the share in pennies, the payers a purpose needs, and what to be warned of."""

    roll: int
    share: int
    people_needed: int
    warnings: tuple[str, ...]


def check_rule(rule: CriticalMass, roll: int, pot: int, limit: int | None) -> Outlook:
    """What a rule would mean for so many residents and a pot (pennies); limit: the most a share may be.

    Refused: core_out_of_range, agreement_too_low, agreement_too_high, too_few_residents, share_too_small.
    """
    _check_fractions(rule)
    needed = rule.people_needed(roll)
    if needed > roll:
        raise Refusal("too_few_residents", needed=needed, roll=roll)
    share = pot // roll if limit is None else min(pot // roll, limit)
    if share < 1:
        raise Refusal("share_too_small", pot=pot, roll=roll)
    warnings = {"small_share": share < SMALL_SHARE, "all_must_agree": needed == roll}
    return Outlook(roll, share, needed, tuple(word for word, warned in warnings.items() if warned))


def _check_fractions(rule: CriticalMass) -> None:
    least, most = Fraction(1, 20), Fraction(9, 10)
    if not least <= rule.core <= most:
        raise Refusal("core_out_of_range", core=rule.core, least=least, most=most)
    if rule.agreement < Fraction(1, 2):
        raise Refusal("agreement_too_low", agreement=rule.agreement, least=Fraction(1, 2))
    if rule.agreement >= 1:
        raise Refusal("agreement_too_high", agreement=rule.agreement, below=Fraction(1))
