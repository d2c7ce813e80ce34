"""What came in, what goes out, and what falls due."""

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from models.store.tables.base import metadata, moment, own_id, refers

inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("body", Text, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("problem", String(200)),
    moment("received_at", nullable=False),
    moment("done_at"),
    moment("parked_at"),
    Index(
        "ix_inbox_waiting",
        "update_id",
        sqlite_where=text("done_at IS NULL AND parked_at IS NULL"),
        postgresql_where=text("done_at IS NULL AND parked_at IS NULL"),
    ),
)

outbox = Table(
    "outbox",
    metadata,
    own_id(),
    Column("kind", String(8), nullable=False),
    Column("what", String(40), nullable=False),
    Column("values", JSON, nullable=False),
    refers("community_id", "communities.id", nullable=True),
    Column("chat_id", BigInteger),
    Column("reply_to", BigInteger),
    Column("number", Integer),
    moment("made_at", nullable=False),
    moment("not_before"),
    moment("sending_at"),
    Column("tries", Integer, nullable=False, server_default="0"),
    moment("sent_at"),
    Column("message_id", BigInteger),
    moment("dropped_at"),
    Column("problem", String(200)),
    CheckConstraint("kind IN ('reply', 'result', 'receipt', 'nudge')", "kind_known"),
    CheckConstraint("community_id IS NOT NULL OR chat_id IS NOT NULL", "addressed"),
    Index(
        "ix_outbox_waiting",
        "id",
        sqlite_where=text("sent_at IS NULL AND dropped_at IS NULL"),
        postgresql_where=text("sent_at IS NULL AND dropped_at IS NULL"),
    ),
)

cards = Table(
    "cards",
    metadata,
    own_id(),
    refers("community_id", "communities.id"),
    Column("kind", String(8), nullable=False),
    Column("subject_id", BigInteger, nullable=False),
    Column("message_id", BigInteger),
    Column("drawn", String(64)),
    moment("stale_at"),
    moment("sending_at"),
    Column("tries", Integer, nullable=False, server_default="0"),
    moment("drawn_at"),
    moment("pinned_at"),
    UniqueConstraint("community_id", "kind", "subject_id"),
    CheckConstraint("kind IN ('join', 'round', 'purpose', 'request')", "kind_known"),
    Index(
        "ix_cards_stale",
        "stale_at",
        sqlite_where=text("stale_at IS NOT NULL"),
        postgresql_where=text("stale_at IS NOT NULL"),
    ),
)

due = Table(
    "due",
    metadata,
    own_id(),
    refers("community_id", "communities.id"),
    Column("key", String(80), nullable=False, unique=True),
    Column("act", String(12), nullable=False),
    Column("subject_id", BigInteger, nullable=False),
    moment("at", nullable=False),
    moment("done_at"),
    moment("dropped_at"),
    Column("tries", Integer, nullable=False, server_default="0"),
    CheckConstraint(
        "act IN ('freeze', 'halfway', 'ripen', 'last', 'lapse', 'decide', 'close', 'unanswered', 'request')",
        "act_known",
    ),
    Index(
        "ix_due_waiting",
        "at",
        sqlite_where=text("done_at IS NULL AND dropped_at IS NULL"),
        postgresql_where=text("done_at IS NULL AND dropped_at IS NULL"),
    ),
)

vigil = Table(
    "vigil",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    moment("heard_at", nullable=False),
    CheckConstraint("id = 1", "one_row"),
)
