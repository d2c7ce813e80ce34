"""`commonpot rehearse`: what its page shows is what it prints, and what it cannot read it says."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.commands.all import commands

PAGE = (Path(__file__).parents[2] / "docs" / "rehearsal.md").read_text("utf-8")
EXAMPLES = re.findall(r"```\n\$ commonpot (rehearse .+)\n((?:.*\n)+?)```", PAGE)
STREET = "rehearse --members 34 --rounds 20"


def told(line: str) -> Result:
    return CliRunner().invoke(commands, shlex.split(line), env={"COLUMNS": "200"})


@pytest.mark.parametrize(("line", "printed"), EXAMPLES)
def test_each_example_on_the_page_is_what_it_prints(line: str, printed: str) -> None:
    assert told(line).stdout == printed


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 3


def test_a_pot_is_shared_equally_and_other_money_keeps_its_sign() -> None:
    assert told(f"{STREET} --pot 851").stdout == told(f"{STREET} --share 25.02").stdout
    assert "34 residents with €25.00 each" in told(f"{STREET} --share 25€").stdout


def test_one_of_a_kind_is_said_as_one() -> None:
    assert "A rehearsal: 1 round, 34 residents with £25.00 each, 1 purpose in each round, at £200.00." in told(
        "rehearse --members 34 --rounds 1 --costs 200"
    ).stdout.replace("\n", " ")


def test_each_seed_has_its_own_rounds() -> None:
    assert told(STREET).stdout != told(f"{STREET} --seed other").stdout


def test_a_rule_that_almost_never_or_almost_always_passes_is_called_so() -> None:
    assert "Note: under this rule hardly anything goes ahead." in told(f"{STREET} --core 9/10").stdout
    easy = "rehearse --members 5000 --rounds 20 --core 1/20 --agreement 1/2"
    assert "Note: nearly every purpose has enough support" in told(easy).stdout
    assert "200 made-up residents stand for all." in told(easy).stdout
    assert "stand for all" not in told(f"{easy} --at-most 5000 --rounds 1").stdout


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ("--members 2", "A purpose needs more backers than there are residents."),
        ("--members 34 --core 1/30", "from 1/20 to 9/10 of the residents"),
        ("--members 34 --core third", "no part, such as 1/3"),
        ("--members 34 --core 1/0", "no part, such as 1/3"),
        ("--members 34 --core 1e999999999", "no part, such as 1/3"),
        ("--members 34 --agreement nan", "no part, such as 1/3"),
        ("--members 34 --purposes 1000000000", "less than or equal to 1000"),
        ("--members 34 --rounds 1000000000", "less than or equal to 100000"),
        ("--members 1000000000 --at-most 1000000000", "less than or equal to 100000"),
        ("--members 34 --agreement 0.4", "At least 1/2 of those who back or object"),
        ("--members 34 --agreement 1", "one objection would stop any purpose"),
        ("--members 34 --pot £0.10", "less than the smallest coin"),
        ("--members 34 --pot lots", "no amount, such as 850"),
        ("--members 34 --costs 200,,450", "no amount, such as 850"),
        ("--members 34 --costs 0", "no amount, such as 850"),
        ("--members 34 --pot 850 --share 25", "Give only one."),
        ("--members 34 --costs 200€", "in another currency"),
        ("", "--members"),
    ],
)
def test_what_it_cannot_play_it_says(options: str, why: str) -> None:
    result = told(f"rehearse {options}")
    assert result.exit_code == 2
    assert why in result.output
