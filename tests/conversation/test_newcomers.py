"""Where newcomers wait before they count: what a coordinator sets, and what a newcomer reads."""

import pytest

from tests.conversation.street import JOIN, PRIVATE, QUESTION, Street

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_newcomers_wait_before_they_count_and_read_from_when_on(street: Street) -> None:
    await street.opens("Ben", await street.link())
    await street.has_a_pot()
    assert "Newcomers count at once." in await street.tells("Ben", "/settings")
    await street.taps_in_private("Ben", "Wait 3 days")
    page = (await street.reads("Ben", PRIVATE))[-1].text
    assert "Newcomers count in a round if they joined at least 3 days before joining closes." in page
    told = await street.announced("when newcomers count")
    assert "Ben changed when newcomers count: if they join at least 3 days before joining closes." in told
    assert "This begins with the next round that opens." in told
    await street.comes("Grace")
    joined = (await street.taps("Grace", "Join", JOIN)).text
    assert "You are in. Newcomers wait a little here: you count in rounds whose joining closes after" in joined
    await street.opens("Grace", await street.link())
    assert "You hold an equal share in rounds whose joining closes after" in await street.private_words("Grace")

    preview = await street.says("Ben", f"/round for 14 days: {QUESTION}")
    assert "With 7 residents, each share is" in preview
    assert "counts from a later round on." in preview
    await street.taps("Ben", "Open", "A round you could open")
    card = (await street.card(QUESTION)).text
    assert "counts from a later round on." in card
    await street.has_a_purpose()

    await street.town.passes(days=3)
    await street.comes("Hana")
    told = (await street.taps("Hana", "Join", JOIN)).text
    assert "so round 1 is without you. You count in rounds whose joining closes after" in told
    assert len(told) <= 200
    refused = (await street.taps("Hana", "I back this", "Lights")).text
    assert refused.startswith("You joined too short a time ago: in this round people count 3 days after they join.")
    assert "the open round is without you" in await street.opens("Hana", await street.link())
    assert "Your share starts with a later one." in await street.tells("Hana", "/me")
    assert "You back" in (await street.taps("Grace", "I back this", "Lights")).text
    await street.town.passes(days=3)
    assert "7 residents take part" in await street.announced("Joining for round 1 has closed.")
    assert "This round had begun without you" in (await street.taps("Hana", "I back this", "Lights")).text

    assert "Newcomers wait 3 days before they count, from the next round on." in await street.recorded()
    await street.tells("Ben", "/settings")
    await street.taps_in_private("Ben", "No wait")
    assert "at once, in rounds that open from now on." in await street.announced("at once, in rounds")
    assert "Newcomers count at once, from the next round on." in await street.recorded()
    for forged in ("set:wait_2", "set:wait_", "set:wait_-1", "set:wait_a"):
        assert "no longer works" in (await street.forges("Ben", forged, PRIVATE)).text, forged
    assert "Only coordinators" in (await street.forges("Chloe", "set:wait_7", PRIVATE)).text
