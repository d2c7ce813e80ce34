"""The doors by which time and chance come in. The network's door is the library's own BaseRequest."""

import asyncio
import random
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

from bot.line import Broken, Line


class Clock(Protocol):
    """What time it is. Asked before each update, tick and send, and nowhere else."""

    async def now(self) -> datetime:
        """This moment, in UTC."""


class WallClock:
    """The machine's own time."""

    async def now(self) -> datetime:
        return datetime.now(UTC)


class SimClock:
    """The time a Bot API server for trying things out keeps; it is told when nothing is left to do."""

    def __init__(self, url: str) -> None:
        self.jumps = 0  # how often somebody set it, as follow() was last told
        self._asking, self._following = Line(url.rstrip("/")), Line(url.rstrip("/"))

    async def now(self) -> datetime:
        """Waits until the server answers: without it there is no time."""
        while True:
            try:
                return datetime.fromisoformat((await self._asking.ask())["now"]).astimezone(UTC)
            except Broken:
                await asyncio.sleep(0.2)

    async def follow(self, heard: Callable[[], None]) -> None:
        """Hears of each jump at once, and says so. Never ends."""
        while True:
            try:
                self.jumps = (await self._following.ask(f"?wait=5&jumps={self.jumps}"))["jumps"]
                heard()
            except Broken:
                await asyncio.sleep(0.2)

    async def report(self, facts: dict[str, object]) -> bool:
        """Says what was left to do at a moment; whether the server heard it."""
        try:
            await self._asking.tell("/report", facts)
        except Broken:
            return False
        return True

    async def close(self) -> None:
        self._asking.close()
        self._following.close()


class RandomIds:
    """Names nobody can guess."""

    def token(self, length: int = 16) -> str:
        return secrets.token_hex(length)


class SeededIds:
    """The same names in the same order for the same seed: for tests and the demo, never for real money."""

    def __init__(self, seed: int) -> None:
        self.source = random.Random(seed)  # noqa: S311 (meant to be repeated)

    def token(self, length: int = 16) -> str:
        return self.source.randbytes(length).hex()
