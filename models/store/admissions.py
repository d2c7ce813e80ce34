"""Who asked to join, and what they were told."""

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from models.rules.admissions import Admission, Reply
from models.store.rows import columns, new_id, valued
from models.store.tables import admissions, people

_admission = select(*columns(Admission, admissions))
_waits = admissions.c.reply.is_(None)


class Admissions:
    """One asks at a time in a community, and each asking is kept with its answer."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def find(self, admission_id: int) -> Admission | None:
        row = self.connection.execute(_admission.where(admissions.c.id == admission_id)).first()
        return valued(Admission, row)

    def get(self, admission_id: int) -> Admission:
        return Admission(*self.connection.execute(_admission.where(admissions.c.id == admission_id)).one())

    def last(self, community_id: int, person_id: int) -> Admission | None:
        """The person's latest asking."""
        mine = (admissions.c.community_id == community_id) & (admissions.c.person_id == person_id)
        row = self.connection.execute(_admission.where(mine).order_by(admissions.c.id.desc()).limit(1)).first()
        return valued(Admission, row)

    def add(self, community_id: int, person_id: int, salt: str, outside: bool, at: datetime) -> int:
        row = {"community_id": community_id, "person_id": person_id, "salt": salt, "outside": outside, "asked_at": at}
        return new_id(self.connection, insert(admissions).values(**row))

    def reply(self, admission_id: int, reply: str, at: datetime, by: int | None = None) -> None:
        """What they were told. by: the coordinator's member id."""
        here = update(admissions).where(admissions.c.id == admission_id)
        self.connection.execute(here.values(reply=reply, answered_at=at, answered_by=by))

    def forget_refusals(self, community_id: int, person_id: int) -> None:
        """No earlier not now to this person can become a yes any more."""
        mine = (admissions.c.community_id == community_id) & (admissions.c.person_id == person_id)
        declined = update(admissions).where(mine, admissions.c.reply == Reply.DECLINED)
        self.connection.execute(declined.values(reply=Reply.WITHDRAWN))

    def waiting_of(self, person_id: int) -> list[int]:
        """The communities in which the person waits for an answer."""
        query = select(admissions.c.community_id).where(admissions.c.person_id == person_id, _waits)
        return list(self.connection.execute(query.order_by(admissions.c.id)).scalars())

    def waiting(self, community_id: int) -> list[tuple[Admission, str]]:
        """Everyone who waits for an answer, with their names, the longest waiting first."""
        query = _admission.add_columns(people.c.name).join(people, people.c.id == admissions.c.person_id)
        rows = self.connection.execute(
            query.where(admissions.c.community_id == community_id, _waits).order_by(admissions.c.id)
        )
        return [(Admission(*row[:-1]), row[-1]) for row in rows]
