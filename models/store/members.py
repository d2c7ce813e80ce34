"""Who is in a community, and who coordinates it."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, insert, not_, select, true, update

from models.rules.people import Member
from models.rules.rounds import Round, noted
from models.store.rows import columns, new_id, valued
from models.store.tables import coordinators, members, people, purposes, rolls, rounds, voices
from models.store.upserts import upsert

coordinates = and_(coordinators.c.member_id.is_not(None), coordinators.c.dismissed_at.is_(None))
member_columns = columns(Member, members, coordinates=coordinates)

_member = select(*member_columns).outerjoin_from(members, coordinators)
_of = _member.where(
    members.c.community_id == bindparam("community"),
    members.c.person_id == bindparam("person"),
)
_named = _member.add_columns(people.c.name).join(people, people.c.id == members.c.person_id)
_here = members.c.left_at.is_(None)
resident = _here & members.c.adviser_since.is_(None) & members.c.resting_since.is_(None)


def known(known_by: datetime | None) -> ColumnElement[bool]:
    """Who has come early enough for a roll; everybody where nobody has to wait."""
    return true() if known_by is None else members.c.came_at <= known_by


def _paid_for_all_of(round_id: int) -> ColumnElement[bool]:
    """Whether a member is the payee of all that is undecided in a round, and something is."""
    undecided = purposes.c.activated_at.is_(None) & purposes.c.withdrawn_at.is_(None)
    of_round = select(purposes.c.id).where(purposes.c.round_id == round_id, undecided)
    theirs = of_round.where(purposes.c.payee_member_id == members.c.id).exists()
    others = of_round.where(purposes.c.payee_member_id.is_distinct_from(members.c.id)).exists()
    return and_(theirs, not_(others))


class Members:
    """A community's list. A person has one place on it for good; leaving and coming back are moments."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def of(self, community_id: int, person_id: int) -> Member | None:
        row = self.connection.execute(_of, {"community": community_id, "person": person_id}).first()
        return valued(Member, row)

    def get(self, member_id: int) -> Member:
        return Member(*self.connection.execute(_member.where(members.c.id == member_id)).one())

    def of_person(self, person_id: int) -> list[Member]:
        """A person's place in each community, those they have left too, oldest first."""
        query = _member.where(members.c.person_id == person_id).order_by(members.c.id)
        return [Member(*row) for row in self.connection.execute(query)]

    def find(self, member_id: int) -> Member | None:
        """The member of that id, where there is one."""
        return valued(Member, self.connection.execute(_member.where(members.c.id == member_id)).first())

    def add(self, community_id: int, person_id: int, code: str, salt: str, at: datetime, **how: str | None) -> int:
        """how: through whom they came, and who let them in, as codes."""
        row = {"community_id": community_id, "person_id": person_id, "code": code, "salt": salt, "joined_at": at}
        row["came_at"] = noted(at)
        return new_id(self.connection, insert(members).values(**row, **how))

    def change(self, member_id: int, **values: object) -> None:
        self.connection.execute(update(members).where(members.c.id == member_id).values(**values))

    def appoint(self, member: Member, by: int, at: datetime) -> None:
        """Makes a member a coordinator (again). by: the person who appointed them."""
        values = {"appointed_by": by, "appointed_at": at, "dismissed_at": None}
        row = upsert(coordinators).values(member_id=member.id, community_id=member.community_id, **values)
        self.connection.execute(row.on_conflict_do_update(index_elements=["member_id"], set_=values))

    def dismiss(self, member_id: int, at: datetime) -> None:
        """They no longer coordinate."""
        row = update(coordinators).where(coordinators.c.member_id == member_id)
        self.connection.execute(row.values(dismissed_at=at))

    def coordinators(self, community_id: int) -> list[tuple[Member, str]]:
        """The coordinators with their names, first appointed first."""
        here = _named.where(members.c.community_id == community_id, coordinates, _here)
        return self._with_names(here.order_by(coordinators.c.appointed_at, members.c.id))

    def not_coordinating(self, community_id: int, after: int, most: int) -> list[tuple[Member, str]]:
        """Everyone else who is in, by name, behind so many others."""
        here = _named.where(members.c.community_id == community_id, not_(coordinates), _here)
        return self._with_names(here.order_by(func.lower(people.c.name), members.c.id).offset(after).limit(most))

    def residents(self, community_id: int) -> list[int]:
        """The member id of every resident who takes part, in order."""
        query = select(members.c.id).where(members.c.community_id == community_id, resident)
        return list(self.connection.execute(query.order_by(members.c.id)).scalars())

    def taking_part(self, community_id: int, known_by: datetime | None = None) -> int:
        """How many residents take part, counted one by one; only those who came by then, where newcomers wait."""
        query = select(func.count()).where(members.c.community_id == community_id, resident, known(known_by))
        return self.connection.execute(query).scalar_one()

    def waiting(self, community_id: int, known_by: datetime | None) -> int:
        """How many of them came too late for a roll; none where newcomers do not wait."""
        if known_by is None:
            return 0
        query = select(func.count()).where(members.c.community_id == community_id, resident)
        return self.connection.execute(query.where(members.c.came_at > known_by)).scalar_one()

    def advisers(self, community_id: int) -> int:
        """How many advisers there are."""
        advises = members.c.adviser_since.is_not(None)
        query = select(func.count()).where(members.c.community_id == community_id, _here, advises)
        return self.connection.execute(query).scalar_one()

    def rest(self, community_id: int, round_ids: list[int], at: datetime) -> list[int]:
        """Residents who were on the roll of each of these rounds and spoke in none rest from now on; their persons.

        Rounds from before they last joined count for nothing.
        """
        here = [members.c.community_id == community_id, resident]
        for one in round_ids:
            frozen = select(rounds.c.frozen_at).where(rounds.c.id == one).scalar_subquery()
            here.append(members.c.joined_at <= frozen)
            here.append(members.c.id.in_(select(rolls.c.member_id).where(rolls.c.round_id == one)))
            here.append(members.c.id.not_in(select(voices.c.member_id).where(voices.c.round_id == one)))
        found = list(self.connection.execute(select(members.c.person_id).where(*here)).scalars())
        self.connection.execute(update(members).where(*here).values(resting_since=at))
        return sorted(found)

    def page(self, community_id: int, after: int, most: int) -> list[tuple[Member, str]]:
        """Members with their names, in the order in which they first came, from behind this member id."""
        here = _named.where(members.c.community_id == community_id, _here, members.c.id > after)
        return self._with_names(here.order_by(members.c.id).limit(most))

    def removed(self, community_id: int) -> list[tuple[Member, str]]:
        """Who was removed and may not join, with their names, who came first first."""
        gone = _named.where(members.c.community_id == community_id, members.c.removed_at.is_not(None))
        return self._with_names(gone.order_by(members.c.id))

    def resting(self, community_id: int) -> int:
        """How many residents are left off until they join again."""
        rests = members.c.resting_since.is_not(None)
        query = select(func.count()).where(members.c.community_id == community_id, _here, rests)
        return self.connection.execute(query).scalar_one()

    def silent(self, its_round: Round, person_id: int | None = None) -> list[int]:
        """The persons to nudge: residents who have said neither yes nor no in the round and did not stop nudges.

        Only those who are or will be on its roll, and not who would be paid for all there is to choose: nobody else can
        act. person_id: asks of this one only.
        """
        spoken = select(voices.c.member_id).where(voices.c.round_id == its_round.id)
        on_roll = select(rolls.c.member_id).where(rolls.c.round_id == its_round.id)
        can_act = known(its_round.known_by) if its_round.frozen_at is None else members.c.id.in_(on_roll)
        query = (
            select(members.c.person_id)
            .join(people, people.c.id == members.c.person_id)
            .where(members.c.community_id == its_round.community_id, resident, people.c.writable)
            .where(members.c.nudges_stopped_at.is_(None), members.c.id.not_in(spoken), can_act)
            .where(not_(_paid_for_all_of(its_round.id)))
        )
        if person_id is not None:
            query = query.where(members.c.person_id == person_id)
        return list(self.connection.execute(query.order_by(members.c.person_id)).scalars())

    def _with_names(self, query: Select[Any]) -> list[tuple[Member, str]]:
        return [(Member(*row[:-1]), row[-1]) for row in self.connection.execute(query)]
