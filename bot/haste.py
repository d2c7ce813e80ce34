"""Under a clock that jumps nobody waits for the next tick: it comes at once when the time or the work has changed."""

import asyncio

from bot.clockwork import Clockwork
from bot.seams import SimClock

PULSE = 0.002  # seconds between two looks at what is already in memory


async def hasten(clock: SimClock, clockwork: Clockwork) -> None:
    """Ticks whenever the clock jumped, or something was done and everything is at rest again. Never ends."""
    async with asyncio.TaskGroup() as both:
        both.create_task(clock.follow())
        both.create_task(_tick_on_change(clock, clockwork))


async def _tick_on_change(clock: SimClock, clockwork: Clockwork) -> None:
    ticked: object = None
    while True:
        state = (clock.jumps, *clockwork.done)
        if state != ticked and clockwork.at_rest:
            await clockwork.tick_now()
            ticked = state
        await asyncio.sleep(PULSE)
