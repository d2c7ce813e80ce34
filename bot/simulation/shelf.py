"""The books as they lie in the database: read with its driver alone, and the same whichever it is."""

import sqlite3
from datetime import UTC, datetime
from typing import Any, Protocol

import psycopg
from psycopg.rows import dict_row
from psycopg.types.string import TextLoader

from models.store.tables import metadata

Row = dict[str, Any]
Books = dict[str, list[Row]]


class Shelf(Protocol):
    """A connection of its own, beside the program's, that only reads."""

    def read(self) -> Books:
        """Every row of every table, as of one moment."""

    def close(self) -> None: ...


def shelf(url: str) -> Shelf:
    return OnFile(url.removeprefix("sqlite:///")) if url.startswith("sqlite") else OnServer(url)


class OnFile:
    def __init__(self, file: str) -> None:
        self.connection = sqlite3.connect(file, isolation_level=None)
        found = self.connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version'"
        )
        self.tables = sorted(row[0] for row in found)

    def read(self) -> Books:
        self.connection.execute("BEGIN")
        books = {name: self._rows(name) for name in self.tables}
        self.connection.execute("COMMIT")
        return books

    def _rows(self, name: str) -> list[Row]:
        rows = self.connection.execute(f"SELECT * FROM {name}")  # noqa: S608 - our own tables' names
        columns = [column[0] for column in rows.description]
        return [dict(zip(columns, row, strict=True)) for row in rows]

    def close(self) -> None:
        self.connection.close()


class OnServer:
    """Values come as SQLite keeps them: moments and JSON as text, yes and no as numbers; rows by their keys."""

    def __init__(self, url: str) -> None:
        self.connection = psycopg.connect(url, row_factory=dict_row)
        self.connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        self.connection.adapters.register_loader("json", TextLoader)

    def read(self) -> Books:
        books = {name: self._rows(name) for name in sorted(metadata.tables)}
        self.connection.rollback()
        return books

    def _rows(self, name: str) -> list[Row]:
        key = ", ".join(f'"{column.name}"' for column in metadata.tables[name].primary_key)
        rows = self.connection.execute(f"SELECT * FROM {name} ORDER BY {key}".encode())  # noqa: S608 - our own tables'
        return [{column: _plain(value) for column, value in row.items()} for row in rows]

    def close(self) -> None:
        self.connection.close()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    return int(value) if isinstance(value, bool) else value
