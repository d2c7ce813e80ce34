"""One browser for each worker, windows that are watched, and a server with people for what needs no bot."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import async_playwright

from tests.browser.chromium import chromium
from tests.browser.demo import Demo, a_demo
from tests.browser.room import Room, a_room
from tests.browser.windows import Visitors, Windows, watched

# Nothing calls home, and everything is drawn by one process without a graphics card: a third less work.
FRUGAL = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"]
FRUGAL += [
    "--disable-gpu",
    "--disable-gpu-compositing",
    "--renderer-process-limit=1",
    "--disable-site-isolation-trials",
]
HERE = Path(__file__).parent
collect_ignore_glob = [] if chromium() else ["test_*.py"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of them in one loop, the browser's."""
    for item in items:
        if HERE in item.path.parents and pytest_asyncio.is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def visitors() -> AsyncIterator[Visitors]:
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=chromium(), args=FRUGAL)
        yield Visitors(started)
        await started.close()


@pytest_asyncio.fixture(loop_scope="session")
async def windows(visitors: Visitors) -> AsyncIterator[Windows]:
    async with watched(visitors) as some:
        yield some


@pytest_asyncio.fixture(loop_scope="session")
async def room(visitors: Visitors) -> AsyncIterator[Room]:
    async with a_room(visitors) as one:
        yield one


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def mill_lane(visitors: Visitors, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Demo]:
    """The demo in the middle of a round, shared: a test leaves the round open and the bot running."""
    async with a_demo(visitors, tmp_path_factory.mktemp("mill-lane")) as demo:
        yield demo
