"""The ledger: whole pennies from one account to another, once per key, never changed."""

from datetime import datetime
from typing import Literal, NamedTuple

from sqlalchemy import Connection, bindparam, case, func, insert, select

from models.rules.money import Money
from models.store.journal import canonical, sealed
from models.store.members import Members
from models.store.rows import added_up, new_id
from models.store.tables import accounts, communities, transfers

AccountKind = Literal["funder", "pot", "shares", "purpose", "payee", "returned"]


class KeyReused(Exception):
    """The same key came again with other content."""


class Account(NamedTuple):
    """What one funder has in one place: pennies, by kind, round and purpose."""

    kind: AccountKind
    round_id: int | None
    purpose_id: int | None
    funder_id: int
    balance: int


class Move(NamedTuple):
    """One transfer: from and to which kind of account, for which round and purpose, whose money, in pennies."""

    number: int
    community_id: int
    at: datetime
    giver: AccountKind
    taker: AccountKind
    funder_id: int
    round_id: int | None
    purpose_id: int | None
    amount: int


class Ledger:
    """Double entry: each transfer takes from one account what it gives to another, so all balances sum to nothing."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self.connection, self.now = connection, now

    def account(
        self,
        community_id: int,
        kind: AccountKind,
        funder_id: int,
        round_id: int | None = None,
        purpose_id: int | None = None,
    ) -> int:
        """The account of that kind that keeps this funder's money; opened when first asked for."""
        name = ":".join(str(part) for part in (kind, round_id, purpose_id, funder_id) if part is not None)
        known = select(accounts.c.id).where(accounts.c.community_id == community_id, accounts.c.name == name)
        found: int | None = self.connection.execute(known).scalar()
        if found is not None:
            return found
        row = {"community_id": community_id, "name": name, "kind": kind, "funder_id": funder_id}
        made = insert(accounts).values(**row, round_id=round_id, purpose_id=purpose_id)
        return new_id(self.connection, made)

    def move(
        self,
        community_id: int,
        key: str,
        reason: str,
        giver_id: int,
        taker_id: int,
        money: Money,
        corrects: str | None = None,
    ) -> None:
        """One transfer. The same key with the same content is one transfer; with other content it is refused.

        corrects: the key of the transfer that was wrong.
        """
        content: dict[str, object] = {"reason": reason, "giver_id": giver_id, "taker_id": taker_id}
        content |= {"amount": money.amount, "currency": money.currency}
        if corrects is not None:
            content["corrects_id"] = self._number_of(community_id, corrects)
        content_hash = sealed(canonical({**content, "key": key}))
        known = select(transfers.c.hash).where(transfers.c.community_id == community_id, transfers.c.key == key)
        before = self.connection.execute(known).scalar()
        if before is None:
            row = {"community_id": community_id, "key": key, "hash": content_hash, "at": self.now}
            self.connection.execute(insert(transfers).values(**row, **content))
        elif before != content_hash:
            raise KeyReused(key)

    def corrected(self, community_id: int, key: str) -> int:
        """What a transfer comes to with all its corrections, in pennies."""
        number = self._number_of(community_id, key)
        found = select(transfers.c.giver_id, transfers.c.amount).where(
            (transfers.c.id == number) | (transfers.c.corrects_id == number)
        )
        rows = self.connection.execute(found.order_by(transfers.c.id)).all()
        return sum(row.amount if row.giver_id == rows[0].giver_id else -row.amount for row in rows)

    def recorded(self, community_id: int) -> dict[str, int]:
        """What every deposit comes to with all its corrections, in pennies by its key."""
        both = (transfers.c.id == _wrong.c.id) | (transfers.c.corrects_id == _wrong.c.id)
        found = (
            select(_wrong.c.key, func.sum(_more))
            .select_from(_wrong)
            .join(transfers, both)
            .where(_wrong.c.community_id == community_id, _wrong.c.reason == "deposit")
            .group_by(_wrong.c.key)
        )
        return {row[0]: int(row[1]) for row in self.connection.execute(found)}

    def frozen(self, community_id: int, round_id: int) -> dict[int, int]:
        """What each funder put into a round's shares when its roll froze, in pennies, first known funder first."""
        key = transfers.c.key.startswith(f"freeze:{round_id}:", autoescape=True)
        found = (
            select(accounts.c.funder_id, transfers.c.amount)
            .join(accounts, accounts.c.id == transfers.c.taker_id)
            .where(transfers.c.community_id == community_id, key)
        )
        return {row[0]: row[1] for row in self.connection.execute(found.order_by(accounts.c.funder_id))}

    def corrections(self, community_id: int) -> dict[int, int]:
        """By how much corrections changed what each funder gave, in pennies; those of nothing are left out."""
        found = (
            select(accounts.c.funder_id, func.sum(_more))
            .select_from(transfers)
            .join(_wrong, _wrong.c.id == transfers.c.corrects_id)
            .join(accounts, accounts.c.id == _wrong.c.giver_id)
            .where(transfers.c.community_id == community_id)
            .group_by(accounts.c.funder_id)
        )
        return {row[0]: int(row[1]) for row in self.connection.execute(found) if row[1]}

    def _number_of(self, community_id: int, key: str) -> int:
        known = select(transfers.c.id).where(transfers.c.community_id == community_id, transfers.c.key == key)
        number: int = self.connection.execute(known).scalar_one()
        return number

    def by_funder(
        self, community_id: int, kind: AccountKind, round_id: int | None = None, purpose_id: int | None = None
    ) -> dict[int, int]:
        """What each funder has in accounts of that kind, in pennies, first known funder first."""
        found = select(accounts.c.funder_id, _balance).where(
            accounts.c.community_id == community_id, accounts.c.kind == kind
        )
        if round_id is not None:
            found = found.where(accounts.c.round_id == round_id)
        if purpose_id is not None:
            found = found.where(accounts.c.purpose_id == purpose_id)
        balances: dict[int, int] = {}
        for funder_id, balance in self.connection.execute(found.order_by(accounts.c.funder_id)):
            balances[funder_id] = balances.get(funder_id, 0) + balance
        return balances

    def pot(self, community_id: int) -> int:
        """The money that no round has taken up yet, in pennies."""
        return self.prospect(community_id)[1]

    def prospect(self, community_id: int, known_by: datetime | None = None) -> tuple[int, int]:
        """What a roll frozen now would share: how many residents there are, and the pot in pennies. One read.

        known_by: by when one must have come to be on it, where newcomers wait; then two.
        """
        residents, pot = self.connection.execute(_prospect, {"community": community_id}).one()
        return residents - Members(self.connection).waiting(community_id, known_by), pot

    def statement(self, community_id: int) -> list[Account]:
        """Every account with its balance."""
        query = select(accounts.c.kind, accounts.c.round_id, accounts.c.purpose_id, accounts.c.funder_id, _balance)
        here = query.where(accounts.c.community_id == community_id).order_by(accounts.c.id)
        return [Account(*row) for row in self.connection.execute(here)]

    def moves_of(self, community_id: int) -> list[Move]:
        """All transfers of one community, oldest first."""
        found = _moves.where(transfers.c.community_id == community_id).order_by(transfers.c.id)
        return [Move(*row) for row in self.connection.execute(found)]

    def moves(self, after: int, most: int) -> list[Move]:
        """The transfers of all communities behind this number, oldest first, at most so many."""
        found = _moves.where(transfers.c.id > after).order_by(transfers.c.id).limit(most)
        return [Move(*row) for row in self.connection.execute(found)]


