"""What all tables share: names for their constraints, and short ways to say common columns."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, text

from models.store.types import UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite numbers rows by itself only where the key is a plain INTEGER.
BigId = BigInteger().with_variant(Integer, "sqlite")


def own_id() -> Column[int]:
    return Column("id", BigId, primary_key=True)


def refers(name: str, to: str, *, nullable: bool = False, primary_key: bool = False) -> Column[int]:
    return Column(name, BigId, ForeignKey(to), nullable=nullable and not primary_key, primary_key=primary_key)


def moment(name: str, *, nullable: bool = True) -> Column[datetime]:
    return Column(name, UtcDateTime, nullable=nullable)


def pennies(name: str, *, nullable: bool = False, default: str | None = None) -> Column[int]:
    return Column(name, BigInteger, nullable=nullable, server_default=default)


def where_only(condition: str) -> dict[str, Any]:
    """Keeps an index to the rows of which this is so."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}
