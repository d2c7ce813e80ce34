"""Intake, lanes and turns with a stand-in conversation: every tap, and every /note, is written down once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, ExtBot

from bot.hearing import deaf
from bot.intake import Intake
from bot.lanes import Lanes
from bot.toasts import Toasts
from bot.turns import Turns, note_failure
from handlers.context import Context, Toast
from models.rules.refusals import Refusal
from models.store.engine import reading_engine, writing_engine
from models.store.readers import Reader
from models.store.tables import inbox, people
from models.store.unit import Unit
from models.store.writer import Writer
from tests.bot.fakes import TOKEN, FakeTelegram
from tests.store.conftest import Counted


class Breaks(Exception):
    """A mistake in a handler or a verb."""


@dataclass
class Desk:
    writer: Writer
    reader: Reader
    telegram: FakeTelegram
    lanes: Lanes
    intake: Intake
    toasts: Toasts
    silences: list[tuple[datetime, datetime]] = field(default_factory=list)

    async def noted(self) -> list[int]:
        """The updates whose act was done, in order."""
        return await self.writer.post(all_noted, now=self.telegram.clock.at)

    async def rows(self) -> list[tuple[Any, ...]]:
        """update id, done, parked, problem of everything in the inbox."""
        return await self.writer.post(all_kept, now=self.telegram.clock.at)

    async def caught_up(self) -> None:
        async with self.intake.caught_up():
            pass


def note(unit: Unit, update_id: int, data: str) -> str:
    if data == "refused":
        raise Refusal("too_late")
    unit.connection.execute(insert(people).values(id=update_id, name=data))
    if data == "breaks":
        raise Breaks
    return data


def all_noted(unit: Unit) -> list[int]:
    return list(unit.connection.execute(select(people.c.id).order_by(people.c.community_id, people.c.id)).scalars())


def all_kept(unit: Unit) -> list[tuple[Any, ...]]:
    rows = unit.connection.execute(select(inbox).order_by(inbox.c.update_id))
    return [(row.update_id, row.done_at is not None, row.parked_at is not None, row.problem) for row in rows]


async def on_tap(update: Update, context: Context) -> None:
    assert update.callback_query is not None
    data = update.callback_query.data or ""
    if data == "silent":
        return
    if data == "asks":
        await context.bot.get_chat_member(-400, 5)
    if data == "twice":
        await context.turn.act(note, update.update_id, data)
    noted = await context.turn.act(note, update.update_id, data)
    context.turn.answer(Toast(f"noted {noted}"))


async def on_note(update: Update, context: Context) -> None:
    await context.turn.act(note, update.update_id, " ".join(context.args or []))


@asynccontextmanager
async def a_desk(database: str, telegram: FakeTelegram) -> AsyncIterator[Desk]:
    """At work from here to the end of the block, which ends as the program would."""
    engine = writing_engine(database)
    writer, reader = Writer(engine, Counted()), Reader(reading_engine(database), Counted())
    bot = ExtBot[None](TOKEN, request=telegram, get_updates_request=telegram)
    application = deaf(bot)
    application.add_error_handler(note_failure)
    application.add_handler(CallbackQueryHandler(on_tap))
    application.add_handler(CommandHandler("note", on_note))
    async with application:
        toasts = Toasts(bot)
        lanes = Lanes(Turns(application, writer, reader, toasts, telegram.clock, pause=0.01).work)
        silences: list[tuple[datetime, datetime]] = []

        def silence(unit: Unit, since: datetime) -> None:
            silences.append((since, unit.now))

        intake = Intake(bot, writer, reader, lanes, telegram.clock, silence, pauses=[0.01])
        await intake.start()
        polling = asyncio.create_task(intake.run())
        yield Desk(writer, reader, telegram, lanes, intake, toasts, silences)
        polling.cancel()
        await asyncio.wait({polling})
        await lanes.close()
        await toasts.close()
        await writer.close()
        await reader.close()
        engine.dispose()
