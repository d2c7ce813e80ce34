"""Fresh databases for tests, of the kind that --database names: copies of one that was brought up to date once."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Protocol

from models.store.migrations import upgrade
from tests.folders import a_folder

SQLITE = "sqlite:///"


class Databases(Protocol):
    """Where tests get their databases, named by their addresses.

    An address is used again once its database was thrown away: what SQLAlchemy compiled for it stays compiled.
    """

    def fresh(self) -> str:
        """One of its own, with its tables and triggers and nothing in them."""

    def empty(self) -> str:
        """One of its own without any table."""

    def throw_away(self, url: str) -> None:
        """Nobody needs it any more."""


@contextmanager
def databases_of(kind: str) -> Iterator[Databases]:
    """Of this kind, until the block ends."""
    with a_folder() as folder:
        if kind == "sqlite":
            yield Files(folder)
        else:
            # Imported here: a run on SQLite needs no server.
            from tests.postgresql import Databases as OnServer
            from tests.postgresql import server

            with server(folder) as started:
                yield OnServer(started)


class Files:
    """SQLite: a file for each."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.numbers, self.free = folder, count(1), list[str]()
        self.model = folder / "model.sqlite"
        upgrade(_url(self.model))

    def fresh(self) -> str:
        url = self.empty()
        shutil.copy(self.model, url.removeprefix(SQLITE))
        return url

    def empty(self) -> str:
        return self.free.pop() if self.free else _url(self.folder / f"{next(self.numbers)}.sqlite")

    def throw_away(self, url: str) -> None:
        """The database and what SQLite keeps beside it."""
        for part in self.folder.glob(f"{url.rpartition('/')[2]}*"):
            part.unlink()
        self.free.append(url)


def _url(file: Path) -> str:
    return f"{SQLITE}{file}"
