"""The page about the command shows what it prints. `python -m tests.tally.document` writes that into it anew."""

import os
import re
from pathlib import Path

import pytest

from .document import PAGE, SHOWN, shown
from .files import Desk


def test_its_commands_print_what_stands_under_them(desk: Desk) -> None:
    text = PAGE.read_text("utf-8")
    assert len(SHOWN.findall(text)) == 3
    assert shown(text, desk.folder, Path(os.environ["PABULIB"])) == text


def test_it_names_every_option_and_every_name_of_the_json(desk: Desk) -> None:
    text = PAGE.read_text("utf-8")
    told = desk.types(Path("--help"))
    options = set(re.findall(r"--[a-z-]+", told.stdout)) - {"--help"}
    assert len(options) == 11
    assert [option for option in options if f"`{option}" not in text] == []
    found = desk.outcome(Path(os.environ["PABULIB"]) / "Netherlands_Assen_2024.pb", "--compare", "greedy")
    assert [name for name in found if f"`{name}`" not in text] == []


@pytest.mark.parametrize("page", ["README.md", "docs/coordinator.md", "docs/operator.md", "docs/record.md"])
def test_the_pages_where_somebody_would_look_lead_to_it(page: str) -> None:
    assert "tally.md)" in (PAGE.parents[1] / page).read_text("utf-8")
