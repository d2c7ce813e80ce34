"""Deadlines as rows: what is due, when, and whether it was done."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, select, update

from models.store.rows import valued
from models.store.tables import due
from models.store.upserts import upsert

_waiting = due.c.done_at.is_(None) & due.c.dropped_at.is_(None)


class Due(NamedTuple):
    """An act that falls due in a community: which, for what, when."""

    id: int
    community_id: int
    act: str
    subject_id: int
    at: datetime


class Dues:
    """Acts that come due by themselves, each exactly once. subject: a round's, purpose's or objection's id."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def set(self, community_id: int, act: str, subject_id: int, at: datetime) -> None:
        """Something falls due. The same act at the same moment is set once, and again where it was dropped."""
        key = f"{act}:{subject_id}:{at.isoformat()}"
        row = {"community_id": community_id, "act": act, "subject_id": subject_id, "at": at, "key": key}
        put = upsert(due).values(**row)
        self.connection.execute(put.on_conflict_do_update(index_elements=["key"], set_={"dropped_at": None}))

    def when(self, act: str, subject_id: int) -> datetime | None:
        """When an act waits to be done, if it does."""
        mine = select(due.c.at).where(due.c.act == act, due.c.subject_id == subject_id, _waiting)
        return self.connection.execute(mine).scalar()

    def drop(self, act: str, subject_ids: list[int], now: datetime) -> None:
        """It is not wanted any more."""
        where = (due.c.act == act) & due.c.subject_id.in_(subject_ids) & _waiting
        self.connection.execute(update(due).where(where).values(dropped_at=now))

    def move(self, community_id: int, by: timedelta) -> None:
        """Moves everything that waits in a community."""
        mine = select(due.c.id, due.c.at).where(due.c.community_id == community_id, _waiting)
        for due_id, at in self.connection.execute(mine).all():
            self.connection.execute(update(due).where(due.c.id == due_id).values(at=at + by))

    def first(self, but: Collection[int] = ()) -> Due | None:
        """The earliest that waits. Moments that are equal keep the order they were first set in. but: not in these."""
        query = select(due.c.id, due.c.community_id, due.c.act, due.c.subject_id, due.c.at).where(_waiting)
        here = query.where(due.c.community_id.not_in(but)) if but else query
        return valued(Due, self.connection.execute(here.order_by(due.c.at, due.c.id).limit(1)).first())

    def done(self, due_id: int, now: datetime) -> bool:
        """Marks it done; says whether it was still waiting."""
        marked = self.connection.execute(update(due).where(due.c.id == due_id, _waiting).values(done_at=now))
        return marked.rowcount == 1
