"""Codes to join with, of which only keyed hashes are kept, and the wrong ones of the last hour."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, exists, func, insert, or_, select, update

from models.rules.codes import HOUR
from models.store.tables import codes, communities, guesses


class Codes:
    """Whoever uses a code takes it away: nothing tells later which one was whose."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def key(self, community_id: int, fresh: str) -> str:
        """The group's own key. fresh: the one it has from now on, where it had none."""
        mine = communities.c.id == community_id
        key: str | None = self.connection.execute(select(communities.c.code_key).where(mine)).scalar()
        if key is None:
            self.connection.execute(update(communities).where(mine).values(code_key=fresh))
        return key or fresh

    def keys(self, community_id: int | None) -> list[tuple[int, str]]:
        """The groups that have codes, with their keys: this one, or all where it is not known which is meant."""
        some = exists().where(codes.c.community_id == communities.c.id)
        query = select(communities.c.id, communities.c.code_key).where(some)
        if community_id is not None:
            query = query.where(communities.c.id == community_id)
        return [(row[0], row[1]) for row in self.connection.execute(query.order_by(communities.c.id))]

    def add(self, community_id: int, digests: Iterable[str], at: datetime) -> None:
        rows = [{"community_id": community_id, "digest": one, "at": at} for one in digests]
        self.connection.execute(insert(codes), rows)

    def unused(self, community_id: int) -> int:
        query = select(func.count()).where(codes.c.community_id == community_id)
        return self.connection.execute(query).scalar_one()

    def has(self, community_id: int, digest: str) -> bool:
        this = (codes.c.community_id == community_id) & (codes.c.digest == digest)
        return self.connection.execute(select(codes.c.digest).where(this)).first() is not None

    def use_up(self, community_id: int, digest: str) -> None:
        this = (codes.c.community_id == community_id) & (codes.c.digest == digest)
        self.connection.execute(delete(codes).where(this))

    def clear(self, community_id: int) -> None:
        """None of them lets anybody in any more."""
        self.connection.execute(delete(codes).where(codes.c.community_id == community_id))

    def guess(self, community_id: int | None, person_id: int, at: datetime) -> None:
        """A wrong one was tried. Those of more than an hour ago are forgotten."""
        self.connection.execute(delete(guesses).where(guesses.c.at <= at - HOUR))
        self.connection.execute(insert(guesses).values(community_id=community_id, person_id=person_id, at=at))

    def guessed(self, community_id: int | None, person_id: int, now: datetime) -> tuple[list[datetime], list[datetime]]:
        """When wrong ones were tried within the hour: by this person anywhere, and by all in this group."""
        lately = guesses.c.at > now - HOUR
        here = guesses.c.community_id.is_(None) if community_id is None else guesses.c.community_id == community_id
        query = select(guesses.c.at, guesses.c.person_id == person_id, here)
        rows = self.connection.execute(
            query.where(lately, or_(guesses.c.person_id == person_id, here)).order_by(guesses.c.at)
        ).all()
        return [at for at, mine, _ in rows if mine], [at for at, _, there in rows if there]
