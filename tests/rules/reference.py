"""Equal Shares as the paper has it, in exact fractions: slow, plain, and written apart from the rule it judges."""

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from bot.simulation.plain.rule import equal_price as equal_price


@dataclass(frozen=True)
class Project:
    """What can be bought, and who wants it."""

    name: str
    cost: Fraction
    supporters: Set[str]


@dataclass(frozen=True)
class Bought:
    """A project that was bought, the equal price, and what each supporter gave."""

    name: str
    price: Fraction
    given: Mapping[str, Fraction]


def buy(
    projects: Iterable[Project],
    purses: Mapping[str, Fraction],
    worth: Callable[[Project], Fraction],
    first: Callable[[Project], Any],
) -> list[Bought]:
    """Again and again the project with the least price for its worth to a supporter; equal ones by `first`."""
    purses, rest, bought = dict(purses), list(projects), list[Bought]()
    while True:
        prices = {one.name: equal_price((purses[who] for who in one.supporters), one.cost) for one in rest}
        offers = [
            (price / worth(one), first(one), one, price) for one in rest if (price := prices[one.name]) is not None
        ]
        if not offers:
            return bought
        _, _, best, price = min(offers, key=lambda offer: offer[:2])
        given = {who: min(purses[who], price) for who in best.supporters}
        for who, gift in given.items():
            purses[who] -= gift
        bought.append(Bought(best.name, price, given))
        rest.remove(best)


def by_cost(project: Project) -> Fraction:
    """A pound is a pound."""
    return project.cost


def by_count(project: Project) -> Fraction:
    """A project is a project."""
    return Fraction(1)
