"""Delivery's rounds: look at what waits, start what the budgets allow, note when the next may go."""

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from telegram import Bot

from bot.delivery.budget import MINUTE
from bot.delivery.parts import Compose, Consequences
from bot.delivery.records import Records
from bot.delivery.sending import Sending
from bot.delivery.waiting import Item, Waiting
from bot.places import kind
from bot.seams import Clock
from models.store import cards, outbox
from models.store.readers import Reader
from models.store.writer import Closed, Writer

AT_ONCE = 4
SET_BACK = timedelta(seconds=5)  # two looks may tell moments in the other order; this is no such thing
SPACING, LONGEST_SPACING = 0.02, 0.15  # seconds between two looks: many commits, one look

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a chat may get next, and from when."""

    item: Item
    at: datetime


class Delivery:
    """Sends what outbox and cards hold. next_send: when something that waits for its budget or its hour may go."""

    def __init__(
        self, bot: Bot, writer: Writer, reader: Reader, clock: Clock, compose: Compose, consequences: Consequences
    ) -> None:
        self.writer, self.clock = writer, clock
        self.records = Records(writer, reader, clock)
        self.waiting = Waiting(self.records)
        self.sending = Sending(bot, self.records, self.waiting.queue, compose, consequences)
        self.next_send: datetime | None = None
        self.fault: Exception | None = None
        self._looked_at: datetime | None = None
        self._busy: dict[int, asyncio.Task[None]] = {}
        self._looking = asyncio.Lock()
        self._wake = asyncio.Event()
        self._closed = False

    @property
    def in_flight(self) -> int:
        return len(self._busy)

    def wake(self) -> None:
        """Something may have changed."""
        self._wake.set()

    async def start(self) -> None:
        """What was leaving when the program ended is looked into; what was said lately counts against the budgets."""
        now = await self.clock.now()
        said = await self.records.reader.ask(outbox.lately, now - MINUTE, now=now)
        unsure = await self.records.write(outbox.recover) + await self.records.write(cards.recover)
        if unsure:
            log.warning("%s notices may or may not have arrived before the restart", unsure)
        self.sending.budget.seed(said)
        self.writer.on_commit.append(self.wake)

    async def run(self) -> None:
        """Looks whenever an act was committed, something was sent, or a budget is free again."""
        spacing = SPACING
        while True:
            now = await self.clock.now()
            try:
                await self.look(now)
            except Closed:
                return
            except Exception as problem:
                self.fault = problem
                log.error("delivery could not look: %s", kind(problem))
                await asyncio.sleep(1)
            await asyncio.sleep(spacing)
            # Commits without end, and nothing that may leave: taps, mostly.
            endless = self._wake.is_set() and not self._busy
            spacing = min(2 * spacing, LONGEST_SPACING) if endless else SPACING
            pause = None if self.next_send is None else max(SPACING, (self.next_send - now).total_seconds())
            with suppress(TimeoutError):
                async with asyncio.timeout(pause):  # not wait_for, which may swallow the end of the program
                    await self._wake.wait()
            self._wake.clear()

    async def landed(self) -> None:
        """Waits until nothing is on its way."""
        while self._busy:
            await asyncio.wait(self._busy.values())

    async def close(self, patience: float = 5) -> None:
        """Starts nothing more and gives what is on its way a few seconds."""
        self._closed = True
        if self._busy:
            _, late = await asyncio.wait(self._busy.values(), timeout=patience)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def look(self, now: datetime) -> None:
        """One round: starts everything that may leave at this moment."""
        async with self._looking:
            if self._closed:
                return
            self._mind_the_clock(now)
            await self.waiting.load(now)
            waits: list[datetime] = list(self.waiting.queue.next_moment())
            for chat_id in self.waiting.chats():
                if len(self._busy) >= AT_ONCE:
                    break
                if chat_id in self._busy:
                    continue
                choice = self._choose(chat_id, now)
                if choice is not None and choice.at <= now:
                    self._start(chat_id, choice.item)
                elif choice is not None:
                    waits.append(choice.at)
            self.next_send = min(waits, default=None)
            self.fault = None

    def _mind_the_clock(self, now: datetime) -> None:
        """A clock that was set back would keep every chat silent until it is again as late as it was."""
        before, self._looked_at = self._looked_at or now, now
        if before - now > SET_BACK:
            log.warning("the clock was set back by %s", before - now)
            self.sending.set_back(before - now)

    def _choose(self, chat_id: int, now: datetime) -> Choice | None:
        """The first that may go now; otherwise the one that may go soonest."""
        free = self.sending.budget.free_at(chat_id, now)
        soonest: Choice | None = None
        for item in self.waiting.line(chat_id):
            if free > now:  # the chat gets nothing yet, whatever it is
                return Choice(item, free)
            at = self.sending.free_at(chat_id, item, now)
            if at <= now:
                return Choice(item, at)
            if soonest is None or at < soonest.at:
                soonest = Choice(item, at)
        return soonest

    def _start(self, chat_id: int, item: Item) -> None:
        self._busy[chat_id] = asyncio.create_task(self._send(chat_id, item))

    async def _send(self, chat_id: int, item: Item) -> None:
        try:
            await self.sending.send(chat_id, item)
        finally:
            del self._busy[chat_id]
            self.wake()
