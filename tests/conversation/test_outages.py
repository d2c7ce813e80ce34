"""The bot is down when something falls due: what people did meanwhile comes first and counts, each deadline once."""

import json
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

import pytest
from sqlalchemy import select

from models.rules.rounds import Round
from models.store.tables import journal
from models.store.unit import Unit
from tests.conversation.street import JOIN, QUESTION, Seen, Street, a_street
from tests.conversation.town import ZONE, Place, a_place

SECOND, MINUTE, HOUR, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def entries(unit: Unit) -> list[dict[str, Any]]:
    """What the journal of the only community says."""
    return [
        json.loads(one) for one in unit.connection.execute(select(journal.c.entry).order_by(journal.c.number)).scalars()
    ]


async def acts(street: Street) -> list[str]:
    found = await street.town.bot.reader.ask(entries, now=street.town.now)
    return [str(one["act"]) for one in found]


async def the_round(street: Street) -> Round:
    found = await street.town.bot.reader.ask(lambda unit: unit.rounds.latest(1), now=street.town.now)
    assert isinstance(found, Round)
    return found


async def sleeps_until(place: Place, at: datetime) -> None:
    """The bot is down; time goes on."""
    told = await place.simulation.client.put("/sim/clock", json={"now": at.isoformat()})
    assert told.status_code == 200


async def taps_unanswered(street: Street, name: str, message: Seen, label: str) -> None:
    """A tap while nobody listens: Telegram holds it."""
    who = {"person": street.people[name], "chat": street.group}
    await street.town.simulation.ask("act/tap", message_id=message.id, button=label, wait=0, **who)


async def newcomers(street: Street, *names: str) -> None:
    for name in names:
        await street.comes(name)


def there(at: datetime) -> str:
    """A moment on the clocks of the place."""
    return f"{at.astimezone(ZONE):%H:%M}"


@pytest.mark.parametrize(
    ("opened", "first", "then"),
    [("2027-03-25T18:00:00+00:00", SECOND, HOUR), ("2026-10-22T17:00:00+00:00", HOUR, SECOND)],
    ids=["over the change to summer time", "over the change to winter time"],
)
async def test_what_telegram_holds_counts_before_what_fell_due(
    database: str, opened: str, first: timedelta, then: timedelta
) -> None:
    async with a_place(database, opened) as place:
        async with place.awake(1) as town:
            street = await a_street(town)
            await street.has_a_round()
            await street.has_a_purpose(cost="40")
            await newcomers(street, "Grace", "Hal")
            join, lights = await street.card(JOIN), await street.card("Lights", "I back this")
            its_round = await the_round(street)
            freeze, decide = its_round.freeze_at, its_round.decide_at
            assert freeze - its_round.opened_at != 5 * DAY
            assert there(freeze) == there(decide) == there(its_round.opened_at)
            await town.passes_until(freeze - SECOND)
            assert "frozen" not in await acts(street)

        await sleeps_until(place, freeze + first)
        for name in ("Grace", "Hal"):
            await taps_unanswered(street, name, join, "Join")

        async with place.awake(2) as town:
            street.town = town
            began = monotonic()
            await street.settles()
            assert monotonic() - began < 60
            done = await acts(street)
            assert done.count("frozen") == 1
            assert done.index("frozen") > len(done) - 1 - done[::-1].index("joined")
            assert "Each of our 8 residents" in (await street.card(QUESTION, "Propose")).text
            ripe = decide - HOUR / 2
            await town.passes_until(ripe - DAY)
            await street.all_tap("I back this", "Lights", "Amina", "Ben")
            await taps_unanswered(street, "Chloe", lights, "I back this")
            await street.settles()
            assert (await acts(street))[-1] == "ripening"
            await town.passes_until(ripe - SECOND)

        await sleeps_until(place, decide + then)
        await taps_unanswered(street, "Dev", lights, "I back this")

        async with place.awake(3) as town:
            street.town = town
            await street.settles()
            done = await acts(street)
            assert done[-3:] == ["stance", "activated", "decided"], "the tap, then what fell due, in its order"
            assert "4 of us backed it." in await street.announced("goes ahead.")
            assert done.count("frozen") == done.count("decided") == done.count("activated") == 1


async def test_after_three_days_of_silence_dates_move_and_nothing_was_decided_meanwhile(database: str) -> None:
    async with a_place(database) as place:
        async with place.awake(1) as town:
            street = await a_street(town)
            await street.has_a_round()
            freeze = (await the_round(street)).freeze_at
            await town.passes_until(freeze - DAY)
        await sleeps_until(place, freeze + 2 * DAY)
        for seed in (2, 3):
            async with place.awake(seed) as town:
                street.town = town
                await street.settles()
                done = await acts(street)
                assert done.count("silence") == 1
                assert "frozen" not in done
        async with place.awake(4) as town:
            street.town = town
            assert "Every date of round 1 is later by 3 days." in await street.announced("I could not be reached")
            moved = (await the_round(street)).freeze_at
            assert 3 * DAY <= moved - freeze < 3 * DAY + 2 * MINUTE
            await town.passes_until(moved - SECOND)
            assert "frozen" not in await acts(street)
            await town.passes(seconds=2)
            assert (await acts(street))[-1] == "frozen"
