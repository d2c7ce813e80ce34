"""Money and its portions."""

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.money import MixedCurrencies, Money, portions

POUND, EURO = Money(100, "GBP"), Money(100, "EUR")


def test_money_adds_up_and_compares() -> None:
    two = POUND + POUND
    assert two == Money(200, "GBP")
    assert POUND - Money(250, "GBP") == Money(-150, "GBP")
    assert Money(99, "GBP") < POUND <= Money(100, "GBP") < Money(101, "GBP")
    assert Money(101, "GBP") > POUND >= Money(100, "GBP")


def test_currencies_do_not_mix() -> None:
    assert POUND != EURO
    for mix in (lambda: POUND + EURO, lambda: POUND - EURO, lambda: POUND < EURO, lambda: POUND >= EURO):
        with pytest.raises(MixedCurrencies, match="GBP and EUR do not mix"):
            mix()


@pytest.mark.parametrize("amount", [1.0, "1", True, None])
def test_money_is_whole_minor_units(amount: int) -> None:
    with pytest.raises(TypeError, match="whole minor units"):
        Money(amount, "GBP")


WEIGHTS = st.lists(st.integers(0, 10**6), min_size=1, max_size=8)


@given(WEIGHTS, st.data())
def test_portions_add_up_and_none_is_more_than_its_weight(weights: list[int], data: st.DataObject) -> None:
    amount = data.draw(st.integers(0, sum(weights)))
    parts = portions(amount, weights)
    assert sum(parts) == amount
    assert all(0 <= part <= weight for part, weight in zip(parts, weights, strict=True))


@given(WEIGHTS, st.data())
def test_portions_are_in_proportion_within_a_penny_and_the_largest_remainders_come_first(
    weights: list[int], data: st.DataObject
) -> None:
    whole, amount = sum(weights), data.draw(st.integers(0, sum(weights)))
    over = [part * whole - amount * weight for part, weight in zip(portions(amount, weights), weights, strict=True)]
    assert all(abs(error) < whole or error == 0 for error in over)
    raised = [(amount * weights[place] % whole, -place) for place, error in enumerate(over) if error > 0]
    lowered = [(amount * weights[place] % whole, -place) for place, error in enumerate(over) if error < 0]
    assert min(raised, default=(whole, 0)) > max(lowered, default=(-1, 0))


def test_odd_pennies_go_to_the_first_of_equals() -> None:
    assert portions(100, [5000, 5000, 5000]) == [34, 33, 33]
    assert portions(2, [1, 1, 1]) == [1, 1, 0]
    assert portions(0, [0, 0]) == portions(0, [7, 7]) == [0, 0]
    assert portions(0, []) == []


def test_three_deposits_of_a_hundred_pounds_are_never_overdrawn_by_three_purposes_of_a_hundred() -> None:
    def take(left: list[int], cost: int) -> list[int]:
        return [have - part for have, part in zip(left, portions(cost, left), strict=True)]

    assert reduce(take, [10_000] * 3, [10_000] * 3) == [0, 0, 0]


@given(WEIGHTS, st.lists(st.integers(1, 10**6), max_size=12))
def test_purposes_paid_one_after_another_never_overdraw_a_funder(deposits: list[int], costs: list[int]) -> None:
    left = deposits
    for cost in costs:
        cost = min(cost, sum(left))
        left = [have - part for have, part in zip(left, portions(cost, left), strict=True)]
        assert min(left) >= 0


@pytest.mark.parametrize(("amount", "weights"), [(4, [1, 2]), (-1, [1, 2]), (1, []), (1, [2, -1])])
def test_portions_refuse_more_than_there_is_and_less_than_nothing(amount: int, weights: list[int]) -> None:
    with pytest.raises(ValueError, match="cannot take"):
        portions(amount, weights)
