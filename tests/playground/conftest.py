"""A street with people in it, and a real library's bot, over real HTTP."""

import os
import ssl
from collections.abc import AsyncIterator

import httpx
import pytest
import telegram
from telegram.request import HTTPXRequest

from bot.playground.clock import moment
from bot.playground.server import serve
from bot.playground.world import World
from tests.judge.bench import Judge
from tests.playground.street import Street

os.environ.setdefault("PTB_TIMEDELTA", "true")
# Everything here is plain HTTP; loading the world's certificates for each client takes longer than a test.
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
NOON = "2026-11-23T12:00:00+00:00"


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
        judge = Judge(world, hears_bot=False)
        yield Street(client, world.token)
        assert judge.objections() == []


@pytest.fixture
async def bot(url: str, world: World) -> AsyncIterator[telegram.Bot]:
    def plain() -> HTTPXRequest:
        return HTTPXRequest(read_timeout=20, httpx_kwargs={"verify": NO_TLS})

    async with telegram.Bot(
        world.token, f"{url}/bot", f"{url}/file/bot", request=plain(), get_updates_request=plain()
    ) as one:
        yield one
