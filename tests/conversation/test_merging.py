"""Two purposes become one, where both proposers wish it."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.conversation.brackets import ReadingTown
from tests.conversation.street import PRIVATE, Street, a_street
from tests.conversation.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")

ANOTHER = "Merge with another"
TOLD = {
    "merge_choose",
    "merge_consider",
    "merge_declined",
    "merge_offer",
    "merge_unwanted",
    "merge_waits",
    "merged",
    "merged_asked",
    "merged_mine",
}


@pytest_asyncio.fixture(loop_scope="module")
async def street(town: Town) -> AsyncIterator[Street]:
    """Chloe proposed lights, Dev more lights. All that is said comes from the catalogue."""
    reading = await ReadingTown.of(town)
    street = await a_street(reading)
    await street.has_a_round()
    await street.has_a_purpose("Chloe", "Lights")
    await street.has_a_purpose("Dev", "More Lights")
    yield street
    assert reading.wrong == []


def read_in(street: Street) -> set[str]:
    """Which notices were read in brackets."""
    assert isinstance(street.town, ReadingTown)
    return street.town.read


async def asks(street: Street) -> None:
    """Chloe asks Dev to merge hers into his."""
    await street.taps_in_private("Chloe", ANOTHER)
    await street.taps_in_private("Chloe", "2. More Lights")
    await street.taps_in_private("Chloe", "Yes, ask them")


async def newest(street: Street, name: str, words: str) -> str:
    """The newest private message with these words."""
    return [one.text for one in await street.reads(name, PRIVATE) if words in one.text][-1]


async def test_what_it_means_is_shown_first_and_done_once_the_other_agrees(street: Street) -> None:
    for name in ("Ewa", "Farid", "Ben"):
        await street.opens(name)
    await street.all_tap("I back this", "1. Lights", "Ewa", "Ben")
    await street.taps("Farid", "I object", "1. Lights")
    await street.taps("Ben", "I back this", "2. More Lights")
    await street.taps_in_private("Chloe", ANOTHER)
    assert "Which purpose should “Lights” be merged into?" in await street.private_words("Chloe")
    await street.taps_in_private("Chloe", "2. More Lights")
    shown = await newest(street, "Chloe", "Merge “Lights” into “More Lights”?")
    for words in (
        "2. More Lights",
        "2 people back “Lights”.",
        "cannot be undone",
        "I ask the proposer of “More Lights” first.",
    ):
        assert words in shown
    await street.taps_in_private("Chloe", "Yes, ask them")
    assert "They can answer until Tue 24 Nov" in await newest(street, "Chloe", "I have asked the proposer")
    offer = await newest(street, "Dev", "would like to merge it into your “More Lights”")
    assert "1. Lights\nIt is dark there." in offer
    assert await street.never_announced("was merged")
    await street.taps_in_private("Dev", "Merge them")
    told = await street.announced("“Lights” was merged into “More Lights”, as both proposers wished.")
    assert "What was said about “Lights” no longer counts." in told
    assert "Chloe" not in told
    assert "Merged into “More Lights”." in await street.announced("1. Lights")
    assert "Backed by 1." in (await street.card("2. More Lights")).text, "only a new tap counts"
    for name in ("Chloe", "Dev"):
        assert "“Lights” is merged into “More Lights”" in await street.private_words(name)
    assert "You backed “Lights”. It was merged into “More Lights”" in await street.private_words("Ewa")
    assert "You objected to “Lights”. It was merged into “More Lights”" in await street.private_words("Farid")
    assert "It was merged into" not in await street.private_words("Ben"), "he backs it already"
    assert "You back “More Lights”." in (await street.taps_in_private("Ewa", "I back this")).text
    assert "Backed by 2." in (await street.card("2. More Lights")).text
    assert "Lights" not in (await street.says("Ewa", "/purposes")).replace("More Lights", "")
    assert TOLD - {"merge_declined", "merge_unwanted"} <= read_in(street)


async def test_the_other_may_rather_keep_both_or_not_answer(street: Street) -> None:
    await asks(street)
    await street.taps_in_private("Dev", "Keep both")
    assert "Both stay as they are." in await newest(street, "Dev", "Both stay")
    assert "The proposer of “More Lights” would rather keep both." in await street.private_words("Chloe")
    await street.tells("Chloe", "/start")
    await street.taps_in_private("Chloe", "1. Lights")
    await asks(street)
    await street.town.passes(hours=24, minutes=1)
    assert "The proposer of “More Lights” has not answered in time." in await street.private_words("Chloe")
    assert {"merge_declined", "merge_unwanted"} <= read_in(street)
    old = await street.data_of("Dev", "Merge them")
    assert "This was answered already, or is over." in (await street.forges("Dev", old, PRIVATE)).text
    assert await street.never_announced("was merged")
    assert [one for one in await street.recorded() if "merge" in one] == [
        "The proposer of “Lights” asked to merge it into another.",
        "“Lights” was not merged: the other proposer would rather keep both.",
        "The proposer of “Lights” asked to merge it into another.",
        "“Lights” was not merged: nobody answered in time.",
    ]


async def test_who_asked_can_take_it_back_and_only_the_two_have_a_say(street: Street) -> None:
    merge, keep = await street.data_of("Chloe", ANOTHER), await street.data_of("Dev", ANOTHER)
    await street.opens("Ben")
    assert "Only the person who proposed it" in (await street.forges("Ben", merge, PRIVATE)).text
    await asks(street)
    yes = await street.data_of("Dev", "Merge them")
    for button in (yes, await street.data_of("Dev", "Keep both"), await street.data_of("Chloe", "Take it back")):
        assert "Only the person who proposed it" in (await street.forges("Ben", button, PRIVATE)).text
    pair = f"{merge.partition(':')[2]}-{keep.partition(':')[2]}"
    again = f"merge_ask:{pair}"
    assert "was asked already" in (await street.forges("Chloe", again, PRIVATE)).text
    assert "Only the person who proposed it" in (await street.forges("Dev", again, PRIVATE)).text
    for forged in ("merge:x", "merge_into:1", "merge_ask:1-2-3", "merge_yes:9999"):
        assert "no longer works" in (await street.forges("Chloe", forged, PRIVATE)).text, forged
    await street.taps_in_private("Chloe", "Take it back")
    assert "over. Nothing has changed." in (await street.forges("Dev", yes, PRIVATE)).text
    same = f"merge_ask:{pair.partition('-')[0]}-{pair.partition('-')[0]}"
    assert "cannot be merged into itself" in (await street.forges("Chloe", same, PRIVATE)).text
    await asks(street)
    await street.tells("Dev", "/start")
    await street.taps_in_private("Dev", "Change it")
    await street.taps_in_private("Dev", "Change the title")
    await street.tells("Dev", "Lamps")
    await street.taps_in_private("Dev", "Change it so")
    yes = await street.data_of("Dev", "Merge them")
    assert "One of the two has changed meanwhile" in (await street.forges("Dev", yes, PRIVATE)).text
    waiting = [one.id for one in await street.reads("Chloe", PRIVATE) if "I have asked the proposer" in one.text]
    await street.forges("Chloe", again, PRIVATE, waiting[-1])
    told = [one for one in await street.recorded() if "not merged" in one]
    assert "its proposer no longer asks for it." in told[0]
    assert "one of the two was no longer as it was." in told[1]
    await street.town.passes(days=13, hours=1)
    assert "The time to change purposes in this round is over." in (await street.forges("Chloe", again, PRIVATE)).text


async def test_who_proposed_both_merges_them_at_once_and_one_alone_with_nothing(town: Town) -> None:
    street = await a_street(town)
    await street.has_a_round()
    await street.has_a_purpose("Chloe", "Lights")
    nothing = (await street.taps_in_private("Chloe", ANOTHER)).text
    assert "There is no other purpose in this round" in nothing
    await street.has_a_purpose("Chloe", "More Lights")
    await street.taps_in_private("Chloe", ANOTHER)
    await street.taps_in_private("Chloe", "1. Lights")
    assert "You proposed both, so it is done at once." in await street.private_words("Chloe")
    await street.taps_in_private("Chloe", "Yes, merge them")
    assert "as its proposer wished." in await street.announced("“More Lights” was merged into “Lights”")
