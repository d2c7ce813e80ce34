"""Coordinators do it step by step in private: a round, a deposit, what is set. Nothing is done before it is shown."""

import pytest
import pytest_asyncio

from tests.conversation.street import PRIVATE, QUESTION, Street, a_street
from tests.conversation.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")

REHEARSED = "A rehearsal: of every 100 made-up rounds with 5 purposes each, something went ahead in 10."


@pytest_asyncio.fixture(loop_scope="module")
async def street(town: Town) -> Street:
    """Three residents, Ben coordinates and has opened the private chat; £120.00 in the pot."""
    street = await a_street(town, "Amina", "Ben", "Chloe")
    await street.has_a_pot()
    await street.opens("Ben")
    return street


async def newest(street: Street, name: str = "Ben") -> str:
    return (await street.reads(name, PRIVATE))[-1].text


async def choose(street: Street, *labels: str) -> str:
    """Ben taps one button after another; what he reads then."""
    for label in labels:
        await street.taps_in_private("Ben", label)
    return await newest(street)


async def test_a_round_is_put_together_step_by_step_and_opened(street: Street) -> None:
    assert "A coordinator can start a round" in await street.says("Chloe", "/round")
    assert "step by step in private" in await street.says("Ben", "/round")
    way = await street.leads_to("step by step", "Open private chat")
    assert "Only coordinators" in await street.opens("Chloe", way)
    assert "1. What is the round about?" in await street.opens("Ben", way)
    assert "The question is too long: 301 characters, and 300 fit." in await street.tells("Ben", "x" * 301)
    asked = await street.tells("Ben", QUESTION)
    assert asked.startswith(f"The question: {QUESTION}\n\n2. How long does it last?")
    assert "write it, such as 3 weeks, or until 6 December" in asked
    for words, why in (
        ("soon", "I could not read how long."),
        ("6/12", "I could not read how long."),
        ("1 November", "That day is over or is today."),
        ("until 2026-11-23", "That day is over or is today."),
        ("6 December 2031", "A round lasts from two hours to a year."),
        ("400 weeks", "A round lasts from two hours to a year."),
        ("0", "I could not read how long."),
    ):
        said = await street.tells("Ben", words)
        assert why in said, words
        assert "2. How long" in said, words
    assert (await street.tells("Ben", "25")).startswith("25 days, until Fri 18 Dec,"), (
        "a misread length is seen at once"
    )
    asked = await choose(street, "Back a step", "14 days")
    assert asked.startswith("14 days, until Mon 7 Dec,")
    assert "3. What is the most one share may be?" in asked
    assert "With 3 residents, a full share is £40.00." in await newest(street)
    buttons = (await street.reads("Ben", PRIVATE))[-1].buttons
    assert list(buttons) == ["No limit", "£20.00", "£10.00", "Back a step", "Cancel"]
    assert "I could not read that amount." in await street.tells("Ben", "lots")
    asked = await choose(street, "£20.00")
    assert asked.startswith("At most £20.00 for each share.\n\n4. What kind of round?")
    assert "One or a few: 3 backers, and two for each person against." in asked
    assert "Please tap one of the buttons." in await street.tells("Ben", "together")
    asked = await choose(street, "One or a few")
    assert asked.startswith("Kind of round: One or a few.\n\n5. At the end, some money in the shares may be left.")
    shown = await choose(street, "Back to the funders")
    for words in (
        QUESTION,
        "With 3 residents, each share is £20.00.",
        "it lasts 14 days, until Mon 7 Dec,",
        "Nothing is open yet.",
        REHEARSED,
    ):
        assert words in shown
    assert await street.never_announced("Round 1")
    assert "6. May all see how many back what" in await choose(street, "Change the kind", "Many at once")
    shown = await choose(street, "No, only after the decision")
    assert "All purposes are decided together at the end." in shown
    assert REHEARSED in shown, "with three residents every kind needs all of them"
    assert "it lasts 21 days, until Mon 14 Dec," in await _changed(street, "Change the length", "3 weeks")
    assert "it lasts 13 days, until Sun 6 Dec," in await _changed(street, "Change the length", "until 6 December")
    assert "stays in the pot." in await choose(street, "Change what is left", "Stays for the next round")
    old = await street.data_of("Ben", "Open")
    await street.taps_in_private("Ben", "Open")
    assert f"Round 1 is open: {QUESTION}" in await newest(street)
    assert "Propose" in (await street.card(QUESTION, "Propose")).buttons
    assert "I am not asking that any more" in (await street.forges("Ben", old, PRIVATE)).text
    assert f"Round 1: {QUESTION}" in await street.says("Ben", "/round"), (
        "coordinators too see the card of an open round"
    )


async def _changed(street: Street, label: str, words: str) -> str:
    await street.taps_in_private("Ben", label)
    return await street.tells("Ben", words)


async def test_the_preview_in_the_group_can_be_changed_in_private(street: Street) -> None:
    await street.says("Ben", "/round several, sealed, up to £5 each for 3 days: Why?")
    way = await street.leads_to("A round you could open", "Change")
    assert "Only coordinators" in await street.opens("Chloe", way)
    shown = await street.opens("Ben", way)
    assert "With 3 residents, each share is £5.00." in shown
    assert "it lasts 3 days, until" in shown
    await street.taps_in_private("Ben", "Change the limit")
    assert "each share is £40.00." in await choose(street, "No limit")
    await street.taps("Ben", "Open", "A round you could open")
    assert "A round is open already." in (await street.taps_in_private("Ben", "Open")).text
    assert "So I have stopped asking." in await street.tells("Ben", "Well?")
    assert "has been opened already" in await street.opens("Ben", way)


