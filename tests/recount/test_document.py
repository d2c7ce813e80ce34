"""The page about the record shows what is so."""

import json
import re
from fractions import Fraction
from pathlib import Path

from bot.recount.basics import seal
from bot.recount.container import HELD, unpack
from bot.recount.counting import FORMAT
from bot.recount.entries import NAMES
from bot.recount.replay import ACTS
from bot.recount.rule import Count, Purpose, Rule
from tests.verbs.house import Street

PAGE = (Path(__file__).parents[2] / "docs" / "record.md").read_text()


def test_the_worked_example_is_the_first_line_of_a_journal(street: Street) -> None:
    line = re.search(r'^\{"act":"set up".*\}$', PAGE, re.M)
    assert line is not None
    assert street.ask(lambda unit: unit.journal.entries(street.community_id))[0] == (line[0], seal(line[0]))
    assert seal(line[0]) in PAGE


def test_it_names_every_file_and_the_format() -> None:
    assert set(re.findall(r"^\| `(\S+)` \|", PAGE, re.M)) >= HELD
    assert f"## Format {FORMAT}" in PAGE


def test_no_cell_of_a_table_is_a_formula(published: bytes) -> None:
    files = unpack(published)
    assert b",'=Benches," in files["tally.csv"]
    assert b";'=Benches;" in files["round.pb"]


def test_it_tells_every_act_and_every_name_in_one() -> None:
    said = set(re.findall("`([^`]+)`", re.sub("```.*?```", "", PAGE, flags=re.S)))
    assert said >= set(ACTS)
    assert said >= {name for names in NAMES.values() for name in names.split()}


def test_the_outcome_it_shows_is_what_the_rule_decides_of_such_a_vote() -> None:
    shown = re.search(r'^\{"activated".*?\}\]\}$', PAGE, re.M | re.S)
    assert shown is not None
    lights, bench = (Purpose(name, cost, [], set("abc")) for name, cost in (("1.1", 60_00), ("1.2", 70_00)))
    rule = Rule(Fraction(1, 3), Fraction(2, 3), 3)
    assert Count([bench, lights], dict.fromkeys("abc", 25_00), rule, "seed").recorded() == json.loads(shown[0])
