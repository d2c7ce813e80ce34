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
    more = await street.tells("Chloe", "Wait, one more thing")
    assert "I have not used your last message." in more
    assert "To put it in the group, tap Post it." in more
    old = await street.data_of("Chloe", "Post it")
    await street.taps_in_private("Chloe", "Post it")
    assert "Posting it does not back it." in await street.private_words("Chloe")
    assert "so nothing has changed" in (await street.forges("Chloe", old, PRIVATE)).text
    assert "You back “Lights in the alley”." in (await street.taps_in_private("Chloe", "I back this")).text
    assert "Withdraw" in (await street.reads("Chloe", PRIVATE))[-1].buttons, "what stood there stays"
    await street.taps("Chloe", "Undo my choice", ". Lights in the alley")
    card = await street.card(". Lights in the alley")
    assert list(card.buttons) == ["I back this", "I object", "Undo my choice"]
    assert "Nobody backs it yet. The round's card tells how many it needs." in card.text
    assert "so far." in (await street.card(QUESTION, "Propose")).text
    assert "Chloe" not in card.text


async def test_costs_as_people_write_them(street: Street) -> None:
    await begins(street, "Chloe", "Lights", "It is dark.")
    for written in ("-3", "twenty", "25.505", "9999999999999", "£"):
        assert "I could not read that amount" in await street.tells("Chloe", written), written
    assert "more than nothing" in await street.tells("Chloe", "0")
    assert "They can pay £120.00." in await street.tells("Chloe", "120.01")
    for written in ("25", "£25", "25.50", "120"):
        assert "4 of 4" in await street.tells("Chloe", written), written
        await street.taps_in_private("Chloe", "Back a step")
    await street.taps_in_private("Chloe", "Cancel")


async def test_a_cost_too_high_is_refused_in_the_pots_own_currency(town: Town) -> None:
    street = await a_street(town, "Amina", "Ben", "Chloe")
    await street.appoints("Amina", "Ben")
    await street.funds("Ben", "€120 from Ward Fund")
    await street.says("Ben", f"/round for 14 days: {QUESTION}")
    await street.taps("Ben", "Open", "A round you could open")
    assert "They can pay €120.00." in await begins(street, "Chloe", "Lights", "It is dark.", "121")


async def test_answers_that_do_not_fit_are_refused_and_asked_for_again(street: Street) -> None:
    await begins(street)
    assert "The title is empty." in await street.tells("Chloe", "\u200b\u202e\u200b")
    assert "The title is too long: 81 characters, and 80 fit." in await street.tells("Chloe", "x" * 81)
    assert "2 of 4" in await street.tells("Chloe", "x" * 80)
    assert "The reason is too long: 1,001 characters" in await street.tells("Chloe", "x" * 1001)
    assert "I do not know that command." in await street.tells("Chloe", "/dance")
    assert "3 of 4" in await street.tells("Chloe", "x" * 1000)
    assert "Who would do it is too long: 121" in await street.tells("Chloe", "60", "x" * 121)
    assert "Cost: £60.00" in await street.tells("Chloe", "x" * 120)
    await street.taps_in_private("Chloe", "Post it")
    assert "x" * 80 in (await street.card("xxx")).text


async def test_a_form_can_be_cancelled_and_begun_again(street: Street) -> None:
    await begins(street, "Dev", "Benches", "To sit.", "60", "Bright Electric")
    stale = [await street.data_of("Dev", label) for label in ("Post it", "Cancel", "Change the cost")]
    await street.taps_in_private("Dev", "Cancel")
    assert "Cancelled. Nothing was posted." in await street.private_words("Dev")
    assert "words to me are not a vote" in await street.tells("Dev", "To sit.")
    for old in (*stale, "form:1-is-myself", "form:99999999999-back"):
        assert "nothing has changed" in (await street.forges("Dev", old, PRIVATE)).text
    for forged in ("form:dance", "form:1-dance", "form:-back", "form:²-back", "anew:dance", "anew:1-dance"):
        assert "no longer works" in (await street.forges("Dev", forged, PRIVATE)).text, forged
    assert await street.never_announced("enches")


async def test_a_step_back_and_another_answer_lose_nothing(street: Street) -> None:
    await begins(street, "Dev", "yes", "no wait, go back")
    await street.taps_in_private("Dev", "Back a step")
    await street.taps_in_private("Dev", "Back a step")
    assert "The title: Stools" in await street.tells("Dev", "Stools")
    assert "The cost: £60.00\n\n4 of 4" in await street.tells("Dev", "To sit.", "60")
    await street.taps_in_private("Dev", "I would do it")
    assert "As you would be paid" in await street.private_words("Dev")
    await street.taps_in_private("Dev", "Change the cost")
    assert "Cost: £70.00. Done by: Dev." in await street.tells("Dev", "70")
    await street.taps_in_private("Dev", "Change the title")
    await street.taps_in_private("Dev", "Leave it as it was")
    await street.taps_in_private("Dev", "Change who does it")
    shown = await street.tells("Dev", "Bright Electric")
    assert shown.startswith("Stools\nTo sit.\nCost: £70.00. Done by: Bright Electric.")
    assert "As you would be paid" not in shown
    await street.taps_in_private("Dev", "Cancel")


