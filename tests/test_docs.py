"""What the pages for people promise is played by a test: each command said, each button tapped, each setting known."""

import ast
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from bot.commands.all import commands
from config.settings import Settings

ROOT = Path(__file__).parents[1]
PEOPLE = ("resident", "coordinator", "funder")
SAYING = {"says", "tells", "write", "has_a_round"}
TAPPING = {"taps", "all_tap", "taps_in_private", "leads_to"}


def page(name: str) -> str:
    return (ROOT / "docs" / f"{name}.md").read_text("utf-8")


def named_commands(name: str) -> set[str]:
    return set(re.findall(r"`(/\w+)", page(name)))


def named_buttons(name: str) -> set[str]:
    """What stands in bold, but for the pages' own few words in small letters."""
    return {label for label in re.findall(r"\*\*([^*]+)\*\*", page(name)) if label[0].isupper()}


@cache
def played(calls: frozenset[str]) -> set[str]:
    """Every text that a conversation's test gives to these calls, itself or by a name of its file."""
    found: set[str] = set()
    for file in (ROOT / "tests" / "conversation").rglob("*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        named = constants(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in calls:
                found |= {text for argument in node.args for text in texts(argument, named)}
    return found


def constants(tree: ast.Module) -> dict[str, str]:
    """The texts that a file has names for: one each, or several in one line."""
    named: dict[str, str] = {}
    for line in tree.body:
        if isinstance(line, ast.Assign) and len(line.targets) == 1:
            names = line.targets[0].elts if isinstance(line.targets[0], ast.Tuple) else line.targets
            values = line.value.elts if isinstance(line.value, ast.Tuple) else [line.value]
            pairs = zip(names, values, strict=False)
            named |= {name.id: text for name, value in pairs if isinstance(name, ast.Name) for text in texts(value, {})}
    return named


def texts(value: ast.expr, named: Mapping[str, str]) -> list[str]:
    if isinstance(value, ast.Name):
        return [named[value.id]] if value.id in named else []
    return [value.value] if isinstance(value, ast.Constant) and isinstance(value.value, str) else []


@pytest.mark.parametrize("name", PEOPLE)
def test_each_command_a_page_names_is_said_in_a_conversation(name: str) -> None:
    said = {text.split()[0] for text in played(frozenset(SAYING)) if text.startswith("/")}
    assert named_commands(name)
    assert named_commands(name) - {word.removesuffix(":") for word in said} == set()


@pytest.mark.parametrize("name", PEOPLE)
def test_each_button_a_page_names_is_tapped_in_a_conversation(name: str) -> None:
    """A street refuses to tap what is not there."""
    assert named_buttons(name)
    assert named_buttons(name) - played(frozenset(TAPPING)) == set()


def test_each_command_and_setting_the_operators_page_names_exists() -> None:
    text = page("operator") + (ROOT / "README.md").read_text("utf-8")
    known = {command.callback.__name__ for command in commands.registered_commands if command.callback is not None}
    assert set(re.findall(r"commonpot (\w+)[`\n ]", text)) - known - {"and"} == set()
    settings = {f"COMMONPOT_{name.upper()}" for name in Settings.model_fields}
    assert set(re.findall(r"COMMONPOT_[A-Z_]+", text)) - settings == set()


def test_the_readme_tells_every_command() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    ours = {command.callback.__name__ for command in commands.registered_commands if command.callback is not None}
    assert ours - set(re.findall(r"commonpot (\w+)", text)) == set()
    listed = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert listed is not None
    assert set(listed[1].split()) - set(re.findall(r"make ([a-z-]+)", text)) == set()


def test_every_test_that_a_promise_names_is_there() -> None:
    named = set(re.findall(r"tests/[\w/]+(?:\.\w+)?", page("promises")))
    assert len(named) > 20
    assert [one for one in named if not (ROOT / one).exists()] == []
