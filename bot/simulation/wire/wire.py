"""Both ends of the way to Telegram, in an event loop of their own."""

import asyncio
from collections.abc import Coroutine
from datetime import datetime
from typing import TypeVar

from bot.simulation.desk import Desk
from bot.simulation.violation import need
from bot.simulation.wire.door import Door
from bot.simulation.wire.overhearing import overheard
from bot.simulation.wire.post import Post
from bot.simulation.wire.telegram import Telegram
from models.store.notices import Asked

Result = TypeVar("Result")


class Wire:
    """What comes in and what goes out, of one desk."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.runner, self.telegram = asyncio.Runner(), Telegram(seed)
        self.post, self.door = Post(desk, self.telegram), Door(desk, self.telegram)

    def tapped(self, asked: Asked, person: int, data: str) -> str | None:
        return self._run(self.door.tapped(asked, person, data))

    def post_goes_out(self, until: datetime | None) -> datetime | None:
        return self._run(self.post.goes_out(until))

    def _run(self, work: Coroutine[None, None, Result]) -> Result:
        with overheard() as errors:
            result = self.runner.run(work)
        need(not errors, f"the bot logged: {'; '.join(errors)}")
        return result

    def close(self) -> None:
        self.runner.close()
