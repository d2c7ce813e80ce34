"""What a resident coordinator does alone, and an adviser who coordinates does once a resident agrees."""

from models.people import seconding
from models.rounds import launching
from models.rules.money import Money
from models.rules.people import Member
from models.rules.refusals import Refusal
from models.store.unit import Unit


def open_round(unit: Unit, draft_id: int, person_id: int) -> bool:
    """Opens the round a draft describes, or asks for it. Whether it is open now. Refused as opening is."""
    draft = unit.rounds.draft(draft_id)
    if draft is None:
        raise Refusal("no_such_thing")
    if advises(unit.members.of(draft.community_id, person_id)):
        seconding.ask(unit, draft.community_id, person_id, "launch", draft_id, {})
        return False
    launching.open_round(unit, draft_id, person_id)
    return True


def ask_deposit(unit: Unit, community_id: int, person_id: int, gift: Money, funder: str, terms: str) -> None:
    """An adviser asks for a funder's gift to be recorded. Refused as recording is."""
    values = {"amount": gift.amount, "currency": gift.currency, "funder": funder, "terms": terms}
    seconding.ask(unit, community_id, person_id, "deposit", 0, values)


def advises(member: Member | None) -> bool:
    """Whether this is an adviser who coordinates."""
    return member is not None and member.left_at is None and member.adviser and member.coordinates
