"""Money: accounts, the transfers between them, and each member's lines under the shares."""

from sqlalchemy import CheckConstraint, Column, Index, String, Table, UniqueConstraint

from models.store.tables.base import metadata, moment, own_id, pennies, refers, where_only

accounts = Table(
    "accounts",
    metadata,
    own_id(),
    refers("community_id", "communities.id"),
    Column("name", String(80), nullable=False),
    Column("kind", String(8), nullable=False),
    refers("funder_id", "funders.id"),
    refers("round_id", "rounds.id", nullable=True),
    refers("purpose_id", "purposes.id", nullable=True),
    UniqueConstraint("community_id", "name"),
    CheckConstraint("kind IN ('funder', 'pot', 'shares', 'purpose', 'payee', 'returned')", "kind_known"),
    CheckConstraint("(kind IN ('funder', 'pot')) = (round_id IS NULL)", "round_where_due"),
)

transfers = Table(
    "transfers",
    metadata,
    own_id(),
    refers("community_id", "communities.id"),
    Column("key", String(80), nullable=False),
    Column("hash", String(64), nullable=False),
    Column("reason", String(12), nullable=False),
    refers("giver_id", "accounts.id"),
    refers("taker_id", "accounts.id"),
    pennies("amount"),
    Column("currency", String(3), nullable=False),
    moment("at", nullable=False),
    refers("corrects_id", "transfers.id", nullable=True),
    UniqueConstraint("community_id", "key"),
    CheckConstraint("amount > 0", "amount_positive"),
    CheckConstraint("giver_id <> taker_id", "two_accounts"),
    Index("ix_transfers_giver", "giver_id"),
    Index("ix_transfers_taker", "taker_id"),
)

lines = Table(
    "lines",
    metadata,
    own_id(),
    refers("round_id", "rounds.id"),
    refers("member_id", "members.id"),
    refers("purpose_id", "purposes.id", nullable=True),
    Column("reason", String(12), nullable=False),
    pennies("amount"),
    moment("at", nullable=False),
    CheckConstraint("amount <> 0", "amount_moves"),
    CheckConstraint("reason IN ('freeze', 'activation', 'return')", "reason_known"),
    CheckConstraint("(reason = 'activation') = (purpose_id IS NOT NULL)", "purpose_where_due"),
    Index("uq_lines_whole", "round_id", "reason", "member_id", unique=True, **where_only("purpose_id IS NULL")),
    Index("uq_lines_paid", "purpose_id", "member_id", unique=True, **where_only("purpose_id IS NOT NULL")),
    Index("ix_lines_payer", "member_id", **where_only("purpose_id IS NOT NULL")),
)
