"""Activation: backers' shares pay for a purpose together, all of it or nothing."""

from models.rules.money import Money, portions
from models.rules.outcomes import Activation
from models.rules.purposes import Purpose
from models.rules.rounds import Round
from models.store.journal import canonical, sealed
from models.store.unit import Unit


def activate(unit: Unit, its_round: Round, purpose: Purpose, activation: Activation[int]) -> int:
    """Takes the money from shares and funders; tells backers and coordinators. Returns the journal entry's number."""
    backers = unit.stances.backers(purpose.id, its_round.seed)
    payments = {backers[code]: pennies for code, pennies in activation.payments.items()}
    unit.purposes.change(purpose.id, activated_at=unit.now, ripens_at=None, price=str(activation.price))
    unit.dues.drop("ripen", [purpose.id], unit.now)
    unit.lines.pay(its_round.id, purpose.id, payments)
    unit.rolls.pay(its_round.id, purpose.id)
    _move_money(unit, its_round, purpose)
    paid = sealed(canonical(sorted(activation.payments.items())))
    facts = {"cost": activation.cost, "price": str(activation.price), "payers": len(payments), "payments": paid}
    number = unit.journal.append(its_round.community_id, "activated", purpose=activation.id, **facts)
    _tell(unit, its_round, purpose, list(payments), number)
    return number


def _move_money(unit: Unit, its_round: Round, purpose: Purpose) -> None:
    """Each funder pays in proportion to what they have left in the shares."""
    community_id = its_round.community_id
    left = unit.ledger.by_funder(community_id, "shares", its_round.id)
    for funder_id, part in zip(left, portions(purpose.cost, list(left.values())), strict=True):
        if part:
            giver = unit.ledger.account(community_id, "shares", funder_id, its_round.id)
            taker = unit.ledger.account(community_id, "purpose", funder_id, its_round.id, purpose.id)
            key = f"activation:{purpose.id}:{funder_id}"
            unit.ledger.move(community_id, key, "activation", giver, taker, Money(part, its_round.currency))


def _tell(unit: Unit, its_round: Round, purpose: Purpose, payers: list[int], number: int) -> None:
    unit.notices.redraw_with_round(purpose)
    each = {person: {"purpose_id": purpose.id, "member_id": member} for member, person in unit.rolls.writable(payers)}
    unit.notices.tell_each(each, "paid", number, its_round.community_id)
    coordinators = [member.person_id for member, _ in unit.members.coordinators(its_round.community_id)]
    for person_id in unit.communities.can_write_to(coordinators):
        unit.notices.tell_person(person_id, "to_pay", number, its_round.community_id, purpose_id=purpose.id)
