"""A database is made, brought up to date, or refused in words that say what to do."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from models.store.databases.refusing import UnusableDatabase
from models.store.engine import writing_engine
from models.store.migrations import HERE, known_revisions, upgrade
from models.store.tables import metadata


def described(url: str) -> dict[str, list[str]]:
    """Every table and index with the lines that made it, apart from Alembic's own and from the lines' order."""
    with create_engine(url).connect() as connection:
        rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index')")).all()
    ours = [(name, sql or "") for name, sql in rows if not name.startswith(("alembic_", "sqlite_"))]
    return {name: sorted(line.strip(" \t,") for line in sql.splitlines()) for name, sql in ours}


def test_migrations_make_exactly_the_tables_the_code_uses(tmp_path: Path) -> None:
    migrated, drawn = f"sqlite:///{tmp_path}/migrated", f"sqlite:///{tmp_path}/drawn"
    upgrade(migrated)
    metadata.create_all(create_engine(drawn))
    assert described(migrated) == described(drawn)


def test_alembic_finds_nothing_to_migrate_after_the_migrations(tmp_path: Path) -> None:
    upgrade(f"sqlite:///{tmp_path}/pot")
    with create_engine(f"sqlite:///{tmp_path}/pot").connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_migrations_are_numbered_in_the_order_they_run() -> None:
    script = ScriptDirectory.from_config(Config(config_args={"script_location": str(HERE)}))
    assert [step.revision for step in reversed(list(script.walk_revisions()))] == known_revisions()


def test_a_second_start_changes_nothing_and_never_loads_alembic(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/pot"
    upgrade(url)
    before = described(url)
    start = (
        f"import sys; from models.store.migrations import upgrade; upgrade({url!r}); sys.exit('alembic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", start], check=True)
    assert described(url) == before


def test_an_upgrade_that_fails_half_way_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "pot"
    with sqlite3.connect(file) as driver:
        # A view in the way of a late table stops the first migration after it has made others.
        driver.execute("CREATE VIEW lines AS SELECT 1 AS one")
    with pytest.raises(UnusableDatabase):
        upgrade(f"sqlite:///{file}")
    with sqlite3.connect(file) as driver:
        assert driver.execute("SELECT name FROM sqlite_master").fetchall() == [("lines",)]


def test_a_newer_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/pot"
    upgrade(url)
    with writing_engine(url).begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(UnusableDatabase, match=r"newer Commonpot .*9999.* Install the newer"):
        upgrade(url)


def no_database(folder: Path) -> str:
    (folder / "pot").write_text("Dear diary, today I joined a pot. " * 40)
    return f"sqlite:///{folder}/pot"


def torn(folder: Path) -> str:
    upgrade(f"sqlite:///{folder}/pot")
    (folder / "pot").write_bytes((folder / "pot").read_bytes()[:5000])
    return f"sqlite:///{folder}/pot"


def another_programs(folder: Path) -> str:
    with sqlite3.connect(folder / "pot") as driver:
        driver.execute("CREATE TABLE recipes (title TEXT)")
    return f"sqlite:///{folder}/pot"


def only_readable(folder: Path) -> str:
    upgrade(f"sqlite:///{folder}/pot")
    with sqlite3.connect(folder / "pot") as driver:
        driver.execute("PRAGMA journal_mode=delete")
    return f"sqlite:///file:{folder}/pot?mode=ro&uri=true"


@pytest.mark.parametrize(
    ("planted", "words"),
    [
        (no_database, "not a SQLite database.*Restore a copy"),
        (torn, "damaged.*Restore a copy"),
        (another_programs, "belongs to another program.*a database of its own"),
        (only_readable, "can only be read.*Let this user write"),
        (lambda folder: f"sqlite:///{folder}/nowhere/pot", "cannot be opened.*folder exists"),
        (lambda folder: f"sqlite:///{folder}", "cannot be opened"),
        (lambda folder: "sqlite://", "lost when the bot stops.*sqlite:////path"),
        (lambda folder: "sqlite:///:memory:", "lost when the bot stops"),
        (lambda folder: "mysql://pot@localhost/pot", "mysql database does not work.*sqlite:////path.*postgresql://"),
        (lambda folder: "my pot", "no URL.*sqlite:////path"),
    ],
)
def test_a_database_the_bot_cannot_use_is_refused_in_words(
    tmp_path: Path, planted: Callable[[Path], str], words: str
) -> None:
    with pytest.raises(UnusableDatabase, match=words):
        upgrade(planted(tmp_path))


def test_a_database_another_program_holds_is_refused_in_words(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/pot"
    upgrade(url)
    holder = sqlite3.connect(tmp_path / "pot", isolation_level=None)
    holder.execute("PRAGMA locking_mode=EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(UnusableDatabase, match="held by another program"):
        upgrade(url + "?timeout=0.1")
    holder.close()
