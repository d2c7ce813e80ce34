"""A backup is everything there was at one moment, and a restore on an empty machine goes on from there."""

import stat
from collections.abc import Iterator
from copy import copy
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.simulation import books
from bot.simulation.desk import engine_of
from models.purposes import backing
from models.store.copies import back_up, look_over, restore
from models.store.databases.refusing import UnusableDatabase
from models.store.engine import opened
from models.store.tables import cards, inbox, journal, outbox, purposes, vigil
from tests.commands.conftest import TOKEN, Started, no_file_over
from tests.databases import Databases, databases_of
from tests.verbs.house import FOUNDER, Street, ready

KEPT_TILL_ANSWERED = ("outbox", "cards")  # where a restore makes sure that nothing is said twice


@pytest.fixture
def street(databases: Databases) -> Iterator[Street]:
    """A round in which one purpose went ahead, one was merged into a later one, and one ripens."""
    street = Street(databases.fresh())
    ready(street).open()
    first, benches, lights = (
        street.propose(cost, title=title) for cost, title in ((1_00, "A"), (5_00, "B"), (30_00, "C"))
    )
    street.back(lights, FOUNDER, 2, 3, 4)
    street.until("ripen")
    with opened(street.url) as connection, connection.begin():
        merged = {"merged_into": benches, "withdrawn_at": street.now}
        connection.execute(purposes.update().where(purposes.c.id == first).values(**merged))
    yield street
    street.close()
    databases.throw_away(street.url)


def nobody(_copy: Connection) -> None:
    """Nobody has erased themselves since."""


def kept(url: str) -> books.Books:
    return {name: rows for name, rows in books.read(url).items() if name not in KEPT_TILL_ANSWERED}


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_all_of_it_comes_back_on_whichever_database(street: Street, tmp_path: Path, kind: str) -> None:
    back_up(street.url, tmp_path / "backup")
    assert "1 group," in look_over(tmp_path / "backup")
    with databases_of(kind) as there:
        url = there.fresh()
        restore(tmp_path / "backup", url, street.now, nobody)
        assert not books.changed(kept(street.url), kept(url))
        again = copy(street)
        again.url, again.engine = url, engine_of(url)
        again.do(backing.back, 2, 5)
        again.let_pass(timedelta(days=20))
        assert again.round().closed_at is not None
        again.close()


def test_nothing_is_said_twice_after_a_restore(street: Street, databases: Databases, tmp_path: Path) -> None:
    back_up(street.url, tmp_path / "backup")
    url = databases.fresh()
    restore(tmp_path / "backup", url, street.now, nobody)
    with opened(url) as connection:
        waits = outbox.select().where(outbox.c.sent_at.is_(None), outbox.c.dropped_at.is_(None))
        assert connection.execute(waits).all() == []
        posts = cards.select().where(cards.c.message_id.is_(None), cards.c.stale_at.is_not(None))
        assert connection.execute(posts).all() == []
    databases.throw_away(url)


def test_a_backup_is_for_its_owner_alone_and_is_never_overwritten(street: Street, tmp_path: Path) -> None:
    back_up(street.url, file := tmp_path / "backup")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["backup"]
    before = file.read_bytes()
    with pytest.raises(UnusableDatabase, match="never overwritten"):
        back_up(street.url, file)
    assert file.read_bytes() == before


@pytest.mark.on("sqlite")
@pytest.mark.parametrize("size", [0, 200_000])
def test_a_backup_that_finds_no_room_leaves_nothing_and_names_its_own_disk(
    street: Street, tmp_path: Path, size: int
) -> None:
    with opened(street.url) as connection, connection.begin():
        row = {"chat_id": 1, "received_at": street.now}
        kept = [{**row, "update_id": 10**9 + number, "body": "x" * 10_000} for number in range(100)]
        connection.execute(inbox.insert(), kept)
    with no_file_over(size), pytest.raises(UnusableDatabase) as told:
        back_up(street.url, tmp_path / "backup")
    assert str(tmp_path / "backup") in str(told.value)
    assert list(tmp_path.iterdir()) == []


def test_a_database_in_use_is_not_filled(street: Street, tmp_path: Path) -> None:
    back_up(street.url, tmp_path / "backup")
    before = books.read(street.url)
    with pytest.raises(UnusableDatabase, match="in use already"):
        restore(tmp_path / "backup", street.url, street.now, nobody)
    assert not books.changed(before, books.read(street.url))


