"""Everything put together: opened in order, closed in order, the same in the program and in tests."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot
from telegram.request import BaseRequest

from bot.bundle import bundle
from bot.clockwork import Clockwork, Dues
from bot.delivery.parts import Ask, Compose, Consequences, Words
from bot.delivery.rounds import Delivery
from bot.forgetting import Forgetting
from bot.haste import hasten
from bot.health import Health, watch
from bot.hearing import App, hearing
from bot.intake import PAUSES, Intake
from bot.lanes import Lanes
from bot.menus import Menus
from bot.places import kind, places
from bot.request import AiohttpRequest
from bot.seams import Clock, SimClock
from bot.toasts import AT_ONCE, AT_ONCE_ON_HTTPX, Toasts
from bot.turns import Turns, note_failure
from config.settings import Settings
from handlers.menus import publish
from handlers.words.compose import compose
from models.people import reaching
from models.questions.bundle import Published, published
from models.rounds import falling_due, nudging, resuming
from models.rules.keeping import Periods
from models.store.cards import Card
from models.store.engine import reading_engine, writing_engine
from models.store.ids import Ids
from models.store.outbox import Letter
from models.store.readers import Reader
from models.store.writer import Writer

TICK = 1.0
DEMO_TICK = 0.25
CONNECTIONS = 16

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Running:
    """The bot while it runs."""

    application: App
    writer: Writer
    reader: Reader
    intake: Intake
    lanes: Lanes
    delivery: Delivery
    clockwork: Clockwork
    loops: dict[str, str] = field(default_factory=dict)

    def health(self) -> Health:
        """The facts of this moment."""
        faults = {
            "nothing comes in": self.intake.fault,
            "nothing is committed": self.writer.fault,
            "nothing is sent": self.delivery.fault,
        }
        wrong = [f"{what}: {kind(fault)}" for what, fault in faults.items() if fault is not None]
        wrong += [f"{name} stopped: {why}" for name, why in self.loops.items()]
        wrong += [] if self.clockwork.fault is None else [self.clockwork.fault]
        return Health(self.intake.heard, self.intake.kept_at, tuple(wrong))


@asynccontextmanager
async def running(
    settings: Settings, clock: Clock, ids: Ids, request: BaseRequest | None = None, tick: float | None = None
) -> AsyncIterator[Running]:
    """The bot, at work from here to the end of the block. The database is up to date and ours alone (bot/lock).

    request: another way to Telegram. tick: real seconds between two ticks. Raises InvalidToken for a token that
    Telegram does not know.
    """
    async with AsyncExitStack() as ending:
        application = await ending.enter_async_context(_introduced(_application(settings, request), settings.api))
        engine = writing_engine(settings.database)
        ending.callback(engine.dispose)
        reader = Reader(reading_engine(settings.database), ids)
        ending.push_async_callback(reader.close)
        writer = Writer(engine, ids)
        ending.push_async_callback(writer.close)
        forgetting = Forgetting(writer, reader, settings.erased_list, Periods(**settings.periods))
        bot = await _assemble(application, writer, reader, clock, ending, forgetting)
        with suppress(TelegramError):
            await publish(application.bot)
        bot.clockwork.start(tick or (DEMO_TICK if isinstance(clock, SimClock) else TICK))
        ending.push_async_callback(_stop_ticking, bot.clockwork)
        if isinstance(clock, SimClock):
            _keep_going(bot, "haste", partial(hasten, clock, bot.clockwork), ending)
        yield bot


async def _assemble(
    application: App, writer: Writer, reader: Reader, clock: Clock, ending: AsyncExitStack, forgetting: Forgetting
) -> Running:
    """Joins the parts. They end in the other order: nothing comes in, then nothing is worked, then nothing is said."""
    bot = application.bot
    follows = reaching.unreachable, reaching.moved, reaching.cannot_pin, reaching.away, reaching.back
    consequences = Consequences(*follows, nudging.held_until)
    delivery = Delivery(bot, writer, reader, clock, _in_words(bot.username), consequences)
    toasts = Toasts(bot, AT_ONCE if isinstance(bot.request, AiohttpRequest) else AT_ONCE_ON_HTTPX)
    turns = Turns(application, writer, reader, toasts, clock)
    lanes = Lanes(turns.work)
    intake = Intake(bot, writer, reader, lanes, clock, resuming.resume)
    dues = Dues(falling_due.first_due, falling_due.fall_due)
    report = clock.report if isinstance(clock, SimClock) else None
    menus = Menus(bot, writer, reader)
    clockwork = Clockwork(clock, writer, reader, intake, lanes, toasts, delivery, menus, dues, report, forgetting)
    whole = Running(application, writer, reader, intake, lanes, delivery, clockwork)
    await delivery.start()
    ending.push_async_callback(delivery.close)
    _keep_going(whole, "delivery", delivery.run, ending)
    ending.push_async_callback(toasts.close)
    ending.push_async_callback(menus.close)
    ending.push_async_callback(lanes.close)
    ending.callback(turns.end)
    await intake.start()
    _keep_going(whole, "intake", intake.run, ending)
    _keep_going(whole, "watch", partial(watch, whole.health), ending)
    return whole


def _application(settings: Settings, request: BaseRequest | None) -> App:
    way = request or AiohttpRequest(CONNECTIONS, proxy=settings.proxy_to_api)
    bot = ExtBot[None](
        settings.token.get_secret_value(), base_url=f"{settings.api}/bot", request=way, get_updates_request=way
    )
    application = hearing(bot, settings.timezone.key, settings.periods)
    application.add_error_handler(note_failure)
    return application


@asynccontextmanager
async def _introduced(application: App, api: str) -> AsyncIterator[App]:
    """The application once Telegram has said who the bot is; until it can be reached, it is asked again."""
    try:
        await _initialize(application, api)
        yield application
    finally:
        await application.shutdown()
        await application.bot.shutdown()  # which is left open where Telegram has never answered
        await application.bot.request.shutdown()  # and this, where the program ends before it was asked


async def _initialize(application: App, api: str) -> None:
    tries = 0
    while True:
        try:
            await application.initialize()
            return
        except InvalidToken:
            raise
        except TelegramError as problem:
            log.warning("%s cannot be reached yet (%s); trying again", api, kind(problem))
            await asyncio.sleep(PAUSES[min(tries, len(PAUSES) - 1)])
            tries += 1


def _in_words(username: str) -> Compose:
    async def said(ask: Ask, note: Letter | Card) -> Words | None:
        message = await compose(ask, note, username)
        if message is None or message.record is None:
            return message
        return replace(message, file=await _record(ask, message.record))

    return said


async def _record(ask: Ask, round_id: int) -> tuple[str, bytes]:
    """The file for anyone to recount a round by: its name and its bytes. Not on the loop: a city's takes seconds."""
    of: Published = await ask(published, round_id)
    return f"round-{of.round.number}.zip", await asyncio.to_thread(bundle, of)


def _keep_going(whole: Running, name: str, work: Callable[[], Awaitable[Any]], ending: AsyncExitStack) -> None:
    """A loop that should never end: if it does it is started again, and health says so meanwhile."""

    async def again() -> None:
        while True:
            try:
                await work()
                return
            except Exception as problem:
                whole.loops[name] = type(problem).__name__
                log.error("%s stopped and is started again; it failed at\n%s", name, places(problem))
                await asyncio.sleep(1)
                whole.loops.pop(name)

    task = asyncio.create_task(again(), name=name)
    ending.push_async_callback(_stop, task)


async def _stop(task: asyncio.Task[None]) -> None:
    while not task.done():
        task.cancel()
        await asyncio.wait({task}, timeout=1)


async def _stop_ticking(clockwork: Clockwork) -> None:
    clockwork.stop()
    await asyncio.sleep(0)
