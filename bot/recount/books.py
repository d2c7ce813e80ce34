"""The accounts, as the acts of the journal move the money."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from .basics import need


@dataclass
class Books:
    """Every account by place and funder, in pennies, and each transfer as a line of ledger.csv."""

    balances: dict[tuple[str, int], int] = field(default_factory=dict)
    lines: list[list[str]] = field(default_factory=list)

    def of(self, place: str) -> dict[int, int]:
        """What each funder has in a place, by funder."""
        return {funder: pennies for (where, funder), pennies in sorted(self.balances.items()) if where == place}

    def move(self, at: str, giver: str, taker: str, funder: int, pennies: int) -> None:
        """From one place to another. Only a funder's own account goes below nothing: it counts what they gave."""
        if not pennies:
            return
        need(pennies > 0, f"{pennies} pennies move from {giver} to {taker}")
        self.balances[giver, funder] = self.balances.get((giver, funder), 0) - pennies
        self.balances[taker, funder] = self.balances.get((taker, funder), 0) + pennies
        need(giver == "funder" or self.balances[giver, funder] >= 0, f"{giver} holds less than what is taken from it")
        self.lines.append([at, giver, taker, str(funder), str(pennies)])

    def spread(self, at: str, giver: str, taker: str, pennies: int) -> None:
        """Each funder gives in proportion to what they have there; whole pennies, largest remainder first."""
        held = self.of(giver)
        for funder, part in zip(held, portions(pennies, list(held.values())), strict=True):
            self.move(at, giver, taker, funder, part)

    def rename(self, at: str, funder: int, other: int, pennies: int) -> None:
        """The other takes so much of what a funder has outside the pot, in proportion to what lies where."""
        mine = [(place, held) for (place, whose), held in sorted(self.balances.items()) if whose == funder and held]
        held = {place: pennies for place, pennies in mine if place not in ("funder", "pot")}
        for place, part in zip(held, portions(pennies, list(held.values())), strict=True):
            self.move(at, place, "pot", funder, part)
            self.move(at, "pot", place, other, part)

    def empty(self, at: str, giver: str, taker: str) -> dict[str, int]:
        """Everything goes, funder by funder; returns the pennies of each."""
        held = {funder: pennies for funder, pennies in self.of(giver).items() if pennies}
        for funder, pennies in held.items():
            self.move(at, giver, taker, funder, pennies)
        return {str(funder): pennies for funder, pennies in held.items()}


def portions(amount: int, weights: Sequence[int]) -> list[int]:
    """The amount in proportion to the weights; ties by position."""
    whole = sum(weights)
    need(0 <= amount <= whole, f"{amount} pennies are taken from {whole}")
    if not amount:
        return [0] * len(weights)
    parts = [amount * weight // whole for weight in weights]
    for place in sorted(range(len(weights)), key=lambda place: -(amount * weights[place] % whole))[
        : amount - sum(parts)
    ]:
        parts[place] += 1
    return parts
