"""The price of one purpose, and who pays which pennies of it."""

from collections import Counter
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.draw import lot
from models.rules.price import payments, price

from .reference import equal_price

PURSES = st.lists(st.integers(0, 50), min_size=1, max_size=12)
COSTS = st.integers(1, 300)


def test_backers_with_enough_left_pay_the_same() -> None:
    assert price({2500: 12}, 20_000) == Fraction(5000, 3)


def test_a_backer_with_less_pays_all_and_the_others_make_up_for_it() -> None:
    assert price({2500: 12, 910: 1, 400: 1}, 21_314) == Fraction(20_004, 12) == 1667


def test_a_purpose_its_backers_cannot_cover_has_no_price() -> None:
    assert price({2500: 3}, 7501) is None
    assert price({2500: 3}, 7500) == 2500
    assert price({}, 1) is None
    assert price({0: 5}, 1) is None


@pytest.mark.parametrize("cost", [0, -1])
def test_a_purpose_costs_something(cost: int) -> None:
    with pytest.raises(ValueError, match="costs something"):
        price({100: 3}, cost)


@given(PURSES, COSTS)
def test_the_price_is_exact_and_the_smallest_that_makes_the_cost(purses: list[int], cost: int) -> None:
    found = price(Counter(purses), cost)
    assert (found is None) == (sum(purses) < cost)
    if found is not None:
        assert sum(min(Fraction(purse), found) for purse in purses) == cost
        assert found <= max(purses)
        assert found == equal_price(purses, cost)


@given(PURSES, COSTS, st.integers(0, 11), st.integers(1, 50))
def test_less_money_left_never_makes_a_lower_price(purses: list[int], cost: int, who: int, spent: int) -> None:
    poorer = [max(0, purse - spent) if place == who else purse for place, purse in enumerate(purses)]
    before, after = price(Counter(purses), cost), price(Counter(poorer), cost)
    assert after is None or (before is not None and before <= after)


@given(PURSES, COSTS)
def test_payments_make_the_cost_and_odd_pennies_come_from_those_with_most_left(purses: list[int], cost: int) -> None:
    left = {f"m{number}": purse for number, purse in enumerate(purses)}
    equal = price(Counter(purses), cost)
    if equal is None:
        return
    pays = payments(equal, cost, left, "5eed")
    assert sum(pays.values()) == cost
    able = sorted((who for who in left if left[who] >= equal), key=lambda who: (-left[who], lot("5eed", who)))
    extra = [who for who in able if pays.get(who, 0) > floor(equal)]
    assert extra == (able[: len(extra)] if equal.denominator > 1 else [])
    assert all(pays.get(who, 0) in (floor(equal), ceil(equal)) for who in able)
    assert all(pays.get(who, 0) == left[who] for who in left.keys() - set(able))


def test_among_equals_the_smaller_lot_pays_the_odd_penny() -> None:
    members = [f"m{number}" for number in range(12)]
    pays = payments(Fraction(5000, 3), 20_000, dict.fromkeys(members, 2500), "5eed")
    assert Counter(pays.values()) == {1667: 8, 1666: 4}
    assert {who for who in members if pays[who] == 1667} == set(sorted(members, key=lambda who: lot("5eed", who))[:8])


def test_whoever_pays_nothing_is_not_named() -> None:
    assert payments(Fraction(1, 2), 1, {"rich": 9, "poor": 1, "broke": 0}, "") == {"rich": 1}
