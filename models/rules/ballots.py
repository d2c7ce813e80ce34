"""One resident, one purpose, one word on it: what a tap may do."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from models.rules.people import Member, require_member
from models.rules.purposes import Purpose
from models.rules.refusals import Refusal
from models.rules.rounds import Phase, Round


class Stance(StrEnum):
    """A resident's one word on a purpose. Silence is neither."""

    BACKS = "backs"
    OBJECTS = "objects"


@dataclass(frozen=True, slots=True)
class Ballot:
    """All that one tap needs, read at once. left: pennies the member's share still holds, None when not on the roll."""

    round: Round
    purpose: Purpose
    member: Member | None
    left: int | None
    stance: Stance | None


def voter(ballot: Ballot) -> Member:
    """The member whose word counts. Whoever left after the freeze may still act; who was removed may not.

    Refused to strangers, advisers, the payee, who joined after the freeze, who joined too short a time before it, and
    who is left off the roll.
    """
    member = ballot.member
    if ballot.left is None or member is None or member.removed_at is not None:
        member = require_member(member)
    if member.adviser:
        raise Refusal("adviser_has_no_say")
    if member.id == ballot.purpose.payee_member_id:
        raise Refusal("payee_has_no_say")
    if member.resting and ballot.left is None:
        raise Refusal("resting")
    if ballot.left is not None:
        return member
    if ballot.round.frozen_at is not None:
        raise Refusal("not_on_the_roll")
    if ballot.round.too_new(member.came_at):
        raise Refusal("counts_later", wait=ballot.round.wait)
    return member


def check_undecided(purpose: Purpose) -> None:
    """Refused once a purpose is merged into another, withdrawn or activated."""
    if purpose.merged_into is not None:
        raise Refusal("purpose_merged", title=purpose.title)
    if purpose.withdrawn_at is not None:
        raise Refusal("purpose_withdrawn", title=purpose.title)
    if purpose.activated_at is not None:
        raise Refusal("purpose_activated", title=purpose.title)


def check_open(ballot: Ballot) -> None:
    """Refused once a purpose is merged, withdrawn or activated, or its round is closed."""
    check_undecided(ballot.purpose)
    if ballot.round.phase is Phase.CLOSED:
        raise Refusal("round_closed")


def check_backing(ballot: Ballot) -> None:
    """Refused while the outcome is provisional: no new backings then."""
    check_open(ballot)
    if ballot.round.phase is Phase.PROVISIONAL:
        raise Refusal("provisional_no_backing")


def holds_last_yes(ballot: Ballot) -> bool:
    """Whether they back it while nobody can give a new yes: one that is given up then is gone for the round."""
    return ballot.round.phase is Phase.PROVISIONAL and ballot.stance is Stance.BACKS


def check_objecting(ballot: Ballot, now: datetime) -> None:
    """Refused in the last quarter of a ripening or of the provisional time: that quarter is for answers."""
    check_open(ballot)
    start = last_quarter(ballot)
    if start is not None and now >= start:
        raise Refusal("last_quarter")


def last_quarter(ballot: Ballot) -> datetime | None:
    """When the last quarter of the ripening (or of the provisional time) begins, if one is running."""
    provisional = ballot.round.phase is Phase.PROVISIONAL
    end = ballot.round.close_at if provisional else ballot.purpose.ripens_at
    return None if end is None else ballot.round.quarter_before(end)


def reason_until(ballot: Ballot, now: datetime) -> datetime:
    """Until when an objection counts without a reason: half a ripening time, or the last quarter's start if sooner."""
    half = now + timedelta(seconds=ballot.round.ripening) / 2
    start = last_quarter(ballot)
    return half if start is None else min(half, start)
