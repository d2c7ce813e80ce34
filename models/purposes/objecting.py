"""What follows an objection: its reason, the proposer's answer, and how it ends."""

from models.forms.beginning import busy, written
from models.purposes import ripening, turning
from models.rules.ballots import Ballot, Stance
from models.rules.objections import Objection
from models.rules.people import voter_code
from models.rules.purposes import REASON, check_text, public_id
from models.rules.refusals import Refusal, require_found
from models.rules.rounds import Phase
from models.store.forms import Form
from models.store.journal import commitment
from models.store.unit import Unit


def check_reason(unit: Unit, purpose_id: int, person_id: int) -> tuple[Ballot, Objection]:
    """The objection that waits for the person's reason. Refused where there is none, and once it was given."""
    ballot, objection = _standing(unit, purpose_id, person_id)
    if objection.reason is not None:
        raise Refusal("reason_given")
    return ballot, objection


def start_reason(unit: Unit, purpose_id: int, person_id: int) -> None:
    """An objector asks to be asked for their reason, in private. Refused when they have given it."""
    ballot, objection = check_reason(unit, purpose_id, person_id)
    community_id, answers = ballot.purpose.community_id, {"purpose_id": purpose_id, "objection_id": objection.id}
    form = Form(person_id, community_id, "reason", answers)
    if not written(unit, form) and not busy(unit, form):
        unit.forms.keep(form, unit.now)
        unit.notices.instead("ask_reason", community_id, objection_id=objection.id, busy=False)


def give_reason(unit: Unit, purpose_id: int, person_id: int, reason: str) -> None:
    """The reason is shown to all, without a name. Refused when there is no such objection, or too long a text."""
    check_text("reason", reason, REASON)
    ballot, objection = check_reason(unit, purpose_id, person_id)
    community_id = ballot.purpose.community_id
    unit.objections.change(objection.id, reason=reason.strip())
    unit.dues.drop("lapse", [objection.id], unit.now)
    facts = {"purpose": public_id(ballot.round, ballot.purpose.number), "objection": objection.id}
    number = unit.journal.append(community_id, "reason", text=commitment(objection.salt, reason.strip()), **facts)
    unit.notices.instead("reason_kept", community_id, objection_id=objection.id)
    unit.notices.tell_group(community_id, "objection", number, objection_id=objection.id)
    proposer = unit.members.get(ballot.purpose.proposed_by).person_id
    if proposer != person_id and unit.communities.can_write_to([proposer]):
        unit.notices.write_to(proposer, "ask_answer", community_id, objection_id=objection.id)
    unit.notices.redraw(community_id, "purpose", purpose_id)


def check_answer(unit: Unit, objection_id: int, person_id: int) -> tuple[Ballot, Objection]:
    """The objection a proposer may answer. Refused to others, once it ended, and once it was answered."""
    objection = unit.objections.find(objection_id)
    ballot = unit.stances.ballot(person_id, objection.purpose_id) if objection else None
    if objection is None or ballot is None or objection.reason is None:
        raise Refusal("no_such_thing")
    if ballot.member is None or ballot.member.id != ballot.purpose.proposed_by:
        raise Refusal("not_the_proposer")
    if ballot.member.removed_at is not None:
        raise Refusal("was_removed")
    if objection.ended_at is not None or ballot.round.phase is Phase.CLOSED or not ballot.purpose.undecided:
        raise Refusal("objection_over")
    if objection.answer is not None:
        raise Refusal("answer_given")
    return ballot, objection


