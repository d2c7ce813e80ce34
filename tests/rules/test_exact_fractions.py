"""Whole pennies against exact fractions.

Only the first winner is within a penny of exact fractions in every town. Later ones start from balances that were
rounded, and where many poorer backers make up a price together their odd pennies add up for the others.
"""

from collections.abc import Mapping
from fractions import Fraction
from hashlib import sha256

from hypothesis import assume, given

from models.rules.outcomes import Candidate, Utility

from .reference import Project, buy, by_cost, by_count
from .towns import Town, towns


def exact(town: Town) -> list[tuple[str, Fraction, Mapping[str, Fraction]]]:
    """The same town in exact fractions, by the reference, without critical mass."""
    projects = [Project(one.id, Fraction(one.cost), one.backers & town.balances.keys()) for one in town.candidates]
    purses = {member: Fraction(pennies) for member, pennies in town.balances.items()}
    worth = by_cost if town.utility is Utility.COST else by_count
    first = {name: place for place, name in enumerate(_in_drawn_order(town))}
    bought = buy(projects, purses, worth, first=lambda project: first[project.name])
    return [(one.name, one.price, {who: gift for who, gift in one.given.items() if gift}) for one in bought]


def _as_fractions(pennies: Mapping[str, int]) -> dict[str, Fraction]:
    return {member: Fraction(amount) for member, amount in pennies.items()}


def _in_drawn_order(town: Town) -> list[str]:
    def key(one: Candidate) -> tuple[int, int, str]:
        return -len(one.backers), one.cost, sha256(f"{town.seed}{one.id}".encode()).hexdigest()

    return [one.id for one in sorted(town.candidates, key=key)]


@given(towns(equal=True, with_rule=False))
def test_the_first_winner_is_the_references_and_nobody_pays_a_penny_more_or_less(town: Town) -> None:
    outcome, bought = town.outcome(), exact(town)
    assert bool(outcome.activated) == bool(bought)
    if bought:
        name, price, given = bought[0]
        first = outcome.activated[0]
        assert (first.id, first.price) == (name, price)
        assert all(abs(first.payments.get(member, 0) - gift) < 1 for member, gift in given.items())


@given(towns(with_rule=False))
def test_where_no_price_has_odd_pennies_the_whole_outcome_is_the_references(town: Town) -> None:
    bought = exact(town)
    assume(all(price.denominator == 1 for _, price, _ in bought))
    paid = [(one.id, one.price, _as_fractions(one.payments)) for one in town.outcome().activated]
    assert paid == bought
