"""The page about the record shows what is so."""

import re
from pathlib import Path

from bot.recount.basics import seal
from bot.recount.container import HELD, unpack
from bot.recount.counting import FORMAT
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
