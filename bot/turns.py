"""One update's turn: through the library's handlers to at most one act, and its mark in the inbox."""

import asyncio
import json
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from itertools import count
from typing import TypeVar

from telegram import Update
from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.ext import ApplicationHandlerStop

from bot.hearing import App
from bot.lanes import Placed
from bot.places import kind, places
from bot.seams import Clock
from bot.toasts import Toasts
from bot.wanted import number
from handlers.catching import apology
from handlers.context import Context, Toast, turn
from models.rules.people import Community
from models.rules.refusals import Refusal
from models.store import acts, inbox
from models.store.inbox import AlreadyDone, Kept
from models.store.notices import Asked
from models.store.outage import outage
from models.store.readers import Reader
from models.store.writer import Closed, Writer

PAUSE = 0.2  # seconds before a failed update is tried again; twice as long each time
LONGEST_PAUSE = 10
NETWORK_TRIES = 8  # of what asked Telegram something and got no answer, before they count as failures

Answer = TypeVar("Answer")

log = logging.getLogger(__name__)


class OneActOnly(Exception):
    """A handler asked for a second act on one update. What was done stands."""


class UpdateTurn:
    """What the handlers of one update may do (handlers.context.Turn)."""

    def __init__(
        self, now: datetime, username: str, asked: Asked, writer: Writer, reader: Reader, placed: Placed
    ) -> None:
        self.now, self.username = now, username
        self.toast = Toast()
        self.place: Community | None = None
        self.acted = self.committed = self.stale = False
        self.failure: BaseException | None = None
        self._asked, self._writer, self._reader, self._placed = asked, writer, reader, placed

    async def act(self, verb: Callable[..., Answer], *values: object) -> Answer:
        if self.acted:
            raise OneActOnly
        asked = self._asked if self.place is None else replace(self._asked, community_id=self.place.id)
        place = self._writer.post(acts.perform, verb, *values, now=self.now, asked=asked)
        self.acted = True
        self._placed()
        try:
            answer: Answer = await place
        except AlreadyDone:  # worked before, or not kept yet: nothing is done, nothing is said
            self.stale = True
            raise ApplicationHandlerStop from None
        except Refusal:
            self.committed = True
            raise
        except Exception as failure:  # whatever the handler makes of it
            self.failure = failure
            raise
        self.committed = True
        return answer

    async def ask(self, question: Callable[..., Answer], *values: object) -> Answer:
        return await self._reader.ask(question, *values, now=self.now)

    def answer(self, toast: Toast) -> None:
        self.toast = toast


async def note_failure(_update: object, context: Context) -> None:
    """An error handler: the library swallows what handlers raise, the turn must know of it."""
    current = turn.get()
    if isinstance(current, UpdateTurn) and not isinstance(context.error, Refusal):
        current.failure = context.error


class Turns:
    """Works one update of the inbox: three times at most, then it is parked."""

    def __init__(
        self, application: App, writer: Writer, reader: Reader, toasts: Toasts, clock: Clock, pause: float = PAUSE
    ) -> None:
        self.application, self.writer, self.reader = application, writer, reader
        self.toasts, self.clock, self.pause = toasts, clock, pause
        self._ending = asyncio.Event()

    def end(self) -> None:
        """Nothing is tried again from now on: what could not be done so far waits in the inbox."""
        self._ending.set()

    async def work(self, kept: Kept, placed: Placed) -> None:
        """Lets the update have its turn until it is done, or parked, or the program ends."""
        with suppress(Closed):
            for times in count():
                if await self._once(kept, placed, times):
                    return
                if await self._ends_within(min(self.pause * 2**times, LONGEST_PAUSE)):
                    break
        log.info("update %s waits for the next start", kept.update_id)

    async def _ends_within(self, seconds: float) -> bool:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._ending.wait()
        return self._ending.is_set()

    async def _once(self, kept: Kept, placed: Placed, times: int) -> bool:
        """One try, after so many; whether the update needs no other."""
        now = await self.clock.now()
        try:
            update = Update.de_json(json.loads(kept.body), self.application.bot)
            asked = _asked(kept, update)
        except Exception:
            log.error("update %s is unreadable and was parked", kept.update_id)
            nothing = Asked(kept.update_id, kept.chat_id, None)
            return await self._marked(nothing, now, placed, inbox.park, kept.update_id, "unreadable")
        own = UpdateTurn(now, self.application.bot.username, asked, self.writer, self.reader, placed)
        turn.set(own)
        try:
            await self.application.process_update(update)
        except Exception as problem:  # before or behind the handlers: the library itself could make nothing of it
            own.failure = problem
        over = await self._over(own, asked, placed, times)
        if own.failure is not None and not own.committed:
            own.toast = apology(update)
        if over and not own.stale and update.callback_query is not None:
            self.toasts.send(update.callback_query.id, own.toast)
        return over

    async def _over(self, own: UpdateTurn, asked: Asked, placed: Placed, times: int) -> bool:
        if isinstance(own.failure, Closed):
            raise own.failure
        if own.failure is not None and not own.committed:
            if outage(own.failure):
                return self._waits_for_the_database(asked, times)
            if times < NETWORK_TRIES and _of_the_network(own.failure):
                log.warning("update %s waits for the network", asked.update_id)
                return False
            return await self._failed(own.failure, asked, own.now)
        if own.failure is not None:
            log.error("update %s failed after its act at\n%s", asked.update_id, places(own.failure))
        if own.acted:
            return True
        return await self._marked(asked, own.now, placed, inbox.finish_without_act, asked.update_id)

    def _waits_for_the_database(self, asked: Asked, times: int) -> bool:
        """Told once: health says the rest."""
        if times == 0:
            log.warning("update %s waits for the database", asked.update_id)
        return False

    async def _failed(self, failure: BaseException, asked: Asked, now: datetime) -> bool:
        name = type(failure).__name__
        log.error("update %s failed at\n%s", asked.update_id, places(failure))
        try:
            parked: bool = await self.writer.post(acts.count_failure, asked.update_id, name, now=now, asked=asked)
        except Closed:
            raise
        except Exception as problem:  # the database takes nothing now; the update waits until it does
            log.error("update %s: its failure could not be counted: %s", asked.update_id, kind(problem))
            return False
        if parked:
            log.error("update %s was parked after %s tries", asked.update_id, inbox.TRIES)
        return parked

    async def _marked(
        self, asked: Asked, now: datetime, placed: Placed, act: Callable[..., None], *values: object
    ) -> bool:
        place = self.writer.post(act, *values, now=now, asked=asked)
        placed()
        try:
            await place
        except AlreadyDone:
            return True
        except Closed:
            raise
        except Exception as problem:
            log.error("update %s could not be marked: %s", asked.update_id, kind(problem))
            return False
        return True


def _asked(kept: Kept, update: Update) -> Asked:
    """What the act will answer to: the message that was written, or the one whose button was tapped."""
    written, tap = update.message or update.edited_message, update.callback_query
    if written is not None:
        return Asked(kept.update_id, kept.chat_id, number(written.message_id))
    tapped = None if tap is None or tap.message is None else number(tap.message.message_id)
    return Asked(kept.update_id, kept.chat_id, None, tapped)


def _of_the_network(failure: BaseException) -> bool:
    return isinstance(failure, (NetworkError, RetryAfter)) and not isinstance(failure, BadRequest)
