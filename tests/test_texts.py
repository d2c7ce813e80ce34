"""Every sentence the bot says can be translated: it is in the template, whole, with all its places filled."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from config.texts.catalogues import TEMPLATE
from tests.template import HANDLERS, template

SPEAKING = {"say": 1, "say_many": 2}


def spoken(folder: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call of say and say_many, with where it is; not where such a function only hands its own text on."""
    for file in sorted(folder.rglob("*.py")):
        for node in calls(ast.parse(file.read_text("utf-8"))):
            if isinstance(node.func, ast.Attribute) and node.func.attr in SPEAKING:
                yield f"{file.relative_to(folder.parent)}:{node.lineno}", node


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef) and node.name in SPEAKING:
            continue
        if isinstance(node, ast.Call):
            yield node
        yield from calls(node)


def sentences(call: ast.Call) -> list[ast.expr]:
    assert isinstance(call.func, ast.Attribute)
    return call.args[: SPEAKING[call.func.attr]]


def not_whole(folder: Path) -> list[str]:
    """Where a sentence is not written out as one, so that no translator ever sees it, or is empty."""
    return [
        where
        for where, call in spoken(folder)
        for text in sentences(call)
        if not isinstance(text, ast.Constant) or not text.value
    ]


def not_filled(folder: Path) -> list[str]:
    """Where a sentence has a place that its call does not fill."""
    return [
        f"{where}: {place}"
        for where, call in spoken(folder)
        if all(keyword.arg for keyword in call.keywords)
        for text in sentences(call)
        if isinstance(text, ast.Constant)
        for _, place, _, _ in Formatter().parse(str(text.value))
        if place is not None and place not in {"n", *(keyword.arg for keyword in call.keywords)}
    ]


@pytest.mark.skipif(not list(spoken(HANDLERS)), reason="nothing is said yet")
def test_the_template_holds_every_sentence() -> None:
    assert TEMPLATE.read_text("utf-8") == template(), "run `make texts`"


def test_every_sentence_is_written_where_it_is_said() -> None:
    assert not_whole(HANDLERS) == []


def test_every_place_in_a_sentence_is_filled() -> None:
    assert not_filled(HANDLERS) == []


def test_a_sentence_nobody_could_translate_or_fill_is_found(tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text(
        'speech.say("You " + verb)\nspeech.say(f"You {verb}")\nspeech.say("You {verb} {what}", verb=1)\n'
        'speech.say_many("{n} person", "{n} people at {place}", 2)\nspeech.say("{anything}", **values)\n'
        'speech.say_many("", "{n} people", 2)\ndef say(text): return speech.say(text)\n'
    )
    assert [where.rpartition(":")[2] for where in not_whole(tmp_path)] == ["1", "2", "6"]
    assert [where.split(":", 1)[1] for where in not_filled(tmp_path)] == ["3: what", "4: place"]


def test_a_new_sentence_changes_the_template(tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text(
        'speech.say("Hello " "there")\nlanguage.say_many("{n} pot", "{n} pots", 2)\nlanguage.say("Hello there")\n'
    )
    assert template(tmp_path).split("\n\n")[:2] == [
        'msgid "Hello there"\nmsgstr ""',
        '#, python-brace-format\nmsgid "{n} pot"\nmsgid_plural "{n} pots"\nmsgstr[0] ""\nmsgstr[1] ""',
    ]
