"""From the operator's settings to a running bot, and from its mistakes to words."""

import asyncio
import logging
import signal

from bot.commands.ending import in_words
from bot.lock import alone_on
from bot.seams import RandomIds, SeededIds, SimClock, WallClock
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
            asyncio.run(_until_stopped(settings, clock_url, seed))


async def _until_stopped(settings: Settings, clock_url: str | None, seed: int | None) -> None:
    # Imported here: a mistake is told before the whole bot is loaded.
    from bot.assembly import running

    stopped = asyncio.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(each, stopped.set)
    clock = WallClock() if clock_url is None else SimClock(clock_url)
    ids = RandomIds() if seed is None else SeededIds(seed)
    async with running(settings, clock, ids):
        await stopped.wait()
