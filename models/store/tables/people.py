"""Communities, the people in them, and who gives money."""

from sqlalchemy import (
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

people = Table(
    "people",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", String(128), nullable=False),
    Column("language", String(16), nullable=False, server_default="en"),
    Column("writable", Boolean, nullable=False, server_default=false()),
    refers("community_id", "communities.id", nullable=True),
    Column("waits", String(4096)),
    moment("met_at"),
    Column("mark", String(32), nullable=False, server_default=""),  # what names them once they have erased themselves
)

erasures = Table(
    "erasures",
    metadata,
    Column("mark", String(32), primary_key=True),
    moment("at", nullable=False),
    moment("finished_at"),
)

bars = Table(
    "bars",
    metadata,
    refers("community_id", "communities.id", primary_key=True),
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    moment("at", nullable=False),
)

communities = Table(
    "communities",
    metadata,
    own_id(),
    Column("chat_id", BigInteger, unique=True),
    Column("title", String(255), nullable=False),
    Column("link", String(32), nullable=False, unique=True),
    Column("added_by", BigInteger),
    Column("timezone", String(64), nullable=False),
    Column("language", String(16), nullable=False, server_default="en"),
    Column("currency", String(3)),
    Column("join_policy", String(8), nullable=False, server_default="open"),
    Column("code_key", String(64)),
    Column("wait", Integer, nullable=False, server_default="0"),  # seconds before a newcomer counts
    Column("residents", Integer, nullable=False, server_default="0"),
    Column("entries", Integer, nullable=False, server_default="0"),
    Column("head", String(64), nullable=False),
    moment("set_up_at", nullable=False),
    moment("away_since"),
    moment("unpinned_since"),
    CheckConstraint("residents >= 0", "residents_not_negative"),
    CheckConstraint("wait >= 0", "wait_not_negative"),
    CheckConstraint("join_policy IN ('open', 'approve', 'code')", "join_policy_known"),
)

waits = Table(
    "waits",
    metadata,
    own_id(),
    refers("community_id", "communities.id"),
    Column("seconds", Integer, nullable=False),
    moment("set_at", nullable=False),
    CheckConstraint("seconds >= 0", "seconds_not_negative"),
    Index("ix_waits_community", "community_id"),
)

members = Table(
    "members",
    metadata,
    own_id(),
    refers("community_id", "communities.id"),
    Column("person_id", BigInteger, nullable=False),
    Column("code", String(32), nullable=False),
    Column("salt", String(64), nullable=False),
    moment("came_at", nullable=False),
    Column("through", String(16)),
    Column("let_in_by", String(40)),
    moment("joined_at", nullable=False),
    moment("left_at"),
    moment("removed_at"),
    moment("adviser_since"),
    moment("resting_since"),
    moment("nudges_stopped_at"),
    UniqueConstraint("community_id", "person_id"),
    UniqueConstraint("community_id", "code"),
    CheckConstraint("removed_at IS NULL OR left_at IS NOT NULL", "removed_have_left"),
    Index("ix_members_came", "community_id", "came_at"),
)

inviters = Table(
    "inviters",
    metadata,
    refers("community_id", "communities.id", primary_key=True),
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("code", String(16), nullable=False),
    UniqueConstraint("community_id", "code"),
    sqlite_with_rowid=False,
)

brought = Table(
    "brought",
    metadata,
    refers("community_id", "communities.id", primary_key=True),
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("code", String(16), nullable=False),
    moment("at", nullable=False),
    sqlite_with_rowid=False,
)

admissions = Table(
    "admissions",
    metadata,
    own_id(),
    refers("community_id", "communities.id"),
    Column("person_id", BigInteger, nullable=False),
    Column("salt", String(64), nullable=False),
    Column("outside", Boolean, nullable=False),
    moment("asked_at", nullable=False),
    moment("answered_at"),
    Column("reply", String(10)),
    refers("answered_by", "members.id", nullable=True),
    CheckConstraint("reply IN ('accepted', 'declined', 'withdrawn')", "reply_known"),
    CheckConstraint("(reply IS NULL) = (answered_at IS NULL)", "answered_at_a_moment"),
    Index("ix_admissions_person", "community_id", "person_id"),
    Index(
        "uq_admissions_one_waiting",
        "community_id",
        "person_id",
        unique=True,
        sqlite_where=text("reply IS NULL"),
        postgresql_where=text("reply IS NULL"),
    ),
)

codes = Table(
    "codes",
    metadata,
    refers("community_id", "communities.id", primary_key=True),
    Column("digest", String(64), primary_key=True),
    moment("at", nullable=False),
    sqlite_with_rowid=False,
)

guesses = Table(
    "guesses",
    metadata,
    own_id(),
    refers("community_id", "communities.id", nullable=True),
    Column("person_id", BigInteger, nullable=False),
    moment("at", nullable=False),
    Index("ix_guesses_at", "at"),
)

coordinators = Table(
    "coordinators",
    metadata,
    refers("member_id", "members.id", primary_key=True),
    refers("community_id", "communities.id"),
    Column("appointed_by", BigInteger, nullable=False),
    moment("appointed_at", nullable=False),
    moment("dismissed_at"),
)

menus = Table(
    "menus",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("shown", String(64), nullable=False),
)

funders = Table(
    "funders",
    metadata,
    own_id(),
    refers("community_id", "communities.id"),
    Column("name", String(80), nullable=False),
    Column("key", String(240), nullable=False),  # the name without capitals; a letter may become three
    UniqueConstraint("community_id", "key"),
)

gift_drafts = Table(
    "gift_drafts",
    metadata,
    own_id(),
    refers("community_id", "communities.id"),
    Column("made_by", BigInteger, nullable=False),
    pennies("amount"),
    Column("currency", String(3), nullable=False),
    Column("funder", String(80), nullable=False),
    Column("terms", String(500), nullable=False),
    moment("made_at", nullable=False),
    moment("ended_at"),
)

deposits = Table(
    "deposits",
    metadata,
    own_id(),
    refers("community_id", "communities.id"),
    refers("funder_id", "funders.id"),
    pennies("amount"),
    Column("currency", String(3), nullable=False),
    Column("terms", String(500)),
    refers("recorded_by", "members.id"),
    moment("recorded_at", nullable=False),
    CheckConstraint("amount > 0", "amount_positive"),
)
