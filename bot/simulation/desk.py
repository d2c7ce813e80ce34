"""Acts as the writer runs them: an update is heard and kept, then its act is done, one to a commit."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cache
from itertools import count
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, event

from models.rounds import falling_due
from models.rules.refusals import Refusal
from models.store import inbox
from models.store.acts import perform
from models.store.dues import Due
from models.store.engine import writing_engine
from models.store.ids import Ids
from models.store.inbox import AlreadyDone, Kept
from models.store.notices import Asked
from models.store.tables import metadata
from models.store.unit import Unit

CHAT = -100

P = ParamSpec("P")
R = TypeVar("R")


class PowerCut(BaseException):
    """The program ends here, and nobody can do anything about it."""


class Counted:
    """Ids that only count: every run is the same."""

    def __init__(self) -> None:
        self.next = count(1)

    def token(self, length: int = 16) -> str:
        return f"{next(self.next):0{length * 2}x}"


class Request(NamedTuple):
    """An update, and the act it asks for."""

    asked: Asked
    act: Callable[[Unit], object]


@cache
def engine_of(url: str) -> Engine:
    """One engine for an address, whoever lives there: what SQLAlchemy has compiled once stays compiled."""
    return writing_engine(url)


class Desk:
    """A database, a clock set by hand, and the updates that come in. last: the latest request that was worked."""

    def __init__(self, url: str, now: datetime, ids: Ids | None = None) -> None:
        self.url, self.now, self.ids = url, now, ids or Counted()
        self.updates = count(1)
        self.engine = engine_of(url)
        self.last: Request | None = None
        self.happened: set[int] = set()

    def close(self) -> None:
        self.engine.dispose()

    # Acts

    def do(self, verb: Callable[Concatenate[Unit, P], R], *values: P.args, **named: P.kwargs) -> R:
        """One update, one act, one commit."""
        asked = self.hear()
        return self.work(asked, lambda unit: verb(unit, *values, **named))

    def hear(self, chat_id: int = CHAT) -> Asked:
        """An update comes in and is kept: a tap, so that a refusal is answered by nothing but a toast."""
        return self.hear_many(chat_id, 1)[0]

    def hear_many(self, chat_id: int, number: int) -> list[Asked]:
        """Several at once."""
        updates = [Asked(next(self.updates), chat_id, None) for _ in range(number)]
        with self.engine.begin() as connection:
            kept = [Kept(one.update_id, chat_id, "{}") for one in updates]
            inbox.keep(Unit(connection, self.now, self.ids), kept)
        return updates

    def work(self, asked: Asked, act: Callable[[Unit], R]) -> R:
        """The update is marked and its act done in one commit; a refusal ends the act alone."""
        self.last = Request(asked, act)
        with self.engine.begin() as connection:
            try:
                return perform(Unit(connection, self.now, self.ids, asked), act)
            except (Refusal, AlreadyDone) as ending:
                refused = ending
        raise refused

    def crash(self, act: Callable[[Unit], object], asked: Asked | None = None, after: int | None = None) -> None:
        """The program dies before the commit, and starts again. after: so many statements; None: everything."""
        connection = self.engine.connect()
        connection.begin()
        try:
            with cut(connection, after), suppress(PowerCut):
                perform(Unit(connection, self.now, self.ids, asked), act)
        finally:
            connection.invalidate()
            connection.close()
            self.engine.dispose()
            give_lost_numbers_back(self.engine)

    def ask(self, question: Callable[Concatenate[Unit, P], R], *values: P.args, **named: P.kwargs) -> R:
        """What is so; nothing is written."""
        with self.engine.connect() as connection:
            return question(Unit(connection, self.now, self.ids), *values, **named)

    # Time

    def next_due(self) -> Due | None:
        return self.ask(falling_due.first_due)

    def fall_due(self, due: Due) -> bool:
        with self.engine.begin() as connection:
            happened = falling_due.fall_due(Unit(connection, self.now, self.ids), due)
        if happened:
            if due.id in self.happened:
                raise LookupError(f"{due.act} happened twice")
            self.happened.add(due.id)
        return happened


@contextmanager
def cut(connection: Connection, after: int | None) -> Iterator[None]:
    """A power cut after so many statements on this connection; none where there are fewer."""
    left = count(after or 0, -1)

    def one_less(*_about: Any) -> None:
        if next(left) <= 0:
            raise PowerCut

    if after is not None:
        event.listen(connection, "before_cursor_execute", one_less)
    yield


def give_lost_numbers_back(engine: Engine) -> None:
    """PostgreSQL gives a number that came to nothing to no other row, and whoever counts along would lose count."""
    if engine.dialect.name == "sqlite":
        return
    with engine.begin() as connection:
        for table in metadata.tables.values():
            if table.autoincrement_column is not None:
                name = table.name
                next_one = f"(SELECT coalesce(max(id), 0) + 1 FROM {name})"  # noqa: S608 - our own tables' names
                connection.exec_driver_sql(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), {next_one}, false)")
