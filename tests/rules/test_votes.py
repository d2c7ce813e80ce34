"""A vote in rows: what is refused, which way is taken, and that nothing is named before somebody asks."""

import subprocess
import sys
from fractions import Fraction

import numpy as np
import pytest

from models.rules.critical_mass import CriticalMass
from models.rules.draw import drawn
from models.rules.equal_shares import LARGE, LARGEST, plainly, settle
from models.rules.fast.pennies import PennyPurse
from models.rules.fast.rows import rows_of
from models.rules.outcomes import Candidate, Failure, Outcome, Terms, amounts
from models.rules.votes import Vote, decide

from .cities import Lists, rows

TERMS = Terms(None, 3, "5eed")


@pytest.mark.parametrize(
    ("backers", "costs", "words"),
    [
        ([[0, 1], [2, 1]], [5, 5], "rising order"),
        ([[0, 0]], [5], "rising order"),
        ([[0, 3]], [5], "rising order"),
        ([[-1, 0]], [5], "rising order"),
        ([[0], [1], [2]], [5, 5], "rising order"),
        ([[0, 1]], [0], "above nothing"),
    ],
)
def test_rows_that_are_no_vote_are_refused(backers: Lists, costs: list[int], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        rows(backers, costs, 3, 10)


def test_two_purposes_of_one_id_and_a_share_under_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="one id"):
        rows([[0], [1]], [5, 5], 3, 10, ["a", "a"])
    with pytest.raises(ValueError, match="under nothing"):
        rows([[0], [1]], [5, 5], 3, -1)


def test_purposes_without_backers_stand_between_others() -> None:
    vote = rows([[], [0, 1], [], [0, 2], []], [5] * 5, 3, 10)
    assert [row.support for row in vote.rows()] == [0, 2, 0, 2, 0]
    assert set(decide(vote, TERMS).winners) == {"p1", "p3"}


@pytest.mark.parametrize("share", [LARGEST, 10**30])
def test_numbers_too_large_for_a_processor_are_counted_all_the_same(share: int) -> None:
    backers, costs = [[0, 1, 2], [0, 1], [2]], [share * 3 - 1, 2, 3 * share]
    vote, exact = rows(backers, costs, 3, share), rows(backers, costs, 3, Fraction(share, 3))
    assert decide(vote, TERMS).outcome == vote.plainly(TERMS)
    assert decide(exact, TERMS).outcome == exact.plainly(TERMS)
    assert decide(vote, TERMS).winners


def test_a_share_too_small_for_a_float_is_still_something() -> None:
    vote = rows([[0, 1, 2, 3]], [1], 4, Fraction(1, 10**400))
    terms = Terms(CriticalMass(Fraction(1, 2), Fraction(1, 2)), 4)
    assert decide(vote, terms).outcome.failures["p0"] == Failure("money", 0, 1, ())


def test_a_cost_too_large_for_a_processor_is_never_met() -> None:
    vote = rows([[0, 1, 2], [0, 1]], [2**80, 5], 3, 10)
    assert decide(vote, TERMS).winners == ("p1",)
    assert decide(vote, TERMS).outcome.failures["p0"].need == 2**80


@pytest.mark.parametrize("each", [1000, LARGEST])
def test_by_name_many_backings_give_what_the_plain_rule_gives(each: int) -> None:
    members = [f"m{number}" for number in range(LARGE // 2)]
    backed = [members, members[::2], members[::3], members[1::2], members[:99]]
    candidates = [
        Candidate(f"p{number}", each * len(some) // 3 + 1, frozenset(some)) for number, some in enumerate(backed)
    ]
    balances = dict.fromkeys(members, each)
    assert sum(one.support for one in candidates) > LARGE
    found = settle(candidates, balances, None, len(members), "5eed")
    assert found == plainly(candidates, balances, Terms(None, len(members), "5eed"))
    assert isinstance(found.balances, dict) == (each == LARGEST)


def test_no_member_is_named_until_somebody_asks_who_paid() -> None:
    asked: list[int] = []

    def name(number: int) -> str:
        asked.append(number)
        return str(number)

    exact = rows([[0, 1, 2], [0, 1]], [6, 2], 3, Fraction(10))
    vote = Vote(exact.ids, exact.costs, exact.starts, exact.backers, 3, Fraction(10), name=name)
    outcome: Outcome[Fraction] = decide(vote, TERMS).outcome
    assert [amounts(one.payments) for one in outcome.activated] == [[(Fraction(2), 3)], [(Fraction(1), 2)]]
    assert not asked
    assert outcome.activated[1].payments == {"0": 1, "1": 1}
    assert asked == [0, 1]


def test_lots_that_begin_alike_are_told_apart_by_the_rest_of_them() -> None:
    vote = rows([list(range(9))], [22], 9, 10)
    purse = PennyPurse(rows_of(vote, TERMS), 0, np.full(9, 10), "5eed")
    purse.drawn[:] = True  # as if the first eight bytes of everyone's lot were nothing
    purse.look(0)
    purse.pay(0)
    extra = {str(who) for who, pays in zip(purse.payers_at(0).tolist(), purse.paid_at(0), strict=True) if pays == 3}
    assert extra == set(drawn("5eed", map(str, range(9)))[:4])


def test_a_small_vote_waits_for_no_numpy() -> None:
    program = (
        "import sys; import bot.__main__, models.rounds.counting, models.rules.completion, models.rules.votes\n"
        "from models.rules.equal_shares import settle; from models.rules.outcomes import Candidate\n"
        "settle([Candidate('lights', 5, frozenset({'ann'}))], {'ann': 9}, None, 1)\n"
        "print('numpy' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    assert told == "False\n"
