"""What was asked for and needs a second."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from models.rules.seconding import Request
from models.store.rows import columns, new_id, valued
from models.store.tables import requests

_request = select(*columns(Request, requests))
_open = requests.c.ended_at.is_(None)


class Requests:
    """A community's requests; of each act on each thing one is open at a time."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def get(self, request_id: int) -> Request:
        return Request(*self.connection.execute(_request.where(requests.c.id == request_id)).one())

    def find(self, request_id: int) -> Request | None:
        """The request of that id, where there is one."""
        return valued(Request, self.connection.execute(_request.where(requests.c.id == request_id)).first())

    def open(self, community_id: int) -> list[Request]:
        """Those nobody has agreed to yet, first asked first."""
        here = _request.where(requests.c.community_id == community_id, _open)
        return [Request(*row) for row in self.connection.execute(here.order_by(requests.c.id))]

    def open_for(self, community_id: int, act: str, subject_id: int) -> Request | None:
        """The open one for this very act, if there is one."""
        same = (requests.c.act == act) & (requests.c.subject_id == subject_id)
        here = _request.where(requests.c.community_id == community_id, same, _open)
        return valued(Request, self.connection.execute(here).first())

    def add(
        self,
        community_id: int,
        act: str,
        subject_id: int,
        values: Mapping[str, object],
        asked_by: int,
        round_id: int | None,
        lapses_at: datetime,
        at: datetime,
    ) -> int:
        """values: as JSON keeps them. asked_by: a member's id."""
        row = {"community_id": community_id, "act": act, "subject_id": subject_id, "values": dict(values)}
        row |= {"asked_by": asked_by, "round_id": round_id, "asked_at": at, "lapses_at": lapses_at}
        return new_id(self.connection, insert(requests).values(**row))

    def end(
        self,
        request_id: int,
        how: str,
        at: datetime,
        *,
        agreed_by: int | None = None,
        called_off_by: int | None = None,
    ) -> None:
        """It is over: agreed, called off or lapsed."""
        here = update(requests).where(requests.c.id == request_id, _open)
        by = {"agreed_by": agreed_by, "called_off_by": called_off_by}
        self.connection.execute(here.values(ended=how, ended_at=at, **by))

    def move(self, community_id: int, by: timedelta) -> None:
        """Gives every open request so much longer."""
        for one in self.open(community_id):
            later = update(requests).where(requests.c.id == one.id)
            self.connection.execute(later.values(lapses_at=one.lapses_at + by))
