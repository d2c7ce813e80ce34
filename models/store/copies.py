"""Copies of everything: a backup is a database of its own in one file, and a restore fills an empty one from it."""

import asyncio
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, Table, exists, insert, select, update

from models.store.databases import kind_behind
from models.store.databases.refusing import UnusableDatabase
from models.store.engine import in_words, opened, reading_engine
from models.store.journal import first_broken
from models.store.migrations import require_ours, upgrade
from models.store.tables import cards, communities, journal, metadata, outbox

CHUNK = 1_000
OURS_ALONE = 0o600


def back_up(url: str, file: Path) -> None:
    """Writes all that a database holds at one moment into a new SQLite file; whoever works on it is not held up.

    The file is there only once it is whole, and for its owner alone; where it could not become whole, nothing is left.
    Refuses (UnusableDatabase) a file that is there already, a folder where nothing can be written, a disk that is full,
    and where there is nothing of ours to copy.
    """
    require_ours(url)
    if file.exists():
        raise UnusableDatabase(f"There is a file {file} already. Choose another name: a backup is never overwritten.")
    growing = file.with_name(f"{file.name}.part")
    try:
        growing.unlink(missing_ok=True)
        growing.touch(OURS_ALONE)
    except OSError as problem:
        raise UnusableDatabase(f"{file} cannot be written ({problem.strerror}). Choose another place.") from problem
    try:
        upgrade(_sqlite(growing))
        _fill(growing, url)
        os.replace(growing, file)
    finally:
        for ending in ("", "-wal", "-shm"):
            growing.with_name(f"{growing.name}{ending}").unlink(missing_ok=True)


def _fill(file: Path, url: str) -> None:
    with in_words(_sqlite(file)), opened(_sqlite(file)) as target, target.begin():
        asyncio.run(_read_from(url, target))


def look_over(file: Path, called: Path | None = None) -> str:
    """What a backup holds, in words. Refuses (UnusableDatabase) one in which a journal's chain is broken.

    called: what it is a copy of, if it is one.
    """
    with opened(_sqlite(file)) as connection:
        found = connection.execute(select(communities.c.id, communities.c.entries).order_by(communities.c.id)).all()
        broken = [number for number, _ in found if first_broken(_journal(connection, number)) is not None]
    if broken:
        raise UnusableDatabase(
            f"The journal in {called or file} was changed, or the file is damaged. Do not rely on it."
        )
    groups, entries = len(found), sum(entries for _, entries in found)
    return f"{groups} group{'' if groups == 1 else 's'}, {entries} entries in the journals, all of them whole."


def _journal(connection: Connection, community_id: int) -> list[tuple[str, str]]:
    query = select(journal.c.entry, journal.c.hash).where(journal.c.community_id == community_id)
    return [(row.entry, row.hash) for row in connection.execute(query.order_by(journal.c.number))]


def restore(file: Path, url: str, now: datetime, forget: Callable[[Connection], object]) -> str:
    """Fills a database that has its tables and nothing in them. Nothing that had waited to be said then is said now.

    forget: erases from the copy, before anything of it comes here, who has erased themselves since it was made.
    Returns what the file holds, in words. Refuses (UnusableDatabase) a database that is in use already, and a file that
    is no backup, cannot be read or has a broken journal: before anything is written.
    """
    if not file.is_file():
        raise UnusableDatabase(f"There is no file {file}.")
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"  # an older backup's tables are brought up to date there
        try:
            shutil.copyfile(file, copy)  # not its mode: one that is for reading only must be written here
        except OSError as problem:
            raise UnusableDatabase(
                f"{file} cannot be copied to {folder} ({problem.strerror}). Let this user read it, or name a folder "
                "with more room in TMPDIR."
            ) from problem
        try:
            upgrade(_sqlite(copy))
        except UnusableDatabase:
            words = f"{file} is no backup, or it is damaged, or a newer Commonpot made it. Choose another one."
            raise UnusableDatabase(words) from None
        told = look_over(copy, file)
        with opened(_sqlite(copy)) as older, older.begin():
            forget(older)
        with in_words(url), opened(url) as target, target.begin():
            if any(target.execute(select(exists().select_from(table))).scalar() for table in metadata.sorted_tables):
                words = "This database is in use already: a bot has run on it. A backup is restored into an empty one."
                raise UnusableDatabase(words)
            asyncio.run(_read_from(_sqlite(copy), target))
            kind_behind(target).go_on_counting(target)
            _say_nothing_twice(target, now)
    return told


async def _read_from(url: str, target: Connection) -> None:
    """On one snapshot, by a connection that cannot write."""
    engine = reading_engine(url)
    async with AsyncExitStack() as ending:
        ending.push_async_callback(engine.dispose)
        with in_words(url):
            source = await ending.enter_async_context(engine.connect())
        await source.run_sync(_copy, url, target)


def _copy(source: Connection, url: str, target: Connection) -> None:
    for table in metadata.sorted_tables:
        later = []
        for rows in _read(source, url, table):
            later += [later_one for row in rows if (later_one := _without_what_comes_later(table, row))]
            target.execute(insert(table), rows)
        for number, values in later:
            target.execute(update(table).where(table.c.id == number).values(**values))


def _read(source: Connection, url: str, table: Table) -> Iterator[list[dict[str, Any]]]:
    """Some at a time. What goes wrong here is the source's fault, and told as such."""
    with in_words(url):
        found = source.execute(select(table).order_by(*table.primary_key))
        while rows := found.mappings().fetchmany(CHUNK):
            yield [dict(row) for row in rows]


def _without_what_comes_later(table: Table, row: dict[str, Any]) -> tuple[int, dict[str, Any]] | None:
    """Takes out of a row what refers to a later one of the same table; returns its number and what was taken out."""
    own = [key.parent.name for key in table.foreign_keys if key.column.table is table]
    ahead = {name: row[name] for name in own if row[name] is not None and row[name] > row["id"]}
    row |= dict.fromkeys(ahead)
    return (row["id"], ahead) if ahead else None


def _say_nothing_twice(target: Connection, now: datetime) -> None:
    """Whether what waited was said after the backup was made, nobody knows; a card is posted anew when it changes."""
    waiting = outbox.c.sent_at.is_(None) & outbox.c.dropped_at.is_(None)
    target.execute(update(outbox).where(waiting).values(dropped_at=now, problem="restored from a backup"))
    target.execute(update(cards).where(cards.c.message_id.is_(None)).values(stale_at=None))


def _sqlite(file: Path) -> str:
    return f"sqlite:///{file.resolve()}"
