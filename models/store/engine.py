"""How a database is opened: durable, strict, one writer, readers beside it."""

from sqlite3 import Connection as Driver
from typing import Any

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: a commit is on the disk when it returns
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "recursive_triggers": 1,  # otherwise INSERT OR REPLACE walks past the append-only triggers
    "secure_delete": 1,
}


class UnsafeDatabase(Exception):
    """The database does not keep the settings that money needs."""


def writing_engine(url: str) -> Engine:
    """The writer's engine: one synchronous connection, every transaction takes the write lock at once."""
    engine = create_engine(_sqlite(url, "sqlite"), poolclass=StaticPool, connect_args={"check_same_thread": False})
    _recipe(engine, "BEGIN IMMEDIATE")
    return engine


def reading_engine(url: str) -> AsyncEngine:
    """The readers' engine: connections of their own that cannot write, each question on one snapshot."""
    engine = create_async_engine(_sqlite(url, "sqlite+aiosqlite"))
    _recipe(engine.sync_engine, "BEGIN", query_only=1)
    return engine


def check_settings(connection: Connection) -> None:
    """Refuses to go on with a database that did not take the settings above."""
    for name, wanted in PRAGMAS.items():
        found = connection.exec_driver_sql(f"PRAGMA {name}").scalar()
        if found != wanted:
            raise UnsafeDatabase(f"{name} is {found}, it must be {wanted}")


def _sqlite(url: str, driver: str) -> URL:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        raise UnsafeDatabase(f"{parsed.get_backend_name()} is not supported yet; use sqlite:///path/to/file")
    return parsed.set(drivername=driver)


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
