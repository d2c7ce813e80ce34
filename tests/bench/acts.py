"""Running many acts through the writer, and how long it takes."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

from bot.simulation.desk import Counted
from models.purposes import backing
from models.store import inbox
from models.store.acts import perform
from models.store.engine import writing_engine
from models.store.inbox import Kept
from models.store.notices import Asked
from models.store.writer import Writer
from tests.bench.table import Figures
from tests.bench.town import url_of

GROUP = 64
WARM = 20  # the first ones, in which statements are made, are not timed
BODY = '{"update_id":1,"callback_query":{"id":"1"}}'


class Tap(NamedTuple):
    """One tap on a purpose: the verb it asks for."""

    verb: Callable[..., backing.Said]
    purpose_id: int
    person_id: int


def timed(file: Path, taps: Sequence[Tap], now: datetime, waiting: int) -> Figures:
    """So many taps in the writer's line at a time; their updates are in the inbox before."""
    return asyncio.run(_timed(file, taps, now, waiting))


class Watch:
    """Times what is done from here on."""

    def __init__(self) -> None:
        self.began, self.used = perf_counter(), process_time()

    def figures(self, done: int) -> Figures:
        """So many were done: how many a second, and this process's processor time for each in microseconds."""
        seconds, used = perf_counter() - self.began, process_time() - self.used
        return {"rate": done / seconds, "processor": 1e6 * used / done}


async def _timed(file: Path, taps: Sequence[Tap], now: datetime, waiting: int) -> Figures:
    engine = writing_engine(url_of(file))
    writer = Writer(engine, Counted())
    await writer.post(inbox.keep, [Kept(number, -100, BODY) for number in range(1, len(taps) + 1)], now=now)
    await _posted(writer, taps[:WARM], now, 1, waiting)
    watch = Watch()
    await _posted(writer, taps[WARM:], now, 1 + WARM, waiting)
    figures = watch.figures(len(taps) - WARM)
    await writer.close()
    engine.dispose()
    return figures


async def _posted(writer: Writer, taps: Sequence[Tap], now: datetime, number: int, waiting: int) -> None:
    """The taps, so many at a time; number: that of the first one's update."""
    for first in range(0, len(taps), waiting):
        group = enumerate(taps[first : first + waiting], start=number + first)
        await asyncio.gather(*(writer.post(perform, *tap, now=now, asked=Asked(one, -100, None)) for one, tap in group))
