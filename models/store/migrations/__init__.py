"""Bringing a database up to what this code knows, before anything else touches it."""

from pathlib import Path

from sqlalchemy import Connection, inspect

from models.store.databases import kind_of
from models.store.databases.refusing import UnusableDatabase
from models.store.databases.roles import grant, who
from models.store.engine import in_words, opened, place_of

HERE = Path(__file__).parent


def upgrade(url: str, owner: str = "") -> None:
    """Creates the tables, or brings them up to date, in one transaction; quick where nothing is to do.

    owner: another address of the same database, whose user owns the tables; the user of url then gets no more rights
    than the bot needs. Refuses (UnusableDatabase) a database newer than the code, one that is not ours, and one it
    cannot write.
    """
    if owner:
        with in_words(url), opened(url) as connection:
            user = who(connection)
        with in_words(owner), opened(owner) as connection, connection.begin():
            _bring_up_to_date(connection, owner)
            grant(connection, user)
    with in_words(url), opened(url) as connection, connection.begin():
        _bring_up_to_date(connection, url)


def require_ours(url: str) -> None:
    """Refuses (UnusableDatabase) where there is no database of ours, or one of another version. Makes none."""
    place, found = place_of(url), None
    if kind_of(url).remote or Path(place).is_file():
        with in_words(url), opened(url) as connection:
            found = _revision(connection, url)
    if found is None:
        raise UnusableDatabase(f"There is no database of Commonpot's at {place}. Correct COMMONPOT_DATABASE.")
    if found != known_revisions()[-1]:
        raise UnusableDatabase(f"Another version of Commonpot made {place}. Start this one once, or use that version.")


def known_revisions() -> list[str]:
    """The numbers of the migrations this code has, oldest first."""
    return sorted(file.name[:4] for file in (HERE / "versions").glob("[0-9]*.py"))


def _bring_up_to_date(connection: Connection, url: str) -> None:
    """In this transaction, which comes to nothing where the database does not keep the settings money needs."""
    known, found = known_revisions(), _revision(connection, url)
    kind_of(url).check(connection)
    if found == known[-1]:
        return
    if found is not None and found not in known:
        raise UnusableDatabase(
            f"The database {place_of(url)} was made by a newer Commonpot (its tables are at {found}, this program "
            f"knows up to {known[-1]}). Install the newer Commonpot again, or restore a copy made before the update."
        )
    # Imported here: a start with nothing to do never loads Alembic.
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    command.upgrade(config, "head")


def _revision(connection: Connection, url: str) -> str | None:
    tables = inspect(connection).get_table_names()
    if "alembic_version" in tables:
        return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())
    if tables:
        raise UnusableDatabase(
            f"The database {place_of(url)} belongs to another program: it has tables, but none of Commonpot's. "
            f"Give Commonpot a database of its own with {kind_of(url).ADDRESS}."
        )
    return None
