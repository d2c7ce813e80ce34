"""Every wrong turn gets a helpful answer of its own, and changes nothing: not the books, the journal, nor any row."""

import asyncio
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import select

from models.store.tables import metadata
from models.store.unit import Unit
from tests.conversation.street import PRIVATE, QUESTION, Street, a_street
from tests.conversation.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")

# What is said, what waits to be said, and what is being asked; and who was met. All else is what a group has done.
SAID = {"inbox", "outbox", "cards", "due", "forms", "people", "vigil", "drafts", "gift_drafts", "menus"}
WORDLESS = "I can read only words"


def rows(unit: Unit) -> dict[str, list[Any]]:
    """Every row of what was done."""
    kept = [table for table in metadata.sorted_tables if table.name not in SAID]
    return {one.name: sorted(map(repr, unit.connection.execute(select(one)))) for one in kept}


async def books(street: Street) -> dict[str, list[Any]]:
    return await street.town.bot.reader.ask(rows, now=street.town.now)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def street(town: Town) -> Street:
    """A round with lights by Chloe and a mural that Dev is paid for; Priya advises, Grace has not joined."""
    street = await a_street(town)
    await street.has_a_round()
    await street.has_a_purpose("Chloe", "Lights")
    await street.opens("Dev", await street.leads_to(QUESTION, "Propose"))
    await street.tells("Dev", "A mural", "It is grey.", "60")
    await street.taps_in_private("Dev", "I would do it")
    await street.taps_in_private("Dev", "Post it")
    await street.comes("Priya")
    await street.becomes_an_adviser("Priya")
    await street.comes("Grace")
    for name in ("Ben", "Ewa", "Farid"):
        await street.opens(name)
    return street


async def test_taps_of_who_may_not_and_forged_ones(street: Street) -> None:
    before = await books(street)
    lights, mural = (await street.card(". Lights"), await street.card(". A mural"))
    back, undo = lights.buttons["I back this"], lights.buttons["Undo my choice"]
    for name, data, words in (
        ("Grace", back, "You are not on the list."),
        ("Priya", back, "Advisers do not back or object."),
        ("Dev", mural.buttons["I back this"], "you have no say on it"),
        ("Dev", mural.buttons["I object"], "you have no say on it"),
        ("Ewa", undo, "you have said nothing about"),
        ("Ewa", "back:999999", "That button no longer works"),
        ("Ewa", "back:" + "9" * 55, "That button no longer works"),
        ("Ewa", "back:-1", "That button no longer works"),
        ("Ewa", "dance:1", "That button no longer works"),
        ("Ewa", "open:1", "Only coordinators can do that."),
    ):
        assert words.lower() in (await street.forges(name, data)).text.lower(), (name, data)
    assert await books(street) == before


@pytest.mark.parametrize(
    ("amounts", "words"),
    [
        (
            ("-3", "1e9", "twenty", "25.555", "25p", "٢٥", "½", "", "£", "9" * 25, "12 34", "£5 £6", "GBP"),
            "I could not read that amount.",
        ),
        (("0", "£0.00"), "The cost must be more than nothing."),
        (("1,000", "1 000", "£1 000", "£1,000.00", "1.000,50", "120.01", "9" * 12), "They can pay £120.00."),
        (("25,50 €", "$5", "25 EUR"), "The money here is kept in GBP."),
    ],
)
async def test_amounts_that_are_none(street: Street, amounts: tuple[str, ...], words: str) -> None:
    await begin(street, "Farid", "A bin", "Litter.")
    before = await books(street)
    for amount in amounts:
        said = await street.tells("Farid", amount or "\u200b")
        assert words in said, amount
        assert "3 of 4." in said, "the question stands under it"
    assert await books(street) == before
    await street.taps_in_private("Farid", "Cancel")


async def begin(street: Street, name: str, *answers: str) -> str:
    await street.tells(name, "/propose")
    return await street.tells(name, *answers) if answers else ""


async def test_amounts_as_people_write_them(street: Street) -> None:
    await begin(street, "Farid", "A bin", "Litter.")
    for amount in ("25", "25.5", "£25", "25,50", "GBP 25", "£ 25.50", "25£"):
        assert "4 of 4" in await street.tells("Farid", amount), amount
        await street.taps_in_private("Farid", "Back a step")
    await street.taps_in_private("Farid", "Cancel")


