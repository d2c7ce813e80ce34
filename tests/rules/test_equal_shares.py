"""Settlements worked out by hand."""

from collections import Counter
from fractions import Fraction

import pytest

from models.rules.critical_mass import PRESETS, Preset
from models.rules.draw import drawn
from models.rules.equal_shares import settle
from models.rules.outcomes import Candidate, Failure, Outcome, Tie, Ties, Utility

TOGETHER = PRESETS[Preset.TOGETHER][0]
STREET = [f"m{number:02}" for number in range(34)]
SHARES = dict.fromkeys(STREET, 2500)


def purpose(id: str, cost: int, backers: list[str], objectors: int = 0) -> Candidate:
    return Candidate(id, cost, frozenset(backers), objectors)


def on_the_street(*candidates: Candidate, utility: Utility = Utility.COST) -> Outcome[int]:
    return settle(candidates, SHARES, TOGETHER, len(STREET), "5eed", utility)


def test_twelve_who_back_two_hundred_pounds_pay_sixteen_sixty_six_or_sixty_seven() -> None:
    outcome = on_the_street(purpose("lights", 20_000, STREET[:12]))
    (lights,) = outcome.activated
    assert lights.price == Fraction(5000, 3)
    assert Counter(lights.payments.values()) == {1667: 8, 1666: 4}
    assert sum(outcome.balances.values()) == 34 * 2500 - 20_000


def test_the_one_carried_by_most_goes_first_and_leaves_less_for_the_other() -> None:
    lights, benches = purpose("lights", 14 * 1700, STREET[:14]), purpose("benches", 20_000, STREET[2:15])
    outcome = on_the_street(benches, lights)
    assert [one.id for one in outcome.activated] == ["lights"]
    assert outcome.failures == {"benches": Failure("money", 12 * 800 + 2500, 20_000, ("lights",))}


def test_with_few_backers_the_failure_says_how_many_it_takes() -> None:
    outcome = on_the_street(purpose("lights", 20_000, STREET[:9]))
    assert outcome.failures == {"lights": Failure("people", 9, 12, ())}


def test_objections_fail_it_on_agreement() -> None:
    outcome = on_the_street(purpose("lights", 20_000, STREET[:12], objectors=7))
    assert outcome.failures == {"lights": Failure("agreement", 12, 14, ())}


def test_backers_who_spent_all_are_no_longer_people_and_what_took_their_money_is_named() -> None:
    lights = purpose("lights", 14 * 2500, STREET[:14])
    benches = purpose("benches", 5000, STREET[13:26])
    trees = purpose("trees", 2000, STREET[22:34])
    outcome = on_the_street(trees, benches, lights)
    assert [one.id for one in outcome.activated] == ["lights", "benches", "trees"]
    outcome = on_the_street(trees, purpose("benches", 5000, STREET[12:24]), lights)
    assert [one.id for one in outcome.activated] == ["lights", "trees"]
    assert outcome.failures == {"benches": Failure("people", 10, 12, ("lights",))}


def test_by_count_the_most_people_for_a_pound_go_first() -> None:
    dear, cheap = purpose("dear", 34 * 2000, STREET), purpose("cheap", 12 * 600, STREET[:12])
    assert [one.id for one in on_the_street(dear, cheap).activated] == ["dear"]
    assert [one.id for one in on_the_street(dear, cheap, utility=Utility.COUNT).activated] == ["cheap", "dear"]


def test_a_backer_who_is_not_on_the_roll_has_nothing() -> None:
    outcome = settle([purpose("lights", 100, ["ann", "stranger"])], {"ann": 60}, None, 1)
    assert outcome.failures == {"lights": Failure("money", 60, 100, ())}
    assert outcome.balances == {"ann": 60}


