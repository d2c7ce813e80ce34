"""Sending what was chosen, and what follows from how it went."""

import logging
from datetime import datetime, timedelta

from telegram import Bot

from bot.delivery.budget import Budget
from bot.delivery.drawings import Drawings
from bot.delivery.letters import Letters
from bot.delivery.outcomes import Fate, Outcome
from bot.delivery.parts import Compose, Consequences
from bot.delivery.queue import Queue, Rests
from bot.delivery.records import Records
from bot.delivery.waiting import Item, key
from bot.places import places
from models.store import outbox
from models.store.outage import outage
from models.store.outbox import Letter
from models.store.writer import Closed

TRIES = 5  # of what fails on our side, before it is dropped with the reason

log = logging.getLogger(__name__)


class Sending:
    """One item at a time: says it, counts it against the budget, and lets it rest where that failed."""

    def __init__(self, bot: Bot, records: Records, queue: Queue, compose: Compose, consequences: Consequences) -> None:
        self.records, self.queue, self.consequences = records, queue, consequences
        self.letters = Letters(bot, records, compose, consequences)
        self.drawings = Drawings(bot, records, compose, consequences)
        self.budget, self.rests = Budget(), Rests()

    async def send(self, chat_id: int, item: Item) -> None:
        """Whatever goes wrong, it is written down, and the item goes on waiting or does not."""
        try:
            outcome = await (self._send_letter(item) if isinstance(item, Letter) else self.drawings.draw(item.id))
            if outcome is None:
                self.rests.end(key(item))
            else:
                await self._account(chat_id, item, outcome)
        except Closed:
            log.info("a notice waits for the next start")
        except Exception as problem:
            await self._fail(item, problem)

    def set_back(self, by: timedelta) -> None:
        """The clock was set back by so much."""
        self.budget.set_back(by)
        self.rests.set_back(by)

    def free_at(self, chat_id: int, item: Item, now: datetime) -> datetime:
        """From when the item may leave."""
        return max(self.budget.free_at(chat_id, now, item), self.rests.until(key(item), now))

    async def _send_letter(self, letter: Letter) -> Outcome | None:
        outcome, left = await self.letters.send(letter)
        if left is None or left.not_before != letter.not_before:
            self.queue.take_out(letter)
        if left is not None:
            self.queue.put(left, await self.records.clock.now())
        return outcome

    async def _account(self, chat_id: int, item: Item, outcome: Outcome) -> None:
        now = await self.records.clock.now()
        if outcome.fate is not Fate.NOT_SENT:
            self.budget.spend(chat_id, now, item)
        match outcome.fate:
            case Fate.HELD:
                log.warning("Telegram wants a pause of %s s in a chat", outcome.pause.total_seconds())
                self.budget.hold(chat_id, now + outcome.pause)
            case Fate.NOT_SENT | Fate.UNSURE:
                self.rests.after_failure(key(item), now)
            case Fate.MOVED:
                await self._move(chat_id, outcome.chat_id)
            case _:
                self.rests.end(key(item))

    async def _move(self, old_chat_id: int, new_chat_id: int) -> None:
        """The group has another chat id: what waits for it goes there."""
        if await self.records.surely(self.consequences.moved, old_chat_id, new_chat_id):
            await self.records.surely(outbox.readdress, old_chat_id, new_chat_id)
            self.queue.readdress(old_chat_id, new_chat_id)

    async def _fail(self, item: Item, problem: Exception) -> None:
        """Something on our side: words that could not be made, a database that took nothing."""
        name = type(problem).__name__
        log.error("%s %s could not be sent; it failed at\n%s", *key(item), places(problem))
        now = await self.records.clock.now()
        given_up = self.rests.after_failure(key(item), now) >= TRIES and not outage(problem)
        if isinstance(item, Letter):
            if given_up:
                await self.letters.give_up(item, name)
                self.queue.take_out(item)
        elif given_up:
            await self.drawings.give_up(item.id, name)
            self.rests.end(key(item))
        else:
            await self.drawings.put_back(item.id)
