"""Our own long poll: what is for us is kept before Telegram is told that it came."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

from telegram import Bot
from telegram.error import Conflict

from bot.keepable import keepable
from bot.lanes import Lanes
from bot.places import kind
from bot.seams import Clock
from bot.wanted import ALLOWED, chat_of, wanted
from models.store import inbox, vigil
from models.store.inbox import Kept
from models.store.readers import Reader
from models.store.unit import Unit
from models.store.writer import Closed, Writer

PATIENCE = 25  # seconds a poll may stay open
BATCH = 100
AHEAD = 500  # updates in the lanes at which the poll waits for them
ANOTHER = "another program asks Telegram with the same token; stop one of the two"
PAUSES = (0.5, 1, 2, 5, 10)  # seconds between tries while nothing comes in
VIGIL = timedelta(minutes=1)
SILENCE = timedelta(days=1)  # how long Telegram keeps updates

Silence = Callable[[Unit, datetime], object]  # an act: what follows from a silence since that moment

log = logging.getLogger(__name__)


class Intake:
    """Polls, keeps, and only then confirms. fault: why nothing came in the last time, until something does."""

    def __init__(
        self,
        bot: Bot,
        writer: Writer,
        reader: Reader,
        lanes: Lanes,
        clock: Clock,
        silence: Silence | None = None,
        pauses: Sequence[float] = PAUSES,
    ) -> None:
        self.bot, self.writer, self.reader, self.lanes, self.clock = bot, writer, reader, lanes, clock
        self.silence, self.pauses = silence, pauses
        self.offset = 0  # the next update Telegram shall send; all before it are kept
        self.heard: datetime | None = None
        self.kept_at: datetime | None = None
        self.fault: Exception | None = None
        self._turnstile = asyncio.Lock()
        self._poll: asyncio.Task[Any] | None = None
        self._failures = 0
        self._waiting_for_us = 0

    async def start(self) -> None:
        """Puts what was left waiting into the lanes, before anything new."""
        self.heard = await self.reader.ask(vigil.last_heard, now=await self.clock.now())
        await self._load()

    async def run(self) -> None:
        """Polls for ever."""
        while True:
            async with self._turnstile:
                await self._step(PATIENCE)
            await asyncio.sleep(0)
            await self.lanes.below(AHEAD)

    @asynccontextmanager
    async def caught_up(self) -> AsyncIterator[None]:
        """Holds a moment at which everything Telegram had for us, when asked just now, is worked.

        A poll begun after the call came back empty, the lanes are empty, no row of the inbox waits. While it is held
        nothing more is fetched. Not reached while Telegram cannot be.
        """
        self._waiting_for_us += 1
        if self._poll is not None:
            self._poll.cancel()
        try:
            async with self._turnstile:
                while not await self._nothing_left():
                    pass
                yield
        finally:
            self._waiting_for_us -= 1

    async def _nothing_left(self) -> bool:
        if await self._step(0) != 0:
            return False
        await self.lanes.idle()
        return not await self._load()

    async def _load(self) -> bool:
        """Puts what the inbox holds into the lanes; whether there was anything."""
        left = await self.reader.ask(inbox.waiting, now=await self.clock.now())
        for kept in left:
            self.lanes.put(kept)
        return bool(left)

    async def _step(self, patience: int) -> int | None:
        """One poll and what it brought: how many updates, or None where it found no way or was cut short."""
        try:
            updates = await self._fetch(0 if self._waiting_for_us else patience)
            if updates is None:
                return None
            await self._take(updates)
        except Closed:
            raise
        except Exception as problem:
            await self._back_off(problem)
            return None
        if self.fault is not None:
            log.info("updates come in again")
        self.fault, self._failures = None, 0
        return len(updates)

    async def _fetch(self, patience: int) -> list[dict[str, Any]] | None:
        """One poll. None where it was cut short because somebody waits to be caught up."""
        ask = {"offset": self.offset, "limit": BATCH, "timeout": patience, "allowed_updates": ALLOWED}
        # In lower case, which Telegram takes as well: the library warns about methods that it can parse itself,
        # and what must be kept is the raw JSON.
        call = self.bot.do_api_request("getupdates", ask, read_timeout=patience + 10)
        self._poll = asyncio.create_task(call)
        try:
            await asyncio.wait({self._poll})
        finally:
            poll, self._poll = self._poll, None
            poll.cancel()
        if poll.cancelled():
            return None
        updates: list[dict[str, Any]] = poll.result()
        return updates

    async def _take(self, updates: list[dict[str, Any]]) -> None:
        """Keeps what is for us; work on it starts at once, but Telegram is told only when it is on the disk."""
        now = await self.clock.now()
        await self._listen(now)
        batch = [kept for kept in map(self._kept, updates) if kept is not None]
        if batch:
            told = self.writer.post(inbox.keep, batch, now=now)
            for kept in batch:
                if kept.problem is None:
                    self.lanes.put(kept)
            await told
            self.kept_at = now
            if self.fault is not None:  # an earlier try may have been worked before its row was there
                await self.lanes.idle()
                await self._load()
        if updates:
            self.offset = max(int(update["update_id"]) for update in updates) + 1

    def _kept(self, update: dict[str, Any]) -> Kept | None:
        number = int(update["update_id"])
        body = keepable(json.dumps(update, ensure_ascii=False, separators=(",", ":")))
        try:
            if not wanted(update, self.bot.id, self.bot.username):
                return None
            return Kept(number, chat_of(update), body)
        except Exception:
            log.error("update %s is unreadable and was parked", number)
            return Kept(number, 0, body, "unreadable")

    async def _listen(self, now: datetime) -> None:
        """Remembers that Telegram was heard, at most once a minute, and tells of a silence longer than it keeps."""
        since = self.heard
        if since is not None and abs(now - since) < VIGIL:  # the clock may have been set back
            return
        if since is not None and now - since > SILENCE and self.silence is not None:
            await self.writer.post(vigil.heard_again, self.silence, since, now=now)
        else:
            await self.writer.post(vigil.heard, now=now)
        self.heard = now

    async def _back_off(self, problem: Exception) -> None:
        self.fault = problem
        self._failures += 1
        log.warning("nothing comes in: %s", ANOTHER if isinstance(problem, Conflict) else kind(problem))
        await asyncio.sleep(self.pauses[min(self._failures, len(self.pauses)) - 1])
