"""Acts stand in one line and share commits; a failing one leaves nothing and takes nobody along."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, Integer, cast, create_engine, func, insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from models.rules.refusals import Refusal
from models.store.databases import kind_of
from models.store.engine import opened, writing_engine
from models.store.tables import people
from models.store.unit import Unit
from models.store.writer import Closed, Writer

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
CAP = 100


def pledge(unit: Unit, person_id: int, amount: int = 10) -> int:
    """Ten more go into a jar that holds a hundred; each pledge is one row, its name the amount."""
    pledged = total(unit)
    if pledged + amount > CAP:
        raise Refusal("full", left=CAP - pledged)
    unit.connection.execute(insert(people).values(id=person_id, name=str(amount)))
    return pledged + amount


def total(unit: Unit) -> int:
    pledged = select(func.coalesce(func.sum(cast(people.c.name, Integer)), 0))
    return unit.connection.execute(pledged).scalar_one()


def write_then_fail(unit: Unit, person_id: int) -> None:
    unit.connection.execute(insert(people).values(id=person_id, name="0"))
    raise ValueError("after writing")


def there(unit: Unit) -> list[int]:
    """In the order they were written."""
    place = {"sqlite": "rowid", "postgresql": "ctid"}[unit.connection.dialect.name]
    return list(unit.connection.execute(select(people.c.id).order_by(text(place))).scalars())


async def outcomes(*places: asyncio.Future[int] | asyncio.Future[None]) -> list[object]:
    return list(await asyncio.gather(*places, return_exceptions=True))


async def test_sixty_pledges_at_once_never_oversell_the_jar(writer: Writer) -> None:
    told = await outcomes(*[writer.post(pledge, number, now=NOW) for number in range(60)])
    assert [one for one in told if isinstance(one, int)] == list(range(10, 101, 10))
    assert all(isinstance(one, Refusal) for one in told[10:])
    assert await writer.post(total, now=NOW) == CAP
    assert writer.commits == 2  # sixty in one group, then the question


def defaults(url: str) -> Engine:
    """As the library opens a database by itself."""
    if url.startswith("sqlite"):
        return create_engine(url, connect_args={"timeout": 30})
    return create_engine(url.replace("postgresql:", "postgresql+psycopg:"))


def pledge_from_a_thread(url: str, number: int, opening: Callable[[str], Engine]) -> str:
    """The same act on a connection of its own, done again where another was quicker."""
    engine = opening(url)
    try:
        while True:
            try:
                with engine.begin() as connection:
                    pledge(Unit(connection, NOW, no_ids), number)
                return "pledged"
            except DBAPIError as problem:
                if not kind_of(url).is_conflict(problem):
                    return "error"
    except Refusal:
        return "refused"
    finally:
        engine.dispose()


class NoIds:
    def token(self, length: int = 16) -> str:
        raise AssertionError("no act here asks for chance")


no_ids = NoIds()


def sixty_threads(url: str, opening: Callable[[str], Engine]) -> list[str]:
    with ThreadPoolExecutor(60) as threads:
        tries = [threads.submit(pledge_from_a_thread, url, n, opening) for n in range(60)]
        return [one.result() for one in tries]


def pledged_in(url: str) -> int:
    with opened(url) as connection:
        return total(Unit(connection, NOW, no_ids))


def test_sixty_threads_with_connections_of_their_own_never_oversell_by_the_recipe(database: str) -> None:
    told = sixty_threads(database, writing_engine)
    assert (told.count("pledged"), told.count("refused")) == (10, 50)
    assert pledged_in(database) == CAP


def test_the_librarys_default_transactions_would_oversell(database: str) -> None:
    for _ in range(20):  # one race is enough to show it
        sixty_threads(database, defaults)
        if pledged_in(database) > CAP:
            return
        empty(database)
    pytest.fail("the defaults kept the cap: this machine cannot show the race the recipe is for")


def empty(url: str) -> None:
    engine = writing_engine(url)
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM people"))
    engine.dispose()


async def test_failing_acts_in_a_group_fail_alone_and_leave_nothing(writer: Writer) -> None:
    bad = set(range(0, 60, 7))
    places = [
        writer.post(write_then_fail, n, now=NOW) if n in bad else writer.post(pledge, n, 1, now=NOW) for n in range(60)
    ]
    told = await outcomes(*places)
    assert {n for n, one in enumerate(told) if isinstance(one, ValueError)} == bad
    assert await writer.post(there, now=NOW) == [n for n in range(60) if n not in bad]  # and in the order posted


async def test_a_refusal_ends_its_act_and_leaves_the_group_alone(writer: Writer) -> None:
    told = await outcomes(*[writer.post(pledge, n, amount, now=NOW) for n, amount in enumerate((40, 70, 60))])
    assert told[0] == 40
    assert isinstance(told[1], Refusal)
    assert told[2] == 100
    assert writer.commits == 1


async def test_nothing_is_told_before_the_commit(writer: Writer, database: str) -> None:
    place = writer.post(pledge, 1, now=NOW)
    place.add_done_callback(lambda _: seen.append(pledged_in(database)))
    seen: list[int] = []
    await place
    await asyncio.sleep(0)
    assert seen == [10]


PUT_OFF = {
    "sqlite": "PRAGMA defer_foreign_keys = 1",
    "postgresql": "ALTER TABLE people ALTER CONSTRAINT fk_people_community_id DEFERRABLE INITIALLY DEFERRED",
}


def write_what_no_commit_takes(unit: Unit, person_id: int) -> None:
    """The row names a community that is not there, and the check is put off until COMMIT."""
    unit.connection.exec_driver_sql(PUT_OFF[unit.connection.dialect.name])
    unit.connection.execute(insert(people).values(id=person_id, name="0", community_id=404))


async def test_a_commit_that_fails_tells_everybody_and_the_line_goes_on(writer: Writer) -> None:
    told = await outcomes(writer.post(pledge, 1, now=NOW), writer.post(write_what_no_commit_takes, 2, now=NOW))
    assert [type(one) for one in told] == [IntegrityError, IntegrityError]
    assert isinstance(writer.fault, IntegrityError)
    assert await writer.post(there, now=NOW) == []
    assert await writer.post(pledge, 1, now=NOW) == 10
    assert writer.fault is None


IMPATIENT = {"sqlite": "PRAGMA busy_timeout = 1", "postgresql": "SET lock_timeout = 1"}
HELD = {"sqlite": "SELECT 1", "postgresql": "LOCK TABLE people"}  # on SQLite to have begun is enough


async def test_a_database_that_another_holds_fails_the_group_and_the_next_one_works(
    writer: Writer, database: str
) -> None:
    writer.connection.exec_driver_sql(IMPATIENT[writer.connection.dialect.name])
    writer.connection.commit()
    with opened(database) as other:
        other.exec_driver_sql(HELD[other.dialect.name])
        told = await outcomes(*[writer.post(pledge, n, now=NOW) for n in range(3)])
    assert all(isinstance(one, OperationalError) for one in told)
    assert isinstance(writer.fault, OperationalError)
    assert await writer.post(pledge, 1, now=NOW) == 10


async def test_a_cancelled_act_is_not_done_and_its_neighbours_are(writer: Writer) -> None:
    places = [writer.post(pledge, n, now=NOW) for n in range(3)]
    places[1].cancel()
    told = await outcomes(*places)
    assert (told[0], told[2]) == (10, 20)
    assert await writer.post(there, now=NOW) == [0, 2]


async def test_closing_finishes_the_line_and_takes_no_more(database: str) -> None:
    engine = writing_engine(database)
    writer = Writer(engine, no_ids)
    places = [writer.post(pledge, n, 1, now=NOW) for n in range(90)]
    await writer.close()
    assert [place.result() for place in places] == list(range(1, 91))
    with pytest.raises(Closed):
        writer.post(pledge, 91, now=NOW)
    engine.dispose()
    assert pledged_in(database) == 90


async def test_whoever_waits_for_commits_hears_of_each(writer: Writer) -> None:
    heard: list[int] = []
    writer.on_commit.append(lambda: heard.append(writer.commits))
    await writer.post(pledge, 1, now=NOW)
    await writer.post(pledge, 2, now=NOW)
    assert heard == [1, 2]


def break_the_line() -> None:
    raise RuntimeError("a listener with a mistake in it")


async def test_a_crashed_worker_is_seen_leaves_nobody_waiting_and_the_next_act_is_done(writer: Writer) -> None:
    writer.on_commit.append(break_the_line)
    first = writer.post(pledge, 1, now=NOW)
    places = [writer.post(pledge, n, 1, now=NOW) for n in range(2, 70)]
    told = await outcomes(first, *places)
    assert told[0] == 10
    assert isinstance(told[-1], RuntimeError)  # it stood behind the group in which the worker crashed
    assert isinstance(writer.fault, RuntimeError)
    writer.on_commit.clear()
    await writer.post(there, now=NOW)
    assert writer.fault is None
