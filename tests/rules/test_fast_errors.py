"""How wrong the fast way's floats may be is known: where they add up, it counts exactly all the same."""

from fractions import Fraction
from random import Random

import pytest

from models.rules.critical_mass import CriticalMass
from models.rules.outcomes import Failure, Terms, Ties, Utility

from .cities import LARGE_PENNIES, assert_same, rows

MANY = 101  # turns, of which each rounds a balance to the nearest sixteen
Life = tuple[list[list[int]], list[int], Fraction, Fraction]


def nearly_spent(seed: int, backers: int) -> Life:
    """So many spend all but a thousand pennies of huge shares, together, turn by turn: what they backed, what it cost,

    their share, and what each has left exactly. Their floats are off by more than one rounding then.
    """
    chance, share = Random(seed), LARGE_PENNIES + Fraction(1, 3)  # noqa: S311 (meant to be repeated)
    costs = [chance.randrange(LARGE_PENNIES // 60) for _ in range(MANY - 1)]
    costs.append(backers * int(share - Fraction(sum(costs), backers) - 1000))
    return [list(range(backers))] * MANY, costs, share, share - Fraction(sum(costs), backers)


@pytest.mark.parametrize(("seed", "by"), [(0, 0), (4, 1)])
def test_what_many_payments_rounded_together_is_not_taken_for_money(seed: int, by: int) -> None:
    backers, costs, share, left = nearly_spent(seed, 2)
    assert_same(rows([*backers, [0]], [*costs, int(left) + by], 2, share), Terms(None, 2))


@pytest.mark.parametrize(("seed", "by"), [(1, 10), (7, -30)])
def test_nor_is_what_they_rounded_of_one_balance(seed: int, by: int) -> None:
    """The last is paid by one of them and by somebody with a whole share: who has less than the price?"""
    backers, costs, share, left = nearly_spent(seed, 3)
    assert_same(rows([*backers, [0, 3]], [*costs, 2 * int(left) + by], 4, share), Terms(None, 4))


@pytest.mark.parametrize("by", [-1, 0, 1])
def test_what_adding_up_rounds_is_not_taken_for_money(by: int) -> None:
    """Of all shares tried, floats of these add up to the most that is not there."""
    for members, share in ((127, 1197091437152915), (127, 2403451488597722), (127, 1201908942166925)):
        assert_same(
            rows([list(range(members))], [members * share + by], members, Fraction(share)), Terms(None, members)
        )


def test_who_has_less_left_than_any_float_still_has_something() -> None:
    share = 1 + Fraction(1, 10**400)
    vote = rows([[0, 1, 2]] * 2, [3, 1], 3, share, ["a", "b"])
    terms = Terms(CriticalMass(Fraction(1, 3), Fraction(2, 3)), 3, "", Utility.COST, Ties.LEXICAL)
    assert_same(vote, terms)
    assert vote.plainly(terms).failures["b"] == Failure("money", 0, 1, ("a",))


def test_members_whose_numbers_end_alike_in_sixteen_bits_keep_their_own_purposes() -> None:
    one, other = 5, 5 + (1 << 16)
    vote = rows([[one], [other], [one]], [10, 4, 3], other + 1, 10)
    assert_same(vote, Terms(None, 3, "", Utility.COUNT, Ties.LEXICAL))
    assert_same(rows([[one], [other], [one]], [10, 4, 3], other + 1, Fraction(10)), Terms(None, 3))