async def test_a_line_in_private_is_shown_before_anything_is_done(street: Street) -> None:
    assert "Nothing is open yet." in await street.tells("Ben", "/round for 2 days: Why?")
    await street.taps_in_private("Ben", "Cancel")
    assert "Cancelled. Nothing was opened." in await newest(street)
    shown = await street.tells("Ben", "/fund £50 from Co-op: for the young")
    assert "I will record £50.00 from Co-op.\nThe funder's terms: “for the young”" in shown
    assert await street.never_announced("£50.00")
    await street.taps_in_private("Ben", "Record it")
    assert "Ben recorded £50.00 from Co-op." in await street.announced("£50.00")


async def test_a_deposit_is_asked_for_step_by_step_and_recorded_once(street: Street) -> None:
    assert "Only coordinators" in await street.says("Chloe", "/fund")
    assert "step by step" in await street.says("Ben", "/fund")
    way = await street.leads_to("step by step", "Open private chat")
    assert "1 of 3. How much was given?" in await street.opens("Ben", way)
    assert "This pot is kept in GBP." in await street.tells("Ben", "25,50 €")
    assert "more than nothing" in await street.tells("Ben", "0")
    assert (await street.tells("Ben", "25.50")).startswith("£25.50.\n\n2 of 3. Who gave it?")
    assert "The funder's name is too long: 81" in await street.tells("Ben", "x" * 81)
    assert (await choose(street, "Ward Fund")).startswith("£25.50 from Ward Fund.\n\n3 of 3. On what terms?")
    assert "The text of the terms is too long: 501" in await street.tells("Ben", "x" * 501)
    shown = await choose(street, "No terms")
    assert shown.startswith("I will record £25.50 from Ward Fund.\n")
    assert "from Bob & Sons" in await _changed(street, "Change the funder", "Bob\n& Sons")
    assert "The funder's terms: “benches”" in await _changed(street, "Change the terms", "benches")
    assert "£27.00" in await _changed(street, "Change the amount", "27")
    record = await street.data_of("Ben", "Record it")
    assert await street.never_announced("Bob & Sons")
    await street.taps_in_private("Ben", "Record it")
    assert "I am not asking that any more" in (await street.forges("Ben", record, PRIVATE)).text
    assert "The pot now holds £147.00." in await street.announced("Ben recorded £27.00 from Bob & Sons.")
    await street.says("Ben", "/fund £3 from Co-op")
    assert "Only the person who wrote that command" in await street.opens(
        "Chloe", await street.leads_to("£3.00", "Change")
    )
    assert "I will record £3.00" in await street.opens("Ben", await street.leads_to("£3.00", "Change"))


async def test_settings_are_shown_and_changed_and_the_group_is_told(street: Street) -> None:
    assert "step by step" in await street.says("Chloe", "/settings")
    way = await street.leads_to("step by step", "Open private chat")
    assert "Only coordinators" in await street.opens("Chloe", way)
    page = await street.opens("Ben", way)
    assert "Joining: a tap on Join is enough." in page
    assert "Time zone: Europe/London." in page
    await street.taps_in_private("Ben", "Let coordinators decide who joins")
    assert "Joining: a coordinator lets people in." in await newest(street)
    assert "a coordinator lets them in" in await street.announced("Ben changed how people join")
    await street.taps_in_private("Ben", "Let a tap on Join be enough")
    assert "Now it is Europe/London." in await choose(street, "Change the time zone")
    assert "I do not know one time zone for that." in await street.tells("Ben", "Narnia")
    assert "The time zone would be America/New_York." in await street.tells("Ben", "new york")
    await street.taps_in_private("Ben", "Another")
    assert "The time zone would be Europe/Paris." in await choose(street, "Paris")
    assert await street.never_announced("our time zone")
    await street.taps_in_private("Ben", "Set it")
    assert "Time zone: Europe/Paris." in await newest(street)
    assert "Ben set our time zone to Europe/Paris." in await street.announced("our time zone")
    for forged in ("set:dance", "set:", "record:1", "drop:1"):
        assert "no longer works" in (await street.forges("Chloe", forged, PRIVATE)).text, forged


async def test_a_form_keeps_for_a_week_and_says_so_when_its_ground_is_gone(street: Street) -> None:
    await street.tells("Ben", "/round", "Why not?")
    await street.town.passes(days=7)
    assert "4. What kind" in await choose(street, "7 days", "No limit"), "the buttons of the open question still work"
    assert "4. What kind" in await street.tells("Ben", "/round"), "the command shows it again"
    assert "in the middle of a round for Mill Lane" in await street.tells("Ben", "/fund £5 from Co-op")
    assert "I am still asking:" in await choose(street, "Go on with it")
    await street.says("Ben", "/round for 2 days: Who?")
    await street.taps("Ben", "Open", "A round you could open")
    await street.taps_in_private("Ben", "One or a few")
    over = await newest(street)
    assert "A round is open already." in over
    assert "So I have stopped asking." in over
    assert "words to me are not a vote" in await street.tells("Ben", "7 days")
