"""The triggers that keep history as it was written: a row of an append-only table is never changed or taken away."""

from alembic import op


def keep_as_written(table: str) -> None:
    """Refuses UPDATE and DELETE on the table, and so the upsert that updates.

    INSERT OR REPLACE deletes the row it replaces, which SQLite tells triggers only with recursive_triggers on:
    models/store/engine.py sees to that.
    """
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
