"""Keeps coordinators' menus of commands as they should be, however that came to be otherwise."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter

from bot.delivery.outcomes import pause_of
from handlers.menus import hide as hide_menu
from handlers.menus import show as show_menu
from handlers.menus import version
from models.store import menus
from models.store.menus import Menu
from models.store.readers import Reader
from models.store.unit import Unit
from models.store.writer import Closed, Writer

SPACING = 0.05  # seconds between two calls: a new version for many coordinators is no storm
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=2), timedelta(minutes=10)

log = logging.getLogger(__name__)


class Menus:
    """Compares what menus show with who coordinates, after each commit, and puts right what differs.

    Setting a menu twice is setting it once, so whatever a crash or a lost answer leaves open is done again.
    """

    def __init__(self, bot: Bot, writer: Writer, reader: Reader) -> None:
        self.bot, self.writer, self.reader = bot, writer, reader
        self.version = version()
        self._looked_at = -1
        self._rests: tuple[datetime, timedelta] | None = None  # since when, for how long
        self._pause = FIRST_PAUSE
        self._work: asyncio.Task[None] | None = None

    @property
    def pending(self) -> bool:
        """Whether a call is on its way."""
        return self._work is not None and not self._work.done()

    async def look(self, now: datetime) -> None:
        """Starts on what differs, unless nothing can have changed or Telegram wants a pause."""
        waits = self._rests is not None and abs(now - self._rests[0]) < self._rests[1]  # the clock may be set back
        if self.pending or waits or (self._looked_at == self.writer.commits and self._rests is None):
            return
        self._looked_at, self._rests = self.writer.commits, None
        show, hide = await self.reader.ask(_differing, self.version, now=now)
        if show or hide:
            self._work = asyncio.create_task(self._put_right(show, hide, now))

    async def close(self) -> None:
        """What is not done by now is done at the next start."""
        if self._work is not None:
            self._work.cancel()
            await asyncio.wait({self._work})

    async def _put_right(self, show: list[Menu], hide: list[Menu], now: datetime) -> None:
        try:
            for menu in show:
                await self._try(show_menu, menu)
                await self.writer.post(menus.shown, menu, self.version, now=now)
            for menu in hide:
                await self._try(hide_menu, menu)
                await self.writer.post(menus.hidden, menu, now=now)
            self._pause = FIRST_PAUSE
        except Closed:
            return
        except RetryAfter as held:
            self._rests = now, pause_of(held)
        except Exception as problem:  # the network, or a database that takes nothing
            self._rests, self._pause = (now, self._pause), min(self._pause * 2, LONGEST_PAUSE)
            log.info("menus of commands wait: %s", type(problem).__name__)

    async def _try(self, call: Callable[[Bot, int, int], Awaitable[None]], menu: Menu) -> None:
        """One call. Where nobody is there to see it, that is that."""
        try:
            await call(self.bot, *menu)
        except (BadRequest, Forbidden, ChatMigrated) as refused:
            log.info("a menu of commands was refused: %s", refused.message)
        await asyncio.sleep(SPACING)


def _differing(unit: Unit, version: str) -> tuple[list[Menu], list[Menu]]:
    """A question: the menus to show and those to hide, of one moment."""
    return menus.to_show(unit, version), menus.to_hide(unit)
