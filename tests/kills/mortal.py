"""The bot itself, joined as the program joins it, but it dies at the points it is told. In a process of its own."""

import asyncio
import logging
import os
import signal
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import parent_process
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event
from telegram.request import RequestData

from bot.assembly import CONNECTIONS, Running, running
from bot.demo.stage import TOKEN
from bot.lock import alone_on
from bot.request import AiohttpRequest
from bot.seams import SeededIds, SimClock
from config import logs
from config.settings import Settings, read_settings
from models.store.migrations import upgrade
from tests.kills.points import Countdown, End

LOG, HEALTH, FULL = "log", "health", "full"  # files: what it logs, what is wrong, and whether its disk is full
NO_MORE, ENOUGH = 1, 1_000_000_000  # pages: a limit below what is there already counts as what is there


@dataclass(frozen=True, slots=True)
class Life:
    """One life of the bot. number: the how manieth. folder: where it leaves its events and its log."""

    number: int
    folder: Path
    database: str
    server: str
    ends: tuple[End, ...]


class Counted(AiohttpRequest):
    """The usual way to Telegram; each call is counted, and may be the last."""

    def __init__(self, countdown: Countdown) -> None:
        super().__init__(CONNECTIONS)
        self.countdown = countdown

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *patience: Any, **more: Any
    ) -> tuple[int, bytes]:
        called = self.countdown.happens(url.rpartition("/")[2])
        try:
            answer = await super().do_request(url, method, request_data, *patience, **more)
        except asyncio.CancelledError:
            self.countdown.cut_short(called)
            raise
        self.countdown.happened(called)
        return answer


def live(life: Life) -> None:
    """From the start to SIGTERM, or to its end."""
    threading.Thread(target=_outlived_by, daemon=True).start()
    with (life.folder / LOG).open("ab") as log:
        os.dup2(log.fileno(), sys.stderr.fileno())
    countdown = Countdown(life.folder, life.ends)
    _listen(countdown)
    _fill(life.folder / FULL)
    given = {"TOKEN": TOKEN, "API": life.server, "DATABASE": life.database, "TIMEZONE": "Europe/London", "LOG": "DEBUG"}
    os.environ.update({f"COMMONPOT_{name}": value for name, value in given.items()})
    settings = read_settings()
    logs.set_up(settings.log)
    logging.getLogger(__name__).info("life %s begins", life.number)
    with alone_on(settings.database):
        upgrade(settings.database, settings.database_owner)
        with suppress(asyncio.CancelledError):
            asyncio.run(_until_stopped(settings, life, Counted(countdown)))


async def _until_stopped(settings: Settings, life: Life, request: Counted) -> None:
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    clock = SimClock(f"{life.server}/sim/clock")
    try:
        async with running(settings, clock, SeededIds(life.number), request) as bot:
            await _show_health(bot, life.folder / HEALTH)
    finally:
        await clock.close()


async def _show_health(bot: Running, file: Path) -> None:
    while True:
        await asyncio.to_thread(file.write_text, "; ".join(bot.health().wrong))
        await asyncio.sleep(0.1)


def _fill(full: Path) -> None:
    """While that file is there the database may not grow, as on a full disk; SQLite alone."""

    @event.listens_for(Engine, "begin")
    def begun(connection: Connection) -> None:
        if connection.dialect.driver == "pysqlite":
            connection.exec_driver_sql(f"PRAGMA max_page_count = {NO_MORE if full.exists() else ENOUGH}")


def _outlived_by() -> None:
    """Whoever started it has gone: it goes too."""
    parent = parent_process()
    assert parent is not None
    parent.join()
    os.kill(os.getpid(), signal.SIGKILL)


def _listen(countdown: Countdown) -> None:
    """To every commit, and to every statement before it. SQLite's own driver is asked: prepared ones pass by Core."""

    @event.listens_for(Engine, "connect")
    def connected(driver: Any, _record: object) -> None:
        trace = getattr(driver, "set_trace_callback", None)
        if trace is not None:
            trace(countdown.reads)

    @event.listens_for(Engine, "before_cursor_execute")
    def executed(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        countdown.reads(statement)

    event.listen(Engine, "commit", countdown.commits)
