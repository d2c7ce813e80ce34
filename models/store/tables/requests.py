"""What one person asked for and a second must agree to."""

from sqlalchemy import JSON, BigInteger, CheckConstraint, Column, Index, String, Table, text

from models.store.tables.base import metadata, moment, own_id, refers

requests = Table(
    "requests",
    metadata,
    own_id(),
    refers("community_id", "communities.id"),
    Column("act", String(12), nullable=False),
    Column("subject_id", BigInteger, nullable=False),
    Column("values", JSON, nullable=False),
    refers("asked_by", "members.id"),
    refers("round_id", "rounds.id", nullable=True),
    moment("asked_at", nullable=False),
    moment("lapses_at", nullable=False),
    refers("agreed_by", "members.id", nullable=True),
    refers("called_off_by", "members.id", nullable=True),
    moment("ended_at"),
    Column("ended", String(12)),
    CheckConstraint(
        "act IN ('correct', 'extend', 'close', 'cancel', 'remove', 'readmit', 'appoint', 'dismiss', "
        "'launch', 'deposit', 'admit')",
        "act_known",
    ),
    CheckConstraint("ended IN ('agreed', 'called off', 'lapsed')", "ended_known"),
    CheckConstraint("(ended IS NULL) = (ended_at IS NULL)", "ended_at_a_moment"),
    CheckConstraint("(agreed_by IS NOT NULL) = (ended IS NOT NULL AND ended = 'agreed')", "agreed_by_somebody"),
    CheckConstraint("agreed_by <> asked_by", "two_people"),
    Index(
        "uq_requests_open",
        "community_id",
        "act",
        "subject_id",
        unique=True,
        sqlite_where=text("ended_at IS NULL AND subject_id <> 0"),
        postgresql_where=text("ended_at IS NULL AND subject_id <> 0"),
    ),
)
