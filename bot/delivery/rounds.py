"""Delivery's rounds: look at what waits, start what the budgets allow, note when the next may go."""

import asyncio
import logging
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from telegram import Bot

from bot.delivery.budget import MINUTE, Budget
from bot.delivery.drawings import Drawings
from bot.delivery.letters import Letters
from bot.delivery.outcomes import Fate, Outcome
from bot.delivery.parts import Compose, Consequences
from bot.delivery.queue import Key, Queue, Rests
from bot.delivery.records import Records
from bot.places import places
from bot.seams import Clock
from models.store import cards, outbox
from models.store.cards import Card
from models.store.outbox import Letter
from models.store.readers import Reader
from models.store.unit import Unit
from models.store.writer import Closed, Writer

AT_ONCE = 4
PAGE = 500
CARDS_EACH = 12
TRIES = 5  # of what fails on our side, before it is dropped with the reason
SPACING = 0.02  # seconds between two looks: many commits, one look

Item = Letter | Card

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
        self.writer, self.reader, self.clock = writer, reader, clock
        self.records, self.consequences = Records(writer, reader, clock), consequences
        self.letters = Letters(bot, self.records, compose, consequences)
        self.drawings = Drawings(bot, self.records, compose, consequences)
        self.next_send: datetime | None = None
        self.fault: Exception | None = None
        self._budget, self._queue, self._rests = Budget(), Queue(), Rests()
        self._busy: dict[int, asyncio.Task[None]] = {}
        self._looking = asyncio.Lock()
        self._wake = asyncio.Event()
        self._cards_first = False
        self._loaded_at = -1
        self._stale: dict[int, list[Card]] = {}
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
        unsure = await self.records.write(outbox.recover) + await self.records.write(cards.recover)
        if unsure:
            log.warning("%s notices may or may not have arrived before the restart", unsure)
        self._budget.seed(await self.reader.ask(outbox.lately, now - MINUTE, now=now))
        self.writer.on_commit.append(self.wake)

    async def run(self) -> None:
        """Looks whenever an act was committed, something was sent, or a budget is free again."""
        while True:
            now = await self.clock.now()
            try:
                await self.look(now)
            except Closed:
                return
            except Exception as problem:
                self.fault = problem
                log.error("delivery could not look: %s", type(problem).__name__)
                await asyncio.sleep(1)
            await asyncio.sleep(SPACING)
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
            stale = await self._load(now)
            waits: list[datetime] = list(self._queue.next_moment())
            for chat_id in self._order(stale):
                if len(self._busy) >= AT_ONCE:
                    break
                if chat_id in self._busy:
                    continue
                choice = self._choose(chat_id, stale.get(chat_id, []), now)
                if choice is not None and choice.at <= now:
                    self._start(chat_id, choice.item)
                elif choice is not None:
                    waits.append(choice.at)
            self.next_send = min(waits, default=None)
            self.fault = None

    async def _load(self, now: datetime) -> dict[int, list[Card]]:
        """Takes new letters into the queue; returns the stale cards by chat. Asks only where an act was committed."""
        self._queue.ripen(now)
        commits = self.writer.commits
        if self._loaded_at == commits:
            return self._stale
        page, stale = await self.reader.ask(_waiting, self._queue.mark, now=now)
        for letter in page:
            self._queue.put(letter, now)
        if len(page) == PAGE:
            return await self._load(now)
        self._loaded_at, self._stale = commits, {}
        for card in stale:
            self._stale.setdefault(card.chat_id or 0, []).append(card)
        return self._stale

    def _order(self, stale: dict[int, list[Card]]) -> Iterable[int]:
        """Chats, the longest waiting first; those with only cards come first every other time, or they might never."""
        self._cards_first = not self._cards_first
        letters, only_cards = self._queue.chats, [chat for chat in stale if chat not in self._queue.chats]
        return [*only_cards, *letters] if self._cards_first else [*letters, *only_cards]

    def _choose(self, chat_id: int, stale: list[Card], now: datetime) -> Choice | None:
        """The first that may go now; otherwise the one that may go soonest."""
        free = self._budget.free_at(chat_id, now)
        soonest: Choice | None = None
        for item in _in_turn(self._queue.line(chat_id), stale):
            if free > now:  # the chat gets nothing yet, whatever it is
                return Choice(item, free)
            card_id = item.id if isinstance(item, Card) else None
            at = max(self._budget.free_at(chat_id, now, card_id), self._rests.until(_key(item), now))
            if at <= now:
                return Choice(item, at)
            if soonest is None or at < soonest.at:
                soonest = Choice(item, at)
        return soonest

    def _start(self, chat_id: int, item: Item) -> None:
        self._busy[chat_id] = asyncio.create_task(self._send(chat_id, item))

    async def _send(self, chat_id: int, item: Item) -> None:
        try:
            outcome = await (self._send_letter(item) if isinstance(item, Letter) else self.drawings.draw(item.id))
            if outcome is None:
                self._rests.end(_key(item))
            else:
                await self._account(chat_id, item, outcome)
        except Closed:
            log.info("a notice waits for the next start")
        except Exception as problem:
            await self._fail(item, problem)
        finally:
            del self._busy[chat_id]
            self.wake()

    async def _send_letter(self, letter: Letter) -> Outcome | None:
        outcome, left = await self.letters.send(letter)
        if left is None:
            self._queue.take_out(letter)
        else:
            self._queue.put(left, await self.clock.now())
        return outcome

    async def _account(self, chat_id: int, item: Item, outcome: Outcome) -> None:
        now = await self.clock.now()
        if outcome.fate is not Fate.NOT_SENT:
            self._budget.spend(chat_id, now, item.id if isinstance(item, Card) else None)
        match outcome.fate:
            case Fate.HELD:
                log.warning("Telegram wants a pause of %s s in a chat", outcome.pause.total_seconds())
                self._budget.hold(chat_id, now + outcome.pause)
            case Fate.NOT_SENT | Fate.UNSURE:
                self._rests.after_failure(_key(item), now)
            case Fate.MOVED:
                await self._move(chat_id, outcome.chat_id)
            case _:
                self._rests.end(_key(item))

    async def _move(self, old_chat_id: int, new_chat_id: int) -> None:
        """The group has another chat id: what waits for it goes there."""
        await self.records.surely(self.consequences.moved, old_chat_id, new_chat_id)
        await self.records.surely(outbox.readdress, old_chat_id, new_chat_id)
        self._queue.readdress(old_chat_id, new_chat_id)

    async def _fail(self, item: Item, problem: Exception) -> None:
        """Something on our side: words that could not be made, a database that took nothing."""
        name = type(problem).__name__
        log.error("%s %s could not be sent; it failed at\n%s", *_key(item), places(problem))
        now = await self.clock.now()
        given_up = self._rests.after_failure(_key(item), now) >= TRIES
        if isinstance(item, Letter):
            if given_up:
                await self.letters.give_up(item, name)
                self._queue.take_out(item)
        elif given_up:
            await self.drawings.give_up(item.id, name)
            self._rests.end(_key(item))
        else:
            await self.drawings.put_back(item.id)


def _waiting(unit: Unit, mark: int) -> tuple[list[Letter], list[Card]]:
    """A question: new letters and stale cards, of one moment."""
    return outbox.after(unit, mark, PAGE), cards.stale(unit, CARDS_EACH)


def _key(item: Item) -> Key:
    return item.kind if isinstance(item, Card) else "letter", item.id


def _in_turn(letters: Iterable[Letter], stale: list[Card]) -> Iterator[Item]:
    """Letters before edits; a card's first post has its place in time among the letters."""
    firsts = [card for card in stale if card.message_id is None]
    for letter in letters:
        while firsts and firsts[0].stale_at is not None and firsts[0].stale_at < letter.made_at:
            yield firsts.pop(0)
        yield letter
    yield from firsts
    yield from (card for card in stale if card.message_id is not None)
