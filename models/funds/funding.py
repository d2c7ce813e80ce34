"""Money comes into the pot."""

from collections.abc import Mapping
from typing import Any

from models.rules.money import Money
from models.rules.people import Member, require_coordinator
from models.rules.refusals import Refusal
from models.rules.rounds import Round, full_share
from models.rules.seconding import Request
from models.store.journal import sealed
from models.store.unit import Unit


def deposit(unit: Unit, community_id: int, person_id: int, gift: Money, funder: str, terms: str = "") -> int:
    """A coordinator records a funder's gift. Refused alone to advisers, and in a second currency. Returns its id.

    A gift recorded before the roll freezes joins the open round; a later one waits for the next.
    """
    coordinator = require_coordinator(unit.members.of(community_id, person_id))
    check_gift(unit, community_id, gift)
    deposit_id = _record(unit, coordinator, gift, funder, terms, [coordinator.code], here=True)
    if unit.asked is not None and unit.asked.chat_id == person_id:
        unit.notices.instead("deposit_mine", community_id, deposit_id=deposit_id)
    return deposit_id


def check(unit: Unit, community_id: int, _nothing: int, values: Mapping[str, Any]) -> None:
    """Whether a gift can be recorded: values hold its amount in pennies, currency, funder and terms."""
    check_gift(unit, community_id, Money(values["amount"], values["currency"]))


def deposit_together(unit: Unit, request: Request, by: list[str]) -> None:
    """An adviser's deposit that a resident agreed to."""
    values, recorder = request.values, unit.members.get(request.asked_by)
    _record(unit, recorder, Money(values["amount"], values["currency"]), values["funder"], values["terms"], by)


def _record(
    unit: Unit, recorder: Member, gift: Money, funder: str, terms: str, by: list[str], *, here: bool = False
) -> int:
    """here: told where it was shown before, not in a message of its own."""
    deposit_id, number = put_in(unit, recorder, gift, funder, terms, by)
    _tell(unit, recorder.community_id, deposit_id, number, here=here)
    return deposit_id


def put_in(unit: Unit, recorder: Member, gift: Money, funder: str, terms: str, by: list[str]) -> tuple[int, int]:
    """A gift is in the books: its id, and its entry's number. Nobody is told yet. by: the codes of who recorded it."""
    community_id = recorder.community_id
    unit.communities.change(community_id, currency=gift.currency)
    funder_id = unit.deposits.funder(community_id, funder)
    deposit_id = unit.deposits.record(community_id, funder_id, gift, terms, recorder.id, unit.now)
    giver = unit.ledger.account(community_id, "funder", funder_id)
    taker = unit.ledger.account(community_id, "pot", funder_id)
    unit.ledger.move(community_id, f"deposit:{deposit_id}", "deposit", giver, taker, gift)
    name = sealed(unit.deposits.names(community_id)[funder_id])
    facts = {"deposit": deposit_id, "funder": funder_id, "name": name}
    facts |= {"amount": gift.amount, "currency": gift.currency}
    facts |= {"terms": sealed(terms)} if terms else {}
    return deposit_id, unit.journal.append(community_id, "deposited", by=by, **facts)


def _tell(unit: Unit, community_id: int, deposit_id: int, number: int, *, here: bool) -> None:
    current, total = unit.rounds.current(community_id), unit.ledger.pot(community_id)
    waits = current is not None and current.frozen_at is not None
    values: dict[str, object] = {"deposit_id": deposit_id, "waits": waits, "total": total}
    if current is not None and not waits:
        values |= {"round": current.number, "takes": _takes(unit, current, total)}
    if here:
        unit.notices.tell_group_here(community_id, "deposited", number, **values)
    else:
        unit.notices.tell_group(community_id, "deposited", number, **values)
    if current is not None and not waits:
        unit.notices.redraw(community_id, "round", current.id)


def _takes(unit: Unit, its_round: Round, pot: int) -> int:
    """How much of the pot the round would take if its roll froze now, in pennies."""
    roll = unit.communities.get(its_round.community_id).residents
    return roll * full_share(pot, roll, its_round.share_limit)


def tell_recorder(unit: Unit, recorder: Member, deposit_id: int, number: int) -> None:
    """To who recorded a deposit: what is recorded, with the button to put it right. number: its journal entry's."""
    if unit.communities.can_write_to([recorder.person_id]):
        community_id = recorder.community_id
        unit.notices.tell_person(recorder.person_id, "deposit_mine", number, community_id, deposit_id=deposit_id)


def check_gift(unit: Unit, community_id: int, gift: Money) -> None:
    """Whether the pot can take it. Refused in a second currency, and where it is nothing."""
    currency = unit.communities.get(community_id).currency
    if currency is not None and currency != gift.currency:
        raise Refusal("other_currency", currency=currency, given=gift.currency)
    if gift.amount <= 0:
        raise Refusal("amount_nothing")
