"""Delivery alone: a database, a fake Telegram, words that say what they were made of."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from telegram import InlineKeyboardMarkup

from bot.delivery.parts import Ask, Consequences
from bot.delivery.rounds import Delivery
from models.people import reaching
from models.rounds import nudging
from models.store.cards import Card
from models.store.notices import Asked
from models.store.outbox import Letter
from models.store.readers import Reader
from models.store.unit import Unit
from models.store.writer import Closed, Writer
from tests.bot.fakes import FakeTelegram, SetClock, bot_on

GROUP, PERSON = -400, 5


@dataclass(frozen=True)
class Said:
    text: str
    keyboard: InlineKeyboardMarkup | None = None
    silent: bool = False
    more: bool = False
    file: tuple[str, bytes] | None = None


@dataclass
class Heard:
    """What followed from Telegram's answers."""

    unreachable: list[int] = field(default_factory=list)
    moved: list[tuple[int, int]] = field(default_factory=list)
    cannot_pin: list[int] = field(default_factory=list)
    dies_at_pin: bool = False

    def acts(self) -> Consequences:
        def unreachable(unit: Unit, person_id: int) -> None:
            self.unreachable.append(person_id)
            reaching.unreachable(unit, person_id)

        def moved(unit: Unit, old: int, new: int) -> bool:
            self.moved.append((old, new))
            return reaching.moved(unit, old, new)

        def cannot_pin(unit: Unit, community_id: int) -> None:
            if self.dies_at_pin:
                raise Closed
            self.cannot_pin.append(community_id)
            reaching.cannot_pin(unit, community_id)

        return Consequences(unreachable, moved, cannot_pin, reaching.away, reaching.back, nudging.held_until)


@dataclass
class Office:
    writer: Writer
    reader: Reader
    telegram: FakeTelegram
    delivery: Delivery
    heard: Heard
    state: dict[int, str]  # what cards tell, by subject

    @property
    def clock(self) -> SetClock:
        return self.telegram.clock

    async def act(self, act: Callable[..., Any], *values: object) -> Any:
        return await self.writer.post(act, *values, now=self.clock.at)

    async def look(self) -> bool:
        """One look, and all that it started ends; whether there was anything."""
        await self.delivery.look(self.clock.at)
        started = self.delivery.in_flight > 0
        await self.delivery.landed()
        return started

    async def deliver(self, longest: timedelta = timedelta(minutes=5)) -> None:
        """Goes on, with time passing where something waits for it, until nothing is left to send."""
        until = self.clock.at + longest
        while True:
            while await self.look():
                pass
            wait: datetime | None = self.delivery.next_send
            if wait is None or wait > until:
                return
            self.clock.at = max(self.clock.at, wait)

    async def hang(self) -> None:
        """Goes on, a second at a time, until a call hangs."""
        while not self.telegram.hanging.is_set():
            await self.delivery.look(self.clock.at)
            either = [asyncio.create_task(one) for one in (self.telegram.hanging.wait(), self.delivery.landed())]
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            for one in either:
                one.cancel()
            self.clock.forward(1)


async def open_office(writer: Writer, reader: Reader, telegram: FakeTelegram, state: dict[int, str]) -> Office:
    heard = Heard()

    async def compose(ask: Ask, note: Letter | Card) -> Said | None:
        if note.what == "pointless":
            return None
        if note.what == "unspeakable":
            raise KeyError("the words for it are missing")
        if isinstance(note, Card):
            return Said(f"{note.what} {note.subject_id}: {state.get(note.subject_id, 'new')}")
        if note.what == "long":
            part = note.values.get("part", 1)
            return Said(f"part {part}", more=part < 3)
        mark = " again" if note.again and note.kind == "reply" else ""
        return Said(f"{note.kind} {note.what} No. {note.number}{mark}")

    bot = await bot_on(telegram)
    delivery = Delivery(bot, writer, reader, telegram.clock, compose, heard.acts())
    await delivery.start()
    return Office(writer, reader, telegram, delivery, heard, state)


def community(unit: Unit) -> int:
    return unit.communities.add(GROUP, "Our street", "link", None, "Europe/London", unit.now)


def coordinated(unit: Unit) -> int:
    """A community whose coordinator can be written to."""
    community_id = community(unit)
    unit.communities.meet(PERSON, "Ada", community_id)
    unit.communities.writable(PERSON, yes=True)
    unit.members.add(community_id, PERSON, "code", "salt", unit.now)
    member = unit.members.of(community_id, PERSON)
    assert member is not None
    unit.members.appoint(member, PERSON, unit.now)
    return community_id


def put(unit: Unit, kind: str) -> None:
    """One notice of a kind, as a verb asks for it."""
    unit.asked = Asked(1, GROUP, 31)
    match kind:
        case "reply":
            unit.notices.reply("pool", 1)
        case "result":
            unit.notices.tell_group(1, "closed", 12)
        case "receipt":
            unit.notices.tell_person(PERSON, "paid", 12, 1)
        case "nudge":
            unit.notices.nudge("halfway", 1, unit.now, [PERSON])
        case "card":
            unit.notices.post_card(1, "purpose", 3)
        case _:
            raise LookupError(kind)


WORDS = {
    "reply": "reply pool No. None",
    "result": "result closed No. 12",
    "receipt": "receipt paid No. 12",
    "nudge": "nudge halfway No. None",
    "card": "purpose 3: new",
}
