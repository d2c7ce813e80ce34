"""A small vote counted by every option, worked out by hand.

Four members have £25 each. Purpose a costs £40 and is backed by 1, 2 and 3; b costs £60 and is backed by 2, 3 and 4.
a is paid first (it costs less): £13.33 or £13.34 each. b's backers then have about £11.67, £11.67 and £25.00.
"""

import csv
from fractions import Fraction
from io import StringIO

import pytest

from .files import PROJECTS, Desk, pb

PAID = {"1": 1333, "2": 1333, "3": 1333}
WIDE = [{"project_id": "a", "cost": "40", "name": "=SUM(A1:A9)"}, {"project_id": "b", "cost": "60", "name": "@b"}]


def test_shares_pay_in_order_and_every_penny_is_somewhere(desk: Desk) -> None:
    found = desk.outcome(desk.file(pb()))
    paid = found["payments"]["a"]
    assert (found["winners"], found["share"], found["budget"], sum(paid.values())) == (["a"], 2500, 10000, 4000)
    assert {who: pennies - PAID[who] for who, pennies in paid.items()}.keys() == PAID.keys()
    assert sorted(paid.values()) == [1333, 1333, 1334]
    assert found["balances"] == {who: 2500 - paid.get(who, 0) for who in "1234"}
    assert found["prices"] == {"a": "4000/3"}
    assert found["reasons"]["a"] == {"words": "Backed by 3; 3 pay £13.34 or £13.33."} or "£13.33" in str(
        found["reasons"]
    )
    assert {key: found["reasons"]["b"][key] for key in ("test", "need", "after")} == {
        "test": "money",
        "need": 6000,
        "after": ["a"],
    }
    assert found["ties"] == [{"winner": "a", "others": ["b"], "broken_by": "cost"}]
    assert (found["served"], found["rest"], found["same_winners_in_exact_fractions"]) == (3, 6000, True)


def test_exact_fractions_pay_the_price_itself(desk: Desk) -> None:
    found = desk.outcome(desk.file(pb()), "--exact-fractions")
    assert found["payments"]["a"] == dict.fromkeys("123", "4000/3")
    assert found["balances"] == {**dict.fromkeys("123", "3500/3"), "4": 2500}
    assert found["same_winners_in_whole_pennies"] is True


def test_costs_that_are_fractions_are_kept_in_exact_fractions(desk: Desk) -> None:
    path = desk.file(pb([{"project_id": "a", "cost": "121/7"}, PROJECTS[1]]))
    found = desk.outcome(path, "--exact-fractions")
    assert sum(map(Fraction, found["payments"]["a"].values())) == Fraction(12100, 7)


@pytest.mark.parametrize(
    ("options", "winners", "raised", "stop", "from_pot"),
    [
        ((), ["a"], 0, None, []),
        (("--completion", "greedy"), ["a", "b"], 0, None, ["b"]),
        (("--completion", "add-one"), ["a", "b"], 400, "nothing more", []),
        (("--completion", "add-one", "--share", "10"), ["a", "b"], 1900, "nothing more", []),
        (("--share", "30"), ["a", "b"], 0, None, []),
        (("--share", "13.33"), [], 0, None, []),
        (("--share", "13.34"), ["a"], 0, None, []),
        (("--utility", "count"), ["a"], 0, None, []),
        (("--preset", "together"), ["a"], 0, None, []),
        (("--core", "0.9"), [], 0, None, []),
        (("--core", "3/4", "--agreement", "4/5"), ["a"], 0, None, []),
    ],
)
def test_each_option_does_what_it_says(
    desk: Desk, options: tuple[str, ...], winners: list[str], raised: int, stop: str | None, from_pot: list[str]
) -> None:
    found = desk.outcome(desk.file(pb()), *options)
    assert (found["winners"], found["raised"], found["stopped_by"], found["from_pot"]) == (
        winners,
        raised,
        stop,
        from_pot,
    )


def test_add_one_keeps_the_last_result_before_the_first_that_spends_too_much(desk: Desk) -> None:
    """From £24.99 to £27.99: at £28.99 each b would go ahead too, and 4p more would be spent than there is."""
    found = desk.outcome(desk.file(pb(budget="99.96")), "--completion", "add-one")
    assert (found["winners"], found["stopped_by"], found["raised"]) == (["a"], "overspend", 300)
    told = desk.reads(pb(budget="99.96"), "--completion", "add-one")
    assert "raised by £3.00; one unit more for everyone would have spent more than there is. £59.96 is left." in told


def test_equals_go_by_lot_or_by_id(desk: Desk) -> None:
    alike = [{"project_id": name, "cost": "80"} for name in "dcba"]
    path = desk.file(pb(alike, ["d,c,b,a"] * 4))
    first = {desk.outcome(desk.file(pb(alike, ["d,c,b,a"] * 4, note=note)))["winners"][0] for note in range(12)}
    assert len(first) > 1
    found = desk.outcome(path, "--ties", "lexical")
    assert found["winners"] == ["a"]
    assert found["ties"] == [{"winner": "a", "others": ["b", "c", "d"], "broken_by": "name"}]
    assert "a was equal with b, c and d. It went first: its id comes first." in desk.reads(
        path.read_bytes(), "--ties", "lexical"
    )


