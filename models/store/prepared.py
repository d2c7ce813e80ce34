"""Statements of the hot path, compiled once: at every call Core goes through the whole statement anew."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, Executable
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

LOCAL = "pysqlite"  # the driver for which it matters; to a server the way there is what takes the time

Row = tuple[Any, ...]
Process = Callable[[Any], Any]


class Prepared:
    """A Core statement with names for its values. It says what Core would make of it, of values of the same names."""

    def __init__(self, statement: Executable) -> None:
        self.statement = statement
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

    def _made(self, dialect: Dialect, values: Mapping[str, object]) -> "_Recipe":
        if self._recipe is None:
            self._recipe = _Recipe(self.statement, dialect, list(values))
        return self._recipe

    def _run(self, connection: Connection, recipe: "_Recipe", values: Mapping[str, object]) -> Any:
        if not connection.in_transaction():
            connection.begin()  # as Core would: what is written outside one is never kept
        cursor = connection.connection.cursor()
        try:
            cursor.execute(recipe.text, recipe.write(values))
        except connection.dialect.loaded_dbapi.Error as problem:
            base = connection.dialect.loaded_dbapi.Error
            raise DBAPIError.instance(recipe.text, None, problem, base, hide_parameters=True) from problem
        return cursor


class _Recipe:
    """The text for one driver; how values are put into it, in their places, and how columns are read from a row."""

    def __init__(self, statement: Executable, dialect: Dialect, names: list[str]) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=names)  # type: ignore[attr-defined]  # all ours can
        assert isinstance(compiled, SQLCompiler)  # noqa: S101 (what Core statements are compiled by)
        self.text = str(compiled)
        binds = [(name, compiled.binds[name]) for name in compiled.positiontup or []]
        self._binds = [
            (name, None if bind.required or name in names else bind.effective_value, _to_driver(bind.type, dialect))
            for name, bind in binds
        ]
        self._names = frozenset(names)
        columns = getattr(statement, "selected_columns", ())
        self._columns = [
            (place, process)
            for place, column in enumerate(columns)
            if (process := column.type.dialect_impl(dialect).result_processor(dialect, None)) is not None
        ]

    def write(self, values: Mapping[str, object]) -> list[object]:
        given = [(values[name] if name in self._names else usual, process) for name, usual, process in self._binds]
        return [value if process is None else process(value) for value, process in given]

    def read(self, row: Row) -> Row:
        read = list(row)
        for place, process in self._columns:
            if read[place] is not None:
                read[place] = process(read[place])
        return tuple(read)


def _to_driver(kind: TypeEngine[Any], dialect: Dialect) -> Process | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)
