"""Saying that one has an interest in a purpose: oneself, or somebody close, would be paid by it.

Only the payee does not count for a purpose; whoever has an interest does, and all read how many people said so. Never
who, nor what they say of the purpose: among a few backers that would tell whose word is whose. The proposer is known.
"""

from models.rules.ballots import Ballot, check_open
from models.rules.people import Member, require_member
from models.rules.purposes import public_id
from models.rules.refusals import Refusal, require_found
from models.store.unit import Unit


def declare(unit: Unit, purpose_id: int, person_id: int) -> None:
    """A member says so, resident or adviser. Refused to the payee, twice, and once the purpose is decided."""
    ballot, member = _asked(unit, purpose_id, person_id)
    if member.id == ballot.purpose.payee_member_id:
        raise Refusal("payee_has_no_say")
    if unit.interests.has(purpose_id, member.id):
        raise Refusal("interest_declared")
    record(unit, purpose_id, member)
    unit.notices.instead("purpose_alone", ballot.purpose.community_id, purpose_id=purpose_id)


def take_back(unit: Unit, purpose_id: int, person_id: int) -> None:
    """They say so no longer. Refused to who has not, and once the purpose is decided."""
    ballot, member = _asked(unit, purpose_id, person_id)
    if not unit.interests.has(purpose_id, member.id):
        raise Refusal("no_interest")
    unit.interests.take_back(purpose_id, member.id)
    _tell(unit, purpose_id)
    unit.notices.instead("purpose_alone", ballot.purpose.community_id, purpose_id=purpose_id)


def forget(unit: Unit, round_id: int, member: Member) -> None:
    """Of what others put to the round they say so no longer: who comes back as somebody new could say it once more."""
    for purpose in unit.purposes.undecided(round_id):
        if purpose.proposed_by != member.id and unit.interests.has(purpose.id, member.id):
            unit.interests.take_back(purpose.id, member.id)
            _tell(unit, purpose.id)


def record(unit: Unit, purpose_id: int, member: Member) -> None:
    """It is so from now on."""
    unit.interests.declare(purpose_id, member.id, unit.now)
    _tell(unit, purpose_id)


def _tell(unit: Unit, purpose_id: int) -> None:
    """The journal has numbers alone; a code there would lead to what they say of purposes."""
    purpose = unit.purposes.get(purpose_id)
    name = public_id(unit.rounds.get(purpose.round_id), purpose.number)
    facts = {"people": unit.interests.others(purpose), "proposer": unit.interests.has(purpose.id, purpose.proposed_by)}
    unit.journal.append(purpose.community_id, "interest", purpose=name, **facts)
    unit.notices.redraw(purpose.community_id, "purpose", purpose.id)


def _asked(unit: Unit, purpose_id: int, person_id: int) -> tuple[Ballot, Member]:
    ballot = require_found(unit.stances.ballot(person_id, purpose_id))
    member = require_member(ballot.member)
    check_open(ballot)
    return ballot, member
