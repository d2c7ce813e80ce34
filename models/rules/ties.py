"""The order in which equal scores take their turn, and what put the winner first."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Protocol, TypeVar

from models.rules.draw import lot
from models.rules.outcomes import Breaker, Tie, Ties


class Tied(Protocol):
    """What is looked at when scores are equal; support: how many back it."""

    @property
    def id(self) -> str: ...
    @property
    def cost(self) -> int: ...
    @property
    def support(self) -> int: ...


One = TypeVar("One", bound=Tied)


def in_tie_order(purposes: Iterable[One], seed: str, ties: Ties) -> list[One]:
    """More backers, then lower cost, then the smaller lot; or by id alone."""
    if ties is Ties.LEXICAL:
        return sorted(purposes, key=lambda one: one.id)
    return sorted(purposes, key=lambda one: (-one.support, one.cost, lot(seed, one.id), one.id))


def broken(tied: Sequence[Tied], ties: Ties) -> Iterator[Tie]:
    """What put the first of these before the others."""
    winner, *others = tied

    def breaker(other: Tied) -> Breaker:
        if ties is Ties.LEXICAL:
            return "name"
        if other.support < winner.support:
            return "backers"
        return "cost" if other.cost > winner.cost else "lot"

    for broken_by, group in groupby(others, breaker):
        yield Tie(winner.id, tuple(other.id for other in group), broken_by)
