"""Merging two purposes: the proposer of one asks, the proposer of the other agrees or does not."""

from dataclasses import dataclass
from datetime import datetime

from models.rules.amendments import check_amending
from models.rules.ballots import Ballot, check_undecided
from models.rules.purposes import Purpose
from models.rules.refusals import Refusal, require_own
from models.rules.rounds import Round


@dataclass(frozen=True, slots=True)
class Merger:
    """A wish to merge a purpose into another. text, into_text: which of their texts it was meant for."""

    id: int
    purpose_id: int
    into_id: int
    text: int
    into_text: int
    asked_at: datetime
    ended_at: datetime | None
    ended: str | None

    def stands(self, one: Purpose, other: Purpose) -> bool:
        """Whether it can still be agreed to: both are there, with the texts it was meant for."""
        same = (one.text, other.text) == (self.text, self.into_text)
        return self.ended_at is None and same and one.undecided and other.undecided


def check_merging(ballot: Ballot, other: Purpose, now: datetime) -> None:
    """Refused as amending the first; and where the other is the same, of another group or round, or decided."""
    check_amending(ballot, now)
    require_own(ballot.purpose.community_id, other)
    if other.id == ballot.purpose.id:
        raise Refusal("merges_with_itself")
    if other.round_id != ballot.round.id:
        raise Refusal("other_round", title=other.title)
    check_undecided(other)


def answer_until(of: Round, now: datetime) -> datetime:
    """Until when it can be agreed to: for a ripening time, but no longer than texts are taken."""
    return min(now + of.ripens_for, of.propose_until)
