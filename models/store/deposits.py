"""Who gave what. The money itself is in the ledger; here is its story."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, insert, select, update

from models.rules.funders import funder_key
from models.rules.money import Money
from models.store.rows import columns, new_id, valued
from models.store.tables import deposits, funders, gift_drafts


class Gift(NamedTuple):
    """One deposit as it was recorded: pennies, currency, terms in words, whose, and the coordinator's member id."""

    amount: int
    currency: str
    terms: str
    funder: str
    recorded_by: int
    funder_id: int
    community_id: int


class Terms(NamedTuple):
    """What was said with a deposit: its id, its funder's, and the words."""

    id: int
    funder_id: int
    terms: str


_gift = select(
    deposits.c.amount,
    deposits.c.currency,
    deposits.c.terms,
    funders.c.name,
    deposits.c.recorded_by,
    funders.c.id,
    deposits.c.community_id,
).join_from(deposits, funders)


@dataclass(frozen=True, slots=True)
class GiftDraft:
    """A gift somebody thinks of recording. made_by: the person who wrote it. Over once it was recorded or cancelled."""

    id: int
    community_id: int
    made_by: int
    amount: int
    currency: str
    funder: str
    terms: str
    ended_at: datetime | None


_draft = select(*columns(GiftDraft, gift_drafts))


class Deposits:
    """Funders and their gifts to one community."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def funder(self, community_id: int, name: str) -> int:
        """The funder of that name, however it is spelt in capitals; known from now on."""
        key = funder_key(name)
        known = select(funders.c.id).where(funders.c.community_id == community_id, funders.c.key == key)
        found: int | None = self.connection.execute(known).scalar()
        if found is not None:
            return found
        row = {"community_id": community_id, "name": " ".join(name.split()), "key": key}
        return new_id(self.connection, insert(funders).values(**row))

    def record(self, community_id: int, funder_id: int, money: Money, terms: str, by: int, at: datetime) -> int:
        """One gift. by: the coordinator's member id."""
        row = {"community_id": community_id, "funder_id": funder_id, "recorded_by": by, "recorded_at": at}
        gift = insert(deposits).values(**row, amount=money.amount, currency=money.currency, terms=terms)
        return new_id(self.connection, gift)

    def get(self, deposit_id: int) -> Gift:
        return Gift(*self.connection.execute(_gift.where(deposits.c.id == deposit_id)).one())

    def find(self, deposit_id: int) -> Gift | None:
        """The deposit of that id, where there is one."""
        return valued(Gift, self.connection.execute(_gift.where(deposits.c.id == deposit_id)).first())

    def with_terms(self, community_id: int) -> list[Terms]:
        """Every gift that came with words, as they came."""
        said = (deposits.c.community_id == community_id, deposits.c.terms != "")
        query = select(deposits.c.id, deposits.c.funder_id, deposits.c.terms).where(*said).order_by(deposits.c.id)
        return [Terms(*row) for row in self.connection.execute(query)]

    def sketch(self, community_id: int, made_by: int, money: Money, funder: str, terms: str, at: datetime) -> int:
        """A gift before it is recorded. made_by: a person's id."""
        row = {"community_id": community_id, "made_by": made_by, "funder": funder, "terms": terms, "made_at": at}
        gift = insert(gift_drafts).values(**row, amount=money.amount, currency=money.currency)
        return new_id(self.connection, gift)

    def draft(self, draft_id: int) -> GiftDraft | None:
        return valued(GiftDraft, self.connection.execute(_draft.where(gift_drafts.c.id == draft_id)).first())

    def end_draft(self, draft_id: int, at: datetime) -> None:
        self.connection.execute(update(gift_drafts).where(gift_drafts.c.id == draft_id).values(ended_at=at))

    def names(self, community_id: int) -> dict[int, str]:
        """Every funder's name by id, first known first."""
        query = select(funders.c.id, funders.c.name).where(funders.c.community_id == community_id)
        return {row.id: row.name for row in self.connection.execute(query.order_by(funders.c.id))}
