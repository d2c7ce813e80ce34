"""Promise 17: wherever the power goes, the database opens again, whole, and with everything that was acknowledged."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import apsw
import pytest
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError

from bot.simulation.books import audit, read
from bot.simulation.desk import engine_of
from models.purposes import backing, objecting
from models.store.engine import opened
from tests.databases import SQLITE, Databases
from tests.folders import a_folder
from tests.store.power import Acknowledged, Disk, Recorder, Step, Write
from tests.verbs.house import Street

pytestmark = pytest.mark.on("sqlite")

CHECKPOINT = "PRAGMA wal_autocheckpoint=40"  # pages: far more often than in life, for the power to go in many
OFTEN = 12  # one step in so many is a cut, where samples are small


def live(street: Street) -> None:
    """Two rounds, each with an objection that is settled, from the deposit to the last return."""
    street.residents(1, 2, 3, 4, 5)
    street.coordinators(1, 2)
    for objection in (1, 2):
        street.fund(60_00)
        street.open()
        lights, bench = street.propose(30_00), street.propose(20_00, by=2, title="Bench")
        street.do(backing.object_to, lights, 4)
        street.do(objecting.give_reason, lights, 4, "Too bright")
        street.back(lights, 1, 2, 3, 5)
        street.back(bench, 2)
        street.do(objecting.settle, objection, 4)
        street.let_pass(timedelta(days=20))


@pytest.fixture(scope="module")
def lived(databases: Databases) -> tuple[bytes, list[str]]:
    """A database as it was before, and all that was then said to SQLite, from the settings of the connection on."""
    url = databases.fresh()
    file = Path(url.removeprefix(SQLITE))
    before, said = file.read_bytes(), list[str]()

    def listen(driver: sqlite3.Connection, _record: object) -> None:
        driver.set_trace_callback(lambda statement: said.append(statement))

    event.listen(engine_of(url), "connect", listen, insert=True)
    with closing(Street(url)) as street:
        live(street)
    audit(read(url))
    databases.throw_away(url)
    return before, [statement for statement in said if not statement.startswith("--")]  # what triggers do comes anyway


@pytest.fixture
def folder() -> Iterator[Path]:
    with a_folder() as folder:
        yield folder


def recorded(folder: Path, before: bytes, said: Iterable[str]) -> list[Step]:
    """Every step on the disk while all this is said to SQLite again."""
    file, recorder = folder / "pot.sqlite", Recorder(f"recorder of {folder}")
    file.write_bytes(before)
    with closing(apsw.Connection(str(file), vfs=recorder.name)) as connection:
        connection.execute(CHECKPOINT)
        for statement in said:
            list(connection.execute(statement))
            if statement == "COMMIT":
                recorder.steps.append(Acknowledged(state(connection.execute)))
    return recorder.steps[: 1 + max(n for n, step in enumerate(recorder.steps) if isinstance(step, Acknowledged))]


def state(execute: Callable[[str], Iterable[Any]]) -> str:
    """A seal on every row of every table."""
    tables = sorted(name for (name,) in execute("SELECT name FROM sqlite_master WHERE type = 'table'"))
    rows = [(name, [tuple(row) for row in execute(f"SELECT * FROM {name}")]) for name in tables]  # noqa: S608
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def amiss_after_cuts(folder: Path, before: bytes, steps: list[Step], every: int) -> list[str]:
    """In words, what is wrong after a power cut at one step in so many, each on a disk of its own."""
    states = [
        found_again(folder / "before.sqlite", {"": before}),
        *(step.state for step in steps if isinstance(step, Acknowledged)),
    ]
    disk, chance, acknowledged, amiss = Disk(before), Random(17), 0, []  # noqa: S311 (meant to be repeated)
    for number, step in enumerate(steps):
        disk.take(step)
        acknowledged += isinstance(step, Acknowledged)
        if number % every == 0:
            found = found_again(folder / f"{number}.sqlite", disk.after_the_cut(chance))
            if found not in states[acknowledged : acknowledged + 2]:  # the act that was on its way may be there too
                there = f"only {states.index(found)} are there" if found in states else found
                amiss.append(f"cut at step {number} after {acknowledged} acts: {there}")
    return amiss


def found_again(file: Path, parts: dict[str, bytes]) -> str:
    """The state in which the bot finds its database when it starts again, or why it cannot use it."""
    for part, content in parts.items():
        file.with_name(f"{file.name}{part}").write_bytes(content)
    try:
        with opened(f"{SQLITE}{file}") as connection:
            whole = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
            found = state(connection.exec_driver_sql) if whole == "ok" else f"damaged: {whole}"
    except (DBAPIError, sqlite3.Error) as problem:
        return f"damaged: {problem}"
    finally:
        for rest in file.parent.glob(f"{file.name}*"):
            rest.unlink()
    return found


def test_a_power_cut_at_any_write_loses_nothing_that_was_acknowledged(
    folder: Path, lived: tuple[bytes, list[str]], samples: tuple[int, int]
) -> None:
    before, said = lived
    steps = recorded(folder, before, said)
    assert sum(isinstance(step, Write) and step.part == "" for step in steps) > 100, "no checkpoint to cut"
    assert amiss_after_cuts(folder, before, steps, OFTEN if samples[0] <= 200 else 1) == []


@pytest.mark.parametrize(("setting", "seen"), [("NORMAL", "only"), ("OFF", "damaged")])
def test_a_disk_that_is_not_waited_for_is_seen_to_lose_what_was_acknowledged(
    folder: Path, lived: tuple[bytes, list[str]], setting: str, seen: str
) -> None:
    before, said = lived
    first = next(place for place, statement in enumerate(said) if statement.startswith("BEGIN"))
    steps = recorded(folder, before, [*said[:first], f"PRAGMA synchronous={setting}", *said[first:]])
    assert any(seen in one for one in amiss_after_cuts(folder, before, steps, 10 * OFTEN))
