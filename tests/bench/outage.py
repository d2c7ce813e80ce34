"""Ten thousand taps that waited while the bot was away, against the rate at which it answers a hundred people."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, perf_counter, sleep

from tests.bench.street import DATA, Street, heard, our_bot, street
from tests.bench.table import Figure, Pair, headed, line
from tests.bench.taps import BUSY

RATE = Figure("rate", "taps a second", "/s")


def outages(folder: Path, pairs: int, waiting: int) -> Iterator[str]:
    """From the first of them that is marked done to the last."""
    yield from headed(f"{waiting:,} taps waiting after an outage, against a hundred people who tap when answered")
    measured = [_pair(folder / f"outage-{number}.sqlite", waiting) for number in range(pairs)]
    yield line(RATE, measured)


def _pair(database: Path, waiting: int) -> Pair:
    with street() as here:
        with our_bot(here, database) as bot:
            heard(here)
            here.load(BUSY, 1, bot)
            usual = here.load(BUSY, 3, bot)
        done = _done(database)
        _tap_while_nobody_hears(here, waiting)
        with our_bot(here, database):
            _until(database, done + 1)
            began, first = perf_counter(), _done(database)
            _until(database, done + waiting)
            return Pair({"rate": (done + waiting - first) / (perf_counter() - began)}, usual)


def _tap_while_nobody_hears(here: Street, waiting: int) -> None:
    """They are given up after ten seconds; Telegram keeps them."""
    taps = [(here.people[one % len(here.people)], DATA[one // len(here.people) % len(DATA)]) for one in range(waiting)]
    each = {"chat": here.group, "message_id": here.messages[0]}
    here.simulation.post(
        "act/load", tappers=[{**each, "person": person, "data": [data]} for person, data in taps], taps=waiting
    )


def _until(database: Path, done: int, patience: float = 300) -> None:
    deadline = monotonic() + patience
    while _done(database) < done:
        if monotonic() > deadline:
            raise TimeoutError(f"{done - _done(database)} updates still wait")
        sleep(0.02)


def _done(database: Path) -> int:
    connection = sqlite3.connect(database)
    try:
        found: int = connection.execute("SELECT count(*) FROM inbox WHERE done_at IS NOT NULL").fetchone()[0]
        return found
    finally:
        connection.close()
