"""A deposit in one line: shown to the group first, and recorded by a tap of whoever wrote it."""

from models.funds import funding
from models.people import advising
from models.rules.money import Money
from models.rules.purposes import check_text
from models.rules.refusals import Refusal, require_found
from models.rules.seconding import require_steering
from models.store.deposits import GiftDraft
from models.store.unit import Unit

FUNDER, TERMS = 80, 500


def sketch(unit: Unit, community_id: int, person_id: int, gift: Money, funder: str, terms: str = "") -> int:
    """Shows what would be recorded; nothing is yet. Returns the draft's id. Refused as recording is."""
    require_steering(unit.members.of(community_id, person_id))
    funding.check_gift(unit, community_id, gift)
    check_text("funder", funder, FUNDER)
    if terms:
        check_text("terms", terms, TERMS)
    draft_id = unit.deposits.sketch(community_id, person_id, gift, funder, terms, unit.now)
    unit.notices.reply("gift_preview", community_id, draft_id=draft_id)
    return draft_id


def record(unit: Unit, draft_id: int, person_id: int) -> int | None:
    """Records the gift that was shown, or asks for it where an adviser wrote it. Returns its id, if it is recorded.

    Refused to anyone but who wrote it, and a second time.
    """
    draft = own(unit, draft_id, person_id)
    gift = Money(draft.amount, draft.currency)
    if advising.advises(unit.members.of(draft.community_id, person_id)):
        advising.ask_deposit(unit, draft.community_id, person_id, gift, draft.funder, draft.terms)
        unit.deposits.end_draft(draft_id, unit.now)
        return None
    deposit_id = funding.deposit(unit, draft.community_id, person_id, gift, draft.funder, draft.terms)
    unit.deposits.end_draft(draft_id, unit.now)
    return deposit_id


def drop(unit: Unit, draft_id: int, person_id: int) -> None:
    """It is not recorded. Refused as recording is."""
    draft = own(unit, draft_id, person_id)
    unit.deposits.end_draft(draft_id, unit.now)
    unit.notices.instead("form_left", draft.community_id, kind="fund")


def own(unit: Unit, draft_id: int, person_id: int) -> GiftDraft:
    """The draft, for whoever wrote it. Refused to others, and once it is over."""
    draft = require_found(unit.deposits.draft(draft_id))
    if draft.made_by != person_id:
        raise Refusal("not_who_wrote_it")
    if draft.ended_at is not None:
        raise Refusal("draft_is_over")
    return draft
