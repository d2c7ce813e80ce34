"""Purposes and the counts that the acts keep for them."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from models.rules.purposes import Proposal, Purpose, Text
from models.store.journal import canonical, commitment
from models.store.prepared import Prepared
from models.store.rows import added_up, columns, new_id, valued
from models.store.tables import levels, purposes, rolls, stances, texts, words

purpose_columns = columns(Purpose, purposes)
_purpose = select(*purpose_columns)
_same = (words.c.purpose_id == texts.c.purpose_id) & (words.c.number == texts.c.number)
_text = select(*columns(Text, texts, title=words.c.title, why=words.c.why, payee=words.c.payee)).join(words, _same)
_levels = Prepared(
    select(levels.c.left, levels.c.backers)
    .where(levels.c.purpose_id == bindparam("purpose"), levels.c.backers > 0)
    .order_by(levels.c.left)
)
_undecided = purposes.c.activated_at.is_(None) & purposes.c.withdrawn_at.is_(None)


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a text, and the salt with which they are sealed in the journal: none once some were erased."""

    title: str
    why: str
    payee: str
    salt: str


_told = select(*columns(Told, words))


class Purposes:
    """The purposes of a round, in the order they were proposed."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def get(self, purpose_id: int) -> Purpose:
        return Purpose(*self.connection.execute(_purpose.where(purposes.c.id == purpose_id)).one())

    def find(self, purpose_id: int) -> Purpose | None:
        return valued(Purpose, self.connection.execute(_purpose.where(purposes.c.id == purpose_id)).first())

    def of_round(self, round_id: int) -> list[Purpose]:
        query = _purpose.where(purposes.c.round_id == round_id).order_by(purposes.c.number)
        return [Purpose(*row) for row in self.connection.execute(query)]

    def activated(self, community_id: int) -> list[Purpose]:
        """All that go ahead, of every round, the newest first."""
        ahead = _purpose.where(purposes.c.community_id == community_id, purposes.c.activated_at.is_not(None))
        return [Purpose(*row) for row in self.connection.execute(ahead.order_by(purposes.c.activated_at.desc()))]

    def count(self, round_id: int) -> int:
        """How many there are, those withdrawn left out."""
        query = select(func.count()).where(purposes.c.round_id == round_id, purposes.c.withdrawn_at.is_(None))
        number: int = self.connection.execute(query).scalar_one()
        return number

    def undecided(self, round_id: int) -> list[Purpose]:
        """Those neither withdrawn nor activated."""
        return [purpose for purpose in self.of_round(round_id) if purpose.undecided]

    def add(self, **values: object) -> int:
        return new_id(self.connection, insert(purposes).values(**values))

    def change(self, purpose_id: int, **values: object) -> None:
        self.connection.execute(update(purposes).where(purposes.c.id == purpose_id).values(**values))

    def write_text(self, purpose_id: int, number: int, proposal: Proposal, salt: str, at: datetime) -> str:
        """Keeps one of a purpose's texts for good; returns what stands for its words in the journal."""
        seal = commitment(salt, canonical([proposal.title, proposal.why, proposal.payee]))
        key = {"purpose_id": purpose_id, "number": number}
        self.connection.execute(insert(texts).values(**key, cost=proposal.cost, hash=seal, at=at))
        told = Told(proposal.title, proposal.why, proposal.payee, salt)
        self.connection.execute(insert(words).values(**key, **asdict(told)))
        return seal

    def texts(self, purpose_id: int) -> list[Text]:
        """All texts a purpose has had, the first first."""
        query = _text.where(texts.c.purpose_id == purpose_id).order_by(texts.c.number)
        return [Text(*row) for row in self.connection.execute(query)]

    def told(self, purpose_id: int) -> list[Told]:
        """The same, each with what shows that it is the one in the journal."""
        query = _told.where(words.c.purpose_id == purpose_id).order_by(words.c.number)
        return [Told(*row) for row in self.connection.execute(query)]

    def move_ripening(self, round_id: int, by: timedelta) -> None:
        """Moves the end of every ripening in a round."""
        for purpose in self.undecided(round_id):
            if purpose.ripens_at is not None:
                self.change(purpose.id, ripens_at=purpose.ripens_at + by)

    def levels(self, purpose_id: int) -> dict[int, int]:
        """How many backers have how many pennies left; nothing before the freeze."""
        return dict(_levels.all(self.connection, {"purpose": purpose_id}))

    def recount(self, round_id: int) -> None:
        """Counts every undecided purpose anew from stances and shares, after all shares have changed at once."""
        mine = select(purposes.c.id).where(purposes.c.round_id == round_id, _undecided)
        self.connection.execute(delete(levels).where(levels.c.purpose_id.in_(mine)))
        # Asked for each stance: joined, SQLite would begin with the roll and go through all of it for each purpose.
        on_roll = (rolls.c.member_id == stances.c.member_id) & (rolls.c.round_id == round_id)
        left = select(rolls.c.left).where(on_roll).scalar_subquery().label("left")
        said = select(stances.c.purpose_id, left).where(stances.c.stance == "backs", stances.c.purpose_id.in_(mine))
        each = said.subquery()
        counted = (
            select(each.c.purpose_id, each.c.left, func.count())
            .where(each.c.left.is_not(None))
            .group_by(each.c.purpose_id, each.c.left)
        )
        self.connection.execute(insert(levels).from_select(["purpose_id", "left", "backers"], counted))
        of_it = levels.c.purpose_id == purposes.c.id
        covered = select(added_up(levels.c.backers * levels.c.left)).where(of_it)
        payers = select(added_up(levels.c.backers)).where(of_it, levels.c.left > 0)
        statement = update(purposes).where(purposes.c.id.in_(mine))
        self.connection.execute(statement.values(covered=covered.scalar_subquery(), payers=payers.scalar_subquery()))
