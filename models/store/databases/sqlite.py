"""SQLite: one file, one writer, readers beside it. A statement is memory work; only COMMIT waits for the disk."""

import os
from pathlib import Path
from sqlite3 import SQLITE_INTERRUPT, OperationalError
from sqlite3 import Connection as Driver
from typing import Any

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from models.store.databases.refusing import UnsafeDatabase, UnusableDatabase

remote = False
ADDRESS = "COMMONPOT_DATABASE=sqlite:////path/to/file"

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: a commit is on the disk when it returns
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "recursive_triggers": 1,  # otherwise INSERT OR REPLACE walks past the append-only triggers
    "secure_delete": 1,
}


def writing_engine(url: URL) -> Engine:
    """One synchronous connection; every transaction takes the write lock at once."""
    url = url.set(drivername="sqlite")
    engine = create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
    _recipe(engine, "BEGIN IMMEDIATE")
    return engine


def reading_engine(url: URL) -> AsyncEngine:
    engine = create_async_engine(url.set(drivername="sqlite+aiosqlite"))
    _recipe(engine.sync_engine, "BEGIN", query_only=1)
    return engine


def check(connection: Connection) -> None:
    for name, wanted in PRAGMAS.items():
        found = connection.exec_driver_sql(f"PRAGMA {name}").scalar()
        if found != wanted:
            raise UnsafeDatabase(f"{name} is {found}, it must be {wanted}")


def hold(connection: Connection) -> None:
    """A lock beside the file does (bot/lock): it must be there before the file is."""


def changes(connection: Connection) -> int:
    changed: int = connection.connection.dbapi_connection.total_changes  # type: ignore[union-attr]  # sqlite3's own
    return changed


def is_conflict(problem: BaseException) -> bool:  # noqa: ARG001 (a transaction holds the lock from its beginning)
    return False


def go_on_counting(connection: Connection) -> None:
    """It counts on from the highest number there is."""


def scrub(connection: Connection) -> bool:
    """The file is written anew, for a row that once moved may have left itself behind; then its log is emptied."""
    driver: Driver = connection.connection.dbapi_connection  # type: ignore[assignment]  # sqlite3's own
    cursor = driver.cursor()
    try:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA busy_timeout=0")  # a reader may be in the way for seconds: better another time
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return not cursor.fetchone()[0]
    except OperationalError as stopped:
        if stopped.sqlite_errorcode != SQLITE_INTERRUPT:
            raise
        return False
    finally:
        cursor.execute(f"PRAGMA busy_timeout={PRAGMAS['busy_timeout']}")
        cursor.close()


def interrupt(connection: Connection) -> None:
    driver: Driver = connection.connection.dbapi_connection  # type: ignore[assignment]  # sqlite3's own
    driver.interrupt()


def place(url: URL) -> str:
    if not url.database or url.database == ":memory:":
        raise UnusableDatabase("A database in memory is lost when the bot stops. Use sqlite:////path/to/file.")
    return url.database


def dangers(connection: Connection) -> list[str]:
    file = Path(place(connection.engine.url))
    if os.name != "posix" or not file.stat().st_mode & 0o077:
        return []
    return [f"Others on this machine can read {file}, with names and choices in it. Put that right: chmod 600 {file}"]


def words(problem: Any, place: str) -> str:
    said = str(problem).lower()
    if "not a database" in said or "malformed" in said:
        return (
            f"The file {place} is not a SQLite database, or it is damaged. Restore a copy of it, or choose another "
            f"file with {ADDRESS}."
        )
    if "locked" in said:
        return f"The database {place} is held by another program. Stop that program, then start Commonpot again."
    if "unable to open" in said:
        return (
            f"The file {place} cannot be opened. Check that its folder exists and that you may read and write there, "
            f"or choose another file with {ADDRESS}."
        )
    if "readonly" in said or "read-only" in said:
        return (
            f"The file {place} can only be read. Let this user write the file and its folder, or choose another file "
            f"with {ADDRESS}."
        )
    if "full" in said:
        return f"The disk is full, so {place} cannot be written. Make some room, then start Commonpot again."
    return f"The database {place} cannot be used: {problem}. Check the disk, or choose another file."


def _recipe(engine: Engine, begin: str, **extra: int) -> None:
    """The driver's own transactions are switched off: with them, two pledges can both see the same money."""

    @event.listens_for(engine, "connect")
    def connect(driver: Any, _record: object) -> None:
        driver.isolation_level = None
        for name, value in {**PRAGMAS, **extra}.items():
            _run(driver, f"PRAGMA {name}={value}")

    @event.listens_for(engine, "begin")
    def started(connection: Connection) -> None:
        connection.exec_driver_sql(begin)


def _run(driver: Driver, statement: str) -> None:
    cursor = driver.cursor()
    cursor.execute(statement)
    cursor.close()
