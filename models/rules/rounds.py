"""A round: its dates, its phases, and what may be done in each."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from functools import cache
from math import ceil
from zoneinfo import ZoneInfo

from models.rules.critical_mass import CriticalMass, Timing
from models.rules.refusals import Refusal

DAY = timedelta(days=1)
SHORTEST, LONGEST = timedelta(hours=2), timedelta(days=366)


class Phase(StrEnum):
    """A phase changes only by its due act, in order, never because someone looked at a clock."""

    GATHERING = "gathering"
    ROLLED = "rolled"
    PROVISIONAL = "provisional"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Dates:
    """When a round freezes its roll, takes its last purpose, and decides; and how long a purpose ripens."""

    freeze_at: datetime
    propose_until: datetime
    decide_at: datetime
    ripening: timedelta


def later(moment: datetime, length: timedelta, zone: ZoneInfo) -> datetime:
    """A moment that much later: whole days by the calendar of the place, the rest by the clock."""
    days, rest = divmod(length, DAY)
    if not days:  # in the hour that comes twice, going by the calendar would lead from the second to the first
        return moment + rest
    there = (moment.astimezone(zone) + timedelta(days=days)).replace(fold=0)
    return there.astimezone(ZoneInfo("UTC")) + rest


def until(day: date, now: datetime, zone: ZoneInfo) -> timedelta:
    """From now to this time of day on that day, in whole days of the place. Refused for today, and for days before."""
    days = day - now.astimezone(zone).date()
    if days < DAY:
        raise Refusal("day_is_over")
    return days


def noted(moment: datetime) -> datetime:
    """A moment as the journal has it: to the millisecond."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def known_by(freeze_at: datetime, wait: int) -> datetime | None:
    """By when one must have come to be on a roll that freezes then. wait: in seconds; None where there is none."""
    return noted(freeze_at) - timedelta(seconds=wait) if wait else None


def third(length: timedelta) -> timedelta:
    """How long people can join: a third of the round, rounded up to whole days; exactly that in rounds under three."""
    return length / 3 if length < 3 * DAY else ceil(length / 3 / DAY) * DAY


def dates(opened_at: datetime, length: timedelta, zone: ZoneInfo) -> Dates:
    """The dates of a round that opens now (design, section 2). Refused under two hours and over a year."""
    if not SHORTEST <= length <= LONGEST:
        raise Refusal("length_out_of_range")
    ripening = min(DAY, length / 6)
    decide_at = later(opened_at, length, zone)
    return Dates(later(opened_at, third(length), zone), decide_at - ripening, decide_at, ripening)


@dataclass(frozen=True, slots=True)
class Round:
    """One commissioning round as it stands. Lengths in seconds, money in pennies, N in head-counts.

    wait: how long before joining closes one must have joined to be on its roll.
    """

    id: int
    community_id: int
    number: int
    question: str
    preset: str
    timing: str
    core: str
    agreement: str
    share_limit: int | None
    currency: str
    carries: bool
    sealed: bool
    seed: str
    ripening: int
    length: int
    wait: int
    opened_at: datetime
    freeze_at: datetime
    put_off_at: datetime | None
    frozen_at: datetime | None
    propose_until: datetime
    decide_at: datetime
    decided_at: datetime | None
    close_at: datetime | None
    closed_at: datetime | None
    extended_at: datetime | None
    cancelled_at: datetime | None
    roll: int | None
    share: int | None
    acted: int

    @property
    def known_by(self) -> datetime | None:
        """Who came later is not on its roll; None where nobody has to wait."""
        return known_by(self.freeze_at, self.wait)

    def too_new(self, came_at: datetime) -> bool:
        """Whether whoever came then is not on the roll, as long as joining is not kept open for longer."""
        return self.known_by is not None and came_at > self.known_by

    @property
    def rule(self) -> CriticalMass:
        return _rule(self.core, self.agreement)

    @property
    def when_ready(self) -> bool:
        return self.timing == Timing.WHEN_READY

    @property
    def ripens_for(self) -> timedelta:
        return timedelta(seconds=self.ripening)

    def quarter_before(self, end: datetime) -> datetime:
        """When the last quarter of a ripening (or of the provisional time) begins: nobody objects any more then."""
        return end - self.ripens_for / 4

    @property
    def phase(self) -> Phase:
        if self.closed_at is not None:
            return Phase.CLOSED
        if self.decided_at is not None:
            return Phase.PROVISIONAL
        return Phase.GATHERING if self.frozen_at is None else Phase.ROLLED

    @property
    def hides(self) -> bool:
        """Whether nobody may see yet how many back or object to what: a sealed round, until its decision."""
        return self.sealed and self.phase in (Phase.GATHERING, Phase.ROLLED)

    @property
    def roles_rest(self) -> bool:
        """Whether nobody may change between resident and adviser: from the freeze to the close."""
        return self.phase in (Phase.ROLLED, Phase.PROVISIONAL)

    def takes_texts(self, now: datetime) -> bool:
        """Whether purposes may be proposed, amended and merged: until one ripening time before the decision."""
        return self.phase in (Phase.GATHERING, Phase.ROLLED) and now < self.propose_until

    @property
    def lasted_days(self) -> bool:
        """Whether everybody has had days to say something; in a shorter round, who is silent may be asleep.

        As it was meant to last, or shorter where it was closed early.
        """
        if self.decided_at is None:
            return False
        return min(timedelta(seconds=self.length), noted(self.decided_at) - noted(self.opened_at)) >= 3 * DAY

    @property
    def over_at(self) -> datetime:
        """When it closed, or will as far as is known."""
        return self.closed_at or self.close_at or self.decide_at + self.ripens_for


@cache
def _rule(core: str, agreement: str) -> CriticalMass:
    """Made once for each pair: every tap asks its round's."""
    return CriticalMass(Fraction(core), Fraction(agreement))


def full_share(pot: int, roll: int, limit: int | None) -> int:
    """Each one's share in whole pennies: an equal part of the pot, or the round's limit where that is less."""
    share = pot // roll if roll else 0
    return share if limit is None else min(share, limit)


def can_freeze(pot: int, roll: int) -> bool:
    """Whether there are people and pennies enough for a round: three residents, a penny each."""
    return roll >= 3 and pot // roll >= 1