def test_ties_are_broken_by_backers_then_cost_then_lot_and_told() -> None:
    a, b = purpose("a", 100, ["ann", "bob"]), purpose("b", 100, ["bob", "dan"])
    cheaper = purpose("cheaper", 80, ["ann", "dan"])
    carried_by_three = purpose("carried by three", 100, ["ann", "bob", "cat"])
    left = {"ann": 60, "bob": 60, "cat": 0, "dan": 60}
    first, second = drawn("5eed", ["a", "b"])
    assert settle([a, b], left, None, 0, "5eed").ties == (Tie(first, (second,), "lot"),)
    assert settle([a, b, cheaper], left, None, 0, "5eed").ties == (Tie("cheaper", (first, second), "cost"),)
    assert settle([a, carried_by_three], left, None, 0).ties == (Tie("carried by three", ("a",), "backers"),)


def test_a_tie_says_of_each_other_purpose_what_put_it_behind() -> None:
    winner = purpose("winner", 80, ["ann", "bob", "cat"])
    dearer, fewer = purpose("dearer", 90, ["ann", "bob", "cat"]), purpose("fewer", 80, ["ann", "bob"])
    outcome = settle([fewer, dearer, winner], {"ann": 60, "bob": 60, "cat": 0}, None, 0)
    assert outcome.ties[:2] == (Tie("winner", ("dearer",), "cost"), Tie("winner", ("fewer",), "backers"))


def test_among_many_equals_the_drawn_order_decides_and_every_winner_is_named_in_its_turn() -> None:
    equals = [purpose(f"p{number}", 10, ["ann", "bob"]) for number in range(30)]
    late = purpose("late", 1000, ["ann", "cat"])
    outcome = settle([late, *equals], {"ann": 100, "bob": 100, "cat": 0}, None, 0, "5eed")
    order = drawn("5eed", [one.id for one in equals])
    assert [one.id for one in outcome.activated] == order[:20]
    assert outcome.ties[0] == Tie(order[0], tuple(order[1:]), "lot")
    assert outcome.failures["late"].after == tuple(order[:20])


def test_a_tie_far_down_the_line_is_drawn_as_well() -> None:
    crowd = [purpose(f"p{number}", 30, STREET[: 30 - 3 * number]) for number in range(7)]
    twins = [purpose(id, 30, STREET[:4]) for id in ("x", "y")]
    for seed in ("5eed", "feed", "dead", "beef"):
        outcome = settle([*twins, *crowd], SHARES, None, 34, seed)
        first, second = drawn(seed, ["x", "y"])
        assert [one.id for one in outcome.activated] == [*(one.id for one in crowd), first, second]
        assert outcome.ties == (Tie(first, (second,), "lot"),)


def test_what_used_up_the_money_is_named_in_the_order_it_went_ahead() -> None:
    crowd = [purpose(f"p{number}", 300, STREET[: 30 - 3 * number]) for number in range(9)]
    crowd[1] = purpose("p1", 300, [*STREET[:27], "eve"])
    crowd[8] = purpose("p8", 300, [*STREET[:6], "eve"])
    outcome = settle([purpose("late", 10**6, ["eve"]), *crowd], SHARES | {"eve": 2500}, None, 35)
    assert [one.id for one in outcome.activated] == [one.id for one in crowd]
    assert outcome.failures["late"].after == ("p1", "p8")


def test_ties_by_name_look_at_names_alone() -> None:
    candidates = [purpose("9", 50, ["ann", "bob"]), purpose("10", 100, ["ann", "bob", "broke"])]
    outcome = settle(candidates, {"ann": 50, "bob": 50, "broke": 0}, None, 3, ties=Ties.LEXICAL)
    assert outcome.ties == (Tie("10", ("9",), "name"),)


def test_nothing_to_settle_leaves_everything() -> None:
    assert settle([], SHARES, TOGETHER, 34) == Outcome((), {}, SHARES, ())


def test_the_balances_told_are_left_as_they_were() -> None:
    told = dict(SHARES)
    settle([purpose("lights", 20_000, STREET[:12])], told, TOGETHER, 34)
    assert told == SHARES


def test_nonsense_is_refused() -> None:
    twice = [purpose("lights", 1, ["ann"]), purpose("lights", 2, ["ann"])]
    with pytest.raises(ValueError, match="one id"):
        settle(twice, {}, None, 0)
    with pytest.raises(ValueError, match="under nothing"):
        settle([], {"ann": -1}, None, 0)
    with pytest.raises(ValueError, match="above nothing"):
        purpose("lights", 0, ["ann"])
