"""Our bot on the library's own httpx: what is ours and what is the client's can be told apart."""

import asyncio
import gc

from telegram.request import HTTPXRequest

from bot.assembly import CONNECTIONS, running
from bot.seams import RandomIds, WallClock
from config import logs
from config.settings import read_settings
from models.store.migrations import upgrade


async def work() -> None:
    settings = read_settings()
    logs.set_up(settings.log)
    upgrade(settings.database)
    gc.freeze()
    request = HTTPXRequest(connection_pool_size=CONNECTIONS, read_timeout=10)
    async with running(settings, WallClock(), RandomIds(), request):
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(work())
