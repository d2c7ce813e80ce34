"""Units of work without HTTP: against plain sqlite3, and in a large town against a small one."""

from collections.abc import Iterator
from datetime import UTC
from functools import partial
from pathlib import Path
from random import Random

from models.purposes import backing
from tests.bench import plain
from tests.bench.acts import BODY, GROUP, WARM, Tap, Watch, timed
from tests.bench.places import copy_of
from tests.bench.plain import Backing
from tests.bench.table import Figure, Figures, Pair, alternate, headed, line
from tests.bench.town import Town

STREET = Town(300, 5, frozen=True)
BETWEEN = 20  # taps between somebody's backing and their taking it back


class DifferentRows(Exception):
    """The two sides did not write the same, so their times cannot be compared."""


def against_plain(folder: Path, pairs: int, backings: int) -> Iterator[str]:
    """One backing through the writer against plain sqlite3 writing the same rows, one commit each."""
    yield from headed("One backing's unit, against plain sqlite3 writing the same rows, one commit each")
    wanted, taps = _backings(backings)
    both_write_the_same(folder, backings)
    for waiting, words in ((1, "one at a time"), (GROUP, "64 waiting")):
        measured = alternate(pairs, partial(_ours, folder, STREET, taps, waiting), partial(_plainly, folder, wanted))
        yield from _lines(words, measured)


def both_write_the_same(folder: Path, backings: int) -> None:
    """Runs both sides once; raises DifferentRows where what they wrote differs."""
    wanted, taps = _backings(backings)
    found = []
    for side in (partial(_ours, folder, STREET, taps, 1), partial(_plainly, folder, wanted)):
        side()
        found.append(plain.rows(folder / f"{STREET.name}.sqlite"))
    differing = [name for name in plain.TABLES if found[0][name] != found[1][name]]
    if differing:
        raise DifferentRows(", ".join(differing))


def large_against_small(folder: Path, pairs: int, taps: int, large: Town) -> Iterator[str]:
    """A tap's unit in a large town against a small one, before and after the freeze."""
    title = f"A tap's unit with {large.members:,} members and {large.purposes:,} purposes, against 30 and 5"
    yield from headed(title)
    for frozen in (False, True):
        towns = [Town(large.members, large.purposes, frozen), Town(30, 5, frozen)]
        for waiting, words in ((1, "one at a time"), (GROUP, "64 waiting")):
            sides = [partial(_ours, folder, town, _taps(town, taps), waiting) for town in towns]
            yield from _lines(f"{'frozen' if frozen else 'gathering'}, {words}", alternate(pairs, *sides))


def _backings(number: int) -> tuple[list[Backing], list[Tap]]:
    """The same backings for both sides, by people who have said nothing yet."""
    silent = [one for one in range(1, STREET.members + 1) if one % 2]
    wanted = [Backing(one, 1 + one % STREET.purposes, silent[one // STREET.purposes]) for one in range(1, number + 1)]
    return wanted, [Tap(backing.back, one.purpose_id, one.person_id) for one in wanted]


def _lines(words: str, measured: list[Pair]) -> Iterator[str]:
    yield line(Figure("rate", f"{words}: units a second", "/s"), measured)
    yield line(Figure("processor", f"{words}: processor time", "µs"), measured)


def _ours(folder: Path, town: Town, taps: list[Tap], waiting: int) -> Figures:
    return timed(copy_of(town, folder), taps, town.now, waiting)


def _plainly(folder: Path, wanted: list[Backing]) -> Figures:
    connection = plain.connected(copy_of(STREET, folder))
    now = STREET.now.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    rows = [(one.update_id, -100, BODY, now) for one in wanted]
    connection.executemany("INSERT INTO inbox (update_id, chat_id, body, received_at) VALUES (?, ?, ?, ?)", rows)
    given = plain.told(connection, wanted, STREET.now)
    for one in given[:WARM]:
        plain.back(connection, one, now)
    watch = Watch()
    for one in given[WARM:]:
        plain.back(connection, one, now)
    figures = watch.figures(len(wanted) - WARM)
    connection.close()
    return figures


def _taps(town: Town, number: int) -> list[Tap]:
    """Backings by anybody of anything, and, some taps later, each of them taken back: the same in every town."""
    chance = Random(town.members)  # noqa: S311 (meant to be repeated)
    waiting: list[Tap] = []
    taps: list[Tap] = []
    while len(taps) < number:
        if len(waiting) >= BETWEEN:
            done = waiting.pop(0)
            taps.append(Tap(backing.take_back, done.purpose_id, done.person_id))
        silent = 1 + 2 * chance.randrange(town.members // 2)  # they have said nothing before
        tap = Tap(backing.back, 1 + chance.randrange(town.purposes), silent)
        if tap not in waiting:
            waiting.append(tap)
            taps.append(tap)
    return taps
