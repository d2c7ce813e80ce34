"""Where lives take place: a database that is nobody's, made anew for each."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from sqlalchemy import inspect

from models.store.databases.refusing import UnusableDatabase
from models.store.engine import opened
from models.store.migrations import upgrade

MEMORY = Path("/dev/shm")  # noqa: S108 (nobody keeps what is written there; a disk would be asked for each commit)


class Ground(Protocol):
    def fresh(self) -> str:
        """The address of a database with its tables and nothing in them; what was there before is gone."""


@contextmanager
def ground(url: str | None) -> Iterator[Ground]:
    """A file of its own, or this PostgreSQL database. Refused (UnusableDatabase) where anything is in it."""
    with TemporaryDirectory(dir=MEMORY if url is None and MEMORY.exists() else None) as folder:
        yield File(Path(folder)) if url is None else Server(url)


class File:
    def __init__(self, folder: Path) -> None:
        self.model, self.life = folder / "model.sqlite", folder / "life.sqlite"
        upgrade(f"sqlite:///{self.model}")

    def fresh(self) -> str:
        for part in self.life.parent.glob(f"{self.life.name}*"):
            part.unlink()
        shutil.copy(self.model, self.life)
        return f"sqlite:///{self.life}"


class Server:
    def __init__(self, url: str) -> None:
        self.url = url
        with opened(url) as connection:
            if connection.dialect.name == "sqlite":
                raise UnusableDatabase("Leave --database out for SQLite: a file is made for it, and thrown away.")
            if inspect(connection).get_table_names():
                raise UnusableDatabase("There is something in this database. Make an empty one for the simulation.")

    def fresh(self) -> str:
        with opened(self.url) as connection, connection.begin():
            for statement in ("DROP SCHEMA public CASCADE", "CREATE SCHEMA public"):
                connection.exec_driver_sql(statement)
        upgrade(self.url)
        return self.url
