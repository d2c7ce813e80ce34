"""Under a clock that jumps nobody waits for the next tick: it comes at once when the time or the work has changed."""

import asyncio
from contextlib import suppress

from bot.clockwork import Clockwork
from bot.seams import SimClock

PULSE = 0.002  # seconds between two looks while something is in work
IDLE = 0.05  # seconds between two looks otherwise, if no commit and no jump comes before


async def hasten(clock: SimClock, clockwork: Clockwork) -> None:
    """Ticks whenever the clock jumped, or something was done and everything is at rest again. Never ends."""
    stirred = asyncio.Event()
    clockwork.writer.on_commit.append(stirred.set)
    async with asyncio.TaskGroup() as both:
        both.create_task(clock.follow(stirred.set))
        both.create_task(_tick_on_change(clock, clockwork, stirred))


async def _tick_on_change(clock: SimClock, clockwork: Clockwork, stirred: asyncio.Event) -> None:
    ticked: object = None
    while True:
        state = (clock.jumps, *clockwork.done)
        if state == ticked:
            with suppress(TimeoutError):
                async with asyncio.timeout(IDLE):
                    await stirred.wait()
            stirred.clear()
        elif clockwork.at_rest:
            await clockwork.tick_now()
            ticked = state
        else:
            await asyncio.sleep(PULSE)
