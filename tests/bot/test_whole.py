"""The whole bot against a Bot API server as strict as Telegram, over real HTTP."""

import asyncio
from datetime import timedelta
from time import monotonic

import pytest
from sqlalchemy import func, select

from bot.assembly import Running, running
from bot.playground.clock import moment
from bot.seams import SeededIds, SimClock
from config.settings import Settings
from models.store.tables import members
from models.store.unit import Unit
from tests.playground.conftest import NOON
from tests.playground.street import Street

SPEAKING = ("sendMessage", "editMessageText", "pinChatMessage", "deleteMessage")


def counted(unit: Unit) -> int:
    return unit.connection.execute(select(func.count()).select_from(members)).scalar_one()


async def test_a_tap_on_join_is_recorded_answered_and_shown_on_the_card(bot: Running, street: Street) -> None:
    ada = await street.person("Ada")
    group = await street.group(ada, admin=True, can_pin=True)
    await street.ask("settle")
    (card,) = [one for one in await street.reading(group, ada) if one["buttons"]]
    told = await street.ask("act/tap", person=ada, chat=group, message_id=card["id"], button="Join")
    assert told["answered"]
    assert told["text"]
    assert await bot.writer.post(counted, now=moment(NOON)) == 1
    assert not bot.health().red


async def test_five_hundred_members_tap_within_a_minute(bot: Running, street: Street) -> None:
    people = [await street.person(f"Resident {number}") for number in range(500)]
    group = await street.group(people[0], *people[1:], kind="supergroup", admin=True, can_pin=True)
    await street.ask("settle")
    await street.ask("advance", by=120)
    (card,) = [one for one in await street.reading(group, people[0]) if one["buttons"]]
    start = moment((await street.see("clock"))["now"])
    for number in range(0, 500, 20):
        at = start + timedelta(seconds=number * 60 / 500)
        await street.client.put("/sim/clock", json={"now": at.isoformat()})
        taps = [
            street.ask("act/tap", person=person, chat=group, message_id=card["id"], button="Join")
            for person in people[number : number + 20]
        ]
        assert all(told["answered"] for told in await asyncio.gather(*taps))
    await street.ask("settle")
    assert await bot.writer.post(counted, now=start) == 500
    assert (await street.see("counts"))["too_many"] == 0
    calls = (await street.see("calls"))["calls"]
    spoken = [moment(call["at"]) for call in calls if call["method"] in SPEAKING and call["chat"] == group]
    for at in spoken:
        assert sum(1 for other in spoken if at <= other < at + timedelta(minutes=1)) <= 20
    (card,) = [one for one in await street.reading(group, people[0]) if one["buttons"]]
    assert "500" in card["text"]


async def test_it_stops_within_seconds_with_a_long_poll_open_and_starts_again(
    settings: Settings, clock: SimClock, street: Street
) -> None:
    async with running(settings, clock, SeededIds(7), tick=0.02):
        ada = await street.person("Ada")
        group = await street.group(ada, admin=True, can_pin=True)
        await street.ask("settle")
        began = monotonic()
    assert monotonic() - began < 2
    await street.write(ada, group, "/help@commonpot_bot")  # while nobody listens
    async with running(settings, clock, SeededIds(8), tick=0.02):
        await street.ask("settle")
        texts = [one["text"] for one in await street.reading(group, ada) if one["from"]["id"] != ada]
        assert len(texts) == 2


@pytest.mark.parametrize("hours", [1, 30, 100])
async def test_skipping_ahead_is_never_taken_for_an_outage(bot: Running, street: Street, hours: int) -> None:
    ada = await street.person("Ada")
    await street.group(ada, admin=True)
    await street.ask("settle")
    began = moment((await street.see("clock"))["now"])  # what is said there takes its time, as in any group
    told = await street.ask("advance", by=hours * 3600)
    assert moment(told["now"]) - began == timedelta(hours=hours)
    assert not bot.health().red
