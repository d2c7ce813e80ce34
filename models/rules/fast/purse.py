"""What everybody has left, as the counting needs it: one kind for whole pennies, one for exact fractions."""

from abc import ABC, abstractmethod
from fractions import Fraction
from typing import Any, Generic

import numpy as np
from numpy.typing import NDArray

from models.rules.fast.rows import Members, Rows
from models.rules.outcomes import Amount

EPSILON = float(np.finfo(np.float64).eps)
UNDER, OVER = 1 - 8 * EPSILON, 1 + 8 * EPSILON  # make bounds of a float that was rounded a few times


class Purse(ABC, Generic[Amount]):
    """Everybody's balance, and the places that went ahead, turn by turn.

    left: zero where nothing is left, and only there. needed: payers a purpose needs among the people.
    """

    left: NDArray[Any]

    def __init__(self, rows: Rows, needed: int) -> None:
        self.rows, self.needed = rows, needed
        self.turns: list[int] = []

    @abstractmethod
    def look(self, place: int) -> tuple[float, float] | None:
        """Between what the price is; None where the backers cannot pay any more, or are too few."""

    @abstractmethod
    def price(self, place: int) -> Fraction | None:
        """The price now, exact."""

    @abstractmethod
    def pay(self, place: int) -> None:
        """The backers pay."""

    @abstractmethod
    def covered(self, place: int) -> int:
        """What the backers have left together, in whole pennies, rounded down."""

    @abstractmethod
    def payers_at(self, turn: int) -> Members:
        """Who paid something in a turn."""

    @abstractmethod
    def price_at(self, turn: int) -> Fraction:
        """The exact price that was paid in a turn."""

    @abstractmethod
    def paid_at(self, turn: int) -> list[Amount]:
        """What each payer of a turn paid, in their order."""

    @abstractmethod
    def amounts_at(self, turn: int) -> list[tuple[Amount, int]]:
        """How much was paid in a turn, and by how many, the most first."""

    @abstractmethod
    def balances(self) -> list[Amount]:
        """What each member has left, exact."""

    def too_few(self, left: NDArray[Any]) -> bool:
        """Whether so few of these have something left that they are not people enough."""
        return bool(self.needed) and int(np.count_nonzero(left)) < self.needed
