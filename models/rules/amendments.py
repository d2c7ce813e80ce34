"""Amending a purpose: what a change of its text does to those who have spoken."""

from datetime import datetime
from enum import StrEnum

from models.rules.ballots import Ballot, check_open
from models.rules.people import require_member
from models.rules.purposes import Proposal, Purpose
from models.rules.refusals import Refusal


class Effect(StrEnum):
    """What a new text would do."""

    NOTHING = "nothing"
    KEEPS = "keeps"
    ASKS_AGAIN = "asks again"


def effect(purpose: Purpose, proposal: Proposal, *, pays_proposer: bool) -> Effect:
    """A lower cost alone keeps every stance; any other change asks each person again (design, section 2)."""
    before = purpose.title, purpose.why, purpose.payee, purpose.payee_member_id is not None
    after = proposal.title, proposal.why, proposal.payee, pays_proposer
    if before == after and proposal.cost == purpose.cost:
        return Effect.NOTHING
    return Effect.KEEPS if before == after and proposal.cost < purpose.cost else Effect.ASKS_AGAIN


def check_proposer(ballot: Ballot) -> None:
    """Refused to all but the proposer, and once the purpose is withdrawn or activated, or its round closed."""
    if require_member(ballot.member).id != ballot.purpose.proposed_by:
        raise Refusal("not_the_proposer")
    check_open(ballot)


def check_amending(ballot: Ballot, now: datetime) -> None:
    """Refused besides from one ripening time before the decision."""
    check_proposer(ballot)
    if not ballot.round.takes_texts(now):
        raise Refusal("too_late_to_amend")
