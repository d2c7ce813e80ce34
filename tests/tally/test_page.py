"""What is printed fits 80 columns, says why in numbers, and comes without anything the bot at work needs."""

import os
import subprocess
import sys
from pathlib import Path

from bot.tally.columns import width_of

from .files import Desk, pb

HEAVY = ("sqlalchemy", "telegram", "pydantic", "pydantic_settings", "typer", "babel", "asyncio", "aiohttp", "rich")


def lines(text: str) -> list[str]:
    return text.splitlines()


def test_no_line_is_wider_than_80_columns_whatever_the_names(desk: Desk) -> None:
    names = [
        "x" * 300,
        "広場に木を植える" * 20,
        "e\u0301te\u0301 " * 80,
        'Ärger; über "Bäume"'.replace(";", ",").replace('"', "'"),
    ]
    projects = [
        {"project_id": f"p{number}", "cost": 10**number * 37, "name": name}
        for number, name in enumerate(names, start=1)
    ]
    text = pb(projects, ["p1,p2,p3,p4"] * 900, budget=10**5 * 4, description="long " * 60, currency="PLN")
    for options in (
        (),
        ("--preset", "several", "--compare", "greedy"),
        ("--completion", "greedy", "--exact-fractions"),
    ):
        told = desk.page(text, *options)
        assert max(map(width_of, lines(told))) <= 80
        assert "37,000.00" in told
    assert "…" in told


def test_names_of_any_script_keep_the_columns_straight(desk: Desk) -> None:
    projects = [
        {"project_id": "a", "cost": "10", "name": "広場"},
        {"project_id": "b", "cost": "10", "name": "plain"},
        {"project_id": "c", "cost": "10", "name": "cafe\u0301"},
    ]
    told = lines(desk.page(pb(projects, ["a,b,c"] * 4)))
    assert [width_of(name) for name in ("広場", "plain", "cafe\u0301")] == [4, 5, 4]
    begin = next(number for number, row in enumerate(told) if "Goes ahead" in row)
    table = told[begin : begin + 5]
    assert len({width_of(row) for row in table}) == 1


def test_reasons_are_said_in_numbers(desk: Desk) -> None:
    projects = [
        {"project_id": name, "cost": cost} for name, cost in (("a", 60), ("b", 50), ("c", 30), ("d", 5), ("e", 9))
    ]
    text = pb(projects, ["a,b", "a,b,c", "a,b,c", "a,d", ""])
    told = desk.reads(text, "--core", "1/5")
    for sentence in (
        "Counted by Equal Shares with critical mass: at least 3 backers with something left (1/5 of 5, and never "
        "under 3), and 2/3 of those who back or object.",
        "Files of this kind tell of no objections, so all agree.",
        "1 of 5 purposes goes ahead, for £60.00. 4 of 5 members back at least one of them.",
        "Its 3 backers have £15.00 left after purpose a.",
        "Backed by 2. It needs 3.",
        "Backed by 1. It needs 3.",
        "Nobody backs it.",
        "No completion: the £40.00 left over stays unspent.",
    ):
        assert sentence in told
    assert "Its one backer has £5.00 left after purpose a" in desk.reads(
        pb([*projects[:3], {"project_id": "d", "cost": "6"}], ["a,b", "a,b,c", "a,b,c", "a,d", ""], budget=100)
    )
    assert "Nothing goes ahead." in desk.reads(text, "--share", "1")


def test_a_backer_who_has_nothing_left_is_told_of(desk: Desk) -> None:
    projects = [{"project_id": "a", "cost": "75"}, {"project_id": "b", "cost": "76"}]
    told = desk.reads(pb(projects, ["a,b", "a", "a", "b", "b", ""], budget=150), "--core", "0.5")
    assert "Backed by 3. It needs 3 with something left after purpose a, and has 2." in told


def started(*words: str, cwd: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        cwd=cwd,
        env={**os.environ, "PYTHONWARNINGS": "error", **settings},
        capture_output=True,
        text=True,
        timeout=30,
    )


def test_the_command_loads_nothing_of_the_bot_at_work(desk: Desk) -> None:
    desk.file(pb())
    loaded = f"print([one for one in {HEAVY} if one in sys.modules])"
    code = f"import sys; from bot.__main__ import main\ntry: main()\nfinally: {loaded}"
    told = started("-c", code, "tally", "vote.pb", cwd=desk.folder)
    assert (told.returncode, told.stderr, told.stdout.splitlines()[-1]) == (0, "", "[]")


def test_whoever_reads_only_the_beginning_or_has_few_letters_is_served_too(desk: Desk) -> None:
    desk.file(pb(description="Świecie", currency="GBP"))
    plain = started("-m", "bot", "tally", "vote.pb", cwd=desk.folder, PYTHONIOENCODING="ascii")
    assert (plain.returncode, plain.stderr) == (0, "")
    assert plain.stdout.startswith("?wiecie\n")
    read, write = os.pipe()
    os.close(read)
    shortly = subprocess.run(
        [sys.executable, "-m", "bot", "tally", "vote.pb"],
        cwd=desk.folder,
        stdout=write,
        stderr=subprocess.PIPE,
        timeout=30,
    )
    os.close(write)
    assert (shortly.returncode, shortly.stderr) == (0, b"")


def test_help_names_every_option(desk: Desk) -> None:
    told = started("-m", "bot", "tally", "--help", cwd=desk.folder)
    for option in (
        "preset",
        "core",
        "agreement",
        "utility",
        "completion",
        "share",
        "exact-fractions",
        "ties",
        "compare",
    ):
        assert f"--{option}" in told.stdout
    assert {"--json", "--csv"} <= set(told.stdout.split())
    wrong = started("-m", "bot", "tally", "vote.pb", "--preset", "mine", cwd=desk.folder)
    assert (wrong.returncode, "invalid choice: 'mine'" in wrong.stderr) == (2, True)
