"""Whoever said nothing in two rounds: what they read, and how they come back."""

import pytest

from tests.conversation.street import JOIN, PRIVATE, Street

pytestmark = pytest.mark.asyncio(loop_scope="module")

SHORT = "/round for 3 days, keep what is left: "


async def two_quiet_rounds(street: Street) -> None:
    """Dev, Ewa and Farid say nothing twice; Dev and Ewa can be written to."""
    for name in ("Dev", "Ewa"):
        await street.opens(name, await street.link())
    await street.has_a_pot()
    for number, question in ((1, "Lights?"), (2, "Benches?")):
        await street.says("Ben", SHORT + question)
        await street.taps("Ben", "Open", question)
        await street.opens("Chloe", await street.leads_to(question, "Propose"))
        await street.tells("Chloe", f"Thing {number}", "Because.", "30", "Acme")
        await street.taps_in_private("Chloe", "Post it")
        for name in ("Amina", "Ben", "Chloe"):
            await street.taps(name, "I object", f"Thing {number}")
            await street.taps(name, "Undo my choice", f"Thing {number}")
        await street.town.passes(days=4)


async def test_they_are_told_kindly_left_off_the_numbers_and_back_with_one_tap(street: Street) -> None:
    await two_quiet_rounds(street)
    told = (await street.reads("Dev", PRIVATE))[-1].text
    assert "You neither backed nor objected in the last two rounds of Mill Lane. That is fine." in told
    group = await street.announced("of us neither backed")
    assert "3 of us neither backed nor objected in the last two rounds." in group
    assert not any(name in group for name in street.people)
    assert "3 residents have joined." in (await street.card(JOIN)).text
    assert "You neither backed nor objected" in await street.tells("Dev", "/me")
    assert "You neither backed nor objected" in await street.opens("Dev")
    await street.says("Ben", SHORT + "Swings?")
    await street.taps("Ben", "Open", "Swings?")
    await street.opens("Chloe", await street.leads_to("Swings?", "Propose"))
    await street.tells("Chloe", "A swing", "Because.", "30", "Acme")
    await street.taps_in_private("Chloe", "Post it")
    refused = (await street.taps("Farid", "I back this", "A swing")).text
    assert "To take part, tap Join in the group" in refused
    assert "does not count you" in (await street.taps("Farid", "My share", "Swings?")).text
    await street.taps_in_private("Dev", "Take part again")
    assert "You are in Mill Lane." in (await street.reads("Dev", PRIVATE))[-1].text
    assert "About £30.00" in (await street.reads("Dev", PRIVATE))[-1].text
    again = await street.forges("Dev", f"rejoin:-{(await street.link()).partition('start=')[2]}", PRIVATE)
    assert "You take part already." in again.text
    assert "You are in. Round 3 is open" in (await street.taps("Farid", "Join", "of us neither backed")).text
    assert "5 residents have joined." in (await street.card(JOIN)).text
    assert "You back “A swing”." in (await street.taps("Farid", "I back this", "A swing")).text
    await street.town.passes(days=1, hours=1)
    assert "5 residents take part" in await street.announced("Joining for round 3 has closed.")
    refused = (await street.taps("Ewa", "I back this", "A swing")).text
    assert "from the next round on" in refused