def answer(unit: Unit, objection_id: int, person_id: int, text: str) -> None:
    """The proposer answers for all to read; the objector is asked in private whether that settles it."""
    check_text("answer", text, REASON)
    ballot, objection = check_answer(unit, objection_id, person_id)
    community_id = ballot.purpose.community_id
    unit.objections.change(objection.id, answer=text.strip())
    facts = {"purpose": public_id(ballot.round, ballot.purpose.number), "objection": objection.id}
    number = unit.journal.append(community_id, "answered", text=commitment(objection.salt, text.strip()), **facts)
    unit.notices.instead("answer_kept", community_id, objection_id=objection.id)
    unit.notices.tell_group(community_id, "answered", number, objection_id=objection.id)
    unit.notices.redraw(community_id, "purpose", ballot.purpose.id)
    objector = unit.members.get(objection.member_id).person_id
    if unit.communities.can_write_to([objector]):
        unit.notices.write_to(objector, "ask_settled", community_id, objection_id=objection.id)


def settle(unit: Unit, objection_id: int, person_id: int) -> str:
    """Only the objector settles an objection; they return to silence. Returns the purpose's title."""
    ballot, objection = _asked_about(unit, objection_id, person_id)
    _end(unit, ballot, objection, "settled")
    unit.notices.instead("settled_mine", ballot.purpose.community_id, purpose_id=ballot.purpose.id)
    return ballot.purpose.title


def stay(unit: Unit, objection_id: int, person_id: int) -> str:
    """The objector says that it is not settled: nothing changes. Refused as settling. Returns the title."""
    return _asked_about(unit, objection_id, person_id)[0].purpose.title


def _asked_about(unit: Unit, objection_id: int, person_id: int) -> tuple[Ballot, Objection]:
    """The person's own objection, as they were asked whether it is settled. Refused with how it ended."""
    objection = require_found(unit.objections.find(objection_id))
    if unit.members.get(objection.member_id).person_id != person_id:
        raise Refusal("no_objection")
    if objection.ended == "settled":
        raise Refusal("objection_settled", title=unit.purposes.get(objection.purpose_id).title)
    if objection.ended is not None:
        raise Refusal("objection_ended", title=unit.purposes.get(objection.purpose_id).title)
    return _standing(unit, objection.purpose_id, person_id)


def lapse(unit: Unit, objection_id: int) -> None:
    """An objection that was given no reason in time ends by itself."""
    objection = unit.objections.find(objection_id)
    if objection is None or objection.ended_at is not None or objection.reason is not None:
        return
    person_id = unit.members.get(objection.member_id).person_id
    ballot = unit.stances.ballot(person_id, objection.purpose_id)
    if ballot is None or not ballot.purpose.undecided or ballot.round.phase is Phase.CLOSED:
        return
    _end(unit, ballot, objection, "lapsed")
    if unit.communities.can_write_to([person_id]):
        unit.notices.write_to(person_id, "lapsed", ballot.purpose.community_id, purpose_id=ballot.purpose.id)


def _end(unit: Unit, ballot: Ballot, objection: Objection, how: str) -> None:
    purpose = ballot.purpose
    now_so = unit.stances.record(ballot, objection.member_id, None, unit.now)
    unit.objections.end_standing(purpose.id, objection.member_id, how, unit.now)
    voter = voter_code(unit.members.get(objection.member_id).salt, ballot.round.seed)
    facts = {"purpose": public_id(ballot.round, purpose.number), "voter": voter}
    number = unit.journal.append(purpose.community_id, how, **facts)
    if how == "settled":
        unit.notices.tell_group(purpose.community_id, "settled", number, objection_id=objection.id)
    unit.notices.redraw(purpose.community_id, "purpose", purpose.id)
    unit.notices.redraw(purpose.community_id, "round", ballot.round.id)
    ripening.consider(unit, ballot.round, now_so)
    turning.consider(unit, ballot.round, purpose, now_so)


def _standing(unit: Unit, purpose_id: int, person_id: int) -> tuple[Ballot, Objection]:
    ballot = unit.stances.ballot(person_id, purpose_id)
    if ballot is None or ballot.member is None or ballot.stance is not Stance.OBJECTS:
        raise Refusal("no_objection")
    objection = unit.objections.standing(purpose_id, ballot.member.id)
    if objection is None or not ballot.purpose.undecided or ballot.round.phase is Phase.CLOSED:
        raise Refusal("no_objection")
    return ballot, objection
