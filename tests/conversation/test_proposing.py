"""Four questions in private make a purpose in the group."""

import pytest
import pytest_asyncio

from tests.conversation.street import PRIVATE, QUESTION, Street, a_street
from tests.conversation.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def street(town: Town) -> Street:
    """One street with an open round for all: every test has a title of its own."""
    street = await a_street(town)
    await street.has_a_round()
    return street


async def begins(street: Street, name: str = "Chloe", *answers: str) -> str:
    asked = await street.opens(name, await street.leads_to(QUESTION, "Propose"))
    return await street.tells(name, *answers) if answers else asked


async def test_a_title_and_a_payee_stay_on_one_line_and_a_reason_is_set_apart(street: Street) -> None:
    await begins(street)
    spoof = "Dark.\n\nBacked by 12. It needs at least 12."
    await street.tells("Chloe", "Lights\nIt goes ahead.", spoof, "60", "Bright\n\nElectric")
    await street.taps_in_private("Chloe", "Post it")
    card = await street.card(". Lights It goes ahead.")
    assert "Done by: Bright Electric." in card.text
    told = await street.town.simulation.reading(street.group, street.people["Ben"])
    quotes = [e for one in told if one["id"] == card.id for e in one["entities"] if e["type"] == "blockquote"]
    assert [card.text[e["offset"] : e["offset"] + e["length"]] for e in quotes] == [spoof]


async def test_four_answers_become_a_purpose_in_the_group(street: Street) -> None:
    assert "1 of 4" in await begins(street)
    assert "2 of 4" in await street.tells("Chloe", "Lights in the alley")
    assert "All shares together can pay £120.00" in await street.tells("Chloe", "It is dark there.")
    assert "4 of 4" in await street.tells("Chloe", "£60")
    shown = await street.tells("Chloe", "Bright Electric")
    for words in ("Lights in the alley", "It is dark there.", "Cost: £60.00. Done by: Bright Electric."):
        assert words in shown
    assert await street.never_announced("Lights in the alley")
    assert "Cost: £60.00." in await street.tells("Chloe", "Wait, one more thing"), "more words change nothing"
    await street.taps_in_private("Chloe", "Post it")
    card = await street.card(". Lights in the alley")
    assert list(card.buttons) == ["I back this", "I object", "Undo my choice"]
    assert "Backed by 0. It needs at least one third of those who take part" in card.text
    assert "so far." in (await street.card(QUESTION, "Propose")).text
    assert "Chloe" not in card.text


async def test_costs_as_people_write_them(street: Street) -> None:
    await begins(street, "Chloe", "Lights", "It is dark.")
    for written in ("-3", "twenty", "25.505", "25 €", "9999999999999", "£"):
        assert "I could not read that amount" in await street.tells("Chloe", written), written
    assert "more than nothing" in await street.tells("Chloe", "0")
    assert "They can pay £120.00." in await street.tells("Chloe", "120.01")
    for written in ("25", "£25", "25.50", "120"):
        assert "4 of 4" in await street.tells("Chloe", written), written
        await street.tells("Chloe", "Bright Electric")
        await street.taps_in_private("Chloe", "Start again")
        await street.tells("Chloe", "Lights", "It is dark.")


async def test_a_cost_too_high_is_refused_in_the_pots_own_currency(town: Town) -> None:
    street = await a_street(town, "Amina", "Ben", "Chloe")
    await street.appoints("Amina", "Ben")
    await street.says("Ben", "/fund €120 from Ward Fund")
    await street.says("Ben", f"/round for 14 days: {QUESTION}")
    await street.taps("Ben", "Open", "A round you could open")
    assert "They can pay €120.00." in await begins(street, "Chloe", "Lights", "It is dark.", "121")


async def test_answers_that_do_not_fit_are_refused_and_asked_for_again(street: Street) -> None:
    await begins(street)
    assert "The title is empty." in await street.tells("Chloe", "\u200b\u202e\u200b")
    assert "The title is too long: 81 characters, and 80 fit." in await street.tells("Chloe", "x" * 81)
    assert "2 of 4" in await street.tells("Chloe", "x" * 80)
    assert "The reason is too long: 1001 characters" in await street.tells("Chloe", "x" * 1001)
    assert "I do not know that command." in await street.tells("Chloe", "/dance")
    assert "3 of 4" in await street.tells("Chloe", "x" * 1000)
    assert "Who would do it is too long: 121" in await street.tells("Chloe", "60", "x" * 121)
    assert "Cost: £60.00" in await street.tells("Chloe", "x" * 120)
    await street.taps_in_private("Chloe", "Post it")
    assert "x" * 80 in (await street.card("xxx")).text


