"""Stopped while the database takes nothing: what came in waits in the inbox, and the program ends."""

import asyncio
import json

import pytest

from bot.assembly import running
from bot.playground.clock import moment
from bot.seams import SeededIds, SimClock
from config.settings import Settings
from models.store import inbox
from models.store.inbox import Kept
from models.store.unit import Unit
from tests.bot.fakes import written
from tests.playground.conftest import NOON
from tests.playground.street import Street


def take_nothing_more(unit: Unit) -> None:
    unit.connection.exec_driver_sql("PRAGMA query_only = 1")


@pytest.mark.on("sqlite")
async def test_the_bot_ends_though_what_came_in_waits_for_the_database(
    settings: Settings, clock: SimClock, street: Street, caplog: pytest.LogCaptureFixture
) -> None:
    left = Kept(7, 5, json.dumps(written(7, "/me")))
    async with asyncio.timeout(25), running(settings, clock, SeededIds(7), tick=0.02) as bot:
        await bot.writer.post(inbox.keep, [left], now=moment(NOON))
        await bot.writer.post(take_nothing_more, now=moment(NOON))
        bot.lanes.put(left)
        while not any("waits for the database" in one.getMessage() for one in caplog.records):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
