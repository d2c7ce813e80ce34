"""Private forms in odd states: of another group, pasted links, forged buttons."""

import pytest
import pytest_asyncio

from tests.conversation.street import JOIN, PRIVATE, QUESTION, Street, a_street
from tests.conversation.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def street(town: Town) -> Street:
    return await a_street(town, "Amina", "Ben", "Chloe")


async def newest(street: Street, name: str) -> str:
    return (await street.reads(name, PRIVATE))[-1].text


async def test_the_other_form_is_begun_for_the_group_it_was_asked_for(street: Street) -> None:
    """Mill Lane's is open; Elm Row's Propose is tapped, and Mill Lane's cancelled for it."""
    await street.has_a_round()
    await street.opens("Chloe", await street.leads_to(QUESTION, "Propose"))
    await street.tells("Chloe", "Lights")
    other = await a_street(street.town, "Amina", "Ben", title="Elm Row")
    other.people["Chloe"] = street.people["Chloe"]
    await other.town.simulation.ask("act/join", person=other.people["Chloe"], chat=other.group)
    await other.taps("Chloe", "Join", JOIN)
    await other.has_a_round()
    told = await other.opens("Chloe", await other.leads_to(QUESTION, "Propose"))
    assert "in the middle of a purpose for Mill Lane" in told
    await street.taps_in_private("Chloe", "Cancel it, begin the other")
    assert (await newest(street, "Chloe")).startswith("Elm Row\n\n")
    await street.tells("Chloe", "Bench", "To sit.", "20", "Joiner")
    await street.taps_in_private("Chloe", "Post it")
    assert "1. Bench" in (await other.card("1. Bench")).text
    assert await street.never_announced("Bench")


async def test_a_link_that_is_pasted_is_as_good_as_a_tap(street: Street) -> None:
    await street.has_a_round()
    link = await street.link()
    await street.comes("Dev")
    await street.opens("Dev")
    assert "You are in Mill Lane" in await street.tells("Dev", link)
    assert "4 residents have joined." in (await street.card(JOIN)).text
    await street.person("Mallory")
    await street.opens("Mallory")
    assert "I have asked" in await street.tells("Mallory", link.removeprefix("https://"))
    assert "words to me are not a vote" in await street.tells("Mallory", f"See {link}")


async def test_only_what_was_asked_can_be_changed_whatever_a_button_says(street: Street) -> None:
    await street.has_a_round()
    await street.has_a_purpose()
    await street.taps_in_private("Chloe", "Change it")
    stamp = next(iter((await street.reads("Chloe", PRIVATE))[-1].buttons.values())).partition("-")[0]
    for name in ("purpose_id", "myself", "changing"):
        forged = f"{stamp}-change-{name}"
        assert "not asking that any more" in (await street.forges("Chloe", forged, PRIVATE)).text, name


async def test_what_is_left_as_it_was_is_left_in_the_group_that_was_asked_about(street: Street) -> None:
    """Ben coordinates Mill Lane, is asked whether to step down there, and has chosen Elm Row meanwhile."""
    await street.appoints("Amina", "Ben")
    await street.appoints("Ben", "Amina")
    await street.opens("Ben", await street.link())
    await street.tells("Ben", "/coordinators")
    await street.taps_in_private("Ben", "I step down")
    other = await a_street(street.town, "Amina", "Chloe", title="Elm Row")
    other.people["Ben"] = street.people["Ben"]
    await other.town.simulation.ask("act/join", person=other.people["Ben"], chat=other.group)
    await other.opens("Ben", await other.link())
    assert not (await street.taps_in_private("Ben", "Leave it")).text
    left = [one.text for one in await street.reads("Ben", PRIVATE) if "nothing has changed" in one.text]
    assert left == ["Mill Lane\n\nFine. I have asked nothing, and nothing has changed."]
