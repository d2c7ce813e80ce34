"""From the operator's settings to a running bot, and from its mistakes to words."""

import asyncio
import gc
import logging
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib.metadata import version
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.commands.ending import give_up, in_words
from bot.lock import alone_on
from config import logs
from config.settings import Settings, read_settings
from models.store.engine import dangers, outages_in_words, place_of
from models.store.migrations import upgrade

if TYPE_CHECKING:
    from bot.assembly import Running
    from bot.seams import Clock

log = logging.getLogger(__name__)


def serve(clock_url: str | None, seed: int | None, door: int | None = None) -> None:
    """Runs the bot until a signal; ends with code 2 and words where the operator has something to put right."""
    os.umask(0o077)  # what it writes holds names and choices, and is for this user alone
    with in_words():
        settings = read_settings()
        logs.set_up(settings.log)
        with suppress(asyncio.CancelledError):
            asyncio.run(_until_stopped(settings, clock_url, seed, door))
        _ending()
        log.info("Commonpot has stopped.")


async def _until_stopped(settings: Settings, clock_url: str | None, seed: int | None, door: int | None) -> None:
    """Works until the first signal, also while Telegram cannot be reached yet; then closes everything in order.

    A token that Telegram refuses is told before anything is made or changed.
    """
    # Imported here: a mistake in the settings is told before the library is loaded.
    from telegram.error import InvalidToken

    from bot.introducing import try_token

    _cancelled_by_signals()
    try:
        await try_token(settings)
        with alone_on(settings.database):
            upgrade(settings.database, settings.database_owner)
            for remark in dangers(settings.database):
                log.warning(remark)
            with outages_in_words(settings.database):
                await _at_work(settings, clock_url, seed, door)
    except InvalidToken:
        give_up(
            "Telegram does not know this COMMONPOT_TOKEN. Copy it again from @BotFather (/mybots, API Token), and "
            f"check that {settings.api} is the right COMMONPOT_API."
        )


async def _at_work(settings: Settings, clock_url: str | None, seed: int | None, door: int | None) -> None:
    # Imported here: what is wrong with the database is told before the whole bot is loaded.
    from bot.assembly import running
    from bot.seams import RandomIds, SeededIds, SimClock, WallClock

    clock = WallClock() if clock_url is None else SimClock(clock_url)
    ids = RandomIds() if seed is None else SeededIds(seed)
    try:
        _collect_from_now_on()
        async with running(settings, clock, ids) as bot, _opened(door, bot, clock, settings.api):
            log.info("Commonpot %s is running as @%s on %s. Stop it with Ctrl-C.", *_introduced(settings, bot))
            await asyncio.Event().wait()
    finally:
        if isinstance(clock, SimClock):
            await clock.close()


def _introduced(settings: Settings, bot: "Running") -> tuple[str, str, str]:
    """Which version, which bot, and where everything is kept."""
    return version("commonpot"), bot.application.bot.username, place_of(settings.database)


def _collect_from_now_on() -> None:
    """What is loaded by now stays; only what comes later is gone through for what nobody needs any more."""
    gc.freeze()
    gc.enable()


@asynccontextmanager
async def _opened(port: int | None, bot: "Running", clock: "Clock", api: str) -> AsyncIterator[None]:
    """The door at this port, where one is asked for."""
    if port is None:
        yield
        return
    # Imported here: without a door the bot needs no server of its own.
    from bot.door import door
    from bot.loopback import HERE, listening

    if urlsplit(api).hostname not in HERE:
        give_up(f"--door is for the demo, and {api} is not on this machine. Start without --door.")
    try:
        at = listening(port)
    except OSError as problem:
        give_up(f"The door cannot be opened at port {port}: {problem.strerror}. Choose another port.")
    async with door(bot, clock, at, api):
        yield


def _ending() -> None:
    """All is closed: a second signal shall not make a good end look like a bad one."""
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)


def _cancelled_by_signals() -> None:
    """The first signal ends this task; more of them do not disturb its clearing up."""
    task, loop = asyncio.current_task(), asyncio.get_running_loop()

    def stop() -> None:
        if task is not None and not task.cancelling():
            task.cancel()

    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, stop)