_wrong = transfers.alias("wrong")
_more = case((_wrong.c.giver_id == transfers.c.giver_id, transfers.c.amount), else_=-transfers.c.amount)
_got = select(added_up(transfers.c.amount)).where(transfers.c.taker_id == accounts.c.id)
_gave = select(added_up(transfers.c.amount)).where(transfers.c.giver_id == accounts.c.id)
_pots = select(accounts.c.id).where(accounts.c.community_id == bindparam("community"), accounts.c.kind == "pot")
_into = select(added_up(transfers.c.amount)).where(transfers.c.taker_id.in_(_pots))
_out_of = select(added_up(transfers.c.amount)).where(transfers.c.giver_id.in_(_pots))
_prospect = select(communities.c.residents, _into.scalar_subquery() - _out_of.scalar_subquery()).where(
    communities.c.id == bindparam("community")
)
_balance = (_got.scalar_subquery() - _gave.scalar_subquery()).label("balance")
_giver, _taker = accounts.alias("giver"), accounts.alias("taker")
_moves = (
    select(
        transfers.c.id,
        transfers.c.community_id,
        transfers.c.at,
        _giver.c.kind,
        _taker.c.kind,
        _giver.c.funder_id,
        func.coalesce(_taker.c.round_id, _giver.c.round_id),
        func.coalesce(_taker.c.purpose_id, _giver.c.purpose_id),
        transfers.c.amount,
    )
    .join(_giver, _giver.c.id == transfers.c.giver_id)
    .join(_taker, _taker.c.id == transfers.c.taker_id)
)
