"""From the operator's settings to a running bot, and from its mistakes to words."""

import asyncio
import logging
import signal
from contextlib import suppress

from bot.commands.ending import give_up, in_words
from bot.lock import alone_on
from config import logs
from config.settings import Settings, read_settings, remarks
from models.store.migrations import upgrade

log = logging.getLogger(__name__)


def serve(clock_url: str | None, seed: int | None) -> None:
    """Runs the bot until a signal; ends with code 2 and words where the operator has something to put right."""
    with in_words():
        settings = read_settings()
        logs.set_up(settings.log)
        for remark in remarks():
            log.warning(remark)
        with alone_on(settings.database):
            upgrade(settings.database)
            with suppress(asyncio.CancelledError):
                asyncio.run(_until_stopped(settings, clock_url, seed))


async def _until_stopped(settings: Settings, clock_url: str | None, seed: int | None) -> None:
    """Works until the first signal, also while Telegram cannot be reached yet; then closes everything in order."""
    # Imported here: a mistake is told before the whole bot is loaded.
    from telegram.error import InvalidToken

    from bot.assembly import running
    from bot.seams import RandomIds, SeededIds, SimClock, WallClock

    _cancelled_by_signals()
    clock = WallClock() if clock_url is None else SimClock(clock_url)
    ids = RandomIds() if seed is None else SeededIds(seed)
    try:
        async with running(settings, clock, ids):
            log.info("Commonpot is running. Stop it with Ctrl-C.")
            await asyncio.Event().wait()
    except InvalidToken:
        give_up(
            "Telegram does not know this COMMONPOT_TOKEN. Copy it again from @BotFather (/mybots, API Token), and "
            f"check that {settings.api} is the right COMMONPOT_API."
        )
    finally:
        if isinstance(clock, SimClock):
            await clock.close()


def _cancelled_by_signals() -> None:
    """The first signal ends this task; more of them do not disturb its clearing up."""
    task, loop = asyncio.current_task(), asyncio.get_running_loop()

    def stop() -> None:
        if task is not None and not task.cancelling():
            task.cancel()

    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, stop)
