"""The disk is full for a while, for real: the file may not grow. Health is red, nothing is lost."""

import asyncio
import logging
from time import monotonic

import pytest
from sqlalchemy.exc import DBAPIError

from bot.assembly import Running
from bot.playground.clock import moment
from models.store.outage import outage
from models.store.unit import Unit
from tests.bot.test_whole import counted
from tests.playground.conftest import NOON
from tests.playground.street import Street

PEOPLE = 60
NO_MORE, ENOUGH = 1, 1_000_000_000  # pages: a limit below what is there already counts as what is there


def allow(unit: Unit, pages: int) -> None:
    unit.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


async def until_red(bot: Running, red: bool) -> float:
    """Real seconds until health says so."""
    began = monotonic()
    async with asyncio.timeout(60):
        while bot.health().red is not red:  # noqa: ASYNC110 (health is looked at; it tells nobody)
            await asyncio.sleep(0.05)
    return monotonic() - began


@pytest.mark.on("sqlite")
async def test_a_full_disk_is_told_within_a_minute_and_costs_nothing(
    bot: Running, street: Street, caplog: pytest.LogCaptureFixture
) -> None:
    people = [await street.person(f"Resident {number}" * 3) for number in range(PEOPLE)]
    group = await street.group(people[0], *people[1:], kind="supergroup", admin=True, can_pin=True)
    await street.ask("settle")
    (card,) = [one for one in await street.reading(group, people[0]) if one["buttons"]]
    await bot.writer.post(allow, NO_MORE, now=moment(NOON))
    taps = {"chat": group, "message_id": card["id"], "button": "Join", "wait": 0}
    for person in people:
        await street.ask("act/tap", person=person, **taps)
    assert await until_red(bot, red=True) < 60
    assert any("disk is full" in what for what in bot.health().wrong)
    await asyncio.sleep(1)
    told = [one.getMessage() for one in caplog.records if one.levelno >= logging.WARNING]
    assert not [one for one in told if "\n" in one], "no line of ours is to blame"
    assert len(told) < PEOPLE + 20
    await bot.writer.post(allow, ENOUGH, now=moment(NOON))
    await until_red(bot, red=False)
    await street.ask("settle", timeout=30)
    assert await bot.writer.post(counted, now=moment(NOON)) == PEOPLE
    (card,) = [one for one in await street.reading(group, people[0]) if one["buttons"]]
    assert f"{PEOPLE} residents have joined." in card["text"]
    assert (await street.see("counts"))["waiting_updates"] == 0


class FromThere(Exception):
    """As the driver of a server raises it. sqlstate: what went wrong there."""

    def __init__(self, sqlstate: str) -> None:
        super().__init__("words of a row")
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("sqlstate", "said"),
    [
        ("53100", "the server says 53100"),
        ("57P01", "the server says 57P01"),
        ("23505", None),
        ("40001", "the server says 40001"),
        ("22001", None),
    ],
)
def test_a_servers_outage_is_told_from_an_act_that_is_wrong(sqlstate: str, said: str | None) -> None:
    assert outage(DBAPIError("INSERT", {}, FromThere(sqlstate))) == said
    assert outage(ValueError(sqlstate)) is None
