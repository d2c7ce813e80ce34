"""What stands between an operator and a PostgreSQL server, in words with the next step."""

from typing import Any

from sqlalchemy import URL

from models.store.databases.refusing import UnusableDatabase

ADDRESS = "COMMONPOT_DATABASE=postgresql://user:password@host/name"

# What a driver's error says, by the server's code for it or by its words where there is no code yet, and what to do.
MEANINGS = (
    (
        ("password authentication failed", "no password supplied", "28P01"),
        "The server of {place} does not accept this user and password. Correct them in {address}.",
    ),
    (
        ("no pg_hba.conf entry", "authentication failed", "28000"),
        "The server of {place} does not let this user in from here. Allow it in the server's pg_hba.conf, or choose "
        "another user in {address}.",
    ),
    (
        ("does not exist", "3D000"),
        "There is no {place} on that server, or no such user. Make it (createdb --encoding=UTF8 --template=template0), "
        "or correct {address}.",
    ),
    (
        ("could not translate host", "not known", "failed to resolve host", "nodename nor servname"),
        "The server of {place} cannot be found. Correct the host in {address}.",
    ),
    (
        ("connection refused", "no such file or directory", "is the server running", "timeout expired", "timed out"),
        "No PostgreSQL server answers for {place}. Start it, or correct {address}.",
    ),
    (
        ("starting up", "shutting down", "too many clients", "remaining connection slots", "57P03", "53300"),
        "The server of {place} takes no connection just now. Wait a moment, then start Commonpot again.",
    ),
    (
        ("42501",),
        "This user may not do that in {place}: {problem}. Make it the database's owner (ALTER DATABASE ... OWNER TO), "
        "or let the owner bring the tables up to date with COMMONPOT_DATABASE_OWNER.",
    ),
    (
        ("55P03",),
        "The database {place} is held by another program. Stop that program, then start Commonpot again.",
    ),
    (("53100",), "The disk of {place} is full. Make some room, then start Commonpot again."),
)  # fmt: skip


def place(url: URL) -> str:
    """The database and its server, without user and password."""
    if not url.database:
        raise UnusableDatabase(f"The database's address names no database. Use {ADDRESS}.")
    host = url.host or _first(url.query.get("host")) or "this machine"
    return f"{url.database} at {host}{f':{url.port}' if url.port else ''}"


def words(problem: Any, place: str) -> str:
    """A driver's error as what is wrong, and what to do next."""
    said, code = str(problem).lower(), getattr(problem, "sqlstate", None)
    found = next((told for signs, told in MEANINGS if any(sign == code or sign in said for sign in signs)), None)
    its_words = " ".join(str(problem).split())
    told = found or "The database {place} cannot be used: {problem}. Look at the server's log."
    return told.format(place=place, address=ADDRESS, problem=its_words)


def _first(value: str | tuple[str, ...] | None) -> str | None:
    return value[0] if isinstance(value, tuple) else value
