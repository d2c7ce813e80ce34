"""The whole bot against the Bot API server, both in this process, over real HTTP."""

import os
import ssl
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from bot.assembly import Running, running
from bot.playground.clock import moment
from bot.playground.server import serve
from bot.playground.world import World
from bot.seams import SeededIds, SimClock
from config.settings import Settings
from models.store.migrations import upgrade
from tests.playground.street import Street

os.environ.setdefault("PTB_TIMEDELTA", "true")
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
NOON = "2026-11-23T12:00:00+00:00"


@pytest.fixture
def database(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'pot.sqlite'}"
    upgrade(url)
    return url


@pytest.fixture
def world() -> World:
    return World(clock=moment(NOON))


@pytest.fixture
async def url(world: World) -> AsyncIterator[str]:
    async with serve(world) as address:
        yield address


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