async def test_words_after_the_command_are_the_first_answer(street: Street) -> None:
    assert "The title: A zebra crossing" in await street.tells("Farid", "/start", "/propose  A zebra\ncrossing")
    assert "2 of 4" in await street.tells("Farid", "/propose"), "it goes on where it was"
    await street.taps_in_private("Farid", "Cancel")
    assert "The title is too long: 81" in await street.tells("Farid", "/propose " + "x" * 81)
    assert "The title: Stripes" in await street.tells("Farid", "Stripes")
    await street.taps_in_private("Farid", "Cancel")
    await street.says("Farid", "/propose@commonpot_bot A roundabout")
    assert "words to me are not a vote" in await street.tells("Farid", "Hello?"), "nothing was asked yet"
    assert "The title: A roundabout" in await begins(street, "Farid")


async def test_a_form_that_is_open_goes_on_and_another_has_to_wait_for_it(street: Street) -> None:
    await begins(street, "Farid", "Planters", "For bees.")
    assert "3 of 4" in await begins(street, "Farid"), "the button goes on where it was"
    assert "in the middle of a purpose for Mill Lane" in await street.tells("Farid", "/propose A pond")
    anew = await street.data_of("Farid", "Cancel it, begin the other")
    await street.taps_in_private("Farid", "Cancel it, begin the other")
    assert "1 of 4" in await street.private_words("Farid")
    assert "2 of 4" in await street.tells("Farid", "A pond")
    assert "I am not asking that any more" in (await street.forges("Farid", anew, PRIVATE)).text
    await street.taps_in_private("Farid", "Cancel")


async def test_another_command_repeats_the_open_question(street: Street) -> None:
    await begins(street, "Dev", "Benches")
    await street.tells("Dev", "/purposes")
    newest = (await street.reads("Dev", PRIVATE))[-1].text
    assert newest.startswith("I am still asking:")
    assert "2 of 4" in newest
    assert "3 of 4" in await street.tells("Dev", "To sit.")
    await street.taps_in_private("Dev", "Cancel")


async def test_who_would_do_it_themselves_has_no_say(street: Street) -> None:
    await begins(street, "Chloe", "A mural", "It is grey.", "60")
    await street.taps_in_private("Chloe", "I would do it")
    await street.taps_in_private("Chloe", "Post it")
    assert "Done by: Chloe." in (await street.card("A mural")).text
    for button in ("I back this", "I object"):
        assert "so you have no say on it" in (await street.taps("Chloe", button, "A mural")).text
    mural = (await street.card("A mural")).text.partition("\n")[0]
    await street.tells("Chloe", "/me")
    await street.taps_in_private("Chloe", mural)
    alone = (await street.reads("Chloe", PRIVATE))[-1]
    assert "As you would be paid, you cannot back it or object to it." in alone.text
    assert list(alone.buttons) == ["Change it", "Withdraw", "Merge with another"], "nothing that would be refused"
    await street.tells("Dev", "/purposes")
    await street.taps_in_private("Dev", mural)
    assert "I back this" in (await street.reads("Dev", PRIVATE))[-1].buttons


async def test_words_that_say_the_same_as_the_button_are_taken_so(street: Street) -> None:
    for title, words in (("A fence", "I would do it"), ("A hedge", "Me."), ("A wall", "I’ll do it")):
        shown = (await begins(street, "Dev", title, "It is open.", "60"), await street.tells("Dev", words))[1]
        assert "Done by: Dev." in shown, words
        assert "As you would be paid, you cannot back it" in shown
        await street.taps_in_private("Dev", "Cancel")


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
    await street.taps("Ben", "I back this", "A tower")
    await street.taps_in_private("Chloe", "Withdraw")
    assert "1 person backs it." in await street.private_words("Chloe")
    await street.taps_in_private("Chloe", "Keep it")
    assert "was withdrawn" not in (await street.card("A tower")).text
    await street.taps_in_private("Chloe", "Withdraw")
    assert "Withdrawn." in (await street.taps_in_private("Chloe", "Yes, withdraw it")).text
    assert "“A tower” was withdrawn by its proposer." in await street.announced("was withdrawn")
    assert "Withdrawn by its proposer." in await street.announced(". A tower")
    assert "was withdrawn. Nothing has changed." in (await street.forges("Chloe", withdraw[-1], PRIVATE)).text
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


async def test_what_the_round_leaves_behind_is_told_in_private(street: Street) -> None:
    await street.has_a_purpose("Chloe", "A fountain")
    await street.opens("Ewa")
    await street.taps("Dev", "I back this", "A fountain")
    await street.taps("Ewa", "I object", "A fountain")
    await street.tells("Ewa", "Water.")
    await street.taps_in_private("Ewa", "Post it")
    await begins(street, "Ewa")
    await street.town.passes(days=13, hours=1)
    assert "The time for new purposes in this round is over." in await street.tells("Ewa", "Lights")
    await street.town.passes(days=2)
    assert "words to me are not a vote" in await street.tells("Ewa", "Lights"), "the form was left"
    assert "There is no open round now." in await street.tells("Ewa", "/propose")
    told = await street.private_words("Chloe")
    assert "Round 1 is over. About your “A fountain”:\nDoes not go ahead:" in told
    assert "About your “A tower”" not in told, "it was withdrawn"
    assert "You backed “A fountain”. It did not go ahead." in await street.tells("Dev", "/me")
    assert "You objected to “A fountain”. It did not go ahead." in await street.tells("Ewa", "/me")
