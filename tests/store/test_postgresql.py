"""What only a server has: users and their rights, a network that breaks, and others who are quicker."""

import asyncio
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from psycopg.errors import InsufficientPrivilege
from sqlalchemy import insert, make_url, select, text, update
from sqlalchemy.exc import OperationalError, ProgrammingError

from bot.lock import alone_on
from bot.simulation import books
from models.store.databases.refusing import AnotherIsRunning, UnsafeDatabase, UnusableDatabase
from models.store.engine import dangers, opened, writing_engine
from models.store.migrations import upgrade
from models.store.readers import Reader
from models.store.tables import APPEND_ONLY, people
from models.store.unit import Unit
from models.store.writer import Writer
from tests.databases import Databases
from tests.postgresql import administer, away
from tests.store.conftest import Counted
from tests.store.test_writer import NOW, pledge, pledged_in, total
from tests.verbs.house import Street, ready

pytestmark = pytest.mark.on("postgresql")

OWNER, BOT = "pot_owner", "pot"
WRONG = "guessed"  # a password


def by(user: str, url: str) -> str:
    """The same database by another user."""
    return make_url(url).set(username=user).render_as_string(hide_password=False)


@pytest.fixture
def owned(databases: Databases) -> str:
    """A database as README says: one user owns its tables, another works on them. Its address is the latter's."""
    url = databases.empty()
    known = "SELECT FROM pg_roles WHERE rolname = '{0}'"
    make = "DO $$ BEGIN IF NOT EXISTS (" + known + ") THEN CREATE ROLE {0} LOGIN; END IF; END $$"
    administer(url, make.format(OWNER), make.format(BOT), f"ALTER DATABASE {make_url(url).database} OWNER TO {OWNER}")
    upgrade(by(BOT, url), by(OWNER, url))
    return by(BOT, url)


# Rights


def test_the_bots_own_user_can_live_a_whole_round(owned: str) -> None:
    street = ready(Street(owned))
    street.open()
    street.back(street.propose(30_00), *range(1, 6))
    street.until("close")
    street.close()
    books.audit(books.read(owned))


CHANGES = (
    "UPDATE {0} SET {1} = {1}",
    "DELETE FROM {0}",
    "TRUNCATE {0}",
    "ALTER TABLE {0} DISABLE TRIGGER ALL",
    "DROP TRIGGER {0}_as_written ON {0}",
    "DROP TABLE {0}",
    "ALTER TABLE {0} RENAME TO away",
)


@pytest.mark.parametrize("change", CHANGES)
def test_the_bots_own_user_has_no_right_to_change_history(owned: str, change: str) -> None:
    for table in APPEND_ONLY:
        with pytest.raises(ProgrammingError) as refused, opened(owned) as connection:
            connection.exec_driver_sql(change.format(table.name, table.c[0].name))
        assert isinstance(refused.value.orig, InsufficientPrivilege)


@pytest.mark.parametrize("statement", ["SET session_replication_role = replica", "CREATE TABLE mine (one int)"])
def test_the_bots_own_user_cannot_go_round_the_triggers(owned: str, statement: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), opened(owned) as connection:
        connection.exec_driver_sql(statement)


def test_whoever_could_change_history_is_warned(owned: str, database: str) -> None:
    assert not any("owns the tables" in one for one in dangers(owned))
    assert any("owns the tables" in one and "COMMONPOT_DATABASE_OWNER" in one for one in dangers(database))
    assert any("fsync = off" in one for one in dangers(owned))  # as the tests' own server is


def test_a_second_start_with_an_owner_changes_nothing(owned: str) -> None:
    upgrade(owned, by(OWNER, owned))
    assert not any("owns the tables" in one for one in dangers(owned))


def test_an_owner_of_another_database_is_refused(owned: str, database: str) -> None:
    with pytest.raises(UnusableDatabase, match=r"leads to another database.*Both must name the same"):
        upgrade(owned, database)


# Words


def nowhere(url: str) -> str:
    return make_url(url).update_query_dict({"host": "/nowhere"}).render_as_string()


def unheard_of(url: str) -> str:
    return make_url(url).update_query_dict({"host": "nobody.invalid"}).render_as_string()


def newer(url: str) -> str:
    upgrade(url)
    administer(url, "UPDATE alembic_version SET version_num = '9999'")
    return url


def another_programs(url: str) -> str:
    administer(url, "CREATE TABLE recipes (title text)")
    return url


