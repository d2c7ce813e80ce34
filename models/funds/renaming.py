"""A gift recorded under a wrong name that is in the shares or spent already: what came of it changes its name."""

from models.rules.money import Money, portions
from models.rules.purposes import public_id
from models.store.deposits import Gift
from models.store.ledger import Account
from models.store.unit import Unit


def missing(unit: Unit, gift: Gift, pennies: int) -> int:
    """How many of the pennies of a gift its funder no longer has in the pot."""
    return max(0, pennies - unit.ledger.by_funder(gift.community_id, "pot").get(gift.funder_id, 0))


def take_over(unit: Unit, request_id: int, gift: Gift, funder_id: int, pennies: int) -> int:
    """Another funder takes so much of what this one has outside the pot, and this one has it in the pot again.

    In proportion to what lies where, in whole pennies; no account's sum over both funders changes. Returns how much of
    it is for purposes that go ahead: pennies that the other is to pay.
    """
    held = sorted(_held(unit, gift), key=lambda one: _name(unit, one))
    for_purposes = 0
    for one, part in zip(held, portions(pennies, [one.balance for one in held]), strict=True):
        if part:
            _swap(unit, request_id, gift, funder_id, one, part)
            for_purposes += part if one.kind == "purpose" else 0
    return for_purposes


def _held(unit: Unit, gift: Gift) -> list[Account]:
    statement = unit.ledger.statement(gift.community_id)
    its = [one for one in statement if one.funder_id == gift.funder_id and one.kind not in ("funder", "pot")]
    return [one for one in its if one.balance]


def _name(unit: Unit, one: Account) -> str:
    """What the published ledger calls the account."""
    its_round = unit.rounds.get(one.round_id or 0)
    if one.purpose_id is None:
        return f"{one.kind} {its_round.number}"
    return f"{one.kind} {public_id(its_round, unit.purposes.get(one.purpose_id).number)}"


def _swap(unit: Unit, request_id: int, gift: Gift, funder_id: int, one: Account, part: int) -> None:
    community_id, money = gift.community_id, Money(part, gift.currency)
    key = f"renamed:{request_id}:{one.kind}:{one.round_id}:{one.purpose_id}"
    for whose, back in ((gift.funder_id, True), (funder_id, False)):
        place = unit.ledger.account(community_id, one.kind, whose, one.round_id, one.purpose_id)
        pot = unit.ledger.account(community_id, "pot", whose)
        giver, taker = (place, pot) if back else (pot, place)
        unit.ledger.move(community_id, f"{key}:{whose}", "renamed", giver, taker, money)
