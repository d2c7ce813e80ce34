"""The whole bot against the Bot API server, both in this process, over real HTTP."""

import os
from collections.abc import AsyncIterator, Awaitable, Callable

import httpx
import pytest
from pydantic import SecretStr

from bot.assembly import Running, running
from bot.playground.world import World
from bot.seams import SeededIds, SimClock
from config.settings import Settings
from models.store.engine import reading_engine, writing_engine
from models.store.readers import Reader
from models.store.writer import Writer
from tests.bot.fakes import FakeTelegram
from tests.bot.office import Office, community, open_office
from tests.overhearing import nobody_is_named_in, nobody_is_named_in_the_log
from tests.playground.conftest import NO_TLS, url, world
from tests.playground.street import Street
from tests.store.conftest import Counted

__all__ = ["nobody_is_named_in_the_log", "url", "world"]

os.environ.setdefault("PTB_TIMEDELTA", "true")
Reopen = Callable[[], Awaitable[Office]]


@pytest.fixture
async def reopen(database: str) -> AsyncIterator[Reopen]:
    """Opens the office; again, as after a crash: what was on its way is forgotten, the file and Telegram stay."""
    telegram, state = FakeTelegram(), dict[int, str]()
    opened: list[Office] = []

    async def close() -> None:
        for office in opened:
            await office.delivery.close(patience=0)
            await office.writer.close()
            await office.reader.close()
        opened.clear()

    async def open_again() -> Office:
        await close()
        writer, reader = Writer(writing_engine(database), Counted()), Reader(reading_engine(database), Counted())
        opened.append(await open_office(writer, reader, telegram, state))
        return opened[0]

    yield open_again
    await close()


@pytest.fixture
async def office(reopen: Reopen) -> Office:
    office = await reopen()
    await office.act(community)
    return office


@pytest.fixture
async def street(url: str, world: World) -> AsyncIterator[Street]:
    async with httpx.AsyncClient(base_url=url, verify=NO_TLS, timeout=30) as client:
        yield Street(client, world.token)


@pytest.fixture
def settings(url: str, world: World, database: str) -> Settings:
    return Settings(token=SecretStr(world.token), api=url, database=database)


@pytest.fixture
async def clock(url: str) -> AsyncIterator[SimClock]:
    clock = SimClock(f"{url}/sim/clock")
    yield clock
    await clock.close()


@pytest.fixture
async def bot(settings: Settings, clock: SimClock) -> AsyncIterator[Running]:
    async with running(settings, clock, SeededIds(7), tick=0.02) as bot:
        yield bot
        await nobody_is_named_in(bot)
