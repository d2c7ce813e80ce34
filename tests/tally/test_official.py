"""Real city votes, in the folder that PABULIB names, counted by the command as anybody would."""

import json
import os
from pathlib import Path

import pytest

from bot.tally.pabulib import read as read_here
from bot.tally.poll import Poll
from tests.rules.pabulib import read as read_there

from .files import Desk

FOLDER = Path(os.environ["PABULIB"])
FILES = sorted(FOLDER.glob("*.pb"))
LITERATURE = ("--preset", "plain", "--exact-fractions", "--ties", "lexical")


def recorded(poll: Poll) -> set[str]:
    return {one.id for one in poll.purposes if one.won}


def test_all_the_files_are_there() -> None:
    assert len(FILES) == 12


@pytest.mark.parametrize(("name", "raised"), [("Netherlands_Assen_2024.pb", 843), ("Poland_Swiecie_2023.pb", 242)])
def test_what_a_city_decided_by_equal_shares_comes_out_exactly(desk: Desk, name: str, raised: int) -> None:
    """Cost utility, one unit more for everyone until the first overspend, in the city's own units."""
    found = desk.outcome(FOLDER / name, *LITERATURE, "--completion", "add-one")
    assert set(found["winners"]) == recorded(read_here((FOLDER / name).read_bytes()))
    assert (found["stopped_by"], found["raised"]) == ("overspend", raised * 100)


@pytest.mark.parametrize("utility", ["cost", "count"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[:24])
def test_the_winners_are_those_that_an_independent_program_found(desk: Desk, path: Path, utility: str) -> None:
    known = json.loads((FOLDER / "oracle.json").read_text("utf-8"))["files"][path.name]
    found = desk.outcome(path, *LITERATURE, "--utility", utility)
    assert sorted(found["winners"]) == sorted(known[utility])
    assert found["same_winners_in_whole_pennies"] is True


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[:24])
def test_two_readers_find_the_same_in_it(path: Path) -> None:
    here, there = read_here(path.read_bytes()), read_there(path)
    assert {one.id: one.cost for one in here.purposes} == dict(there.costs)
    assert (here.people, here.budget) == (len(there.ballots), there.budget)
    backed = {
        (one.id, member) for member, ballot in enumerate(there.ballots) for one in here.purposes if one.id in ballot
    }
    pairs = zip(here.approvals.purposes.tolist(), here.approvals.members.tolist(), strict=True)
    assert [(here.purposes[place].id, member) for place, member in pairs] == sorted(
        backed, key=lambda pair: ([one.id for one in here.purposes].index(pair[0]), pair[1])
    )
