"""The inbox: what Telegram brought, kept before Telegram is told, until its act is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select, update

from models.store.prepared import Prepared
from models.store.tables import inbox
from models.store.unit import Unit
from models.store.upserts import upsert

TRIES = 3

_waiting = inbox.c.done_at.is_(None) & inbox.c.parked_at.is_(None)
_this = (inbox.c.update_id == bindparam("this")) & _waiting
_keep = upsert(inbox).on_conflict_do_nothing(index_elements=["update_id"]).inline()
_finish = Prepared(update(inbox).where(_this).values(done_at=bindparam("now"), body=""))
_failed = update(inbox).where(_this).values(tries=inbox.c.tries + 1, problem=bindparam("why"))
_park = update(inbox).where(_this).values(parked_at=bindparam("now"), problem=bindparam("why"))
_tries = select(inbox.c.tries).where(inbox.c.update_id == bindparam("this"))
_all_waiting = select(inbox.c.update_id, inbox.c.chat_id, inbox.c.body).where(_waiting).order_by(inbox.c.update_id)


class AlreadyDone(Exception):
    """The update was worked before (or was never kept): nothing is done and nothing is answered."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One update as it came: the chat whose line it stands in, and its raw JSON. problem: why it cannot be worked."""

    update_id: int
    chat_id: int
    body: str
    problem: str | None = None


def keep(unit: Unit, batch: Sequence[Kept]) -> None:
    """Keeps updates as they came; one that is kept already stays as it is. A batch may be told of twice."""
    rows = [
        {
            "update_id": one.update_id,
            "chat_id": one.chat_id,
            "body": one.body,
            "problem": one.problem,
            "received_at": unit.now,
            "parked_at": None if one.problem is None else unit.now,
        }
        for one in batch
    ]
    if rows:
        unit.connection.execute(_keep, rows)


def finish(connection: Connection, update_id: int, now: datetime) -> None:
    """Marks an update done and forgets what it said. Raises AlreadyDone where no such update waits."""
    if _finish.change(connection, {"this": update_id, "now": now}) != 1:
        raise AlreadyDone


def finish_without_act(unit: Unit, update_id: int) -> None:
    """An update that asked for no act."""
    finish(unit.connection, update_id, unit.now)


def failed(unit: Unit, update_id: int, problem: str) -> bool:
    """Counts a failure; at the third the update is parked, its row stays. Returns whether it is parked.

    problem: the name of what was raised, never its words, which may be somebody's.
    """
    unit.connection.execute(_failed, {"this": update_id, "why": problem})
    if (unit.connection.execute(_tries, {"this": update_id}).scalar() or 0) < TRIES:
        return False
    park(unit, update_id, problem)
    return True


def park(unit: Unit, update_id: int, problem: str) -> None:
    """Puts an update aside that cannot be worked."""
    unit.connection.execute(_park, {"this": update_id, "now": unit.now, "why": problem})


def waiting(unit: Unit) -> list[Kept]:
    """A question: every update that still waits to be worked, in order."""
    return [Kept(*row) for row in unit.connection.execute(_all_waiting)]


def parked(unit: Unit) -> int:
    """A question: how many updates were put aside."""
    count = select(func.count()).select_from(inbox).where(inbox.c.parked_at.is_not(None))
    return unit.connection.execute(count).scalar_one()
