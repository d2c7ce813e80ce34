"""`commonpot demo` as somebody starts it: server, bot and stage, and windows on its page."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from playwright.async_api import expect

from tests.browser.window import Window
from tests.browser.windows import DESKTOP, Look, Visitors, watched
from tests.commands.conftest import environment
from tests.playground.conftest import NO_TLS

COMES_UP_WITHIN = 60  # seconds, on a machine that is busy with other tests


@dataclass(frozen=True)
class Demo:
    """Where the page is, and where the stage is."""

    url: str
    stage: str
    client: httpx.AsyncClient
    visitors: Visitors

    async def state(self) -> dict[str, Any]:
        """How things stand, as the stage tells the page."""
        told: dict[str, Any] = (await self.client.get(self.stage)).json()
        return told

    async def ready(self) -> None:
        """Waits until the scene has been played."""
        async with asyncio.timeout(COMES_UP_WITHIN):
            while not (state := await self.state())["ready"]:  # noqa: ASYNC110 (it is another process's)
                await asyncio.sleep(0.05)
        assert state["problem"] is None

    async def settle(self) -> None:
        """Waits until the bot has nothing left to do."""
        (await self.client.post(f"{self.url}/sim/settle", json={})).raise_for_status()

    @asynccontextmanager
    async def seen_by(self, name: str | None = None, look: Look = DESKTOP) -> AsyncIterator[Window]:
        """The page as this person has it; without a name as whoever has just opened it."""
        async with watched(self.visitors) as windows:
            people = (await self.client.get(f"{self.url}/sim/people")).json()["people"]
            found = [one["id"] for one in people if one["name"] == name]
            window = Window(
                await windows.open(f"{self.url}/?as={found[0]}" if found else self.url, look), windows.watch
            )
            await expect(window.group.messages.first).to_be_visible()
            yield window


@asynccontextmanager
async def a_demo(visitors: Visitors, folder: Path, scene: str = "mid-round") -> AsyncIterator[Demo]:
    """From its start to Ctrl-C, after which it must have ended well and said nothing."""
    words = ["-m", "bot", "demo", "--port", "0", "--no-browser", "--scene", scene]
    process = await asyncio.create_subprocess_exec(
        sys.executable, *words, cwd=folder, env=environment(folder) | {"PYTHONWARNINGS": ""}, stdout=PIPE, stderr=PIPE
    )
    try:
        async with httpx.AsyncClient(verify=NO_TLS, timeout=30) as client:
            url = await _address(process)
            stage = (await client.get(f"{url}/sim/page")).json()["stage"]
            demo = Demo(url, stage, client, visitors)
            await demo.ready()
            yield demo
    finally:
        if process.returncode is None:
            process.terminate()
        said = (await process.communicate())[1].decode()
    assert process.returncode == 0, said
    assert not said, said


async def _address(process: Process) -> str:
    assert process.stdout is not None
    line = (await asyncio.wait_for(process.stdout.readline(), COMES_UP_WITHIN)).decode()
    return line.split()[-1]
