"""What Equal Shares is told and what it answers: purposes, terms, and who pays what. Values only."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any, Generic, Literal, TypeVar

from models.rules.critical_mass import CriticalMass, Failing
from models.rules.later import Payments

Amount = TypeVar("Amount", int, Fraction)
Breaker = Literal["backers", "cost", "lot", "name"]


class Utility(StrEnum):
    """What a purpose is worth to a backer: its cost ("a pound is a pound"), or one."""

    COST = "cost"
    COUNT = "count"


class Ties(StrEnum):
    """How equal scores are told apart: more backers, lower cost, then lot; or by id alone, as the literature does."""

    DRAW = "draw"
    LEXICAL = "lexical"


@dataclass(frozen=True, slots=True)
class Terms:
    """How a vote is counted. Without a rule: Equal Shares alone, no test of people or agreement; roll: residents."""

    rule: CriticalMass | None
    roll: int
    seed: str = ""
    utility: Utility = Utility.COST
    ties: Ties = Ties.DRAW


@dataclass(frozen=True, slots=True)
class Candidate:
    """A purpose the rule is asked about; cost in pennies, above nothing."""

    id: str
    cost: int
    backers: frozenset[str]
    objectors: int = 0

    def __post_init__(self) -> None:
        if type(self.cost) is not int or self.cost <= 0:
            raise ValueError(f"{self.id} costs whole pennies above nothing, not {self.cost!r}")

    @property
    def support(self) -> int:
        """How many back it."""
        return len(self.backers)


@dataclass(frozen=True, slots=True)
class Activation(Generic[Amount]):
    """A purpose that goes ahead: the exact price, and what everyone pays who pays; together it is the cost."""

    id: str
    cost: int
    price: Fraction
    payments: Mapping[str, Amount]


@dataclass(frozen=True, slots=True)
class Failure:
    """The first test a purpose fails on what is left at the end; after: what used up its backers' money, in order.

    Money is in whole pennies, rounded down.
    """

    test: Failing
    have: int
    need: int
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Purposes with the winner's score, and what put the winner before them."""

    winner: str
    others: tuple[str, ...]
    broken_by: Breaker


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Amount]):
    """What goes ahead in order, why nothing else does, what is left, and every tie that was broken."""

    activated: tuple[Activation[Amount], ...]
    failures: Mapping[str, Failure]
    balances: Mapping[str, Amount]
    ties: tuple[Tie, ...]


def amounts(payments: Mapping[Any, Amount]) -> list[tuple[Amount, int]]:
    """How much, and by how many people, the most first."""
    if isinstance(payments, Payments):
        return payments.amounts()
    return sorted(Counter(payments.values()).items(), reverse=True)