def test_a_share_under_500_pennies_is_warned_of_and_the_other_way_of_counting_is_told(desk: Desk) -> None:
    assert "Warning: a share of £4.99 is under 500 pennies." in desk.reads(pb(budget="19.99"))
    assert "Warning" not in desk.reads(pb(budget="20.00"))
    assert "Warning" not in desk.reads(pb(budget="19.99"), "--exact-fractions")
    assert "Warning: together the shares are £120.00, more than the £100.00 there is." in desk.reads(
        pb(), "--share", "30"
    )
    assert "Exact fractions give the same winners." in desk.reads(pb())
    assert "Whole pennies give the same winners." in desk.reads(pb(), "--exact-fractions")
    by_a_hair = pb([{"project_id": "a", "cost": "100"}], ["a", "a", "a"])
    assert "Exact fractions give other winners." in desk.reads(by_a_hair)
    found = desk.outcome(desk.file(by_a_hair))
    assert (found["winners"], found["share"], found["same_winners_in_exact_fractions"]) == ([], 3333, False)


@pytest.mark.parametrize("completion", ["none", "add-one", "greedy"])
def test_shares_that_are_more_than_there_is_can_spend_more_than_there_is(desk: Desk, completion: str) -> None:
    told = desk.reads(pb(budget="50"), "--share", "40", "--completion", completion)
    assert "All of this costs £50.00 more than there is, so nothing is left." in told
    assert "ompleted" not in told


def test_shares_under_a_penny_can_be_counted_in_exact_fractions(desk: Desk) -> None:
    path = desk.file(pb([{"project_id": "a", "cost": "0.01"}, {"project_id": "b", "cost": "0.02"}], budget="0.02"))
    found = desk.outcome(path, "--exact-fractions")
    assert (found["winners"], found["share"], found["same_winners_in_whole_pennies"]) == (["a"], "1/2", False)


def test_another_rule_is_shown_beside_it(desk: Desk) -> None:
    projects = [{"project_id": name, "cost": cost} for name, cost in (("a", 60), ("b", 50), ("c", 40), ("d", 25))]
    text = pb(projects, ["a", "a", "a,b", "a,b,c", "b,c", "b", "c", "d"])
    greedy, most = (desk.outcome(desk.file(text), "--compare", rule)["compared"] for rule in ("greedy", "most-backed"))
    assert greedy == {"greedy": {"winners": ["b", "c"], "served": 5}}
    assert most == {"most-backed": {"winners": ["b"], "served": 4}}
    told = desk.page(text, "--compare", "greedy").split("Beside it, greedy")[1]
    rows = [row.split() for row in told.splitlines()]
    assert rows[5:7] == [["b", "50.00", "4", "yes", "yes"], ["c", "40.00", "3", "-", "yes"]]
    assert rows[8:] == [
        ["Purposes", "1", "2"],
        ["Spent", "50.00", "90.00"],
        ["Members", "who", "back", "one", "4", "5"],
    ]


def test_what_the_file_says_went_ahead_is_set_beside_it(desk: Desk) -> None:
    said = [{**PROJECTS[0], "selected": "0"}, {**PROJECTS[1], "selected": "1"}]
    told = desk.reads(pb(said, rule="greedy"))
    assert "The file says that 1 went ahead by the rule greedy. Not here: b. Only here: a." in told
    told = desk.reads(pb(said, rule="equalshares/add1"))
    assert "To count it by that rule: --completion add-one --exact-fractions." in told
    assert "The file says that 1 went ahead. Not here: b." in desk.reads(pb(said, rule="unknown"))
    alike = [{**PROJECTS[0], "selected": "1"}, {**PROJECTS[1], "selected": "0"}]
    assert "The file says that 1 went ahead: the same." in desk.reads(pb(alike))
    assert "The file says" not in desk.reads(pb())


def test_a_spreadsheet_has_a_row_for_each_purpose_and_no_formula(desk: Desk) -> None:
    rows = list(csv.DictReader(StringIO(desk.page(pb(WIDE), "--csv", "--completion", "greedy"))))
    assert [(row["turn"], row["purpose"], row["outcome"], row["cost"]) for row in rows] == [
        ("1", "a", "shares", "40.00"),
        ("2", "b", "pot", "60.00"),
    ]
    assert [row["title"] for row in rows] == ["'=SUM(A1:A9)", "'@b"]
    assert (rows[0]["price"], rows[0]["pay_it"], rows[0]["pay_less"], rows[1]["price"]) == ("13.33", "3", "0", "")
    (last,) = csv.DictReader(
        StringIO(desk.page(pb(), "--csv").split("\n", 2)[0] + "\n" + desk.page(pb(), "--csv").split("\n")[2])
    )
    assert (last["turn"], last["outcome"], last["backers"]) == ("", "no", "3")


def test_without_a_currency_amounts_have_none_and_others_have_their_own_smallest_unit(desk: Desk) -> None:
    assert "a share of 25.00 each; 100.00 in all." in desk.reads(pb(currency=None))
    assert "a share of 25 JPY each; 100 JPY in all." in desk.reads(pb(currency="JPY"))
    assert "a share of 25.000 KWD each" in desk.reads(pb(currency="kwd"))
