"""A .pb file is read as real files have it, and what is unusual in it is said."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from bot.tally.ballots import NOTHING, at_a_stroke
from bot.tally.pabulib import read
from tests.rules.pabulib import read as read_there

from .files import PROJECTS, VOTES, Desk, pb

SMALL = sorted((Path(__file__).parents[1] / "rules" / "votes").glob("*.pb"))


def pairs(data: bytes) -> list[tuple[str, int]]:
    """Which member backs what, by the number of their row."""
    poll = read(data)
    places = zip(poll.approvals.purposes.tolist(), poll.approvals.members.tolist(), strict=True)
    return [(poll.purposes[place].id, member) for place, member in places]


def all_quoted(text: str) -> str:
    """The same file with quotation marks around every cell, so that it is read row by row."""
    written = StringIO()
    csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(
        csv.reader(StringIO(text), delimiter=";")
    )
    return written.getvalue()


@pytest.mark.parametrize("path", SMALL, ids=lambda path: path.stem)
def test_each_trap_of_real_files_is_read_at_a_stroke_as_row_by_row_and_as_another_reader_reads_it(path: Path) -> None:
    text, there = path.read_text("utf-8-sig"), read_there(path)
    known = sorted((name, row) for row, ballot in enumerate(there.ballots) for name in ballot)
    assert sorted(pairs(path.read_bytes())) == known
    assert pairs(all_quoted(text).encode()) == pairs(path.read_bytes())
    poll = read(path.read_bytes())
    assert (poll.budget, {one.id: one.cost for one in poll.purposes}) == (there.budget, dict(there.costs))


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace(";", " ; ").replace(",", " , "),
        lambda text: text.replace(";", "; ").replace("META\n", "meta;;\n").replace("VOTES\n", " VOTES;\n"),
        lambda text: text.replace("3;", "\n3;").replace("4;", " ;\n4;") + "\n;\n\n",
        lambda text: text.replace("4;b", ";\n ;\n4;b"),
        lambda text: text.replace("1;a\n", '"1;b\n9";a\n'),
        lambda text: text.replace("2;a,b", "2;b,a"),
        lambda text: text.replace("2;a,b", "2;,a,,b,"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("voter_id;vote\n", "voter_id;VOTE;age\n").replace("a,b\n", "a,b;34\n"),
        lambda text: text.replace("voter_id;vote\n", "voter_id;vote;note\n").replace("3;a,b", '3;a,b;"a\nVOTES"'),
    ],
)  # fmt: skip
def test_however_the_file_is_written_the_votes_are_the_same(change: object) -> None:
    changed = change(pb())  # type: ignore[operator]
    assert pairs(changed.encode()) == [("a", 0), ("a", 1), ("a", 2), ("b", 1), ("b", 2), ("b", 3)]


def test_votes_without_anything_unusual_are_taken_at_a_stroke() -> None:
    places, heads = {"a": 0, "b": 1, "much longer": NOTHING}, ["voter_id", "age", "vote", "sex"]
    taken = at_a_stroke("1;34;b,a;F\nzwölf;,;;M\n3;9;b;\n\n".encode(), heads, {"a": 0, "b": 1, "free": NOTHING})
    assert taken is not None
    assert [part.tolist() for part in taken] == [[2, 1, 1], [1, 0, NOTHING, 1]]
    for odd in ('1;34;"a";F', "1;34;z;F", "1;34;a", "1;34;a;F;", ";;;", "1;34;a\0;F", "1;34;longer than a word;F"):
        assert at_a_stroke(f"1;34;a;F\n{odd}\n".encode(), heads, {"a": 0, "b": 1}) is None
    assert at_a_stroke(b"1;2;a;F", heads, places) is None
    assert at_a_stroke(b"a;b;xxxxxx\nb", ["vote", "note"], {"a": 0, "b": 1}) is None
    assert at_a_stroke(b"a\nb", ["vote"], {"a": 0, "b": 1}) is None


def test_what_is_unusual_is_said(desk: Desk) -> None:
    projects = [{"project_id": "a", "cost": "40", "votes": "3"}, {"project_id": "b", "cost": "60", "votes": "7"}]
    free = {"project_id": "c", "cost": "0", "votes": "1"}
    votes = ["a,a", "a,b,c", "a,b", "b,b,b"]
    told = desk.reads(pb([*projects, free], votes, num_votes=5, num_projects=2, vote_type="cumulative"))
    for sentence in (
        "Members gave points to purposes. Here, whoever named one backs it, with however many points.",
        "The file says that it has 2 projects; it has 3, and those count.",
        "The file says that it has 5 votes; it has 4, and those count.",
        "Left out, because the file gives no cost above nothing: c.",
        "3 times a vote names the same purpose twice; that counts once.",
        "For 1 of the 2 purposes the file tells another number of votes than it holds; the votes that it holds are",
    ):
        assert sentence in told


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("ordinal", "Members ranked purposes. Here, whoever ranked one backs it."),
        ("scoring", "Members gave points to purposes. Here, whoever named one backs it, with however many points."),
        ("cumulative", "Members gave points to purposes. Here, whoever named one backs it, with however many points."),
        ("choose-1", "Each member could name one purpose. Here, they back that one."),
        ("mumble", 'The votes are of a kind unknown here, "mumble"; they are read as approvals.'),
    ],
)
def test_other_ballots_are_read_as_approvals_and_that_is_said(desk: Desk, kind: str, said: str) -> None:
    without_odd_pennies = [{"project_id": "a", "cost": "30"}, PROJECTS[1]]
    told = desk.reads(pb(without_odd_pennies, vote_type=kind))
    assert said in told
    assert told.replace(f"{said} ", "") == desk.reads(pb(without_odd_pennies))


def test_a_vote_for_nothing_still_holds_a_share(desk: Desk) -> None:
    found = desk.outcome(desk.file(pb(votes=[*VOTES, ""])))
    assert (found["members"], found["share"], found["balances"]["5"]) == (5, 2000, 2000)


@pytest.mark.parametrize(("cost", "pennies"), [("40.0", 4000), ("40.005", 4001), ("121/3", 4034), ("12.5", 1250)])
def test_costs_may_be_decimals_and_fractions_and_whole_pennies_are_the_higher_ones(
    desk: Desk, cost: str, pennies: int
) -> None:
    path = desk.file(pb([{"project_id": "a", "cost": cost}, PROJECTS[1]]))
    assert sum(desk.outcome(path)["payments"]["a"].values()) == pennies


def test_nothing_that_a_file_says_moves_other_signs_on_the_screen(desk: Desk) -> None:
    odd = {"project_id": "a", "cost": "40", "name": "right\u202eleft \x1b[31mred [bold]bold[/bold] :smile:"}
    told = desk.page(pb([odd, {**PROJECTS[1], "name": ""}], description="\x07bell"))
    assert not set("\u202e\x1b\x07") & set(told)
    assert "[bold]" in told
