"""The fast way to an outcome against the plain rule, on votes of every kind: the same, whatever they look like."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.critical_mass import CriticalMass
from models.rules.equal_shares import plainly
from models.rules.fast.deciding import settled
from models.rules.outcomes import Failure, Terms, Ties, Utility
from models.rules.votes import Vote

from .cities import LARGE_PENNIES, TERMS, assert_same, city, fractions, pennies, rows, votes
from .towns import Town, towns

UTILITIES = pytest.mark.parametrize("utility", Utility)


@given(votes(pennies), TERMS)
def test_whole_pennies_are_counted_as_the_plain_rule_counts_them(vote: Vote[int], terms: Terms) -> None:
    assert_same(vote, terms)


@given(votes(fractions), TERMS)
def test_exact_fractions_are_counted_as_the_plain_rule_counts_them(vote: Vote[Fraction], terms: Terms) -> None:
    assert_same(vote, terms)


@given(towns(), st.sampled_from(Ties))
def test_names_and_unequal_balances_are_counted_as_the_plain_rule_counts_them(town: Town, ties: Ties) -> None:
    terms = Terms(town.rule, len(town.balances), town.seed, town.utility, ties)
    found, known = settled(town.candidates, town.balances, terms), plainly(town.candidates, town.balances, terms)
    assert found == known
    assert [list(one.payments) for one in found.activated] == [list(one.payments) for one in known.activated]
    assert list(found.balances) == list(known.balances)


@UTILITIES
@pytest.mark.parametrize("seed", range(6))
def test_hundreds_of_purposes_with_few_backers_each(seed: int, utility: Utility) -> None:
    chance = Random(seed)  # noqa: S311 (meant to be repeated)
    backers = city(seed, 200, 600, each=12)
    costs = [chance.randint(1, 40) * max(1, len(some)) for some in backers]
    terms = Terms(None, 200, "5eed", utility, list(Ties)[seed % 2])
    assert_same(rows(backers, costs, 200, 100), terms)
    assert_same(rows(backers, costs, 200, Fraction(201, 2)), terms)


@UTILITIES
@pytest.mark.parametrize("share", [60, Fraction(60), Fraction(61, 2)])
def test_equal_prices_everywhere(share: int | Fraction, utility: Utility) -> None:
    backers = [[(3 * place + one) % 40 for one in range(5)] for place in range(60)]
    for ties in Ties:
        terms = Terms(None, 40, "5eed", utility, ties)
        sorted_backers = [sorted(some) for some in backers]
        if isinstance(share, Fraction):
            assert_same(rows(sorted_backers, [100] * 60, 40, share), terms)
        else:
            assert_same(rows(sorted_backers, [100] * 60, 40, share), terms)


@UTILITIES
def test_identical_purposes(utility: Utility) -> None:
    everyone = list(range(30))
    terms = Terms(CriticalMass(Fraction(1, 3), Fraction(2, 3)), 30, "5eed", utility)
    assert_same(rows([everyone] * 50, [777] * 50, 30, 1000), terms)
    assert_same(rows([everyone] * 50, [777] * 50, 30, Fraction(1000)), terms)


@pytest.mark.parametrize("by", [0, 1, -1])
def test_near_ties_closer_than_a_float_can_see(by: int) -> None:
    backers = [[0, 1, 2], [3, 4, 5], [0, 1, 5], [2, 3, 4]]
    costs = [LARGE_PENNIES, LARGE_PENNIES + by, LARGE_PENNIES // 3, LARGE_PENNIES // 3 + by]
    assert float(costs[0]) == float(costs[1])
    for ids in (["a", "b", "c", "d"], ["d", "c", "b", "a"]):
        terms = Terms(None, 6, "", Utility.COUNT, Ties.LEXICAL)
        vote, exact = rows(backers, costs, 6, LARGE_PENNIES, ids), rows(backers, costs, 6, Fraction(LARGE_PENNIES), ids)
        assert_same(vote, terms)
        assert_same(exact, terms)
        assert vote.plainly(terms).activated[0].id == (ids[2] if by > 0 else ids[3] if by < 0 else min(ids[2:]))


@pytest.mark.parametrize("by", [-1, 0, 1])
def test_backers_who_have_just_enough_all_but_a_hair_or_a_hair_more(by: int) -> None:
    """A third of a share went before; what is left is two thirds, which no float is."""
    share = Fraction(LARGE_PENNIES, 3)
    first = rows([[0, 1, 2], [0, 1, 2], [0, 3]], [LARGE_PENNIES // 3, 1, 1], 4, share)
    left = share - Fraction(LARGE_PENNIES // 3, 3)
    costs = [LARGE_PENNIES // 3, int(3 * left) + by, 1]
    for utility in Utility:
        assert_same(rows([[0, 1, 2], [0, 1, 2], [0, 3]], costs, 4, share), Terms(None, 4, "", utility))
    assert first.plainly(Terms(None, 4)).activated


def test_who_has_a_hair_more_or_less_than_the_price_that_others_pay() -> None:
    """0 has paid for the first alone; for the second all pay alike, or 0 pays what is left and lacks a hair."""
    chance = Random(7)  # noqa: S311 (meant to be repeated)
    for _ in range(200):
        others, first = chance.randint(1, 8), LARGE_PENNIES // 4 + chance.randrange(1000)
        share = LARGE_PENNIES + chance.randrange(1000)
        cost = (share - first) * (1 + others) + chance.randint(-9, 9)
        vote = rows([[0], list(range(1 + others))], [first, cost], 1 + others, Fraction(share))
        terms = Terms(None, 3, "", Utility.COUNT)
        assert_same(vote, terms)
        assert [one.id for one in vote.plainly(terms).activated] == ["p0", "p1"]


def test_who_has_the_price_rounded_down_pays_it_all_and_the_others_a_little_more() -> None:
    """0 has 3 left of 5; three thirds of 11 would be 3 and two thirds each."""
    vote, terms = rows([[0], [0, 1, 2]], [2, 11], 3, 5), Terms(None, 3, "", Utility.COUNT)
    assert_same(vote, terms)
    assert vote.plainly(terms).activated[1].payments == {"0": 3, "1": 4, "2": 4}


def test_who_paid_a_last_penny_is_no_longer_people() -> None:
    everyone = list(range(6))
    vote = rows([everyone, everyone[:3]], [6 * 7, 3], 6, Fraction(7))
    terms = Terms(CriticalMass(Fraction(1, 2), Fraction(1, 2)), 6)
    assert_same(vote, terms)
    assert vote.plainly(terms).failures["p1"] == Failure("people", 0, 3, ("p0",))


def test_scores_that_are_equal_where_floats_see_a_difference() -> None:
    """Sevenths and thirds: the same price comes about in several ways, and only some of them round alike."""
    chance = Random(7)  # noqa: S311 (meant to be repeated)
    told = 0
    for _ in range(60):
        backers = [sorted(chance.sample(range(7), chance.randint(1, 4))) for _ in range(9)]
        costs = [len(some) * chance.choice([1, 1, 2]) for some in backers]
        vote = rows(backers, costs, 7, Fraction(chance.randint(15, 40), 7))
        terms = Terms(None, 7, "", Utility.COUNT, Ties.LEXICAL)
        assert_same(vote, terms)
        told += len(vote.plainly(terms).ties)
    assert told > 60


def test_zero_balances_one_backer_and_costs_of_one_penny() -> None:
    backers, costs = [[0], [1], [0, 1], [], [0, 1, 2]], [1, 1, 1, 1, 5]
    for share in (0, 1, 2, 3):
        for terms in (Terms(None, 3, "5eed"), Terms(None, 3, "5eed", Utility.COUNT, Ties.LEXICAL)):
            assert_same(rows(backers, costs, 3, share), terms)
            assert_same(rows(backers, costs, 3, Fraction(share)), terms)


def test_a_hundred_thousand_backers_of_one_purpose_and_a_million_pennies() -> None:
    members = 100_000
    everyone, half = list(range(members)), list(range(0, members, 2))
    costs = [members * 700_000 - 1, half[-1] * 300_001, 999_999]
    terms = Terms(CriticalMass(Fraction(1, 10), Fraction(2, 3)), members, "5eed")
    assert_same(rows([everyone, half, [7, 8, 9]], costs, members, 1_000_000), terms)


def test_a_price_that_takes_everybodys_last_penny() -> None:
    everyone = list(range(50))
    for cost in (50 * 99, 50 * 100 - 1, 50 * 100, 50 * 100 + 1):
        assert_same(rows([everyone, [0, 1]], [cost, 2], 50, 100), Terms(None, 50, "5eed"))
        assert_same(rows([everyone, [0, 1]], [cost, 2], 50, Fraction(100)), Terms(None, 50, "5eed"))
