"""The law of the house holds, and it bites: each kind of forbidden import is planted once and found."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("bot", "handlers", "models", "config")

FORBIDDEN = {
    "config": ["models.rules", "models.store", "models.planted_verb", "handlers", "bot"],
    "models.rules": [
        *("sqlalchemy", "telegram", "babel", "asyncio", "time", "random", "secrets"),
        *("models.store", "models.planted_verb", "handlers", "config", "bot"),
    ],
    "models.store": ["telegram", "models.planted_verb", "handlers", "bot", "config", "time", "random", "secrets"],
    "models": ["telegram", "sqlalchemy", "alembic", "handlers", "bot", "config", "time", "random", "asyncio"],
    "handlers": ["sqlalchemy", "alembic", "models.store", "models.store.tables", "bot", "random", "secrets"],
    "bot": ["bot.playground", "bot.playground.world"],
    "bot.recount": ["models", "models.rules", "handlers", "config", "bot", "bot.bundle", "sqlalchemy", "typer"],
    "bot.playground": [
        *("models", "models.rules", "handlers", "config", "bot", "bot.planted_part"),
        *("sqlalchemy", "telegram", "telegram.ext", "pydantic"),
    ],
}
ALLOWED = {
    "config": ["babel", "pydantic", "logging"],
    "models.rules": ["fractions", "models.rules.money"],
    "models.store": ["sqlalchemy", "alembic", "models.rules.money", "json"],
    "models": ["models.rules.money", "models.store.unit", "models.planted_verb"],
    "handlers": ["telegram.ext", "models.planted_verb", "models.rules.money", "config.texts", "asyncio"],
    "bot": ["handlers", "models.store.engine", "config", "telegram", "sqlalchemy", "secrets", "time"],
    "bot.recount": ["zipfile", "json", "bot.recount.rule"],
    "bot.playground": [
        "starlette.routing",
        "uvicorn",
        "tdjson",
        "telegram.constants",
        "asyncio",
        "bot.playground.world",
    ],
}


def judged(tree: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    wide = {**os.environ, "COLUMNS": "300", "NO_COLOR": "1"}
    return subprocess.run(command, cwd=tree, env=wide, capture_output=True, text=True)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the tree, with one more verb and one more part of the program to import."""
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "tests").mkdir()
    for file in ("pyproject.toml", "tests/__init__.py", "tests/house.py"):
        shutil.copy(ROOT / file, tmp_path / file)
    (tmp_path / "models" / "planted_verb.py").touch()
    (tmp_path / "bot" / "planted_part.py").touch()
    return tmp_path


def plant(tree: Path, imports: dict[str, list[str]]) -> list[str]:
    """Puts one import into a file of its own each; tells how the law would name it."""
    planted = []
    for room, names in imports.items():
        for number, name in enumerate(names):
            (tree / room.replace(".", "/") / f"planted_{number}.py").write_text(f"import {name}\n", "utf-8")
            planted.append(f"{room}.planted_{number} imports {name} (line 1)")
    return planted


def test_every_room_keeps_the_law() -> None:
    verdict = judged(ROOT)
    assert verdict.returncode == 0, verdict.stdout


def test_each_forbidden_import_is_found_and_named(copy: Path) -> None:
    planted = plant(copy, FORBIDDEN)
    verdict = judged(copy)
    assert verdict.returncode == 1, verdict.stdout
    assert [words for words in planted if words not in verdict.stdout] == []
    assert verdict.stdout.count("BROKEN") == len(FORBIDDEN) + 1  # each room's row, and the arrow


def test_what_a_room_may_import_is_left_alone(copy: Path) -> None:
    planted = plant(copy, ALLOWED)
    verdict = judged(copy)
    assert [words for words in planted if words in verdict.stdout] == [], verdict.stdout


@pytest.mark.parametrize(
    "written",
    [
        "from sqlalchemy import text",
        "def late():\n    import sqlalchemy",
        "from sqlalchemy.orm import (\n    Session,\n)",
    ],
)
def test_an_import_is_found_however_it_is_written(copy: Path, written: str) -> None:
    (copy / "models" / "planted.py").write_text(written, "utf-8")
    verdict = judged(copy)
    assert "models.planted imports sqlalchemy" in verdict.stdout


def test_a_room_may_not_be_entered_by_a_relative_import(copy: Path) -> None:
    (copy / "bot" / "playground" / "planted.py").write_text("from .. import planted_part\n", "utf-8")
    assert "bot.playground.planted imports bot.planted_part" in judged(copy).stdout
