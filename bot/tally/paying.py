"""Who pays how much for what goes ahead, in numbers of people."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from bot.tally.comparing import backers
from bot.tally.counting import Tally
from models.rules.outcomes import amounts


@dataclass(frozen=True, slots=True)
class Paid:
    """One that goes ahead by its backers' shares.

    price: exact, in the rule's units. least, most: what those in full pay, a penny apart at most. less: how many pay
    all they have left, and together they pay so much. Whoever is neither had nothing left.
    """

    id: str
    price: Fraction
    support: int
    in_full: int
    least: int | Fraction
    most: int | Fraction
    less: int
    together: int | Fraction

    @property
    def nothing(self) -> int:
        return self.support - self.in_full - self.less


def paid(tally: Tally) -> Iterator[Paid]:
    """In the order in which they go ahead."""
    support = backers(tally.poll)
    for one in tally.result.decision.outcome.activated:
        price = one.price if tally.asked.exact else floor(one.price)
        told = amounts(one.payments)
        full = [(amount, people) for amount, people in told if amount >= price]
        less = [(amount, people) for amount, people in told if amount < price]
        yield Paid(
            id=one.id,
            price=one.price,
            support=support[one.id],
            in_full=sum(people for _, people in full),
            least=full[-1][0],
            most=full[0][0],
            less=sum(people for _, people in less),
            together=sum(amount * people for amount, people in less),
        )
