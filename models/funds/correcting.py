"""A deposit that was recorded wrongly is put right: a new transfer that names the wrong one; nothing is changed."""

from collections.abc import Mapping
from typing import Any

from models.rules.money import Money
from models.rules.purposes import check_text
from models.rules.refusals import Refusal
from models.rules.seconding import Request
from models.store.deposits import Gift
from models.store.unit import Unit

WHY = 300


def check(unit: Unit, community_id: int, deposit_id: int, values: Mapping[str, Any]) -> None:
    """Whether a deposit can be put right to values["amount"] pennies, 0 to take all of it back; "why" in words.

    Refused without a reason, where it is that much already, and where more would be taken back than is still in the
    pot of its funder: what shares hold or purposes have is no longer the funder's to take (design, section 4).
    """
    gift = require_deposit(unit, community_id, deposit_id)
    check_text("why", values["why"], WHY)
    check_amount(unit, gift, values["amount"] - recorded(unit, community_id, deposit_id))


def check_amount(unit: Unit, gift: Gift, more: int) -> None:
    """Whether a deposit can be so many pennies more, or less where it is below nothing. Refused as check refuses."""
    if more == 0:
        raise Refusal("deposit_is_so")
    left = unit.ledger.by_funder(gift.community_id, "pot").get(gift.funder_id, 0)
    if left + more < 0:
        raise Refusal("pot_holds_less", left=left, funder=gift.funder, currency=gift.currency)


def correct(unit: Unit, request: Request, by: list[str]) -> None:
    """Moves what was too much back to its funder, or what was missing into the pot. by: both coordinators' codes."""
    community_id, deposit_id = request.community_id, request.subject_id
    gift = unit.deposits.get(deposit_id)
    before = recorded(unit, community_id, deposit_id)
    more = request.values["amount"] - before
    funder, pot = (unit.ledger.account(community_id, kind, gift.funder_id) for kind in ("funder", "pot"))
    giver, taker = (funder, pot) if more > 0 else (pot, funder)
    key, wrong = f"correction:{request.id}", f"deposit:{deposit_id}"
    unit.ledger.move(community_id, key, "correction", giver, taker, Money(abs(more), gift.currency), wrong)
    facts = {"deposit": deposit_id, "funder": gift.funder_id, "was": before, "amount": request.values["amount"]}
    number = unit.journal.append(community_id, "corrected", by=by, currency=gift.currency, **facts)
    total = unit.ledger.pot(community_id)
    unit.notices.tell_group(community_id, "corrected", number, request_id=request.id, before=before, total=total)
    current = unit.rounds.current(community_id)
    if current is not None and current.frozen_at is None:
        unit.notices.redraw(community_id, "round", current.id)


def require_deposit(unit: Unit, community_id: int, deposit_id: int) -> Gift:
    """The deposit, where it is this community's."""
    gift = unit.deposits.find(deposit_id)
    if gift is None or gift.community_id != community_id:
        raise Refusal("no_such_thing")
    return gift


def recorded(unit: Unit, community_id: int, deposit_id: int) -> int:
    """What is recorded of a deposit by now, in pennies."""
    return unit.ledger.corrected(community_id, f"deposit:{deposit_id}")
