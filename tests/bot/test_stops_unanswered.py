"""Stopped while Telegram has never answered: what was opened for the way there is closed."""

import asyncio
import gc
import warnings
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.assembly import running
from bot.introducing import try_token
from bot.loopback import HERE
from bot.seams import SeededIds
from config.settings import Settings
from tests.bot.fakes import TOKEN, FakeTelegram, SetClock


@dataclass
class Opened(FakeTelegram):
    """Knows whether it is open."""

    open: bool = False
    opening: asyncio.Event = field(default_factory=asyncio.Event)
    asked: asyncio.Event = field(default_factory=asyncio.Event)

    async def initialize(self) -> None:
        self.open = True
        self.opening.set()

    async def shutdown(self) -> None:
        self.open = False

    async def do_request(self, *values: object, **named: object) -> tuple[int, bytes]:
        self.asked.set()
        return 502, b"<html>Bad Gateway</html>"


@pytest.mark.parametrize("moment", ["opening", "asked"])
async def test_the_way_to_telegram_is_closed_though_nobody_ever_answered(tmp_path: Path, moment: str) -> None:
    way, settings = Opened(), Settings(token=SecretStr(TOKEN), database=f"sqlite:///{tmp_path}/never")

    async def runs() -> None:
        async with running(settings, SetClock(), SeededIds(1), way):
            raise AssertionError("it runs without Telegram")

    bot = asyncio.create_task(runs())
    async with asyncio.timeout(5):
        await getattr(way, moment).wait()
    assert way.open
    bot.cancel()
    await asyncio.wait({bot})
    assert bot.cancelled()
    assert not way.open


async def test_the_way_by_which_the_token_is_tried_is_closed_though_nobody_ever_answered() -> None:
    asked = asyncio.Event()

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await reader.read()
        writer.close()

    async with await asyncio.start_server(silent, HERE[0], 0) as server:
        api = f"http://{HERE[0]}:{server.sockets[0].getsockname()[1]}"
        trying = asyncio.create_task(try_token(Settings(token=SecretStr(TOKEN), api=api)))
        await asked.wait()
        trying.cancel()
        await asyncio.wait({trying})
        del trying
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            gc.collect()
        assert [str(one.message) for one in told] == []
