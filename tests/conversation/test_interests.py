"""Saying in private that one has an interest in a purpose, and what the group reads of it."""

import pytest

from tests.conversation.street import PRIVATE, QUESTION, Street

pytestmark = pytest.mark.asyncio(loop_scope="module")
LEAD = "I, or somebody close to me, would be paid by this."


async def test_an_interest_is_said_in_private_and_read_as_a_number(street: Street) -> None:
    for name in ("Ewa", "Farid"):
        await street.opens(name, await street.link())
    await street.has_a_round()
    await street.opens("Chloe", await street.leads_to(QUESTION, "Propose"))
    await street.tells("Chloe", "Lights", "It is dark there.", "60", "Bright Electric")
    page = (await street.reads("Chloe", PRIVATE))[-1].text
    assert "Would you, or somebody close to you, be paid by this? Then tap I have an interest." in page
    await street.taps_in_private("Chloe", "I have an interest")
    assert "All will read: the proposer" in (await street.reads("Chloe", PRIVATE))[-1].text
    await street.taps_in_private("Chloe", "I have no interest after all")
    await street.taps_in_private("Chloe", "I have an interest")
    await street.taps_in_private("Chloe", "Post it")
    assert f"The proposer says: {LEAD}" in (await street.card("Lights")).text

    await street.taps("Ewa", "I back this", "Lights")
    for name in ("Ewa", "Farid"):
        await street.tells(name, "/purposes")
        await street.taps_in_private(name, "1. Lights")
        told = await street.taps_in_private(name, "I have an interest in this")
        assert "Nobody reads who" in told.text
    card = (await street.card("Lights")).text
    assert f"2 people say: {LEAD}" in card
    assert "Backed by 1" in card
    again = await street.data_of("Farid", "I have no interest in this after all")
    declare = again.replace("no_interest", "interest")
    assert "You have said that you have an interest in it." in (await street.forges("Farid", declare, PRIVATE)).text
    await street.taps_in_private("Farid", "I have no interest in this after all")
    assert f"1 person says: {LEAD}" in (await street.card("Lights")).text
    twice = (await street.forges("Farid", again, PRIVATE)).text
    assert twice == "You have not said that you have an interest in it. Nothing has changed."
    assert "no longer works" in (await street.forges("Ewa", declare)).text, "never from the group"
    recorded = await street.recorded()
    assert "The proposer of “Lights” and 1 other say that they have an interest in it." in recorded
