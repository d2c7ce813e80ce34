"""What differs from one database to the other: each has a file here, with the same names in it."""

from typing import Any, Protocol

from sqlalchemy import URL, Connection, Engine, make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from models.store.databases import postgresql, sqlite
from models.store.databases.refusing import UnusableDatabase


class Database(Protocol):
    """One kind of database. ADDRESS: the setting that names one, as words quote it.

    remote: each statement waits for a server, so none may run in the loop's own thread.
    """

    remote: bool
    ADDRESS: str

    def writing_engine(self, url: URL) -> Engine:
        """Connections for acts: durable, and no two of them can act on the same money at once."""

    def reading_engine(self, url: URL) -> AsyncEngine:
        """Connections that cannot write, each question on one snapshot."""

    def check(self, connection: Connection) -> None:
        """Refuses (UnsafeDatabase) a connection that did not take the settings money needs."""

    def hold(self, connection: Connection) -> None:
        """Keeps every other writer out while this connection lives. Refuses (AnotherIsRunning) where there is one."""

    def changes(self, connection: Connection) -> int:
        """How many rows this connection changed so far."""

    def is_conflict(self, problem: BaseException) -> bool:
        """Whether an act failed only because another was quicker: done again, it goes through."""

    def go_on_counting(self, connection: Connection) -> None:
        """After rows came in with their numbers: the next one gets the number behind them."""

    def scrub(self, connection: Connection) -> bool:
        """Outside any transaction: overwrites what was erased, as far as that is up to us. Whether it is done."""

    def interrupt(self, connection: Connection) -> None:
        """From another thread: scrubbing stops, and has changed nothing."""

    def place(self, url: URL) -> str:
        """The database as words name it, without a password. Refuses (UnusableDatabase) what would keep nothing."""

    def dangers(self, connection: Connection) -> list[str]:
        """What is not wrong yet should be put right, in words with the next step."""

    def words(self, problem: Any, place: str) -> str:
        """A driver's error as what is wrong, and what to do next."""


KINDS: dict[str, Database] = {"sqlite": sqlite, "postgresql": postgresql}


def kind_of(url: str) -> Database:
    """The kind of database an address names. Refuses (UnusableDatabase) what names none of ours."""
    try:
        backend = make_url(url).get_backend_name()
    except Exception as problem:
        raise UnusableDatabase("The database's address is no URL. Use sqlite:////path/to/file.") from problem
    if backend not in KINDS:
        raise UnusableDatabase(f"A {backend} database does not work. Use {sqlite.ADDRESS}, or {postgresql.ADDRESS}.")
    return KINDS[backend]


def kind_behind(connection: Connection) -> Database:
    """The kind of database a connection leads to."""
    return KINDS[connection.dialect.name]
