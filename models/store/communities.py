"""Communities and the people the bot has met."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, exists, insert, or_, select, update

from models.rules.people import GONE, Community
from models.store.ids import Ids
from models.store.journal import NOTHING_YET
from models.store.rows import columns, new_id, valued
from models.store.tables import communities, members, people, rolls, rounds, waits

_community = select(*columns(Community, communities))
_by_chat = _community.where(communities.c.chat_id == bindparam("chat"))
_by_id = _community.where(communities.c.id == bindparam("community"))


class Communities:
    """Groups that use the bot, by their own id, by their chat, or by their link."""

    def __init__(self, connection: Connection, now: datetime, ids: Ids) -> None:
        self.connection, self.now, self.ids = connection, now, ids

    def get(self, community_id: int) -> Community:
        return Community(*self.connection.execute(_by_id, {"community": community_id}).one())

    def all(self) -> list[Community]:
        """Every community, oldest first."""
        return [Community(*row) for row in self.connection.execute(_community.order_by(communities.c.id))]

    def by_chat(self, chat_id: int) -> Community | None:
        row = self.connection.execute(_by_chat, {"chat": chat_id}).first()
        return valued(Community, row)

    def by_link(self, link: str) -> Community | None:
        row = self.connection.execute(_community.where(communities.c.link == link)).first()
        return valued(Community, row)

    def of_person(self, person_id: int) -> Community | None:
        """The community a person means in private; None where they have to say so first."""
        query = _community.join(people, people.c.community_id == communities.c.id).where(people.c.id == person_id)
        row = self.connection.execute(query).first()
        return valued(Community, row)

    def all_of(self, person_id: int) -> list[Community]:
        """Those a person may mean in private, oldest first.

        Where they joined, where they count in an open round, where they took me in, and the one they meant last.
        """
        place = select(members.c.left_at, members.c.id).where(
            members.c.community_id == communities.c.id, members.c.person_id == person_id
        )
        counts = (
            select(rolls.c.member_id)
            .join(rounds, rounds.c.id == rolls.c.round_id)
            .join(members, members.c.id == rolls.c.member_id)
            .where(rounds.c.community_id == communities.c.id, rounds.c.closed_at.is_(None))
            .where(members.c.person_id == person_id)
        )
        meant = select(people.c.community_id).where(people.c.id == person_id).scalar_subquery()
        query = _community.where(
            or_(
                exists(place.where(members.c.left_at.is_(None))),
                exists(counts),
                (communities.c.added_by == person_id) & ~exists(place.where(members.c.left_at.is_not(None))),
                communities.c.id == meant,
            ),
        )
        return [Community(*row) for row in self.connection.execute(query.order_by(communities.c.id))]

    def add(self, chat_id: int, title: str, link: str, added_by: int | None, timezone: str, at: datetime) -> int:
        row = {"chat_id": chat_id, "title": title, "link": link, "added_by": added_by, "timezone": timezone}
        return new_id(self.connection, insert(communities).values(**row, head=NOTHING_YET, set_up_at=at))

    def change(self, community_id: int, **values: object) -> None:
        self.connection.execute(update(communities).where(communities.c.id == community_id).values(**values))

    def give_way(self, community_id: int, to: int) -> None:
        """A community without a group from now on; who meant it in private means the other."""
        self.change(community_id, chat_id=None)
        meant = people.c.community_id == community_id
        self.connection.execute(update(people).where(meant).values(community_id=to))

    def set_wait(self, community_id: int, seconds: int) -> None:
        """How long newcomers wait from now on."""
        self.change(community_id, wait=seconds)
        self.connection.execute(insert(waits).values(community_id=community_id, seconds=seconds, set_at=self.now))

    def waits_set(self, community_id: int) -> list[tuple[int, datetime]]:
        """Each wait that was set, in seconds, and when: the first first."""
        query = select(waits.c.seconds, waits.c.set_at).where(waits.c.community_id == community_id)
        return [(row[0], row[1]) for row in self.connection.execute(query.order_by(waits.c.id))]

    def go_away(self, community_id: int, at: datetime) -> bool:
        """The bot cannot write in the group from then on; whether it could before."""
        here = (communities.c.id == community_id) & communities.c.away_since.is_(None)
        return self.connection.execute(update(communities).where(here).values(away_since=at)).rowcount == 1

    def come_back(self, community_id: int) -> datetime | None:
        """The bot can write in the group again; since when it could not, None where it could all along."""
        query = select(communities.c.away_since).where(communities.c.id == community_id)
        since = self.connection.execute(query).scalar()
        if since is not None:
            self.change(community_id, away_since=None)
        return since

    def may_not_pin(self, community_id: int, at: datetime) -> bool:
        """The bot was refused the right to pin; whether that is news."""
        news = (communities.c.id == community_id) & communities.c.unpinned_since.is_(None)
        return self.connection.execute(update(communities).where(news).values(unpinned_since=at)).rowcount == 1

    def shut_out(self, community_id: int) -> bool:
        """Whether the bot was refused to write in the group, or to pin there, and has heard nothing else since."""
        query = select(communities.c.away_since, communities.c.unpinned_since).where(communities.c.id == community_id)
        return any(since is not None for since in self.connection.execute(query).one())

    def count_residents(self, community_id: int, more: int) -> None:
        self.change(community_id, residents=communities.c.residents + more)

    def meet(self, person_id: int, name: str, community_id: int | None) -> None:
        """Remembers a person by today's name, and which community they mean in private."""
        values = {"name": name, **({} if community_id is None else {"community_id": community_id})}
        known = update(people).where(people.c.id == person_id).values(**values)
        if self.connection.execute(known).rowcount == 0:
            row = {"id": person_id, **values, "met_at": self.now, "mark": self.ids.token()}
            self.connection.execute(insert(people).values(**row))

    def mean(self, person_id: int, community_id: int | None, waits: str | None = None) -> None:
        """Which community a person means in private from now on; what they wrote that waits for it."""
        mine = update(people).where(people.c.id == person_id)
        self.connection.execute(mine.values(community_id=community_id, waits=waits))

    def waits(self, person_id: int) -> str | None:
        """What a person wrote that waits until they say which community they mean."""
        return self.connection.execute(select(people.c.waits).where(people.c.id == person_id)).scalar()

    def writable(self, person_id: int, yes: bool) -> None:
        """Whether the bot may write to the person in private."""
        self.connection.execute(update(people).where(people.c.id == person_id).values(writable=yes))

    def can_write_to(self, person_ids: list[int]) -> list[int]:
        """Those of them the bot may write to, in order of id."""
        found = select(people.c.id).where(people.c.id.in_(person_ids), people.c.writable).order_by(people.c.id)
        return list(self.connection.execute(found).scalars())

    def name_of(self, person_id: int | None) -> str:
        """As they last gave it; empty for whom the bot never met, GONE for whoever has erased themselves."""
        if person_id is not None and person_id < 0:
            return GONE
        return self.connection.execute(select(people.c.name).where(people.c.id == person_id)).scalar() or ""
