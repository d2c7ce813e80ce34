"""Promise 16: what was erased cannot be read in the bytes of the database's files either."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.erased import add, read
from bot.forgetting import NEVER_AT_REST, Forgetting
from bot.simulation import books
from models.people import erasing
from models.rules.keeping import Periods
from models.store import erasures
from models.store.copies import back_up, restore
from models.store.engine import opened, reading_engine, writing_engine
from models.store.readers import Reader
from models.store.tables import people
from models.store.unit import Unit
from models.store.writer import Writer
from tests.databases import Databases
from tests.store.conftest import Counted
from tests.verbs.canary import CANARY, ID, erases, known, lives, nowhere, recounted
from tests.verbs.house import Street

BYTES = (CANARY.encode(), str(ID).encode(), ID.to_bytes(6, "big"))
NOW = datetime(2027, 6, 1, tzinfo=UTC)


@pytest.fixture
def lived(databases: Databases) -> Iterator[Street]:
    street = lives(Street(databases.fresh()))
    yield street
    street.close()
    databases.throw_away(street.url)


def readable(url: str) -> list[str]:
    """The files in which something of the canary's can be read."""
    file = Path(url.removeprefix("sqlite:///"))
    beside = [file.with_name(f"{file.name}{end}") for end in ("", "-wal", "-shm", ".erased")]
    return [one.name for one in beside if one.exists() and any(part in one.read_bytes() for part in BYTES)]


async def finishes(url: str, file: Path) -> None:
    """The program looks after the commit, as it does after each."""
    engine = writing_engine(url)
    writer, reader = Writer(engine, Counted()), Reader(reading_engine(url), Counted())
    await Forgetting(writer, reader, file, Periods()).look(NOW)
    await writer.close()
    await reader.close()
    engine.dispose()


@pytest.mark.on("sqlite")
async def test_no_file_has_their_name_or_number_once_they_have_been_told(lived: Street, tmp_path: Path) -> None:
    url = lived.url
    assert readable(url)
    erases(lived)
    with opened(url) as connection, connection.begin():
        told = Unit(connection, NOW, Counted())
        told.connection.exec_driver_sql("UPDATE outbox SET chat_id = 0 WHERE what = 'erased'")
    await finishes(url, tmp_path / "erased")
    assert readable(url) == []
    assert len(read(tmp_path / "erased")) == 1
    with opened(url) as connection:
        assert erasures.unfinished(Unit(connection, NOW, Counted())) == []
    recounted(lived)


async def begun(writer: Writer) -> asyncio.Future[bool]:
    """Scrubbing that has the turn: whoever acts now waits for it, or is given way."""
    scrubbing = asyncio.ensure_future(writer.scrub())
    for _ in range(3):
        await asyncio.sleep(0)
    return scrubbing


@pytest.mark.on("sqlite")
async def test_scrubbing_a_large_file_gives_way_to_whoever_acts(lived: Street) -> None:
    with opened(lived.url) as connection, connection.begin():
        for first in range(0, 100_000, 10_000):
            rows = ({"id": 10**9 + first + one, "name": "x" * 100, "waits": "y" * 400} for one in range(10_000))
            connection.execute(insert(people), list(rows))
    engine = writing_engine(lived.url)
    writer = Writer(engine, Counted())
    scrubbing = await begun(writer)
    await writer.post(lambda unit: unit.communities.get(1), now=NOW)
    assert not await scrubbing, "an act came, long before a file of this size is written anew"
    scrubbing = await begun(writer)
    scrubbing.cancel()
    await asyncio.wait({scrubbing})
    await writer.post(lambda unit: unit.communities.get(1), now=NOW)
    assert await writer.scrub()
    await writer.close()
    engine.dispose()


def test_an_older_backup_comes_back_without_them(lived: Street, databases: Databases, tmp_path: Path) -> None:
    back_up(lived.url, backup := tmp_path / "backup")
    erases(lived)
    with opened(lived.url) as connection:
        add(tmp_path / "erased", erasures.marks(Unit(connection, NOW, Counted())))
    url = databases.fresh()

    def forget(copy: object) -> int:
        return erasing.erase_again(Unit(copy, lived.now, lived.ids), read(tmp_path / "erased"))  # type: ignore[arg-type]

    restore(backup, url, lived.now, forget)
    nowhere(url)
    books.audit(books.read(url))
    if url.startswith("sqlite"):
        assert readable(url) == []
    databases.throw_away(url)


def test_whoever_joined_anew_before_the_backup_is_not_erased_from_it(
    lived: Street, databases: Databases, tmp_path: Path
) -> None:
    erases(lived)
    with opened(lived.url) as connection:
        marks = erasures.marks(Unit(connection, NOW, Counted()))
    known(lived)
    back_up(lived.url, tmp_path / "backup")
    url = databases.fresh()
    found: list[int] = []
    restore(
        tmp_path / "backup",
        url,
        lived.now,
        lambda copy: found.append(erasing.erase_again(Unit(copy, lived.now, lived.ids), marks)),
    )
    assert found == [0]
    databases.throw_away(url)


async def test_a_list_that_cannot_be_written_is_told_of_and_tried_again(lived: Street, tmp_path: Path) -> None:
    erases(lived)
    engine = writing_engine(lived.url)
    writer, reader = Writer(engine, Counted()), Reader(reading_engine(lived.url), Counted())
    (tmp_path / "erased").mkdir()
    forgetting = Forgetting(writer, reader, tmp_path / "erased", Periods())
    await forgetting.look(NOW)
    told = forgetting.fault
    (tmp_path / "erased").rmdir()
    await forgetting.look(NOW)
    assert (told is None, forgetting.fault) == (False, None)
    assert len(read(tmp_path / "erased")) == 1
    await writer.close()
    await reader.close()
    engine.dispose()


async def test_the_clock_forgets_within_a_day_what_was_kept_long_enough(lived: Street, tmp_path: Path) -> None:
    engine = writing_engine(lived.url)
    writer, reader = Writer(engine, Counted()), Reader(reading_engine(lived.url), Counted())
    forgetting = Forgetting(writer, reader, tmp_path / "erased", Periods(updates=30))
    lived.residents(9)
    left = []
    for days in (10, 29.6, 30.7):
        await forgetting.look(lived.now + timedelta(days=days))
        left.append(bool(books.read(lived.url)["inbox"]))
    assert left == [True, True, False]
    await writer.close()
    await reader.close()
    engine.dispose()


class NeverAtRest(Writer):
    """Somebody always acts. tries: how often scrubbing was asked for."""

    tries = 0

    async def scrub(self) -> bool:
        self.tries += 1
        return False


async def test_where_nobody_ever_rests_it_is_tried_now_and_then_and_told_after_a_day(
    lived: Street, tmp_path: Path
) -> None:
    erases(lived)
    engine = writing_engine(lived.url)
    writer, reader = NeverAtRest(engine, Counted()), Reader(reading_engine(lived.url), Counted())
    forgetting = Forgetting(writer, reader, tmp_path / "erased", Periods())
    for second in range(20):
        await forgetting.look(NOW + timedelta(seconds=second))
    assert (writer.tries, forgetting.fault) == (2, None)
    await forgetting.look(NOW + timedelta(hours=25))
    assert forgetting.fault == NEVER_AT_REST
    await writer.close()
    await reader.close()
    engine.dispose()
