"""A deposit that was recorded wrongly is put right: a new transfer that names the wrong one; nothing is changed."""

from collections.abc import Mapping
from typing import Any

from models.funds import funding, renaming
from models.rules.funders import funder_key
from models.rules.money import Money
from models.rules.purposes import check_text
from models.rules.refusals import Refusal, require_own
from models.rules.seconding import Request
from models.store.deposits import Gift
from models.store.unit import Unit

WHY = 300


def check(unit: Unit, community_id: int, deposit_id: int, values: Mapping[str, Any]) -> None:
    """Whether a deposit can be put right to values["amount"] pennies, 0 to take all of it back; "why" in words.

    values may hold another "funder" and other "terms": then it is taken back and recorded anew in the same act, and
    where the name alone was wrong, all that came of it meanwhile has the right name from then on.
    Refused without a reason, where it is all so already, and where more would be taken back than is still in the
    pot of its funder: what shares hold or purposes have is no longer the funder's to take (design, section 4).
    """
    gift = require_deposit(unit, community_id, deposit_id)
    check_text("why", values["why"], WHY)
    before = recorded(unit, community_id, deposit_id)
    if not anew(gift, values):
        check_amount(unit, gift, values["amount"] - before)
    elif not same_funder(gift, values):
        check_left(unit, gift, 0 if values["amount"] == before else -before)
    else:
        check_left(unit, gift, values["amount"] - before)


def anew(gift: Gift, values: Mapping[str, Any]) -> bool:
    """Whether its funder or its terms were wrong, and something is left of it to be recorded otherwise."""
    same = same_funder(gift, values) and values.get("terms", gift.terms) == gift.terms
    return bool(values["amount"]) and not same


def same_funder(gift: Gift, values: Mapping[str, Any]) -> bool:
    """Whether it stays the same funder's, however the name is spelt."""
    return funder_key(values.get("funder", gift.funder)) == funder_key(gift.funder)


def check_amount(unit: Unit, gift: Gift, more: int) -> None:
    """Whether a deposit can be so many pennies more, or less where it is below nothing. Refused as check refuses."""
    if more == 0:
        raise Refusal("deposit_is_so")
    check_left(unit, gift, more)


def check_left(unit: Unit, gift: Gift, more: int) -> None:
    """Refused where its funder would have less than nothing in the pot."""
    left = in_the_pot(unit, gift)
    if left + more < 0:
        raise Refusal("pot_holds_less", left=left, funder=gift.funder, currency=gift.currency)


def in_the_pot(unit: Unit, gift: Gift) -> int:
    """What no round has taken up of all that its funder gave, in pennies."""
    return unit.ledger.by_funder(gift.community_id, "pot").get(gift.funder_id, 0)


def correct(unit: Unit, request: Request, by: list[str]) -> None:
    """Moves what was too much back to its funder, or what was missing into the pot. by: both coordinators' codes.

    What is recorded anew comes in first, so that no account is ever below nothing.
    """
    community_id, deposit_id, values = request.community_id, request.subject_id, request.values
    gift, before = unit.deposits.get(deposit_id), recorded(unit, community_id, deposit_id)
    right, moved, facts = values["amount"], {}, {"deposit": deposit_id, "was": before}
    if anew(gift, values):
        money, funder = Money(right, gift.currency), values.get("funder", gift.funder)
        terms, recorder = values.get("terms", gift.terms), unit.members.get(request.asked_by)
        facts["anew"], _ = funding.put_in(unit, recorder, money, funder, terms, by)
        moved = _take_over(unit, request, gift, unit.deposits.get(facts["anew"]).funder_id, before)
        right = 0
    _move(unit, request, gift, right - before)
    facts |= {"funder": gift.funder_id, "amount": right}
    number = unit.journal.append(community_id, "corrected", by=by, currency=gift.currency, **facts)
    total = unit.ledger.pot(community_id)
    told = {"request_id": request.id, "before": before, "total": total, **moved}
    unit.notices.tell_group(community_id, "corrected", number, **told)
    _tell_where_it_stands(unit, gift.community_id, deposit_id, number)
    if "anew" in facts:
        funding.tell_recorder(unit, unit.members.get(request.asked_by), facts["anew"], number)
    current = unit.rounds.current(community_id)
    if current is not None and (current.frozen_at is None or moved):
        unit.notices.redraw(community_id, "round", current.id)


def _tell_where_it_stands(unit: Unit, community_id: int, deposit_id: int, number: int) -> None:
    """The message that told of the deposit says so. number: the journal entry's that tells how."""
    chat_id = unit.communities.get(community_id).chat_id
    if chat_id is not None:
        unit.notices.where_it_stands("deposited", community_id, chat_id, {"deposit_id": deposit_id}, corrected=number)


def _take_over(unit: Unit, request: Request, gift: Gift, funder_id: int, pennies: int) -> dict[str, int]:
    """What is no longer in the pot passes to the other name; how much, and how much of it for purposes, in pennies."""
    gone = renaming.missing(unit, gift, pennies)
    if not gone:
        return {}
    return {"gone": gone, "to_pay": renaming.take_over(unit, request.id, gift, funder_id, gone)}


def _move(unit: Unit, request: Request, gift: Gift, more: int) -> None:
    if not more:
        return
    community_id = request.community_id
    funder, pot = (unit.ledger.account(community_id, kind, gift.funder_id) for kind in ("funder", "pot"))
    giver, taker = (funder, pot) if more > 0 else (pot, funder)
    key, wrong = f"correction:{request.id}", f"deposit:{request.subject_id}"
    unit.ledger.move(community_id, key, "correction", giver, taker, Money(abs(more), gift.currency), wrong)


def require_deposit(unit: Unit, community_id: int, deposit_id: int) -> Gift:
    """The deposit, where it is this community's."""
    return require_own(community_id, unit.deposits.find(deposit_id))


def recorded(unit: Unit, community_id: int, deposit_id: int) -> int:
    """What is recorded of a deposit by now, in pennies."""
    return unit.ledger.corrected(community_id, f"deposit:{deposit_id}")