async def test_commands_that_are_none_or_come_at_the_wrong_time(street: Street) -> None:
    before = await books(street)
    for name, command, words in (
        ("Ewa", "/prupose", "Did you mean /propose?"),
        ("Ewa", "/Purpose", "Did you mean /purposes?"),
        ("Ewa", "/pool@other_bot", "Did you mean /pool?"),
        ("Ewa", "/xyzzy", "I do not know that command. /help"),
        ("Ewa", "/fund £5 from Me", "Only coordinators can do that."),
        ("Ewa", "/settings", "Only coordinators can do that."),
        ("Ewa", "/round for 2 days: Why?", "Only coordinators can do that."),
        ("Ben", "/round for 2 days: Why?", "A round is open already."),
        ("Ben", "/round for 2 moons: Why?", "I did not understand “for 2 moons”."),
        ("Ben", "/fund 5 dollars", "how much, and who gave it"),
        ("Ben", "/fund 5 € from Me", "This pot is kept in GBP."),
        ("Priya", "/fund £5 from Me", "Only coordinators can do that."),
        ("Ewa", "two", "words to me are not a vote"),
        ("Ewa", "\u200b\u202e", "words to me are not a vote"),
        ("Ewa", "<b>&amp;</b> {0} %s", "words to me are not a vote"),
    ):
        assert words in await street.tells(name, command), command
    for command in ("/prupose", "/pool@other_bot", "hello"):
        assert await street.says("Ewa", command) == "", "in a group that is not for me"
    assert await books(street) == before


async def test_texts_that_do_not_fit(street: Street) -> None:
    await begin(street, "Farid")
    before = await books(street)
    for text, words in (
        ("\u200b \u202e\u2066", "The title is empty."),
        ("x" * 81, "The title is too long: 81 characters, and 80 fit."),
        ("👨\u200d👩\u200d👧" * 60, "The title is too long"),
    ):
        said = await street.tells("Farid", text)
        assert words in said, text
        assert "1 of 4." in said
    assert await books(street) == before
    await street.taps_in_private("Farid", "Cancel")


async def test_what_is_no_words_is_not_an_answer(street: Street) -> None:
    before = await books(street)
    assert WORDLESS in await street.sends("Ewa", "photo", caption="/propose Lights")
    for what in ("poll", "dice", "location", "contact"):
        assert "I am not asking you anything just now." in await street.sends_a(what, "Ewa"), what
    await begin(street, "Ewa")
    for what in ("voice", "sticker", "contact", "location", "video", "dice", "poll"):
        said = await street.sends_a(what, "Ewa")
        assert WORDLESS in said, what
        assert "Please write your answer" in said, what
    assert WORDLESS in await street.sends("Ewa", "photo", caption="Lights")
    card = await street.card(". Lights")
    assert "sent on from another place" in await street.forwards("Ewa", card.id, street.group)
    number = await street.town.simulation.write(street.people["Ewa"], PRIVATE, "Pots")
    await street.settles()
    assert "I read only what you wrote first" in await street.edits("Ewa", number, "Plants")
    assert "The title: Pots" in await street.tells("Ewa", "/propose"), "the first words stand"
    asked = (await street.reads("Ewa", PRIVATE))[-1]
    await street.town.simulation.write(street.people["Ewa"], PRIVATE, "For bees.", reply_to=1)
    await street.settles()
    assert "3 of 4" in (await street.reads("Ewa", PRIVATE))[-1].text
    old = await street.forges("Ewa", asked.buttons["Back a step"], PRIVATE, asked.id)
    assert "I am not asking that any more" in old.text
    await street.taps_in_private("Ewa", "Cancel")
    assert await books(street) == before


async def test_buttons_of_somebody_elses_form_and_double_taps(street: Street) -> None:
    await begin(street, "Farid", "Pots", "For bees.", "60")
    before = await books(street)
    asked = (await street.reads("Farid", PRIVATE))[-1]
    myself = asked.buttons["I would do it"]
    assert "I am not asking that any more" in (await street.forges("Ewa", myself, PRIVATE)).text
    twice = await asyncio.gather(*(street.forges_at_once("Farid", myself, PRIVATE, asked.id) for _ in range(2)))
    await street.settles()
    assert sorted(one.text for one in twice)[0] == ""
    assert "I am not asking that any more" in sorted(one.text for one in twice)[1]
    assert "Done by: Farid." in (await street.reads("Farid", PRIVATE))[-1].text
    await street.taps_in_private("Farid", "Cancel")
    assert await books(street) == before


async def test_answers_that_come_at_once_each_answer_their_own_question(street: Street) -> None:
    await street.tells("Farid", "/propose")
    for text in ("Planters", "For bees.", "£60", "The Men's Shed"):
        await street.town.simulation.write(street.people["Farid"], PRIVATE, text)
    await street.settles()
    newest = (await street.reads("Farid", PRIVATE))[-1]
    assert newest.text.startswith("Planters\nFor bees.\nCost: £60.00. Done by: The Men's Shed.")
    assert "Post it" in newest.buttons
    await street.taps_in_private("Farid", "Cancel")
