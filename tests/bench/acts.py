"""Running many acts through the writer, and how long it takes."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from models import backing
from models.store import inbox
from models.store.acts import perform
from models.store.engine import writing_engine
from models.store.inbox import Kept
from models.store.notices import Asked
from models.store.writer import Writer
from tests.bench.town import url_of
from tests.verbs.house import Counted

GROUP = 64
WARM = 20  # the first ones, in which statements are made, are not timed
BODY = '{"update_id":1,"callback_query":{"id":"1"}}'


class Tap(NamedTuple):
    """One tap on a purpose: the verb it asks for."""

    verb: Callable[..., backing.Said]
    purpose_id: int
    person_id: int


def rate(file: Path, taps: Sequence[Tap], now: datetime, waiting: int) -> float:
    """Taps per second, so many in the writer's line at a time; their updates are in the inbox before."""
    return asyncio.run(_timed(file, taps, now, waiting))


async def _timed(file: Path, taps: Sequence[Tap], now: datetime, waiting: int) -> float:
    engine = writing_engine(url_of(file))
    writer = Writer(engine, Counted())
    await writer.post(inbox.keep, [Kept(number, -100, BODY) for number in range(1, len(taps) + 1)], now=now)
    await _posted(writer, taps[:WARM], now, 1, waiting)
    began = perf_counter()
    await _posted(writer, taps[WARM:], now, 1 + WARM, waiting)
    took = perf_counter() - began
    await writer.close()
    engine.dispose()
    return (len(taps) - WARM) / took


async def _posted(writer: Writer, taps: Sequence[Tap], now: datetime, number: int, waiting: int) -> None:
    """The taps, so many at a time; number: that of the first one's update."""
    for first in range(0, len(taps), waiting):
        group = enumerate(taps[first : first + waiting], start=number + first)
        await asyncio.gather(*(writer.post(perform, *tap, now=now, asked=Asked(one, -100, None)) for one, tap in group))
