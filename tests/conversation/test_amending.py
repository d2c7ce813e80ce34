"""A proposer changes what they proposed: what they see before, what all are told, and who is asked again."""

import pytest
import pytest_asyncio

from tests.conversation.street import PRIVATE, Street, a_street
from tests.conversation.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")

AMENDED = "was changed by its proposer."


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def street(town: Town) -> Street:
    """One street for all, with an open round: every test proposes something of its own."""
    street = await a_street(town)
    await street.has_a_round()
    return street


async def changes(street: Street, what: str, to: str, name: str = "Chloe") -> str:
    """Gives one answer anew in the form for changing; what is shown then."""
    await street.taps_in_private(name, f"Change {what}")
    return await street.tells(name, to)


async def test_a_change_is_shown_first_and_asks_everyone_again(street: Street) -> None:
    await street.has_a_purpose("Chloe", "Lights")
    for name in ("Dev", "Ewa"):
        await street.opens(name)
    await street.all_tap("I back this", ". Lights", "Ben", "Dev")
    await street.taps("Ewa", "I object", ". Lights")
    await street.taps_in_private("Chloe", "Change it")
    assert "Nothing is changed yet." in await street.private_words("Chloe")
    form = (await street.reads("Chloe", PRIVATE))[-1]
    assert "Change it so" not in form.buttons
    shown = await changes(street, "the title", "Lamps")
    assert shown.startswith("Lamps\nIt is dark there.\nCost: £60.00. Done by: Bright Electric.")
    assert "2 people back this. 1 person objects." in shown
    assert "If you change it, only a new tap counts" in shown
    assert "2 people back this" in await changes(street, "the cost", "50"), "the title is another too"
    assert await street.never_announced(AMENDED)
    await street.taps_in_private("Chloe", "Change it so")
    assert "“Lamps” is changed, and the group was told." in await street.private_words("Chloe")
    told = await street.announced(f"“Lights” {AMENDED}")
    assert "It is called “Lamps” now.\nIt costs £50.00 now. Before it was £60.00." in told
    assert "only a new tap counts" in told
    assert "Chloe" not in told
    card = (await street.card(". Lamps")).text
    assert "Nobody backs it yet. The round's card" in card
    assert "person objects" not in card
    assert "This is text 2." in card
    for name, said, word in (("Dev", "You backed this.", "yes"), ("Ewa", "You objected to this.", "no")):
        words = await street.private_words(name)
        assert f"{said} Its proposer has changed it, so your {word} no longer counts." in words
        assert words.count("no longer counts") == 1
        assert "What is new: its title was “Lights” and it costs £50.00, not £60.00." in words
    assert "If your objection still holds, tap I object, and write your reason again." in await street.private_words(
        "Ewa"
    )
    assert "You back “Lamps”." in (await street.taps_in_private("Dev", "I back this")).text
    assert "Backed by 1." in (await street.card(". Lamps")).text
    await street.tells("Dev", "/me")
    await street.taps_in_private("Dev", "My receipts")
    mine = (await street.reads("Dev", PRIVATE))[-1].text
    assert [line.partition(": ")[2] for line in mine.splitlines() if "Lamps" in line] == [
        "you backed “Lamps”.",
        "“Lamps” was changed by its proposer, so your choice no longer counted.",
        "you backed “Lamps”.",
    ]
    assert "You have said nothing" in (await street.taps("Ben", "Undo my choice", f"“Lights” {AMENDED}")).text


async def test_a_lower_cost_alone_keeps_what_was_said(street: Street) -> None:
    await street.has_a_purpose("Chloe", "Benches")
    await street.all_tap("I back this", ". Benches", "Ben", "Dev")
    await street.taps_in_private("Chloe", "Change it")
    shown = await changes(street, "the cost", "45.50")
    assert "2 people back this.\nIt only costs less, so everyone's choice stays." in shown
    await street.taps_in_private("Chloe", "Change it so")
    told = await street.announced("“Benches” costs less now.")
    assert "It costs £45.50 now. Before it was £60.00.\nWhat you said about it still counts." in told
    card = (await street.card(". Benches")).text
    assert "Backed by 2." in card
    assert "Cost: £45.50." in card


async def test_the_earlier_texts_stay_readable(street: Street) -> None:
    await street.has_a_purpose("Chloe", "Swings")
    await street.taps_in_private("Chloe", "Change it")
    await changes(street, "why", "Children ask for them.")
    await changes(street, "who does it", "Play & Co")
    await street.taps_in_private("Chloe", "Change it so")
    assert "The reason is now:\nChildren ask for them.\nDone by Play & Co now." in await street.announced(
        "“Swings” was"
    )
    way = (await street.card(". Swings")).buttons["Earlier texts"]
    read = await street.opens("Farid", way)
    assert "Text 1, of" in read
    assert "It is dark there.\nCost: £60.00. Done by: Bright Electric." in read
    assert read.index("Text 1") < read.index("Text 2")
    assert read.count("This one counts.") == 1
    await street.tells("Farid", "/purposes")
    number = next(one for one in (await street.reads("Farid", PRIVATE))[-1].buttons if "Swings" in one)
    await street.taps_in_private("Farid", number)
    before = (await street.reads("Farid", PRIVATE))[-1].id
    await street.taps_in_private("Farid", "Earlier texts")
    assert "Text 1, of" in "".join(one.text for one in await street.reads("Farid", PRIVATE, before - 1))
    await street.town.simulation.person("Zoe")
    assert "no longer works" in await street.opens("Farid", way.replace("texts-", "texts-9"))
    assert "no longer works" in await street.opens("Farid", way.partition("texts-")[0] + "texts-x")


