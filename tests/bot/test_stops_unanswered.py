"""Stopped while Telegram has never answered: what was opened for the way there is closed."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import SecretStr

from bot.assembly import running
from bot.seams import SeededIds
from config.settings import Settings
from tests.bot.fakes import TOKEN, FakeTelegram, SetClock


@dataclass
class Opened(FakeTelegram):
    """Counts how often it was opened, and closed."""

    opened: int = 0
    closed: int = 0
    asked: asyncio.Event = field(default_factory=asyncio.Event)

    async def initialize(self) -> None:
        self.opened += 1

    async def shutdown(self) -> None:
        self.closed += 1

    async def do_request(self, *values: object, **named: object) -> tuple[int, bytes]:
        self.asked.set()
        return 502, b"<html>Bad Gateway</html>"


async def test_the_way_to_telegram_is_closed_though_nobody_ever_answered(tmp_path: Path) -> None:
    way, settings = Opened(), Settings(token=SecretStr(TOKEN), database=f"sqlite:///{tmp_path}/never")

    async def runs() -> None:
        async with running(settings, SetClock(), SeededIds(1), way):
            raise AssertionError("it runs without Telegram")

    bot = asyncio.create_task(runs())
    async with asyncio.timeout(5):
        await way.asked.wait()
    bot.cancel()
    await asyncio.wait({bot})
    assert bot.cancelled()
    assert way.opened == way.closed > 0
