"""Backing, objecting and taking back; an objection's reason, answer and end."""

import pytest
import pytest_asyncio

from tests.conversation.street import PRIVATE, Street, a_street
from tests.conversation.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")

REASON = "It would shine into my room."
ANSWER = "The lamps point down."


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def street(town: Town) -> Street:
    """One street for all, with an open round: every test proposes something of its own."""
    street = await a_street(town)
    await street.has_a_round()
    return street


async def objects(street: Street, name: str, title: str) -> None:
    await street.has_a_purpose("Chloe", title)
    await street.opens(name)
    await street.taps(name, "I object", title)


async def test_a_tap_is_one_word_and_the_later_replaces_the_earlier(street: Street) -> None:
    await street.has_a_purpose("Chloe", "Lights")
    said = (await street.taps("Ben", "I back this", "Lights")).text
    assert "You back “Lights”. Nothing is spent yet." in said
    assert "It needs 3 backers: £20.00 of each share." in said
    assert "You back “Lights” already." in (await street.taps("Ben", "I back this", "Lights")).text
    assert "Backed by 1." in (await street.card(". Lights")).text
    await street.opens("Ben")
    assert "You object to “Lights”." in (await street.taps("Ben", "I object", "Lights")).text
    assert "Nobody backs it yet. 1 person objects." in (await street.card(". Lights")).text
    assert "You object to “Lights” already." in (await street.taps("Ben", "I object", "Lights")).text
    assert "Taken back." in (await street.taps("Ben", "Undo my choice", "Lights")).text
    taken = "You have taken your objection to “Lights” back, so I no longer ask why."
    assert [one.text for one in await street.reads("Ben", PRIVATE) if "Why do you object" in one.text] == []
    assert taken in await street.private_words("Ben")
    assert "so nothing has changed" in (await street.taps("Ben", "Undo my choice", "Lights")).text
    assert "Nobody backs it yet. The round's card" in (await street.card(". Lights")).text


async def test_who_has_not_joined_is_told_how(street: Street) -> None:
    await street.has_a_purpose("Chloe", "Swings")
    await street.comes("Grace")
    for button in ("I back this", "I object", "Undo my choice"):
        assert "You are not on the list." in (await street.taps("Grace", button, "Swings")).text


async def test_without_an_open_private_chat_objecting_leads_there(street: Street) -> None:
    await street.has_a_purpose("Chloe", "Hedges")
    answer = await street.taps("Farid", "I object", "Hedges")
    assert answer.url.startswith("https://t.me/commonpot_bot?start=why-")
    assert "1 person objects." in (await street.card(". Hedges")).text
    assert "Why do you object?" in await street.opens("Farid", answer.url)
    assert "Is this your reason against “Hedges”?" in await street.tells("Farid", REASON)
    await street.taps_in_private("Farid", "Post it")
    assert "Your reason on “Hedges” is in the group" in await street.private_words("Farid")


async def test_a_reason_is_shown_without_a_name_answered_and_settled(street: Street) -> None:
    await objects(street, "Ewa", "Lamps")
    assert "Why do you object?" in await street.private_words("Ewa")
    assert "The reason is too long: 501" in await street.tells("Ewa", "x" * 501)
    assert "All will read it, without your name." in await street.tells("Ewa", "ok")
    await street.taps_in_private("Ewa", "Write it again")
    assert "Nothing is posted yet." in await street.tells("Ewa", REASON)
    shown = await street.tells("Ewa", "It is bright enough.")
    assert shown.startswith("I have put this in the place of what you wrote before.")
    assert "It is bright enough." in shown
    assert REASON not in shown
    assert "The reason is too long: 501" in await street.tells("Ewa", "x" * 501)
    await street.tells("Ewa", REASON)
    assert await street.never_announced("An objection to “Lamps”")
    await street.taps_in_private("Ewa", "Post it")
    assert "is in the group, without your name:" in await street.private_words("Ewa")
    told = await street.announced("An objection to “Lamps”")
    assert REASON in told
    assert "Ewa" not in told
    assert f"An objection: “{REASON}”" in (await street.card(". Lamps")).text
    assert REASON in await street.private_words("Chloe")
    answer = await street.data_of("Chloe", "Answer")
    await street.taps_in_private("Chloe", "Answer")
    assert "Is this your answer?" in await street.tells("Chloe", ANSWER)
    assert await street.never_announced(ANSWER)
    await street.taps_in_private("Chloe", "Post it")
    assert "Your answer on “Lamps” is in the group:" in await street.private_words("Chloe")
    assert f"The proposer answers: “{ANSWER}”" in (await street.card(". Lamps")).text
    assert "You have answered this already." in (await street.forges("Chloe", answer, PRIVATE)).text
    assert "Your objection to “Lamps” stays." in (await street.taps_in_private("Ewa", "I still object")).text
    assert "1 person objects." in (await street.card(". Lamps")).text
    settle, stay = await street.data_of("Ewa", "It is settled"), await street.data_of("Ewa", "I still object")
    assert (
        "is settled. You say neither yes nor no to it now."
        in (await street.taps_in_private("Ewa", "It is settled")).text
    )
    assert f"An objection to “Lamps” is settled.\n{REASON}" in await street.announced("is settled")
    assert REASON in await street.announced("has an answer:")
    card = (await street.card(". Lamps")).text
    assert f"An objection, settled: “{REASON}”" in card
    assert "person objects" not in card
    assert all("It is settled" not in one.buttons for one in await street.reads("Ewa", PRIVATE))
    for old in (settle, stay):
        assert "Your objection to “Lamps” is settled already." in (await street.forges("Ewa", old, PRIVATE)).text
    assert "This objection is over." in (await street.forges("Chloe", answer, PRIVATE)).text
    await street.taps_in_private("Chloe", "Change it")
    await street.taps_in_private("Chloe", "Change the title")
    await street.tells("Chloe", "Lanterns")
    await street.taps_in_private("Chloe", "Change it so")
    asked = await street.private_words("Ewa")
    assert "You objected to this, and said it was settled. Its proposer has changed it since." in asked
    assert "If you object to it as it is now, tap I object." in asked


