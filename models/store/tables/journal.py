"""The record of every act in a community, each entry sealed by the one before."""

from sqlalchemy import Column, Integer, String, Table, Text

from models.store.tables.base import metadata, refers

journal = Table(
    "journal",
    metadata,
    refers("community_id", "communities.id", primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("entry", Text, nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
    sqlite_with_rowid=False,
)