def in_another_alphabet(url: str) -> str:
    name = f"{make_url(url).database}_latin"
    administer(url, f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    return make_url(url).set(database=name).render_as_string()


def with_a_password(url: str) -> str:
    administer(url, "DROP ROLE IF EXISTS stranger", "CREATE ROLE stranger LOGIN PASSWORD 'right'")
    return make_url(url).set(username="stranger", password=WRONG).render_as_string(hide_password=False)


def nobodys(url: str) -> str:
    administer(url, "DROP ROLE IF EXISTS guest", "CREATE ROLE guest LOGIN")
    return by("guest", url)


PLANTED = [
    (nowhere, "No PostgreSQL server answers for pot_.*Start it, or correct"),
    (unheard_of, "cannot be found. Correct the host"),
    (with_a_password, "does not accept this user and password. Correct them"),
    (lambda url: by("nobody_at_all", url), "no such user. Make it"),
    (lambda url: make_url(url).set(database="elsewhere").render_as_string(), "There is no elsewhere.*createdb"),
    (newer, "made by a newer Commonpot .*9999.*Install the newer"),
    (another_programs, "belongs to another program.*a database of its own"),
    (in_another_alphabet, "server_encoding LATIN1.*createdb --encoding=UTF8"),
    (nobodys, "may not do that.*database's owner.*COMMONPOT_DATABASE_OWNER"),
]


@pytest.mark.parametrize(("planted", "words"), PLANTED)
def test_a_server_the_bot_cannot_use_is_refused_in_words(
    databases: Databases, planted: Callable[[str], str], words: str
) -> None:
    with pytest.raises((UnusableDatabase, UnsafeDatabase), match=words) as refused:
        upgrade(planted(databases.empty()))
    assert WRONG not in str(refused.value)


# One at a time


def refused_as_second(url: str) -> bool:
    try:
        with alone_on(url):
            return False
    except AnotherIsRunning as problem:
        return "Another Commonpot is running on this database (pot_" in str(problem)


def refused_as_writer(url: str) -> bool:
    engine = writing_engine(url)
    try:
        Writer(engine, Counted())
    except AnotherIsRunning:
        return True
    finally:
        engine.dispose()
    return False


async def test_a_second_bot_is_refused_and_a_second_writer_too(database: str, writer: Writer) -> None:
    with alone_on(database), ThreadPoolExecutor(2) as threads:
        loop = asyncio.get_running_loop()
        second = [loop.run_in_executor(threads, one, database) for one in (refused_as_second, refused_as_writer)]
        assert await asyncio.gather(*second) == [True, True]


def test_a_lock_left_by_a_killed_bot_keeps_nobody_out(database: str) -> None:
    hold = (
        "import time; from bot.lock import alone_on\n"
        f"with alone_on({database!r}): print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", hold], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        holder.kill()
        with alone_on(database):
            pass


# The network and others


def fault_of(writer: Writer) -> type[BaseException] | None:
    return None if writer.fault is None else type(writer.fault)


async def test_a_broken_connection_is_made_anew_and_the_writer_alone_on_it(writer: Writer, database: str) -> None:
    await writer.post(pledge, 1, now=NOW)
    administer(database, "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")
    with pytest.raises(OperationalError):
        await writer.post(pledge, 2, now=NOW)
    assert fault_of(writer) is OperationalError
    assert await writer.post(pledge, 2, now=NOW) == 20
    assert fault_of(writer) is None
    with opened(database) as connection:
        held = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted"
        assert connection.execute(text(held)).scalar() == 1


async def test_after_a_restart_the_next_question_is_answered_and_the_next_act_done(
    writer: Writer, reader: Reader, database: str
) -> None:
    await writer.post(pledge, 1, now=NOW)
    before = await asyncio.gather(*(reader.ask(total, now=NOW) for _ in range(4)))  # four connections wait in the pool
    with away(database):
        with pytest.raises(OperationalError):
            await writer.post(pledge, 2, now=NOW)
        with pytest.raises(OperationalError):
            await reader.ask(total, now=NOW)
    assert await asyncio.gather(*(reader.ask(total, now=NOW) for _ in range(4))) == before == [10] * 4
    assert await writer.post(pledge, 2, now=NOW) == 20
    with away(database):
        pass
    assert await asyncio.gather(*(reader.ask(total, now=NOW) for _ in range(4))) == [20] * 4, "though nobody asked"


async def test_an_act_that_lost_a_race_is_done_again(writer: Writer, database: str) -> None:
    await writer.post(pledge, 1, now=NOW)
    tries = []

    def raise_it(unit: Unit) -> int:
        """Reads, and the first time somebody else changes what it read before it writes."""
        pledged = total(unit)
        tries.append(pledged)
        if len(tries) == 1:
            with opened(database) as other:
                other.execute(update(people).values(name="50"))
                other.commit()
        unit.connection.execute(update(people).values(name=str(pledged + 10)))
        return pledged + 10

    before = writer.commits
    assert await writer.post(raise_it, now=NOW) == 60
    assert tries == [10, 50]
    assert (writer.commits, writer.fault, pledged_in(database)) == (before + 1, None, 60)


async def test_whoever_always_loses_is_told_and_nothing_of_it_is_kept(writer: Writer, database: str) -> None:
    await writer.post(pledge, 1, now=NOW)

    def beaten(unit: Unit) -> None:
        unit.connection.execute(select(people)).all()
        with opened(database) as other:
            other.execute(update(people).values(name="50"))
            other.commit()
        unit.connection.execute(update(people).values(name="10"))

    with pytest.raises(OperationalError, match="could not serialize"):
        await writer.post(beaten, now=NOW)
    assert isinstance(writer.fault, OperationalError)
    assert pledged_in(database) == 50


async def test_a_slow_server_does_not_stop_the_loop(writer: Writer) -> None:
    def slow(unit: Unit) -> None:
        unit.connection.execute(text("SELECT pg_sleep(0.5)"))

    place, beats = writer.post(slow, now=NOW), 0
    while not place.done():
        await asyncio.sleep(0.01)
        beats += 1
    assert beats > 5


async def test_numbers_used_up_by_an_act_that_failed_are_no_harm(writer: Writer) -> None:
    def half(unit: Unit, link: str, fails: bool) -> int:
        made = unit.communities.add(None, "Street", link, None, "UTC", NOW)  # type: ignore[arg-type]  # no group yet
        if fails:
            unit.connection.execute(insert(people).values(id=1, name="x" * 200))
        return made

    first = await writer.post(half, "a", False, now=NOW)
    with pytest.raises(Exception, match="too long"):
        await writer.post(half, "b", True, now=NOW)
    assert await writer.post(half, "b", False, now=NOW) > first
