"""How long everybody waits for the acts that touch a whole large community: a tap beside them waits as long."""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time

from bot.simulation.desk import Counted
from models.rounds import falling_due
from models.store.engine import writing_engine
from models.store.unit import Unit
from tests.bench.places import copy_of
from tests.bench.table import Figure, Figures, Pair, headed, line
from tests.bench.town import LENGTH, Town, url_of

NAMES = {"freeze": "the freeze", "decide": "the decision", "close": "the close"}
GOAL = 1.0  # seconds


def stops(folder: Path, times: int, large: Town) -> Iterator[str]:
    """Seconds from the begin to the commit, against the second in which a tap shall be answered."""
    yield from headed(f"Acts on {large.members:,} members and {large.purposes:,} purposes, against one second")
    measured = [_measured(folder, large) for _ in range(times)]
    for act, words in NAMES.items():
        for what in ("wall", "processor"):
            name = f"{act} {what}"
            pairs = [Pair(figures, {name: GOAL}) for figures in measured]
            yield line(Figure(name, f"{words}: {'seconds' if what == 'wall' else 'processor time'}", "s"), pairs)


def _measured(folder: Path, town: Town) -> Figures:
    engine = writing_engine(url_of(copy_of(town, folder)))
    figures: dict[str, float] = {}
    with engine.connect() as connection:
        while (due := falling_due.first_due(Unit(connection, town.opened + 2 * LENGTH, Counted()))) is not None:
            connection.rollback()
            began, used = perf_counter(), process_time()
            with connection.begin():
                falling_due.fall_due(Unit(connection, due.at, Counted()), due)
            figures[f"{due.act} wall"] = perf_counter() - began
            figures[f"{due.act} processor"] = process_time() - used
    engine.dispose()
    return figures
