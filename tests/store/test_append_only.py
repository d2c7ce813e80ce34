"""History cannot be changed: the database itself refuses, whatever the code above it asks."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Table, text
from sqlalchemy.exc import IntegrityError

from models.store.engine import writing_engine
from models.store.tables import APPEND_ONLY

HISTORY = {
    "transfers": (
        "INSERT INTO transfers (id, community_id, key, hash, reason, giver_id, taker_id, amount, currency, at) "
        "VALUES (1, 1, 'k', 'h', 'deposit', 1, 2, 100, 'GBP', '2026-11-22 12:00:00')"
    ),
    "lines": (
        "INSERT INTO lines (id, round_id, member_id, reason, amount, at) "
        "VALUES (1, 1, 1, 'freeze', 100, '2026-11-22 12:00:00')"
    ),
    "texts": ("INSERT INTO texts (purpose_id, number, cost, hash, at) VALUES (1, 1, 100, 'h', '2026-11-22 12:00:00')"),
    "journal": "INSERT INTO journal (community_id, number, entry, hash) VALUES (1, 1, 'entry', 'h')",
}
# A column of each, what is in it, and what somebody would like to have there.
CHANGES = dict.fromkeys(HISTORY, ("hash", "'h'", "'other'")) | {"lines": ("reason", "'freeze'", "'return'")}
OWN_KEY = {"transfers": "(id)", "lines": "(id)", "journal": "(community_id, number)", "texts": "(purpose_id, number)"}
OTHER_KEY = {
    "transfers": "(community_id, key)",
    "lines": "(round_id, reason, member_id) WHERE purpose_id IS NULL",
    "journal": "(hash)",
    "texts": "(hash)",
}


@pytest.fixture
def connection(database: str) -> Iterator[Connection]:
    """The writer's own connection to a migrated database with one row in each append-only table."""
    engine = writing_engine(database)
    with engine.connect() as connection:
        with_bare_rows(connection)
        yield connection
    engine.dispose()


def with_bare_rows(connection: Connection) -> None:
    """What they refer to is not there: that is looked at when somebody commits, and nobody does."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    else:
        for table in APPEND_ONLY:
            for key in table.foreign_key_constraints:
                connection.exec_driver_sql(f'ALTER TABLE {table.name} DROP CONSTRAINT "{key.name}"')
    for statement in HISTORY.values():
        connection.execute(text(statement))
    connection.exec_driver_sql("SAVEPOINT history")


tables = pytest.mark.parametrize("table", APPEND_ONLY, ids=str)


def refused(connection: Connection, table: Table, statement: str) -> None:
    before = connection.execute(table.select()).all()
    with pytest.raises(IntegrityError, match=f"{table.name} is append-only"):
        connection.execute(text(words(table, statement)))
    connection.exec_driver_sql("ROLLBACK TO SAVEPOINT history")
    assert connection.execute(table.select()).all() == before


def words(table: Table, statement: str) -> str:
    column, there, other = CHANGES[table.name]
    named = statement.replace("TABLE", table.name).replace("COLUMN", column)
    return named.replace("THERE", there).replace("OTHER", other)


def test_every_append_only_table_is_tried() -> None:
    assert {table.name for table in APPEND_ONLY} == set(HISTORY)


@tables
def test_a_row_cannot_be_changed(connection: Connection, table: Table) -> None:
    refused(connection, table, "UPDATE TABLE SET COLUMN = OTHER")


@pytest.mark.on("sqlite")
@tables
def test_a_row_cannot_be_changed_to_itself(connection: Connection, table: Table) -> None:
    refused(connection, table, "UPDATE OR IGNORE TABLE SET COLUMN = COLUMN")


@pytest.mark.on("postgresql")
@tables
def test_a_table_cannot_be_emptied(connection: Connection, table: Table) -> None:
    refused(connection, table, "TRUNCATE TABLE CASCADE")


@tables
def test_a_row_cannot_be_deleted(connection: Connection, table: Table) -> None:
    refused(connection, table, "DELETE FROM TABLE")
    refused(connection, table, "DELETE FROM TABLE WHERE COLUMN = THERE")


@pytest.mark.on("sqlite")
@tables
def test_a_row_cannot_be_replaced(connection: Connection, table: Table) -> None:
    replacing = HISTORY[table.name].replace("INSERT INTO", "INSERT OR REPLACE INTO")
    refused(connection, table, replacing)
    refused(
        connection,
        table,
        replacing.replace(words(table, "THERE"), words(table, "OTHER")).replace("'entry'", "'other entry'"),
    )


@pytest.mark.on("sqlite")
@tables
def test_a_row_cannot_be_replaced_through_its_other_key(connection: Connection, table: Table) -> None:
    replacing = HISTORY[table.name].replace("INSERT INTO", "INSERT OR REPLACE INTO").replace("VALUES (1,", "VALUES (2,")
    refused(connection, table, replacing)


@tables
@pytest.mark.parametrize("key", [OWN_KEY, OTHER_KEY], ids=["own key", "other key"])
def test_an_upsert_cannot_change_a_row(connection: Connection, table: Table, key: dict[str, str]) -> None:
    upsert = f"{HISTORY[table.name]} ON CONFLICT {key[table.name]} DO UPDATE SET COLUMN = OTHER"
    refused(connection, table, upsert)


@tables
def test_the_same_row_again_can_be_left_out(connection: Connection, table: Table) -> None:
    """An act that is asked for twice writes nothing the second time; that is no change."""
    connection.execute(text(f"{HISTORY[table.name]} ON CONFLICT DO NOTHING"))
    assert len(connection.execute(table.select()).all()) == 1
