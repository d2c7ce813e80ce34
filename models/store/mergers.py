"""Wishes to merge one purpose into another, and what came of them."""

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from models.rules.mergers import Merger
from models.rules.purposes import Purpose
from models.store.rows import columns, new_id, valued
from models.store.tables import members, mergers, purposes

_merger = select(*columns(Merger, mergers))


class Mergers:
    """At most one for each purpose waits for an answer."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def ask(self, one: Purpose, other: Purpose, at: datetime) -> int:
        """Somebody wishes to merge one purpose, as it is, into the other, as that is."""
        row = {"purpose_id": one.id, "into_id": other.id, "text": one.text, "into_text": other.text, "asked_at": at}
        return new_id(self.connection, insert(mergers).values(**row))

    def find(self, merger_id: int) -> Merger | None:
        return valued(Merger, self.connection.execute(_merger.where(mergers.c.id == merger_id)).first())

    def waiting(self, purpose_id: int) -> Merger | None:
        """The one that was asked for this purpose and has not ended."""
        mine = _merger.where(mergers.c.purpose_id == purpose_id, mergers.c.ended_at.is_(None))
        return valued(Merger, self.connection.execute(mine).first())

    def asked_of(self, person_id: int) -> list[Merger]:
        """Those that wait for this person's answer."""
        theirs = select(purposes.c.id).join(members, members.c.id == purposes.c.proposed_by)
        into = mergers.c.into_id.in_(theirs.where(members.c.person_id == person_id))
        rows = self.connection.execute(_merger.where(into, mergers.c.ended_at.is_(None)).order_by(mergers.c.id))
        return [Merger(*row) for row in rows]

    def end(self, merger_id: int, how: str, at: datetime) -> None:
        """It ends so: agreed, declined, taken back, lapsed, unreachable, or over with either purpose."""
        self.connection.execute(update(mergers).where(mergers.c.id == merger_id).values(ended=how, ended_at=at))
