"""What is paid for a purpose that goes ahead: by how many shares, by which funders, and by one's own share."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.questions.rounds import RoundView, round_view
from models.questions.terms import GivenFor, terms
from models.rules.outcomes import amounts
from models.rules.purposes import Purpose, public_id
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class PaidView:
    """What one member's share did for a purpose, and what is left of it: pennies. last: it paid for no other after."""

    purpose: Purpose
    of: RoundView
    paid: int
    left: int
    last: bool = False


@dataclass(frozen=True, slots=True)
class ToPayView:
    """What each funder is to pay for a purpose that goes ahead (pennies by name), and on what terms they gave."""

    purpose: Purpose
    of: RoundView
    funders: Mapping[str, int]
    terms: list[GivenFor]

    @property
    def reference(self) -> str:
        """What the record calls the purpose."""
        return public_id(self.of.round, self.purpose.number)


def funders_of(unit: Unit, purpose: Purpose) -> dict[str, int]:
    """What each funder is to pay for a purpose that goes ahead: pennies by name; nothing before."""
    if purpose.activated_at is None:
        return {}
    names = unit.deposits.names(purpose.community_id)
    shares = unit.ledger.by_funder(purpose.community_id, "purpose", purpose.round_id, purpose.id)
    return {names[one]: part for one, part in shares.items() if part}


def parts(unit: Unit, purpose_id: int) -> dict[int, int]:
    """How many people paid how many pennies for a purpose, most first. Never who."""
    return dict(amounts(unit.lines.payments(purpose_id)))


def to_pay(unit: Unit, purpose_id: int) -> ToPayView:
    """A purpose that goes ahead, for the coordinator who arranges it."""
    purpose = unit.purposes.get(purpose_id)
    funders = funders_of(unit, purpose)
    given = terms(unit, purpose.community_id, funders)
    return ToPayView(purpose, round_view(unit, purpose.round_id), funders, given)


def paid_view(unit: Unit, purpose_id: int, member_id: int) -> PaidView:
    """A receipt: what the member's share paid."""
    purpose = unit.purposes.get(purpose_id)
    of, paid = round_view(unit, purpose.round_id), unit.lines.paid_by(purpose.round_id, member_id)
    left = of.share - sum(paid.values())
    return PaidView(purpose, of, paid.get(purpose_id, 0), left, last=list(paid)[-1:] == [purpose_id])
