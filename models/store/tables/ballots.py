"""Purposes, what members say of them, and the counts that the acts keep."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    text,
)

from models.store.tables.base import metadata, moment, own_id, pennies, refers

purposes = Table(
    "purposes",
    metadata,
    own_id(),
    refers("community_id", "communities.id"),
    refers("round_id", "rounds.id"),
    Column("number", Integer, nullable=False),
    Column("title", String(80), nullable=False),
    Column("why", String(1000), nullable=False),
    pennies("cost"),
    Column("payee", String(120), nullable=False),
    refers("payee_member_id", "members.id", nullable=True),
    refers("proposed_by", "members.id"),
    Column("by_adviser", Boolean, nullable=False),
    moment("proposed_at", nullable=False),
    Column("text", Integer, nullable=False, server_default="1"),
    moment("amended_at"),
    moment("asked_at", nullable=False),
    moment("withdrawn_at"),
    refers("merged_into", "purposes.id", nullable=True),
    moment("ripens_at"),
    moment("activated_at"),
    Column("price", String(60)),
    Column("backers", Integer, nullable=False, server_default="0"),
    Column("objectors", Integer, nullable=False, server_default="0"),
    Column("payers", Integer, nullable=False, server_default="0"),
    pennies("covered", default="0"),
    UniqueConstraint("round_id", "number"),
    CheckConstraint("cost > 0", "cost_positive"),
    CheckConstraint("merged_into IS NULL OR withdrawn_at IS NOT NULL", "merged_is_withdrawn"),
    CheckConstraint("backers >= 0 AND objectors >= 0 AND payers >= 0 AND covered >= 0", "counts_not_negative"),
    CheckConstraint("payers <= backers", "payers_are_backers"),
)

texts = Table(
    "texts",
    metadata,
    refers("purpose_id", "purposes.id", primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    pennies("cost"),
    Column("hash", String(64), nullable=False, unique=True),
    moment("at", nullable=False),
    sqlite_with_rowid=False,
)

# The words of a text, apart from it: its hash stays as it was written, the words can be erased.
words = Table(
    "words",
    metadata,
    refers("purpose_id", "purposes.id", primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("title", String(80), nullable=False),
    Column("why", String(1000), nullable=False),
    Column("payee", String(120), nullable=False),
    Column("salt", String(64), nullable=False),  # empty once some of the words were erased
    sqlite_with_rowid=False,
)

stances = Table(
    "stances",
    metadata,
    refers("purpose_id", "purposes.id", primary_key=True),
    refers("member_id", "members.id", primary_key=True),
    Column("stance", String(8), nullable=False),
    moment("at", nullable=False),
    CheckConstraint("stance IN ('backs', 'objects')", "stance_known"),
    Index("ix_stances_member", "member_id"),
    sqlite_with_rowid=False,
)

objections = Table(
    "objections",
    metadata,
    own_id(),
    refers("purpose_id", "purposes.id"),
    refers("member_id", "members.id"),
    Column("reason", String(500)),
    Column("answer", String(500)),
    Column("salt", String(64), nullable=False),
    moment("raised_at", nullable=False),
    moment("lapses_at", nullable=False),
    moment("ended_at"),
    Column("ended", String(12)),
    CheckConstraint("ended IN ('settled', 'taken back', 'lapsed', 'changed', 'amended', 'merged')", "ended_known"),
    Index(
        "uq_objections_standing",
        "purpose_id",
        "member_id",
        unique=True,
        sqlite_where=text("ended_at IS NULL"),
        postgresql_where=text("ended_at IS NULL"),
    ),
)

mergers = Table(
    "mergers",
    metadata,
    own_id(),
    refers("purpose_id", "purposes.id"),
    refers("into_id", "purposes.id"),
    Column("text", Integer, nullable=False),
    Column("into_text", Integer, nullable=False),
    moment("asked_at", nullable=False),
    moment("ended_at"),
    Column("ended", String(12)),
    CheckConstraint("ended IN ('agreed', 'declined', 'taken back', 'lapsed', 'over', 'unreachable')", "ended_known"),
    CheckConstraint("purpose_id <> into_id", "two_purposes"),
    Index(
        "uq_mergers_waiting",
        "purpose_id",
        unique=True,
        sqlite_where=text("ended_at IS NULL"),
        postgresql_where=text("ended_at IS NULL"),
    ),
)

interests = Table(
    "interests",
    metadata,
    refers("purpose_id", "purposes.id", primary_key=True),
    refers("member_id", "members.id", primary_key=True),
    moment("at", nullable=False),
    sqlite_with_rowid=False,
)

levels = Table(
    "levels",
    metadata,
    refers("purpose_id", "purposes.id", primary_key=True),
    Column("left", BigInteger, primary_key=True, autoincrement=False),
    Column("backers", Integer, nullable=False),
    CheckConstraint("backers >= 0", "backers_not_negative"),
    sqlite_with_rowid=False,
)

voices = Table(
    "voices",
    metadata,
    refers("round_id", "rounds.id", primary_key=True),
    refers("member_id", "members.id", primary_key=True),
    sqlite_with_rowid=False,
)

forms = Table(
    "forms",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    refers("community_id", "communities.id"),
    Column("kind", String(20), nullable=False),
    Column("answers", JSON, nullable=False),
    Column("stamp", BigInteger, nullable=False),
    moment("at", nullable=False),
)
