"""Statements of the hot path, compiled once: at every call Core goes through the whole statement anew."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from sqlite3 import Connection as Driver
from sqlite3 import Cursor, Error
from typing import Any, cast

from sqlalchemy import Connection, Executable
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from models.store.types import UtcDateTime

MOMENTS = 512
LOCAL = "pysqlite"  # the driver for which it matters; to a server the way there is what takes the time

Row = tuple[Any, ...]
Process = Callable[[Any], Any]


class Prepared:
    """A Core statement with names for its values. It says what Core would make of it, of values of the same names."""

    def __init__(self, statement: Executable) -> None:
        self.statement = statement.execution_options(preserve_rowcount=True)
        self._recipe: _Recipe | None = None

    def first(self, connection: Connection, values: Mapping[str, object]) -> Row | None:
        """The first row, if there is one."""
        if connection.dialect.driver != LOCAL:
            found = connection.execute(self.statement, values).first()
            return None if found is None else tuple(found)
        recipe = self._made(connection.dialect, values)
        found = _run(connection, recipe.text, recipe.write(values)).fetchone()
        return None if found is None else recipe.read(found)

    def all(self, connection: Connection, values: Mapping[str, object]) -> list[Row]:
        """Every row."""
        if connection.dialect.driver != LOCAL:
            return [tuple(row) for row in connection.execute(self.statement, values)]
        recipe = self._made(connection.dialect, values)
        return recipe.read_all(_run(connection, recipe.text, recipe.write(values)).fetchall())

    def change(self, connection: Connection, values: Mapping[str, object]) -> int:
        """Writes, and says how many rows it changed."""
        if connection.dialect.driver != LOCAL:
            return connection.execute(self.statement, values).rowcount
        recipe = self._made(connection.dialect, values)
        return _run(connection, recipe.text, recipe.write(values)).rowcount

    def many(self, connection: Connection, same: Mapping[str, object], each: Sequence[Mapping[str, object]]) -> None:
        """Writes once for each, all of which name the same values. same: the values that are alike in all of them."""
        if not each:
            return
        if connection.dialect.driver != LOCAL:
            connection.execute(self.statement, [{**same, **one} for one in each])
            return
        recipe = self._made(connection.dialect, {**same, **each[0]})
        ready = recipe.write(same)
        try:
            _driver(connection).executemany(recipe.text, ({**ready, **recipe.write(one)} for one in each))
        except Error as problem:
            raise _told(recipe.text, problem) from problem

    def _made(self, dialect: Dialect, values: Mapping[str, object]) -> "_Recipe":
        if self._recipe is None:
            self._recipe = _Recipe(self.statement, dialect, list(values))
        return self._recipe


def _run(connection: Connection, text: str, values: Mapping[str, object]) -> Cursor:
    try:
        return _driver(connection).execute(text, values)
    except Error as problem:
        raise _told(text, problem) from problem


def _driver(connection: Connection) -> Driver:
    """The driver's own connection."""
    if not connection.in_transaction():
        connection.begin()  # as Core would: what is written outside one is never kept
    return cast(Driver, connection.connection.dbapi_connection)


def _told(text: str, problem: Exception) -> Exception:
    """What the driver raises, as Core would tell it."""
    return DBAPIError.instance(text, None, problem, Error, hide_parameters=True)


class _Recipe:
    """The text for the driver; how values are made ready for it, and how columns are read from a row."""

    def __init__(self, statement: Executable, dialect: Dialect, names: list[str]) -> None:
        named = SQLiteDialect(paramstyle="named")
        compiled = statement.compile(dialect=named, column_keys=names)  # type: ignore[attr-defined]  # all ours can
        assert isinstance(compiled, SQLCompiler)  # noqa: S101 (what Core statements are compiled by)
        self.text = str(compiled)
        self._usual = {name: bind.effective_value for name, bind in compiled.binds.items() if name not in names}
        to_driver = {name: _to_driver(bind.type, dialect) for name, bind in compiled.binds.items()}
        self._processes = [(name, process) for name, process in to_driver.items() if process is not None]
        columns = getattr(statement, "selected_columns", ())
        self._columns = [
            (place, process)
            for place, column in enumerate(columns)
            if (process := _from_driver(column.type, dialect)) is not None
        ]

    def write(self, values: Mapping[str, object]) -> Mapping[str, object]:
        """Some or all of the values, as the driver takes them."""
        ready = self._usual | dict(values)
        for name, process in self._processes:
            if name in ready:
                ready[name] = process(ready[name])
        return ready

    def read_all(self, rows: list[Row]) -> list[Row]:
        return [self.read(row) for row in rows] if self._columns else rows

    def read(self, row: Row) -> Row:
        if not self._columns:
            return row
        read = list(row)
        for place, process in self._columns:
            if read[place] is not None:
                read[place] = process(read[place])
        return tuple(read)


def _to_driver(kind: TypeEngine[Any], dialect: Dialect) -> Process | None:
    return _remembered(kind, kind.dialect_impl(dialect).bind_processor(dialect))


def _from_driver(kind: TypeEngine[Any], dialect: Dialect) -> Process | None:
    return _remembered(kind, kind.dialect_impl(dialect).result_processor(dialect, None))


def _remembered(kind: TypeEngine[Any], process: Process | None) -> Process | None:
    """An act names the same moment again and again, and a round's dates come with every tap."""
    return process if process is None or not isinstance(kind, UtcDateTime) else lru_cache(MOMENTS)(process)
