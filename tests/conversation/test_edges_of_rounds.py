"""Rounds of two hours and of a year, too few residents, money that stays, and one round after another."""

from datetime import UTC, datetime

import pytest

from tests.conversation.street import PRIVATE, QUESTION, Street, a_street
from tests.conversation.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def pinned(street: Street) -> str:
    """The round's card as it is now."""
    return [one.text for one in await street.reads() if one.pinned][-1]


async def everyone_backs(street: Street, title: str) -> None:
    await street.all_tap("I back this", f". {title}", "Amina", "Ben", "Chloe")


async def test_a_round_of_two_hours_goes_all_the_way(town: Town) -> None:
    street = await a_street(town, "Amina", "Ben", "Chloe")
    await street.has_a_round(f"/round for 2 hours: {QUESTION}")
    assert "A round is open already" in await street.says("Ben", f"/round for 3 hours: {QUESTION}")
    start = town.now
    assert "final 20 minutes later." in await pinned(street)
    await street.has_a_purpose("Chloe", "Lights")
    await everyone_backs(street, "Lights")
    await town.passes(minutes=41)
    assert "Joining for round 1 has closed." in await street.announced("has closed")
    assert "“Lights” has enough support." in await street.announced("enough support")
    await town.passes(minutes=20)
    told = await street.announced("“Lights” goes ahead.")
    assert "To be paid by: Ward Fund £60.00." in told
    await street.has_a_purpose("Ben", "Benches", "30")
    await town.passes(minutes=40)
    assert "The time for new purposes in this round is over." in await street.tells("Ben", "/propose")
    await town.passes(minutes=40)
    assert (town.now - start).total_seconds() < 9000
    result = await street.announced("Round 1: the result")
    assert "Benches\nDoes not go ahead: backed by 0, needed 3." in result
    assert "£60.00 was not used and goes back to Ward Fund." in result


async def test_a_round_of_a_year_tells_the_year_and_keeps_its_hour_over_both_clock_changes(town: Town) -> None:
    street = await a_street(town, "Amina", "Ben", "Chloe")
    await street.has_a_pot()
    assert "from two hours to a year" in await street.says("Ben", f"/round for 367 days: {QUESTION}")
    await street.says("Ben", f"/round several, for 365 days: {QUESTION}")
    await street.taps("Ben", "Open", "A round you could open")
    start = town.now
    end = start.replace(year=start.year + 1)
    hour = start.strftime("%H:%M")
    assert f"Decision {end.strftime('%a')}, {end.day} {end.strftime('%b %Y')}, {hour}" in await pinned(street)
    await street.has_a_purpose("Chloe", "Lights")
    await town.months_pass_until(datetime(start.year + 1, 6, 21, 12, tzinfo=UTC))
    assert "Joining for round 1 has closed." in await street.announced("has closed")
    await everyone_backs(street, "Lights")
    assert f"{start.year + 1}, {hour}" not in await pinned(street), "the year says nothing any more"
    await town.months_pass_until(end)
    assert "would go ahead" in await street.announced("the first result")
    await town.passes(days=1, minutes=1)
    assert "Lights: goes ahead, for £60.00." in await street.announced("Round 1: the result")


async def test_with_too_few_residents_joining_is_put_off_once_and_then_the_money_goes_back(town: Town) -> None:
    street = await a_street(town, "Amina", "Ben", "Chloe")
    await street.has_a_round()
    await street.has_a_purpose("Chloe", "Lights")
    await street.taps("Amina", "I back this", ". Lights")
    await street.becomes_an_adviser("Chloe")
    await town.passes(days=5, minutes=1)
    told = await street.announced("Joining stays open until")
    assert "Too few of us have joined" in told
    assert "the round ends, and all the money goes back to the funders." in told
    assert "Join" in (await street.card(QUESTION, "Propose")).buttons
    await town.passes(days=5, minutes=1)
    result = await street.announced("Round 1: the result")
    assert "Too few residents joined, or the pot was too small to share. Nothing was decided." in result
    assert "There was no purpose to decide on." not in result
    assert "£120.00 was not used and goes back to Ward Fund." in result
    assert "All the money goes back to the funders." in await pinned(street)
    assert "The pot is empty." in await street.says("Ben", f"/round for 14 days: {QUESTION}")


