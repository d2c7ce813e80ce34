"""From a row to a frozen value: the value's fields name the columns."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import BigInteger, ColumnElement, Connection, Insert, Row, Table, cast, func

Value = TypeVar("Value")


def columns(value: type, table: Table, **computed: ColumnElement[Any]) -> list[ColumnElement[Any]]:
    """A value's columns in the order of its fields; those the table does not have are given as expressions."""
    return [computed[field.name] if field.name in computed else table.c[field.name] for field in fields(value)]


def valued(value: Callable[..., Value], row: Row[*tuple[Any, ...]] | None) -> Value | None:
    """The value a row holds, or None where there is no row."""
    return None if row is None else value(*row)


def new_id(connection: Connection, statement: Insert) -> int:
    """Inserts one row and returns the number it got."""
    key = connection.execute(statement).inserted_primary_key
    if key is None:
        raise LookupError("the row got no number")
    return int(key[0])


def added_up(amounts: ColumnElement[int]) -> ColumnElement[int]:
    """The sum of whole numbers as a whole number, nothing being 0. PostgreSQL's own sum of them is a decimal."""
    return cast(func.coalesce(func.sum(amounts), 0), BigInteger)
