"""What became of a call is written down until it is written: the call itself cannot be taken back."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from bot.delivery.parts import Ask
from bot.places import kind
from bot.seams import Clock
from models.store.readers import Reader
from models.store.writer import Closed, Writer

Result = TypeVar("Result")

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 5.0  # seconds

log = logging.getLogger(__name__)


class Records:
    """Delivery's hold on the store."""

    def __init__(self, writer: Writer, reader: Reader, clock: Clock) -> None:
        self.writer, self.reader, self.clock = writer, reader, clock

    async def write(self, act: Callable[..., Result], *values: object) -> Result:
        """One act; raises what it raises."""
        result: Result = await self.writer.post(act, *values, now=await self.clock.now())
        return result

    async def surely(self, act: Callable[..., Result], *values: object) -> Result:
        """One act, again and again until the database takes it. That it does not is told once."""
        pause = FIRST_PAUSE
        while True:
            try:
                return await self.write(act, *values)
            except Closed:
                raise
            except Exception as problem:
                if pause == FIRST_PAUSE:
                    log.error("what was sent could not be recorded yet: %s", kind(problem))
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    def asking(self) -> Ask:
        """Questions as things stand when they are asked, all told the moment of the first."""
        moment: datetime | None = None

        async def ask(question: Callable[..., Result], *values: object) -> Result:
            nonlocal moment
            moment = moment or await self.clock.now()
            return await self.reader.ask(question, *values, now=moment)

        return ask