async def test_with_too_few_residents_money_that_a_round_keeps_stays(town: Town) -> None:
    street = await a_street(town, "Amina", "Ben", "Chloe")
    await street.has_a_round(f"/round for 2 hours, keep what is left: {QUESTION}")
    await street.becomes_an_adviser("Chloe")
    await town.passes(minutes=41)
    told = await street.announced("Joining stays open until")
    assert "the round ends, and all the money stays in the pot." in told
    await town.passes(minutes=50)
    assert "All the money stays in the pot." in await pinned(street)
    assert "In the pot: £120.00" in await street.says("Ben", "/pool")


async def test_who_joins_while_it_is_put_off_saves_the_round(town: Town) -> None:
    street = await a_street(town, "Amina", "Ben", "Chloe")
    await street.has_a_round()
    await street.becomes_an_adviser("Chloe")
    await town.passes(days=5, minutes=1)
    await street.comes("Dev")
    await street.join("Dev")
    await town.passes(days=5, minutes=1)
    assert "3 residents take part, with £25.00 each." in await street.announced("Joining for round 1 has closed.")


async def test_what_is_kept_is_in_the_next_round_and_gifts_come_before_or_wait(town: Town) -> None:
    street = await a_street(town, "Amina", "Ben", "Chloe")
    await street.has_a_round(f"/round keep what is left, for 2 days: {QUESTION}")
    await street.opens("Ben")
    await street.funds("Ben", "£30 from Housing Trust: only by day")
    assert "It is for round 1, which is open." in await street.announced("Ben recorded £30.00")
    await street.has_a_purpose("Chloe", "Lights")
    await everyone_backs(street, "Lights")
    await town.passes(hours=17)
    told = await street.announced("Joining for round 1 has closed.")
    assert (
        "3 residents take part, with £50.00 each.\nIn the shares: Ward Fund £120.00 and Housing Trust £30.00." in told
    )
    await street.funds("Ben", "£9 from Lottery")
    assert "It waits for the next round." in await street.announced("Ben recorded £9.00")
    await town.passes(hours=9)
    told = await street.announced("“Lights” goes ahead.")
    assert "To be paid by: Ward Fund £48.00 and Housing Trust £12.00.\nTerms of Housing Trust: “only by day”" in told
    asked = (await street.reads("Ben", PRIVATE))[-1].text
    assert "As a reference they can write: Mill Lane 1.1.\nTerms of Housing Trust: “only by day”" in asked
    assert "£60.00 for “Lights”" in await street.says("Amina", "/pool")
    await town.passes(days=2)
    result = await street.announced("Round 1: the result")
    number = told.rpartition("Record no. ")[2].split(".")[0]
    assert f"Who is to pay for it stands in record no. {number}." in result
    assert "To be paid by" not in result
    assert "£90.00 was not used. It goes back to the pot for the next round." in result
    assert "£9.00 in the pot was not for this round, and stays there." in result
    preview = await street.says("Ben", "/round several, for 2 days: And now?")
    held = "The pot holds £99.00 from Ward Fund, Housing Trust and Lottery."
    assert f"{held}\nTerms of Housing Trust: “only by day”" in preview
    await street.taps("Ben", "Open", "A round you could open: And now?")
    assert "If 3 of us take part, each of us has £33.00 of it to give." in await pinned(street)
    await street.opens("Ben", (await street.card("And now?", "Propose")).buttons["Propose"])
    await street.tells("Ben", "Benches", "To sit.", "99", "Oak & Co")
    await street.taps_in_private("Ben", "Post it")
    assert "Lights" not in await street.says("Amina", "/purposes"), "that was the round before"
    await everyone_backs(street, "Benches")
    await town.passes(days=3)
    result = await street.announced("Round 2: the result")
    assert "To be paid by: Ward Fund £72.00, Housing Trust £18.00 and Lottery £9.00." in result
    assert "No money was left in the shares." in result
    assert "“Lights” goes ahead." not in result
    assert "Your share paid £33.00" in await street.tells("Ben", "/me")
    assert len([one for one in await street.reads("Ben", PRIVATE) if "ask the funders" in one.text]) == 2
