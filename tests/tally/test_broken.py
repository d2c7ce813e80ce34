"""A broken file is refused in one sentence, with the line and what was expected there, and never with a traceback."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.tally.broken import Broken
from bot.tally.showing import Wish, show

from .files import Desk, pb

WHOLE = pb()
"""Lines: 1 META, 3 budget, 4 currency, 5 PROJECTS, 6 heads, 7 a, 8 b, 9 VOTES, 10 heads, 11 to 14 votes."""
ROWS = WHOLE.encode().split(b"\n")
NUMBER = "expected a number such as 1250, 1250.50 or 2501/2"


def changed(old: str, new: str) -> str:
    assert old in WHOLE
    return WHOLE.replace(old, new, 1)


def up_to(end: str) -> str:
    return WHOLE[: WHOLE.index(end)]


BROKEN: list[tuple[str | bytes, str]] = [
    ("", "line 1: the file ends here; expected a line META: a .pb file has the parts META, PROJECTS, VOTES"),
    ("hello\n", 'line 1: the file begins with "hello"; expected the line META'),
    ("<html>\n<body>", 'line 1: the file begins with "<html>"; expected the line META'),
    ("META\n", "line 1: the file ends here; expected the columns of META, key;value"),
    (up_to("VOTES"), "line 8: the file ends here; expected a line VOTES"),
    (up_to("voter_id"), "line 9: the file ends here; expected the columns of VOTES, vote"),
    (up_to("1;a\n"), "line 10: there is no vote behind this line; each row is one vote"),
    (changed("key;value", "key,value"), 'line 2: expected the columns of META here, key;value; found "key,value"'),
    (changed("project_id", "id"), 'line 6: expected the columns of PROJECTS here, project_id;cost; found "id;cost"'),
    (changed("voter_id", "vote"), 'line 10: expected the columns of VOTES here, vote; found "vote;vote"'),
    (changed("VOTES\n", "META\n"), "line 9: a second META; the first one is on line 1"),
    (pb(budget=None), "line 1: META does not tell the budget; expected a row such as budget;50000"),
    (pb(budget="0.00"), "line 3: the budget is nothing; expected an amount above 0"),
    (pb(budget=""), f'line 3: the budget is ""; {NUMBER}'),
    (pb(budget="1e9"), f'line 3: the budget is "1e9"; {NUMBER}'),
    (pb(budget="-5"), f'line 3: the budget is "-5"; {NUMBER}'),
    (pb(budget="1 000"), f'line 3: the budget is "1 000"; {NUMBER}'),
    (pb(budget="9" * 5000), f'line 3: the budget is "{"9" * 40}…"; {NUMBER}'),
    (changed("a;40", "a;12,5"), f'line 7: the cost of project a is "12,5"; {NUMBER}'),
    (changed("a;40", "a;1/0"), f'line 7: the cost of project a is "1/0"; {NUMBER}'),
    (changed("a;40", "a"), "line 7: this row has 1 cell, and cost is number 2 (line 6 names the columns: project_id;c"),
    (changed("b;60", "a;60"), 'line 8: a second project "a"; the first one is on line 7'),
    (changed("b;60", ";60"), 'line 8: the project_id "" is none: votes name projects with commas between'),
    (changed("b;60", "b,c;60"), 'line 8: the project_id "b,c" is none: votes name projects with commas between'),
    (pb([{"project_id": "a", "cost": "0"}], ["a"]), "line 5: there is no project here that costs anything"),
    (changed("3;a,b", "3;a,z"), 'line 13: a vote for "z", and no project has this project_id'),
    (changed("3;a,b", "3"), "line 13: this row has 1 cell, and vote is number 2 (line 10 names the columns: voter_id;"),
    (changed("1;a\n2;a,b", "1;a;b\n2"), "line 12: this row has 1 cell, and vote is number 2"),
    (changed("3;a,b", '3;"a,b'), 'line 13: a quotation mark " is opened in this row and never closed'),
    (changed("a;40", '"a;40'), 'line 7: a quotation mark " is opened in this row and never closed'),
    (changed("3;a,b", '3;"' + "a," * 70_000), "line 13: field larger than field limit (131072); is a quotation mark o"),
    (WHOLE.encode("utf-16"), "line 1: this is no UTF-8 text; expected a .pb file saved as UTF-8"),
    (changed("3;a,b", "3;ż").encode("iso8859_2"), "line 13: this is no UTF-8 text; expected a .pb file saved as UTF-8"),
    (b"PK\x03\x04", "this zip file is not the record of a round as it was posted: this is not a whole zip file"),
]


@pytest.mark.parametrize(("content", "said"), BROKEN)
def test_a_broken_file_is_refused_with_the_line_and_what_was_expected(
    desk: Desk, content: str | bytes, said: str
) -> None:
    assert desk.mistake(content).startswith(said)


def test_a_file_that_is_not_there_is_refused_in_words(desk: Desk) -> None:
    told = desk.types(desk.folder / "none.pb")
    assert (told.exit_code, told.stderr) == (
        2,
        f"{desk.folder / 'none.pb'}: it cannot be read: No such file or directory\n",
    )
    assert desk.types(desk.folder).stderr == f"{desk.folder}: it cannot be read: Is a directory\n"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--preset", "plain", "--core", "1/3"], "--preset plain has no test of people or agreement; leave it out, or"),
        (["--core", "3/2"], '--core is "3/2"; expected a part up to 1, such as 2/3 or 0.5'),
        (["--core", "a third"], '--core is "a third"; expected a part up to 1, such as 2/3 or 0.5'),
        (["--agreement", "1"], '--agreement is "1"; expected a part below 1, such as 2/3 or 0.5'),
        (["--share", "0"], '--share is "0"; expected what each member holds, such as 25 or 12.50'),
        (["--share", "-3"], '--share is "-3"; expected what each member holds, such as 25 or 12.50'),
        (["--share", "0.001"], "a share of less than a penny cannot be spent; try --exact-fractions"),
        (["--json", "--csv"], "--json and --csv cannot both be printed; choose one"),
    ],
)
def test_what_cannot_be_asked_for_is_refused_in_words(desk: Desk, options: list[str], said: str) -> None:
    assert desk.mistake(WHOLE, *options).startswith(said)


SCRAPS = st.sampled_from(
    [b'"', b";", b",", b"\n", b"\r", b"\0", b"0", b"9" * 30, b"/", b".", b"-", b"\xff", b"VOTES\n"]
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A file that somebody cut, typed into, or put in another order."""
    data = b"\n".join(draw(st.permutations(ROWS))) if draw(st.integers(0, 4)) == 0 else WHOLE.encode()
    for _ in range(draw(st.integers(0, 4))):
        at, end = sorted(draw(st.tuples(*[st.integers(0, len(data))] * 2)))
        data = data[:at] + draw(SCRAPS) + data[draw(st.sampled_from([at, end])) :]
    return data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data


@settings(max_examples=150)
@given(damaged(), st.booleans(), st.sampled_from(["none", "add-one", "greedy"]))
def test_whatever_happened_to_a_file_it_is_counted_or_refused_in_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, exact: bool, completion: str
) -> None:
    path = Path(tmp_path_factory.getbasetemp()) / "damaged.pb"
    path.write_bytes(data)
    wish = Wish(None, None, None, "cost", completion, None, exact, "draw", "greedy", json=exact, csv=not exact)
    try:
        told, sound = show(path, wish), True
    except Broken as problem:
        told, sound = str(problem), False
    assert sound or (told.startswith(("line ", "a share of less than a penny")) and "\n" not in told)


def test_the_lines_named_above_are_those_of_the_whole_file() -> None:
    heads = [ROWS[line - 1].split(b";")[0] for line in (1, 3, 5, 7, 9, 11)]
    assert heads == [b"META", b"budget", b"PROJECTS", b"a", b"VOTES", b"1"]