def test_a_database_on_which_a_bot_only_waited_is_not_filled_either(
    street: Street, databases: Databases, tmp_path: Path
) -> None:
    back_up(street.url, tmp_path / "backup")
    with opened(url := databases.fresh()) as connection, connection.begin():
        connection.execute(vigil.insert().values(id=1, heard_at=street.now))
    with pytest.raises(UnusableDatabase, match="in use already"):
        restore(tmp_path / "backup", url, street.now, nobody)
    databases.throw_away(url)


def test_a_backup_with_a_changed_journal_is_not_relied_on(street: Street, databases: Databases, tmp_path: Path) -> None:
    back_up(street.url, file := tmp_path / "backup")
    with opened(f"sqlite:///{file}") as connection, connection.begin():
        connection.exec_driver_sql("DROP TRIGGER journal_no_update")
        connection.execute(journal.update().where(journal.c.number == 3).values(entry='{"before":"","number":3}'))
    with pytest.raises(UnusableDatabase, match="was changed"):
        look_over(file)
    url = databases.fresh()
    empty = books.read(url)
    with pytest.raises(UnusableDatabase, match=f"journal in {file} was changed"):
        restore(file, url, street.now, nobody)
    assert books.read(url) == empty
    databases.throw_away(url)


def test_a_backup_that_cannot_be_copied_is_told(street: Street, databases: Databases, tmp_path: Path) -> None:
    back_up(street.url, file := tmp_path / "backup")
    url = databases.fresh()
    with no_file_over(0), pytest.raises(UnusableDatabase, match=f"{file} cannot be copied to .* TMPDIR"):
        restore(file, url, street.now, nobody)
    databases.throw_away(url)


def test_the_commands_tell_what_they_did_and_what_to_do_next(
    commonpot: Started, street: Street, tmp_path: Path
) -> None:
    made = commonpot("backup", str(tmp_path / "backup"), TOKEN=TOKEN, DATABASE=street.url)
    assert (made.returncode, made.stderr) == (0, "")
    assert "1 group," in made.stdout
    put_back = {"TOKEN": TOKEN, "DATABASE": f"sqlite:///{tmp_path}/new.sqlite"}
    refused = commonpot("restore", str(tmp_path / "backup"), **put_back)
    assert refused.returncode == 2
    assert refused.stderr.startswith("Commonpot cannot restore:\n- ")
    assert "no list of those who have erased themselves" in refused.stderr
    (tmp_path / "new.sqlite.erased").touch()
    back = commonpot("restore", str(tmp_path / "backup"), **put_back)
    assert (back.returncode, back.stderr) == (0, "")
    assert "Start the bot with commonpot run." in back.stdout
    assert [one.name for one in tmp_path.glob("new.sqlite*") if stat.S_IMODE(one.stat().st_mode) & 0o077] == [
        "new.sqlite.erased"
    ], "which was there before"
    again = commonpot("restore", str(tmp_path / "backup"), **put_back)
    assert again.returncode == 2
    assert "in use already" in again.stderr
    assert "There is no file" in commonpot("restore", str(tmp_path / "nothing"), **put_back).stderr


def test_where_there_is_nothing_to_back_up_nothing_is_made(commonpot: Started, tmp_path: Path) -> None:
    there = {one.name for one in tmp_path.iterdir()}
    told = commonpot("backup", str(tmp_path / "backup"), TOKEN=TOKEN, DATABASE=f"sqlite:///{tmp_path}/mistyped")
    assert told.returncode == 2
    assert told.stderr.startswith("Commonpot cannot back up:\n- ")
    assert f"There is no database of Commonpot's at {tmp_path}/mistyped." in told.stderr
    assert {one.name for one in tmp_path.iterdir()} - there == {"temporary"}


def test_what_is_no_backup_is_told_by_its_name(databases: Databases, tmp_path: Path) -> None:
    (file := tmp_path / "diary").write_text("Dear diary, " * 100)
    url = databases.fresh()
    with pytest.raises(UnusableDatabase, match=f"{file} is no backup"):
        restore(file, url, datetime(2026, 11, 23, tzinfo=UTC), nobody)
    databases.throw_away(url)
