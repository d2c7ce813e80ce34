"""Bringing a database up to what this code knows, before anything else touches it."""

from pathlib import Path

from sqlalchemy import Connection, inspect, make_url
from sqlalchemy.exc import DBAPIError

from models.store.engine import writing_engine

HERE = Path(__file__).parent


class UnusableDatabase(Exception):
    """The bot cannot work on this database. Its words say why, and what to do next."""


def upgrade(url: str) -> None:
    """Creates the tables, or brings them up to date, in one transaction; quick where nothing is to do.

    Refuses (UnusableDatabase) a database newer than the code, one that is not ours, and a file it cannot write.
    """
    place = _file(url)
    engine = writing_engine(url)
    try:
        with engine.begin() as connection:
            _bring_up_to_date(connection, place)
    except DBAPIError as problem:
        raise UnusableDatabase(_words(str(problem.orig), place)) from problem
    finally:
        engine.dispose()


def known_revisions() -> list[str]:
    """The numbers of the migrations this code has, oldest first."""
    return sorted(file.name[:4] for file in (HERE / "versions").glob("[0-9]*.py"))


def _bring_up_to_date(connection: Connection, place: str) -> None:
    known, found = known_revisions(), _revision(connection, place)
    if found == known[-1]:
        return
    if found is not None and found not in known:
        raise UnusableDatabase(
            f"The database {place} was made by a newer Commonpot (its tables are at {found}, this program knows up to "
            f"{known[-1]}). Install the newer Commonpot again, or restore a copy made before the update."
        )
    # Imported here: a start with nothing to do never loads Alembic.
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    command.upgrade(config, "head")


def _revision(connection: Connection, place: str) -> str | None:
    tables = inspect(connection).get_table_names()
    if "alembic_version" in tables:
        return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())
    if tables:
        raise UnusableDatabase(
            f"The database {place} belongs to another program: it has tables, but none of Commonpot's. "
            "Give Commonpot a file of its own with COMMONPOT_DATABASE=sqlite:///path/to/file."
        )
    return None


def _file(url: str) -> str:
    """The database's file, as words name it. Refuses what is no file: it would be forgotten at the end."""
    try:
        parsed = make_url(url)
        backend, file = parsed.get_backend_name(), parsed.database
    except Exception as problem:
        raise UnusableDatabase("The database's address is no URL. Use sqlite:///path/to/file.") from problem
    if backend != "sqlite":
        raise UnusableDatabase(f"A {backend} database comes next; it does not work yet. Use sqlite:///path/to/file.")
    if not file or file == ":memory:":
        raise UnusableDatabase("A database in memory is lost when the bot stops. Use sqlite:///path/to/file.")
    return file


def _words(problem: str, place: str) -> str:
    """SQLite's error as what is wrong and what to do next."""
    said = problem.lower()
    if "not a database" in said or "malformed" in said:
        return (
            f"The file {place} is not a SQLite database, or it is damaged. Restore a copy of it, or choose another "
            "file with COMMONPOT_DATABASE=sqlite:///path/to/file."
        )
    if "locked" in said:
        return f"The database {place} is held by another program. Stop that program, then start Commonpot again."
    if "unable to open" in said:
        return (
            f"The file {place} cannot be opened. Check that its folder exists and that you may read and write there, "
            "or choose another file with COMMONPOT_DATABASE=sqlite:///path/to/file."
        )
    if "readonly" in said or "read-only" in said:
        return (
            f"The file {place} can only be read. Let this user write the file and its folder, or choose another file "
            "with COMMONPOT_DATABASE=sqlite:///path/to/file."
        )
    if "full" in said:
        return f"The disk is full, so {place} cannot be written. Make some room, then start Commonpot again."
    return f"The database {place} cannot be used: {problem}. Check the disk, or choose another file."
