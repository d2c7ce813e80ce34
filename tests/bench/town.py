"""A town of any size in its own database: the community and its round by verbs, people and purposes in bulk."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, Table, insert, update

from bot.simulation.desk import Counted
from models.funds import funding
from models.people import coordinating, joining
from models.rounds import falling_due, launching
from models.rules.money import Money
from models.rules.plans import Plan
from models.store.engine import writing_engine
from models.store.migrations import upgrade
from models.store.notices import Asked
from models.store.tables import (
    cards,
    communities,
    members,
    outbox,
    people,
    purposes,
    rounds,
    stances,
    texts,
    voices,
    words,
)
from models.store.unit import Unit

LENGTH = timedelta(days=14)
OPENED = datetime(2026, 11, 22, 18, tzinfo=UTC)
PAGE = 10_000


@dataclass(frozen=True, slots=True)
class Town:
    """How many people and purposes, where they are, and whether the roll is frozen. Person ids count from the first."""

    members: int
    purposes: int
    frozen: bool
    chat_id: int = -100
    first_person: int = 1
    opened: datetime = OPENED

    @property
    def now(self) -> datetime:
        """A moment in the phase asked for: half a day into the round, or after its freeze."""
        return self.opened + (timedelta(days=6) if self.frozen else timedelta(hours=12))

    @property
    def name(self) -> str:
        return f"{self.members}-{self.purposes}-{'frozen' if self.frozen else 'gathering'}"


def url_of(file: Path) -> str:
    return f"sqlite:///{file}"


def build(file: Path, town: Town) -> None:
    """Makes the town. Everything was said and drawn already, so that a bot that starts on it has nothing to do."""
    upgrade(url_of(file))
    engine = writing_engine(url_of(file))
    ids = Counted()
    with engine.begin() as connection:
        unit = Unit(connection, town.opened, ids, Asked(0, town.chat_id, None))
        community_id = _founded(unit, town)
        round_id = _opened(unit, community_id, town)
        _speak(connection, community_id, round_id, town)
    with engine.begin() as connection:
        unit = Unit(connection, town.now, ids)
        while (due := falling_due.first_due(unit)) is not None and due.at <= town.now:
            falling_due.fall_due(unit, due)
        connection.execute(update(outbox).values(sent_at=town.now, message_id=1))
        connection.execute(update(cards).values(stale_at=None, message_id=1, drawn_at=town.opened, pinned_at=town.now))
    engine.dispose()


def _founded(unit: Unit, town: Town) -> int:
    founder = town.first_person
    community_id = joining.set_up(unit, town.chat_id, "Mill Lane", founder, "Europe/London")
    joining.join(unit, community_id, founder, "Resident 0")
    coordinating.appoint(unit, community_id, founder, founder)
    funding.deposit(unit, community_id, founder, Money(town.members * 25_00, "GBP"), "Ward Fund")
    _add_people(unit.connection, community_id, town)
    return community_id


def _add_people(connection: Connection, community_id: int, town: Town) -> None:
    ids = range(town.first_person + 1, town.first_person + town.members)
    met = ({"id": one, "name": f"Resident {one}", "community_id": community_id, "writable": False} for one in ids)
    row = {"community_id": community_id, "came_at": town.opened, "joined_at": town.opened}
    joined = ({**row, "person_id": one, "code": f"{one:016x}", "salt": f"{one:032x}"} for one in ids)
    _fill(connection, people, met)
    _fill(connection, members, joined)
    connection.execute(update(communities).values(residents=town.members))


def _opened(unit: Unit, community_id: int, town: Town) -> int:
    """A round that decides when ready, in which nothing comes to critical mass: nine of ten would have to back it."""
    plan = Plan("What would help?", int(LENGTH.total_seconds()), core="9/10")
    draft = launching.preview(unit, community_id, town.first_person, plan)
    round_id = launching.open_round(unit, draft, town.first_person).id
    row = {"community_id": community_id, "round_id": round_id, "why": "It is dark there.", "cost": 200_00}
    row |= {"payee": "Acme", "proposed_by": 1, "by_adviser": False, "proposed_at": town.opened, "asked_at": town.opened}
    numbers = range(1, town.purposes + 1)
    _fill(unit.connection, purposes, ({**row, "number": one, "title": f"Lights in alley {one}"} for one in numbers))
    text = {"number": 1, "cost": row["cost"], "at": town.opened}
    _fill(unit.connection, texts, ({**text, "purpose_id": one, "hash": f"{one:064x}"} for one in numbers))
    told = {"number": 1, "why": row["why"], "payee": row["payee"], "salt": "0" * 32}
    alone = ({**told, "purpose_id": one, "title": f"Lights in alley {one}"} for one in numbers)
    _fill(unit.connection, words, alone)
    card = {"community_id": community_id, "kind": "purpose", "message_id": 1}
    _fill(unit.connection, cards, ({**card, "subject_id": one} for one in numbers))
    unit.connection.execute(update(rounds).values(purposes=town.purposes))
    return round_id


def _speak(connection: Connection, community_id: int, round_id: int, town: Town) -> None:
    """Every second resident backs a purpose; the counts are kept as the verbs would have."""
    said = [(member, 1 + member * 7 % town.purposes) for member in range(2, town.members + 1, 2)]
    at = town.opened
    backings = ({"purpose_id": purpose, "member_id": member, "stance": "backs", "at": at} for member, purpose in said)
    _fill(connection, stances, backings)
    _fill(connection, voices, ({"round_id": round_id, "member_id": member} for member, _ in said))
    backers: dict[int, int] = {}
    for _, purpose in said:
        backers[purpose] = backers.get(purpose, 0) + 1
    for purpose, number in backers.items():
        connection.execute(update(purposes).where(purposes.c.id == purpose).values(backers=number))
    connection.execute(update(rounds).values(acted=len(said)))


def _fill(connection: Connection, table: Table, rows: Iterator[dict[str, object]]) -> None:
    """A page of rows at a time."""
    while page := list(islice(rows, PAGE)):
        connection.execute(insert(table).inline(), page)