async def test_words_under_a_question_are_taken_as_its_answer_and_shown_first(street: Street) -> None:
    await objects(street, "Ewa", "Ramps")
    await street.taps_in_private("Ewa", "Not now")
    assert "Your objection to “Ramps” counts without one until" in await street.private_words("Ewa")
    assert "Is this your reason against “Ramps”?" in await street.tells("Ewa", REASON)
    await street.taps_in_private("Ewa", "Post it")
    assert "Is this your answer?" in await street.tells("Chloe", ANSWER)
    await street.taps_in_private("Chloe", "Not now")
    assert "To answer, tap Answer." in await street.private_words("Chloe")
    await street.tells("Chloe", ANSWER)
    await street.taps_in_private("Chloe", "Post it")
    assert "Please tap one of the two buttons." in await street.tells("Ewa", "yes")
    await street.taps("Ewa", "Undo my choice", "Ramps")
    stay = (await street.taps_in_private("Ewa", "I still object")).text
    assert "You no longer object to “Ramps”, so nothing has changed." in stay
    assert "words to me are not a vote" in await street.tells("Ewa", "yes")


async def test_a_button_under_a_reason_posts_nothing_else(street: Street) -> None:
    await objects(street, "Ewa", "Kerbs")
    await street.tells("Ewa", REASON)
    post = await street.data_of("Ewa", "Post it")
    await objects(street, "Ewa", "Paths")
    await street.taps_in_private("Ewa", "Say why")
    assert "in the middle of the reason for your objection" in await street.private_words("Ewa")
    await street.taps_in_private("Ewa", "Cancel it")
    assert "Your objection to “Kerbs” counts without one until" in await street.private_words("Ewa")
    seen = [one for one in await street.reads("Ewa", PRIVATE) if "Say why" in one.buttons and "Paths" in one.text][-1]
    await street.forges("Ewa", seen.buttons["Say why"], PRIVATE, seen.id)
    await street.tells("Ewa", "Too narrow.")
    assert "I am not asking that any more" in (await street.forges("Ewa", post, PRIVATE)).text
    assert await street.never_announced("An objection to “Kerbs”")
    assert await street.never_announced("An objection to “Paths”")
    assert "no longer works" in (await street.forges("Ewa", "speak:post-purse-1", PRIVATE)).text


async def test_only_the_proposer_answers_and_only_the_objector_settles(street: Street) -> None:
    await objects(street, "Dev", "Gates")
    await street.tells("Dev", REASON)
    await street.taps_in_private("Dev", "Post it")
    answer = await street.data_of("Chloe", "Answer")
    objection = answer.partition(":")[2]
    assert "Only the person who proposed it" in (await street.forges("Dev", answer, PRIVATE)).text
    assert "You have no open objection" in (await street.forges("Chloe", f"settle:{objection}", PRIVATE)).text
    assert "You have no open objection" in (await street.forges("Chloe", f"why:{objection}", PRIVATE)).text
    await street.taps("Dev", "Undo my choice", "Gates")
    assert REASON not in (await street.card(". Gates")).text


async def test_an_objection_that_is_undone_does_not_swallow_the_reason_for_the_next(street: Street) -> None:
    for title in ("Tables", "Chairs"):
        await street.has_a_purpose("Chloe", title)
    await street.opens("Farid")
    await street.taps("Farid", "I object", ". Tables")
    await street.taps("Farid", "Undo my choice", ". Tables")
    assert "I have asked you why in our private chat." in (await street.taps("Farid", "I object", ". Chairs")).text
    assert "Why do you object? Write it here" in await street.private_words("Farid")
    await street.tells("Farid", REASON)
    await street.taps_in_private("Farid", "Post it")
    assert REASON in (await street.card(". Chairs")).text
    assert REASON not in (await street.card(". Tables")).text


async def test_an_objection_in_the_middle_of_a_form_waits_with_its_question(street: Street) -> None:
    await street.has_a_purpose("Chloe", "Poles")
    await street.opens("Dev", await street.leads_to("Round 1", "Propose"))
    await street.taps("Dev", "I object", "Poles")
    assert "To say why you object, tap Say why." in await street.private_words("Dev")
    assert "2 of 4" in await street.tells("Dev", "A hut")
    why = await street.data_of("Dev", "Say why")
    await street.taps_in_private("Dev", "Say why")
    assert "You are in the middle of a purpose for Mill Lane." in await street.private_words("Dev")
    await street.taps_in_private("Dev", "Go on with it")
    assert "2 of 4" in (await street.reads("Dev", PRIVATE))[-1].text
    await street.taps_in_private("Dev", "Cancel")
    await street.taps_in_private("Dev", "Say why")
    await street.tells("Dev", REASON)
    await street.taps_in_private("Dev", "Post it")
    assert "You have given your reason already." in (await street.forges("Dev", why, PRIVATE)).text


async def test_without_a_reason_an_objection_lapses_after_half_a_ripening_time(street: Street) -> None:
    await objects(street, "Dev", "Bins")
    assert "1 person objects." in (await street.card(". Bins")).text
    await street.town.passes(hours=12, minutes=1)
    ended = "has ended, because no reason came in time.\nYou say neither yes nor no to it now. To choose again, tap"
    assert ended in await street.private_words("Dev")
    assert "person objects" not in (await street.card(". Bins")).text
    assert "You have no open objection" in await street.tells("Dev", REASON)
