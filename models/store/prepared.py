"""Statements of the hot path, compiled once: at every call Core goes through the whole statement anew."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Executable
from sqlalchemy.engine import Dialect
from sqlalchemy.engine.interfaces import DBAPICursor
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
        found = self._run(connection, recipe, values).fetchone()
        return None if found is None else recipe.read(found)

    def all(self, connection: Connection, values: Mapping[str, object]) -> list[Row]:
        """Every row."""
        if connection.dialect.driver != LOCAL:
            return [tuple(row) for row in connection.execute(self.statement, values)]
        recipe = self._made(connection.dialect, values)
        return [recipe.read(row) for row in self._run(connection, recipe, values).fetchall()]

    def change(self, connection: Connection, values: Mapping[str, object]) -> int:
        """Writes, and says how many rows it changed."""
        if connection.dialect.driver != LOCAL:
            return connection.execute(self.statement, values).rowcount
        changed: int = self._run(connection, self._made(connection.dialect, values), values).rowcount
        return changed

    def many(self, connection: Connection, same: Mapping[str, object], each: Sequence[Mapping[str, object]]) -> None:
        """Writes once for each, all of which name the same values. same: the values that are alike in all of them."""
        if not each:
            return
        if connection.dialect.driver != LOCAL:
            connection.execute(self.statement, [{**same, **one} for one in each])
            return
        recipe = self._made(connection.dialect, {**same, **each[0]})
        try:
            _cursor(connection).executemany(recipe.text, recipe.write_many(same, each))  # type: ignore[arg-type]
        except connection.dialect.loaded_dbapi.Error as problem:
            raise _told(connection, recipe.text, problem) from problem

    def _made(self, dialect: Dialect, values: Mapping[str, object]) -> "_Recipe":
        if self._recipe is None:
            self._recipe = _Recipe(self.statement, dialect, list(values))
        return self._recipe

    def _run(self, connection: Connection, recipe: "_Recipe", values: Mapping[str, object]) -> Any:
        cursor = _cursor(connection)
        try:
            cursor.execute(recipe.text, recipe.write(values))
        except connection.dialect.loaded_dbapi.Error as problem:
            raise _told(connection, recipe.text, problem) from problem
        return cursor


def _cursor(connection: Connection) -> DBAPICursor:
    """The driver's own."""
    if not connection.in_transaction():
        connection.begin()  # as Core would: what is written outside one is never kept
    return connection.connection.cursor()


def _told(connection: Connection, text: str, problem: Exception) -> Exception:
    """What the driver raises, as Core would tell it."""
    kind = connection.dialect.loaded_dbapi.Error
    return DBAPIError.instance(text, None, problem, kind, hide_parameters=True)


class _Recipe:
    """The text for one driver; how values are put into it, in their places, and how columns are read from a row."""

    def __init__(self, statement: Executable, dialect: Dialect, names: list[str]) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=names)  # type: ignore[attr-defined]  # all ours can
        assert isinstance(compiled, SQLCompiler)  # noqa: S101 (what Core statements are compiled by)
        self.text = str(compiled)
        binds = [(name, compiled.binds[name]) for name in compiled.positiontup or []]
        self._binds = [(name, _to_driver(bind.type, dialect)) for name, bind in binds]
        self._usual = {name: bind.effective_value for name, bind in binds if name not in names}
        columns = getattr(statement, "selected_columns", ())
        self._columns = [
            (place, process)
            for place, column in enumerate(columns)
            if (process := _from_driver(column.type, dialect)) is not None
        ]

    def write(self, values: Mapping[str, object]) -> list[Any]:
        if self._usual:
            values = self._usual | dict(values)
        return [values[name] if process is None else process(values[name]) for name, process in self._binds]

    def write_many(self, same: Mapping[str, object], each: Sequence[Mapping[str, object]]) -> Iterator[list[Any]]:
        """As write; what is alike is made ready for the driver only once."""
        row = self.write({**same, **each[0]})
        changing = [place for place in enumerate(self._binds) if place[1][0] in each[0]]
        for one in each:
            for at, (name, process) in changing:
                row[at] = one[name] if process is None else process(one[name])
            yield row

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