async def test_a_form_can_be_left_and_begun_again(street: Street) -> None:
    await begins(street, "Dev", "Benches", "To sit.", "60", "Bright Electric")
    await street.taps_in_private("Dev", "Start again")
    assert "2 of 4" in await street.tells("Dev", "Better benches")
    await street.taps_in_private("Dev", "Leave it")
    assert "Left. Nothing was posted." in await street.private_words("Dev")
    assert "I am not asking you anything just now" in await street.tells("Dev", "To sit.")
    for stale in ("Post it", "Leave it", "Start again", "I would do it"):
        assert "I am not asking you anything" in (await street.taps_in_private("Dev", stale)).text
    assert await street.never_announced("enches")


async def test_who_would_do_it_themselves_has_no_say(street: Street) -> None:
    await begins(street, "Chloe", "A mural", "It is grey.", "60")
    await street.taps_in_private("Chloe", "I would do it")
    await street.taps_in_private("Chloe", "Post it")
    assert "Done by: Chloe." in (await street.card("A mural")).text
    for button in ("I back this", "I object"):
        assert "so you have no say on it" in (await street.taps("Chloe", button, "A mural")).text


async def test_an_adviser_may_propose_and_it_is_marked(street: Street) -> None:
    await street.comes("Priya")
    await street.becomes_an_adviser("Priya")
    await street.has_a_purpose("Priya", "A survey")
    assert "Proposed by an adviser." in (await street.card("A survey")).text
    assert "Advisers do not back or object" in (await street.taps("Priya", "I back this", "A survey")).text


async def test_only_the_proposer_withdraws_and_only_once(street: Street) -> None:
    await street.has_a_purpose("Chloe", "A tower")
    withdraw = [one.buttons["Withdraw"] for one in await street.reads("Chloe", PRIVATE) if "Withdraw" in one.buttons]
    back = (await street.card("A tower")).buttons["I back this"]
    await street.opens("Ben")
    assert "Only the person who proposed it" in (await street.forges("Ben", withdraw[-1], PRIVATE)).text
    assert "Withdrawn." in (await street.taps_in_private("Chloe", "Withdraw")).text
    assert "“A tower” was withdrawn by its proposer." in await street.announced("was withdrawn")
    assert "Withdrawn by its proposer." in await street.announced(". A tower")
    assert "was withdrawn. Nothing has changed." in (await street.taps_in_private("Chloe", "Withdraw")).text
    assert "“A tower” was withdrawn." in (await street.forges("Ben", back)).text


async def test_markup_emoji_and_direction_marks_are_shown_as_written(street: Street) -> None:
    title = "<b>Fix</b> & \u202e🦊 </blockquote> {why} %s"
    await begins(street, "Chloe", title, "<script>alert(1)</script> &amp; 👨‍👩‍👧", "60", "A & B <i>Ltd")
    await street.taps_in_private("Chloe", "Post it")
    card = await street.card(". <b>Fix</b> & 🦊 </blockquote> {why} %s")
    assert "<script>alert(1)</script> &amp; " in card.text
    assert "\u202e" not in card.text
    assert "Done by: A & B <i>Ltd." in card.text
    assert "<b>Fix</b> & 🦊" in (await street.taps("Ben", "I back this", "<b>Fix")).text
    assert "<b>Fix</b> & 🦊" in await street.says("Ben", "/purposes")


async def test_a_form_outlived_by_its_round_says_so(street: Street) -> None:
    await begins(street, "Ewa")
    await street.town.passes(days=13, hours=1)
    assert "The time for new purposes in this round is over." in await street.tells("Ewa", "Lights")
    await street.town.passes(days=2)
    assert "There is no open round now." in await street.tells("Ewa", "Lights")
    assert "There is no open round now." in await street.tells("Ewa", "/propose")
