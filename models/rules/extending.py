"""A round is made longer: by how much it may be, and what its dates are then."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from models.rules.nudging import Nudge, moments
from models.rules.refusals import Refusal
from models.rules.rounds import Phase, Round, later, third

SHORTEST = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Longer:
    """The dates of a round that lasts longer. What ripens keeps its own end, and a frozen roll stays frozen."""

    freeze_at: datetime
    propose_until: datetime
    decide_at: datetime
    halfway: datetime
    last: datetime


def check_extension(its_round: Round, more: timedelta, now: datetime) -> None:
    """Once, before the last day (the last sixth of a shorter round), at most by the original length (design, 5)."""
    if its_round.phase is Phase.CLOSED:
        raise Refusal("round_closed")
    if its_round.extended_at is not None:
        raise Refusal("extended_already")
    if its_round.phase is Phase.PROVISIONAL or now >= its_round.propose_until:
        raise Refusal("too_late_to_extend")
    if not SHORTEST <= more <= timedelta(seconds=its_round.length):
        raise Refusal("extension_out_of_range", most=its_round.length)


def extended(its_round: Round, more: timedelta, zone: ZoneInfo) -> Longer:
    """Everything still to come is later; joining stays open for a third of the whole, as in any round."""
    length = timedelta(seconds=its_round.length)
    decide_at = later(its_round.decide_at, more, zone)
    longer = third(length + more) - third(length)
    freeze_at = its_round.freeze_at if its_round.frozen_at else later(its_round.freeze_at, longer, zone)
    nudges = moments(its_round.opened_at, decide_at)
    halfway, last = nudges[Nudge.HALFWAY], nudges[Nudge.LAST]
    return Longer(freeze_at, decide_at - its_round.ripens_for, decide_at, halfway, last)
