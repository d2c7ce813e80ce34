"""A fresh database file for every street: a copy of one that was brought up to date once."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from models.store.migrations import upgrade
from tests.verbs.house import Street

MEMORY = Path("/dev/shm")  # noqa: S108 - files in memory where there are any: these tests write much and keep nothing


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        yield Path(name)


@pytest.fixture(scope="session")
def empty_database(folder: Path) -> Path:
    """A database that has its tables and triggers, and nothing in them."""
    file = folder / "empty.sqlite"
    upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def new_file(folder: Path, empty_database: Path) -> Callable[[], Path]:
    number = count(1)

    def copy() -> Path:
        return Path(shutil.copy(empty_database, folder / f"{next(number)}.sqlite"))

    return copy


@pytest.fixture
def same_file(folder: Path, empty_database: Path) -> Callable[[], Path]:
    """One file that is empty again each time it is asked for."""

    def renew() -> Path:
        file = folder / "again.sqlite"
        throw_away(file)
        return Path(shutil.copy(empty_database, file))

    return renew


def throw_away(file: Path) -> None:
    """The database and what SQLite keeps beside it."""
    for part in file.parent.glob(f"{file.name}*"):
        part.unlink()


@pytest.fixture
def new_street(new_file: Callable[[], Path]) -> Iterator[Callable[..., Street]]:
    streets: list[Street] = []

    def build(**values: object) -> Street:
        streets.append(Street(new_file(), **values))  # type: ignore[arg-type]  # as Street takes them
        return streets[-1]

    yield build
    for street in streets:
        street.close()
        throw_away(street.file)


@pytest.fixture
def street(new_street: Callable[..., Street]) -> Street:
    return new_street()
