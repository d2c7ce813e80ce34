"""The triggers that keep history as it was written: a row of an append-only table is never changed or taken away."""

from alembic import op

REFUSES = """CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$"""


def keep_as_written(table: str) -> None:
    """Refuses UPDATE and DELETE on the table, and so the upsert that updates; on PostgreSQL TRUNCATE too."""
    if op.get_context().dialect.name == "sqlite":
        _on_sqlite(table)
    else:
        _on_postgresql(table)


def _on_sqlite(table: str) -> None:
    """INSERT OR REPLACE deletes the row it replaces, which triggers are told only with recursive_triggers on.

    models/store/databases/sqlite.py sees to that.
    """
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def _on_postgresql(table: str) -> None:
    op.execute(REFUSES)
    op.execute(
        f"CREATE TRIGGER {table}_as_written BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )
