"""Money is whole minor units and a currency; there is no other kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import total_ordering


class MixedCurrencies(ValueError):
    """Two currencies met in one sum or comparison."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} and {other} do not mix")


@total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole minor units (pennies), negative or not, in one currency. Refuses anything but an int."""

    amount: int
    currency: str

    def __post_init__(self) -> None:
        if type(self.amount) is not int:
            raise TypeError(f"money is whole minor units, not {self.amount!r}")

    def __add__(self, other: "Money") -> "Money":
        return Money(self.amount + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.amount - self._same(other), self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.amount < self._same(other)

    def _same(self, other: "Money") -> int:
        if self.currency != other.currency:
            raise MixedCurrencies(self.currency, other.currency)
        return other.amount


def portions(amount: int, weights: Sequence[int]) -> list[int]:
    """The amount split in proportion to the weights, in whole pennies: largest remainder first, ties by position.

    The portions add up to the amount, and none is more than its weight. Refuses (ValueError) a negative amount or
    weight, and more than the weights hold: what a purpose takes from each funder is never more than is left of them.
    """
    whole = sum(weights)
    if min(weights, default=0) < 0 or not 0 <= amount <= whole:
        raise ValueError(f"cannot take {amount} from {list(weights)}")
    if not amount:
        return [0] * len(weights)
    parts = [amount * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda place: -(amount * weights[place] % whole))
    for place in by_remainder[: amount - sum(parts)]:
        parts[place] += 1
    return parts
