"""PostgreSQL: a server, reached over the network. Transactions are serializable; who loses a race does it again."""

from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from models.store.databases.postgresql_words import ADDRESS as ADDRESS
from models.store.databases.postgresql_words import place as place
from models.store.databases.postgresql_words import words as words
from models.store.databases.refusing import AnotherIsRunning, UnsafeDatabase
from models.store.databases.roles import may_change_history
from models.store.tables import metadata

remote = True

SETTINGS = {
    "synchronous_commit": "on",  # a commit is on the disk when it returns
    "client_encoding": "UTF8",
    "timezone": "UTC",
    "lock_timeout": "5s",
    "search_path": "public",
}
WANTED = {"server_encoding": "UTF8", "synchronous_commit": "on", "transaction_isolation": "serializable"}
PATIENCE = {"connect_timeout": "10", "keepalives_idle": "30", "tcp_user_timeout": "30000"}  # tcp: milliseconds
CHANGES = ("INSERT", "UPDATE", "DELETE")
CONFLICTS = ("40001", "40P01")  # serialization failure, deadlock
TAKEN = "55P03"  # a lock was not to be had within lock_timeout
RUNNING, WRITING = 0x706F7401, 0x706F7402  # advisory locks: the program's, and the writer's own


def writing_engine(url: URL) -> Engine:
    """Synchronous connections; two acts that read what the other writes cannot both commit."""
    engine = create_engine(_driven(url), isolation_level="SERIALIZABLE", use_native_hstore=False)
    _recipe(engine)
    event.listen(engine, "after_cursor_execute", _count_changes)
    return engine


def reading_engine(url: URL) -> AsyncEngine:
    engine = create_async_engine(_driven(url), isolation_level="REPEATABLE READ", use_native_hstore=False)
    _recipe(engine.sync_engine, default_transaction_read_only="on")
    return engine


def check(connection: Connection) -> None:
    for name, wanted in WANTED.items():
        found = connection.exec_driver_sql(f"SHOW {name}").scalar()
        if found != wanted:
            raise UnsafeDatabase(
                f"The database {place(connection.engine.url)} has {name} {found}, it must be {wanted}. Make it with "
                "createdb --encoding=UTF8 --template=template0."
            )


def hold(connection: Connection, lock: int = WRITING) -> None:
    """By an advisory lock; it waits a little, for a program that was just killed may still be letting go."""
    try:
        connection.exec_driver_sql(f"SELECT pg_advisory_lock({lock})")
    except DBAPIError as problem:
        if getattr(problem.orig, "sqlstate", None) != TAKEN:
            raise
        raise AnotherIsRunning(
            f"Another Commonpot is running on this database ({place(connection.engine.url)}). Stop that one first, or "
            f"give this one a database of its own with {ADDRESS}."
        ) from None


def changes(connection: Connection) -> int:
    counted: int = connection.info.get("changes", 0)
    return counted


def is_conflict(problem: BaseException) -> bool:
    return isinstance(problem, DBAPIError) and getattr(problem.orig, "sqlstate", None) in CONFLICTS


def go_on_counting(connection: Connection) -> None:
    for table in metadata.sorted_tables:
        counted = table.autoincrement_column
        if counted is not None:
            last = f"(SELECT max({counted.name}) FROM {table.name})"  # noqa: S608 (our own names)
            sequence = f"pg_get_serial_sequence('{table.name}', '{counted.name}')"
            connection.exec_driver_sql(f"SELECT setval({sequence}, {last}) WHERE {last} IS NOT NULL")


def scrub(connection: Connection) -> bool:  # noqa: ARG001 (the server clears up by itself: autovacuum)
    return True


def interrupt(connection: Connection) -> None:
    """Nothing here takes long."""


def dangers(connection: Connection) -> list[str]:
    found = []
    where = place(connection.engine.url)
    if connection.exec_driver_sql("SHOW fsync").scalar() != "on":
        found.append(
            f"The server of {where} runs with fsync = off: a power cut may lose what was acknowledged. Set it on."
        )
    if may_change_history(connection):
        found.append(
            f"This user owns the tables of {where}, so only triggers keep it from changing the journal and the ledger. "
            "Let another user own them: set COMMONPOT_DATABASE_OWNER, as README says."
        )
    return found


def _driven(url: URL) -> URL:
    """By our driver, and never waiting for ever for a server that went silent."""
    wanted = {name: value for name, value in PATIENCE.items() if name not in url.query}
    return url.set(drivername="postgresql+psycopg").update_query_dict(wanted)


def _recipe(engine: Engine, **extra: str) -> None:
    @event.listens_for(engine, "connect")
    def connect(driver: Any, _record: object) -> None:
        cursor = driver.cursor()
        cursor.execute("; ".join(f"SET {name} = '{value}'" for name, value in {**SETTINGS, **extra}.items()))
        cursor.close()
        driver.commit()


def _count_changes(connection: Connection, cursor: Any, *_rest: object) -> None:
    if cursor.rowcount > 0 and (cursor.statusmessage or "").startswith(CHANGES):
        connection.info["changes"] = connection.info.get("changes", 0) + cursor.rowcount
