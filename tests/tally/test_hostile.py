"""Files made to do harm: none steers the window it is shown in or takes for ever; each gets an answer in words."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.recount.tables import ODD

from .files import Desk, pb

ESCAPE, CONTROL, TURNED, HIDDEN = "\x1b[2J", "\x9b31m", "\u202egnol", "\x00"
ODD_SIGNS = f"{ESCAPE}{CONTROL}{TURNED}{HIDDEN}"


def lines_only(text: str) -> bool:
    return ODD.search(text.replace("\n", "")) is None


@pytest.mark.parametrize("options", [[], ["--json"], ["--csv"], ["--compare", "greedy"]], ids="".join)
def test_no_name_steers_the_window_it_is_shown_in(desk: Desk, options: list[str]) -> None:
    projects = [{"project_id": name, "cost": cost, "name": f"=A{ODD_SIGNS}"} for name, cost in (("a", 40), ("b", 0))]
    text = pb(projects, ["a"], description=f"A{ODD_SIGNS}", num_votes=f"9{ODD_SIGNS}", vote_type=f"x{ODD_SIGNS}")
    assert lines_only(desk.page(text, *options))
    if "--json" in options:
        assert json.loads(desk.page(text, *options))["vote"] == f"A{ODD_SIGNS}"


@pytest.mark.parametrize("odd", [ESCAPE, CONTROL, TURNED, HIDDEN])
def test_no_mistake_shows_them_either(desk: Desk, odd: str) -> None:
    for text, said in (
        (pb([{"project_id": f"a{odd}b", "cost": "1"}]), "line 7: the project_id "),
        (pb(votes=[f"a{odd}b"]), "line 11: a vote for "),
        (pb([{"project_id": "a", "cost": f"1{odd}0"}]), "line 7: the cost of project a is "),
        (pb(budget=f"1{odd}0"), "line 3: the budget is "),
        (f"{odd}META", "line 1: the file begins with "),
        (pb([{"project_id": "a", f"c{odd}": "1"}]), "line 6: expected the columns of PROJECTS here"),
    ):
        told = desk.mistake(text)
        assert told.startswith(said)
        assert lines_only(told)


def test_a_mistake_in_a_million_columns_takes_one_line(desk: Desk) -> None:
    columns = {"project_id": "a", "cost": "1"} | {f"more{number}": number for number in range(100_000)}
    told = desk.mistake(pb([columns]).replace("\na;1;", "\na\nb;1;"))
    assert told.startswith("line 7: this row has 1 cell, and cost is number 2 (line 6 names the columns: project_id;c")
    assert len(told) < 200


@pytest.mark.parametrize("letter", ["a", "広", "e\u0301"])
def test_a_name_without_end_is_cut_at_once(desk: Desk, letter: str) -> None:
    names = [{"project_id": name, "cost": cost, "name": letter * 40_000} for name, cost in (("a", 40), ("b", 90))]
    told = desk.page(pb(names, ["a,b"] * 4))
    assert max(map(len, told.splitlines())) < 160
    assert told.count("…") == 2


def test_hundreds_of_equals_fill_no_page(desk: Desk) -> None:
    """Each of them is told of with the first of the others."""
    projects = [{"project_id": f"p{number}", "cost": 1} for number in range(400)]
    told = desk.page(pb(projects, [str(one["project_id"]) for one in projects], budget=400), "--ties", "lexical")
    assert "p0 was equal with p1, p10, p100 and 396 more. It went first: its id comes" in " ".join(told.split())
    assert len(told) < 150_000


@pytest.fixture
def few_digits() -> Iterator[None]:
    """The fewest that Python can be told to write of a number."""
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(640)
    yield
    sys.set_int_max_str_digits(before)


def test_fractions_longer_than_python_writes_unasked_are_written(desk: Desk, few_digits: None) -> None:
    """Prices without a common part."""
    below = [number for number in range(990_001, 999_999, 2) if all(number % by for by in range(3, 1000, 2))][:120]
    projects = [{"project_id": str(number), "cost": f"1/{number}"} for number in below]
    path = desk.file(pb(projects, [",".join(map(str, below))], budget="1"))
    (left,) = desk.outcome(path, "--exact-fractions")["balances"].values()
    assert len(left) > 1400
    assert sys.get_int_max_str_digits() == 640


def test_a_part_that_begins_again_among_the_votes_is_never_taken_for_a_vote(desk: Desk) -> None:
    told = desk.mistake(f"{pb()}PROJECTS;\n1;a\n")
    assert told == "line 15: a second PROJECTS; the first one is on line 5"


def test_a_file_without_end_is_refused(desk: Desk) -> None:
    told = desk.types(Path("/dev/zero"))
    assert (told.exit_code, told.stderr) == (2, "/dev/zero: it holds more than 256 MB, and no vote is as large\n")


def test_the_name_of_a_file_is_shown_without_signs_that_steer(desk: Desk) -> None:
    told = desk.types(desk.file("", f"vote{ESCAPE}.pb"))
    assert (told.exit_code, lines_only(told.stderr)) == (2, True)
