"""Reminders: at most two in the group and two to a person, none at night, none without a point, none once stopped."""

from datetime import timedelta

import pytest

from tests.conversation.street import PRIVATE, QUESTION, Street
from tests.conversation.town import ZONE, Town

pytestmark = pytest.mark.asyncio(loop_scope="module")

HALFWAY, LAST = f"Half of round 1 (“{QUESTION}”) is over.", f"Round 1 (“{QUESTION}”) is decided on"


async def nudged(street: Street, name: str | None = None) -> tuple[int, int]:
    """How many of each reminder stand in the group, or in somebody's private chat."""
    texts = [one.text for one in await (street.reads(name, PRIVATE) if name else street.reads())]
    return sum(HALFWAY in text for text in texts), sum(LAST in text for text in texts)


async def goes_on_to(town: Town, hour: int) -> None:
    """The next time it is that hour in the town."""
    now = town.now.astimezone(ZONE)
    then = now.replace(hour=hour, minute=0, second=0, microsecond=0)
    await town.passes_until(then if then > now else then + timedelta(days=1))


async def test_two_in_the_group_and_two_to_who_is_silent(street: Street) -> None:
    await goes_on_to(street.town, 12)
    await street.has_a_round()
    await street.has_a_purpose()
    for name in ("Dev", "Ewa", "Farid"):
        await street.opens(name)
    await street.taps("Dev", "I back this", "1. Lights")
    await street.town.passes(days=7, hours=1)
    assert await nudged(street) == (1, 0)
    assert [await nudged(street, name) for name in ("Dev", "Ewa", "Farid")] == [(0, 0), (1, 0), (1, 0)]
    assert "Lights" not in await street.announced(HALFWAY)
    assert "No more reminders." in (await street.taps_in_private("Ewa", "No reminders")).text
    await street.town.passes(days=8)
    assert await nudged(street) == (1, 1)
    assert [await nudged(street, name) for name in ("Dev", "Ewa", "Farid")] == [(0, 0), (1, 0), (1, 1)]
    listed = await street.says("Dev", "/nudges")
    assert "Sent to the group, and in private to 3 people:" in listed
    assert "Sent to the group, and in private to 2 people:" in listed


async def test_who_stopped_them_can_have_them_again(street: Street) -> None:
    await street.opens("Ewa")
    await street.tells("Ewa", "/me")
    await street.taps_in_private("Ewa", "No reminders")
    await street.tells("Ewa", "/me")
    assert "at most twice in a round" in (await street.taps_in_private("Ewa", "Remind me again")).text


async def test_none_comes_at_night_and_the_morning_brings_it(street: Street) -> None:
    await goes_on_to(street.town, 23)
    await street.has_a_round(f"/round up to £25 each for 10 days: {QUESTION}")
    await street.opens("Ewa")
    await street.town.passes(days=5, hours=1)
    await goes_on_to(street.town, 7)
    assert await nudged(street) == (0, 0)
    assert await nudged(street, "Ewa") == (0, 0)
    await goes_on_to(street.town, 8)
    await street.town.passes(minutes=1)
    assert await nudged(street) == (1, 0)
    assert await nudged(street, "Ewa") == (1, 0)


async def test_what_waits_for_the_morning_is_dropped_when_it_has_no_point_any_more(street: Street) -> None:
    await goes_on_to(street.town, 20)
    await street.has_a_round(f"/round up to £25 each for 8 hours: {QUESTION}")
    await street.has_a_purpose()
    await street.opens("Ewa")
    await goes_on_to(street.town, 12)
    assert await nudged(street) == (0, 0)
    assert await nudged(street, "Ewa") == (0, 0)


async def test_who_speaks_before_the_morning_is_not_reminded(street: Street) -> None:
    await goes_on_to(street.town, 23)
    await street.has_a_round(f"/round up to £25 each for 10 days: {QUESTION}")
    await street.has_a_purpose()
    for name in ("Ewa", "Farid"):
        await street.opens(name)
    await street.town.passes(days=5, hours=1)
    await street.taps("Ewa", "I back this", "1. Lights")
    await goes_on_to(street.town, 9)
    assert [await nudged(street, name) for name in ("Ewa", "Farid")] == [(0, 0), (1, 0)]
