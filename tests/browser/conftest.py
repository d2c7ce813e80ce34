"""One browser for each worker, windows that are watched, and a server with people for what needs no bot."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from bot.playground.clock import moment
from bot.playground.server import serve
from bot.playground.world import World
from tests.browser.chromium import chromium
from tests.browser.room import Room
from tests.browser.windows import Windows, watched
from tests.playground.conftest import NO_TLS, NOON
from tests.playground.street import Street

HERE = Path(__file__).parent
collect_ignore_glob = [] if chromium() else ["test_*.py"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of them in one loop, the browser's."""
    for item in items:
        if HERE in item.path.parents and pytest_asyncio.is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        quiet = ["--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
        started = await playwright.chromium.launch(executable_path=chromium(), args=quiet)
        yield started
        await started.close()


@pytest_asyncio.fixture(loop_scope="session")
async def windows(browser: Browser) -> AsyncIterator[Windows]:
    async with watched(browser) as some:
        yield some


@pytest_asyncio.fixture(loop_scope="session")
async def room(browser: Browser) -> AsyncIterator[Room]:
    """A server without a bot: the test itself is the bot."""
    world = World(clock=moment(NOON))
    async with (
        serve(world) as url,
        httpx.AsyncClient(base_url=url, verify=NO_TLS, timeout=30) as client,
        watched(browser) as some,
    ):
        yield Room(url, Street(client, world.token), some)
