"""Who brought whom into the group, until they join; and how the residents of a community came in."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, insert, select

from models.rules.capture import Arrival
from models.rules.rounds import noted
from models.store.prepared import Prepared
from models.store.tables import brought, inviters, members, requests
from models.store.upserts import upsert

KEPT = timedelta(days=30)  # for whoever does not join meanwhile

_here = (members.c.community_id == bindparam("community")) & members.c.left_at.is_(None)
_came = select(members.c.came_at, members.c.through, members.c.let_in_by).where(
    _here, members.c.adviser_since.is_(None)
)
_all = Prepared(_came)
_early = Prepared(_came.where(members.c.came_at <= bindparam("known_by")))


class Arrivals:
    """Whoever brings people stands under a code that is used for nothing else."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def bring(self, community_id: int, person_id: int, by_person: int, fresh: str, at: datetime) -> None:
        """Somebody was brought by somebody. fresh: the code of whoever brings people for the first time."""
        self.connection.execute(delete(brought).where(brought.c.at < at - KEPT))
        code = self._code(community_id, by_person, fresh)
        row = upsert(brought).values(community_id=community_id, person_id=person_id, code=code, at=at)
        keys = ["community_id", "person_id"]
        self.connection.execute(row.on_conflict_do_update(index_elements=keys, set_={"code": code, "at": at}))

    def _code(self, community_id: int, by_person: int, fresh: str) -> str:
        theirs = (inviters.c.community_id == community_id) & (inviters.c.person_id == by_person)
        code: str | None = self.connection.execute(select(inviters.c.code).where(theirs)).scalar()
        if code is None:
            self.connection.execute(insert(inviters).values(community_id=community_id, person_id=by_person, code=fresh))
        return code or fresh

    def through(self, community_id: int, person_id: int) -> str | None:
        """The code of who brought them, which is no longer kept here once they join."""
        here = (brought.c.community_id == community_id) & (brought.c.person_id == person_id)
        code: str | None = self.connection.execute(select(brought.c.code).where(here)).scalar()
        self.connection.execute(delete(brought).where(here))
        return code

    def of_residents(self, community_id: int, known_by: datetime | None) -> list[Arrival]:
        """How everybody came in who could be on a roll, whoever rests too."""
        if known_by is None:
            rows = _all.all(self.connection, {"community": community_id})
        else:
            rows = _early.all(self.connection, {"community": community_id, "known_by": known_by})
        return [Arrival._make(row) for row in rows]

    def pairs(self, community_id: int, since: datetime | None) -> list[frozenset[int]]:
        """Who did each act that needed two after that moment, by member id."""
        agreed = (requests.c.community_id == community_id) & (requests.c.ended == "agreed")
        rows = self.connection.execute(
            select(requests.c.ended_at, requests.c.asked_by, requests.c.agreed_by).where(agreed)
        )
        return [frozenset(row[1:]) for row in rows if since is None or noted(row[0]) > since]
