"""What the bot's own user may do on PostgreSQL where another user owns the tables: add to history, never change it."""

from typing import NamedTuple

from sqlalchemy import Connection

from models.store.databases.refusing import UnusableDatabase
from models.store.tables import APPEND_ONLY, metadata


class Who(NamedTuple):
    """A connection's user, and the database it is in."""

    user: str
    database: str


def who(connection: Connection) -> Who:
    return Who(*connection.exec_driver_sql("SELECT current_user, current_database()").one())


def grant(connection: Connection, to: Who) -> None:
    """Gives a user the rights the bot needs, and takes all others; asked for by the tables' owner, another user.

    Refuses (UnusableDatabase) an owner of another database.
    """
    owner = who(connection)
    if owner.database != to.database:
        raise UnusableDatabase(
            f"COMMONPOT_DATABASE_OWNER leads to another database ({owner.database}) than COMMONPOT_DATABASE "
            f"({to.database}). Both must name the same one, by two users."
        )
    if owner.user == to.user:
        return
    name = connection.dialect.identifier_preparer.quote(to.user)
    history = {table.name for table in APPEND_ONLY}
    ours = [table.name for table in metadata.sorted_tables]
    changing = ", ".join(one for one in ours if one not in history)
    for statement in (
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {name}, PUBLIC",
        f"GRANT SELECT ON alembic_version TO {name}",
        f"GRANT SELECT, INSERT ON {', '.join(ours)} TO {name}",
        f"GRANT UPDATE, DELETE ON {changing} TO {name}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {name}",
    ):
        connection.exec_driver_sql(statement)


def may_change_history(connection: Connection) -> bool:
    """Whether this connection's user could change or empty an append-only table: its owner and a superuser could."""
    for table in APPEND_ONLY:
        asked = f"SELECT has_table_privilege('{table.name}', 'UPDATE, DELETE, TRUNCATE')"
        if connection.exec_driver_sql(asked).scalar():
            return True
    return False
