"""What the bot does with pictures, files and voice messages."""

import pytest

from tests.conversation.street import QUESTION, Street

NOT_READ = "I can read only words: no pictures, voice messages, polls or places, and no words under them."

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_what_is_no_message_of_words_is_no_answer_to_a_question(street: Street) -> None:
    await street.has_a_round()
    await street.opens("Chloe", await street.leads_to(QUESTION, "Propose"))
    await street.tells("Chloe", "Lights")
    for said in (
        await street.sends("Chloe", "photo", caption="It is dark there."),
        await street.sends("Chloe", "document"),
        await street.sends_a("voice", "Chloe"),
    ):
        assert said == f"{NOT_READ} Please write your answer as a message of its own."
    assert "3 of 4" in await street.tells("Chloe", "It is dark there.")


async def test_where_nothing_was_asked_a_picture_is_not_taken_for_an_answer(street: Street) -> None:
    await street.opens("Chloe")
    for said in (
        await street.sends("Chloe", "photo", caption="/help"),
        await street.sends_a("location", "Chloe"),
    ):
        assert said == f"{NOT_READ} I am not asking you anything just now. /help shows what I can do."


async def test_pictures_and_files_in_the_group_are_left_alone(street: Street) -> None:
    before = len(await street.reads())
    card = (await street.card("a pot we decide on together")).id
    for given in ({}, {"caption": "Look, /help"}, {"caption": "/pool"}, {"reply_to": card}):
        assert await street.sends("Chloe", "photo", street.group, **given) == ""
        assert await street.sends("Chloe", "document", street.group, **given) == ""
    assert len(await street.reads()) == before + 8
