"""The post goes out: delivery as it runs, with the bot's own words, until nothing is left or the program dies."""

import asyncio
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from telegram import Bot

from bot.bundle import bundle
from bot.delivery.parts import Ask, Consequences, Words
from bot.delivery.rounds import Delivery
from bot.simulation.desk import Desk
from bot.simulation.violation import need
from bot.simulation.wire.scribe import Asker, Scribe
from bot.simulation.wire.telegram import ME, TOKEN, Key, Saying, Telegram, saying
from handlers.words.compose import compose
from models.people import reaching
from models.questions.bundle import published
from models.rounds import nudging
from models.store.cards import Card
from models.store.outbox import Letter
from models.store.tables import cards, communities, outbox, rounds
from models.store.unit import Unit

LONGEST = 200  # looks of one delivery
FOLLOWS = reaching.unreachable, reaching.moved, reaching.cannot_pin, reaching.away, reaching.back


class Clock:
    """The desk's."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    async def now(self) -> datetime:
        return self.desk.now


class Post:
    """One desk's post."""

    def __init__(self, desk: Desk, telegram: Telegram) -> None:
        self.desk, self.telegram = desk, telegram
        self.bot = Bot(TOKEN, request=telegram, get_updates_request=telegram)

    async def goes_out(self, until: datetime | None) -> datetime | None:
        """Time passes where it has to, but not beyond this moment. When the next may go; None where all is said."""
        if not self.telegram.sent:
            await self.bot.initialize()
        self.telegram.dead.clear()
        consequences = Consequences(*FOLLOWS, nudging.held_until)
        scribe, asker, clock = Scribe(self.desk), Asker(self.desk), Clock(self.desk)
        delivery = Delivery(self.bot, scribe, asker, clock, said, consequences)
        await delivery.start()
        for _ in range(LONGEST):
            if not await self._look(delivery):
                break
            wait = delivery.next_send
            if not delivery.in_flight and wait is not None and wait > self.desk.now:
                if until is not None and wait > until:
                    break
                self.desk.now = wait
        need(delivery.fault is None, f"delivery could not look: {delivery.fault}")
        need(not self.telegram.wrong, "; ".join(self.telegram.wrong))
        for chat, message in self.desk.ask(pinned):
            need(
                self.telegram.pinned.get(chat) == message, f"message {message} is down as pinned in {chat}, and is not"
            )
        await delivery.close(patience=0)
        return delivery.next_send

    async def _look(self, delivery: Delivery) -> bool:
        """One look and all that it started; whether there may be more."""
        await delivery.look(self.desk.now)
        started = delivery.in_flight > 0
        landed, dead = (asyncio.ensure_future(one) for one in (delivery.landed(), self.telegram.dead.wait()))
        await asyncio.wait({landed, dead}, return_when=asyncio.FIRST_COMPLETED)
        died = dead.done()
        for one in (landed, dead):
            one.cancel()
        if died:
            self.telegram.unsure |= self.desk.ask(leaving)
        waits = delivery.next_send is not None
        return not died and (waits or started)


def leaving(unit: Unit) -> set[Key]:
    """A question: what was leaving when the program died."""
    query = select(outbox.c.kind, outbox.c.id).where(outbox.c.sending_at.is_not(None), outbox.c.sent_at.is_(None))
    return {(kind, number) for kind, number in unit.connection.execute(query)}


def pinned(unit: Unit) -> list[tuple[int, int]]:
    """A question: chat and message of each open round's card that is pinned, for all the bot knows."""
    of = (cards.c.community_id == communities.c.id) & (cards.c.subject_id == rounds.c.id) & (cards.c.kind == "round")
    is_pinned = cards.c.pinned_at.is_not(None), cards.c.message_id.is_not(None), communities.c.unpinned_since.is_(None)
    query = select(communities.c.chat_id, cards.c.message_id).where(of, rounds.c.closed_at.is_(None), *is_pinned)
    return [(chat, message) for chat, message in unit.connection.execute(query)]


async def said(ask: Ask, note: Letter | Card) -> Words | None:
    """The bot's own words; Telegram is told what they are about."""
    saying.set(Saying((note.kind if isinstance(note, Letter) else "card", note.id), again=note.again))
    message = await compose(ask, note, str(ME["username"]))
    if message is None or message.record is None:
        return message
    of = await ask(published, message.record)
    return replace(message, file=(f"round-{of.round.number}.zip", bundle(of)))
