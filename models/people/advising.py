"""What a resident coordinator does alone, and an adviser who coordinates does once a resident agrees."""

from models.people import admitting, seconding
from models.rounds import launching
from models.rules.money import Money
from models.rules.people import Member
from models.rules.plans import Plan
from models.rules.refusals import require_found
from models.store.unit import Unit


def open_round(unit: Unit, draft_id: int, person_id: int) -> bool:
    """Opens the round a draft describes, or asks for it. Whether it is open now. Refused as opening is."""
    draft = require_found(unit.rounds.draft(draft_id))
    if advises(unit.members.of(draft.community_id, person_id)):
        seconding.ask(unit, draft.community_id, person_id, "launch", draft_id, {})
        return False
    launching.open_round(unit, draft_id, person_id)
    return True


def open_plan(unit: Unit, community_id: int, person_id: int, plan: Plan) -> None:
    """Opens a round without a preview in the group, or asks for it. Refused as opening is."""
    member = unit.members.of(community_id, person_id)
    if member is None or not advises(member):
        launching.open_plan(unit, community_id, person_id, plan)
        return
    launching.check_plan(unit, community_id, plan)
    draft_id = launching.sketch(unit, member, plan)
    seconding.ask(unit, community_id, person_id, "launch", draft_id, {})


def accept(unit: Unit, admission_id: int, person_id: int) -> bool:
    """Lets somebody in, or asks for it; a resident's yes to what an adviser asked for agrees to it.

    Whether they are in now. Refused as accepting is.
    """
    asked = require_found(unit.admissions.find(admission_id))
    if advises(unit.members.of(asked.community_id, person_id)):
        seconding.ask(unit, asked.community_id, person_id, "admit", admission_id, {})
        return False
    waiting = unit.requests.open_for(asked.community_id, "admit", admission_id)
    if waiting is None:
        admitting.accept(unit, admission_id, person_id)
        return True
    seconding.agree(unit, waiting.id, person_id)
    unit.notices.instead("answered_asking", asked.community_id, admission_id=admission_id)
    return True


def decline(unit: Unit, admission_id: int, person_id: int) -> None:
    """Says not now; what an adviser asked for ends with it. Refused as declining is."""
    admitting.decline(unit, admission_id, person_id)
    asked = unit.admissions.get(admission_id)
    waiting = unit.requests.open_for(asked.community_id, "admit", admission_id)
    if waiting is not None:
        seconding.call_off(unit, waiting.id, person_id)


def ask_deposit(unit: Unit, community_id: int, person_id: int, gift: Money, funder: str, terms: str) -> None:
    """An adviser asks for a funder's gift to be recorded. Refused as recording is."""
    values = {"amount": gift.amount, "currency": gift.currency, "funder": funder, "terms": terms}
    seconding.ask(unit, community_id, person_id, "deposit", 0, values)


def advises(member: Member | None) -> bool:
    """Whether this is an adviser who coordinates."""
    return member is not None and member.adviser and member.steers