async def test_me_leads_a_proposer_to_what_they_proposed(street: Street) -> None:
    await street.has_a_purpose("Dev", "Bins")
    assert "You proposed “Bins”." in await street.tells("Dev", "/me")
    mine = next(one for one in (await street.reads("Dev", PRIVATE))[-1].buttons if "Bins" in one)
    await street.taps_in_private("Dev", mine)
    shown = next(one for one in reversed(await street.reads("Dev", PRIVATE)) if "Change it" in one.buttons)
    assert "Bins" in shown.text
    assert {"I back this", "Withdraw"} <= set(shown.buttons)
    await street.taps_in_private("Dev", "Change it")
    await street.taps_in_private("Dev", "Leave it as it is")
    assert "Change it" in (await street.reads("Dev", PRIVATE))[-1].buttons


async def test_who_would_be_paid_has_no_say_from_then_on(street: Street) -> None:
    await street.has_a_purpose("Ewa", "A mural")
    await street.taps_in_private("Ewa", "I back this")
    assert "Backed by 1." in (await street.card(". A mural")).text
    await street.taps_in_private("Ewa", "Change it")
    await street.taps_in_private("Ewa", "Change who does it")
    await street.taps_in_private("Ewa", "I would do it")
    assert "As you would be paid, you cannot back it" in await street.private_words("Ewa")
    await street.taps_in_private("Ewa", "Change it so")
    assert "Done by Ewa now." in await street.announced("“A mural” was")
    assert "Nobody backs it yet." in (await street.card(". A mural")).text
    assert "so you have no say on it" in (await street.taps("Ewa", "I back this", ". A mural")).text
    asked = [one.text for one in await street.reads("Ewa", PRIVATE) if "no longer counts" in one.text]
    assert not any("A mural" in one for one in asked)


async def test_an_adviser_changes_what_they_proposed(street: Street) -> None:
    await street.comes("Priya")
    await street.becomes_an_adviser("Priya")
    await street.has_a_purpose("Priya", "A survey")
    await street.tells("Priya", "/me")
    await street.taps_in_private("Priya", next(iter((await street.reads("Priya", PRIVATE))[-1].buttons)))
    await street.taps_in_private("Priya", "Change it")
    await changes(street, "the title", "A census", "Priya")
    await street.taps_in_private("Priya", "Change it so")
    card = (await street.card(". A census")).text
    assert "Proposed by an adviser." in card


async def test_what_cannot_be_changed_says_why(street: Street) -> None:
    await street.has_a_purpose("Chloe", "Gates")
    amend = await street.data_of("Chloe", "Change it")
    await street.opens("Ben")
    assert "Only the person who proposed it" in (await street.forges("Ben", amend, PRIVATE)).text
    await street.taps_in_private("Chloe", "Change it")
    finish = (await street.data_of("Chloe", "Leave it as it is")).replace("leave", "finish")
    assert "That is how it is already" in (await street.forges("Chloe", finish, PRIVATE)).text
    assert await street.tells("Chloe", "/propose")
    assert "in the middle of a change to a purpose" in await street.private_words("Chloe")
    await street.taps_in_private("Chloe", "Go on with it")
    await street.taps_in_private("Chloe", "Change the cost")
    assert "They can pay £120.00." in await street.tells("Chloe", "120.01")
    await street.taps_in_private("Chloe", "Leave it as it was")
    await street.taps_in_private("Chloe", "Leave it as it is")
    await street.town.passes(days=13, hours=1)
    assert "The time to change purposes in this round is over." in (await street.forges("Chloe", amend, PRIVATE)).text
    await street.tells("Chloe", "/start")
    await street.taps_in_private("Chloe", "Withdraw")
    await street.taps_in_private("Chloe", "Keep it")
    kept = next(one for one in await street.reads("Chloe", PRIVATE) if "“Gates” is in the group now" in one.text)
    assert "Withdraw" in kept.buttons
    assert "Change it" not in kept.buttons
    await street.taps_in_private("Chloe", "Withdraw")
    await street.taps_in_private("Chloe", "Yes, withdraw it")
    assert "was withdrawn" in (await street.forges("Chloe", amend, PRIVATE)).text
    await street.town.passes(days=2)
    assert "was withdrawn" in (await street.forges("Chloe", amend, PRIVATE)).text
