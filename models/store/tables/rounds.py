"""Rounds, the rolls that count in them, and rounds that are only sketched so far."""

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
    false,
    text,
)

from models.store.tables.base import metadata, moment, own_id, pennies, refers

drafts = Table(
    "drafts",
    metadata,
    own_id(),
    refers("community_id", "communities.id"),
    refers("made_by", "members.id"),
    Column("plan", JSON, nullable=False),
    moment("made_at", nullable=False),
    moment("opened_at"),
)

rounds = Table(
    "rounds",
    metadata,
    own_id(),
    refers("community_id", "communities.id"),
    Column("number", Integer, nullable=False),
    Column("question", String(300), nullable=False),
    Column("preset", String(20), nullable=False),
    Column("timing", String(20), nullable=False),
    Column("core", String(20), nullable=False),
    Column("agreement", String(20), nullable=False),
    pennies("share_limit", nullable=True),
    Column("currency", String(3), nullable=False),
    Column("carries", Boolean, nullable=False),
    Column("sealed", Boolean, nullable=False, server_default=false()),
    Column("seed", String(64), nullable=False),
    Column("ripening", BigInteger, nullable=False),
    Column("length", BigInteger, nullable=False),
    refers("opened_by", "members.id"),
    moment("opened_at", nullable=False),
    moment("freeze_at", nullable=False),
    moment("put_off_at"),
    moment("frozen_at"),
    moment("propose_until", nullable=False),
    moment("decide_at", nullable=False),
    moment("decided_at"),
    moment("close_at"),
    moment("closed_at"),
    moment("extended_at"),
    moment("cancelled_at"),
    Column("roll", Integer),
    pennies("share", nullable=True),
    Column("acted", Integer, nullable=False, server_default="0"),
    Column("purposes", Integer, nullable=False, server_default="0"),
    Column("outcome", JSON(none_as_null=True)),
    UniqueConstraint("community_id", "number"),
    CheckConstraint("share > 0", "share_positive"),
    CheckConstraint("NOT sealed OR timing = 'at_the_close'", "sealed_until_the_close"),
    CheckConstraint("decided_at IS NULL OR frozen_at IS NOT NULL", "frozen_before_decided"),
    CheckConstraint("cancelled_at IS NULL OR closed_at IS NOT NULL", "cancelled_is_closed"),
    Index(
        "uq_rounds_one_open",
        "community_id",
        unique=True,
        sqlite_where=text("closed_at IS NULL"),
        postgresql_where=text("closed_at IS NULL"),
    ),
)

rolls = Table(
    "rolls",
    metadata,
    refers("round_id", "rounds.id", primary_key=True),
    refers("member_id", "members.id", primary_key=True),
    pennies("left"),
    Column("salt", String(64), nullable=False),  # the member's own at the freeze: it may change before another round's
    CheckConstraint('"left" >= 0', "left_not_negative"),
    sqlite_with_rowid=False,
)
