"""The group removes the bot and takes it back, or takes its rights away: the round goes on, and nothing is lost."""

import pytest

from bot.playground.membership import administrator
from tests.conversation.street import JOIN, PRIVATE, QUESTION, Street

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def is_removed(street: Street) -> None:
    town = street.town
    told = await town.simulation.client.delete(f"/sim/groups/{street.group}/bot", params={"by": street.people["Amina"]})
    assert told.status_code == 200
    await street.settles()


async def is_taken_in(street: Street, **rights: bool) -> None:
    amina = street.people["Amina"]
    await street.town.simulation.ask(
        f"groups/{street.group}/bot", by=amina, **{"admin": True, "can_pin": True, **rights}
    )
    await street.settles()


async def test_a_round_goes_on_without_the_group_and_is_told_there_when_the_bot_is_back(street: Street) -> None:
    await street.has_a_round()
    await street.has_a_purpose()
    for name in ("Ben", "Ewa"):
        await street.opens(name)
    await street.all_tap("I back this", "1. Lights", "Amina", "Ben", "Chloe")
    card = await street.card(QUESTION, "Propose")
    await is_removed(street)
    told = await street.private_words("Ben")
    assert told.count("I can no longer write in Mill Lane") == 1
    assert "write /start there" in told
    assert "can no longer write" not in await street.private_words("Ewa"), "only coordinators need to know"

    await street.tells("Ewa", "/purposes")
    await street.taps_in_private("Ewa", "1. Lights")
    assert "You back “Lights”." in (await street.taps_in_private("Ewa", "I back this")).text
    before = len(await street.reads())
    await street.town.passes(days=7)
    assert len(await street.reads()) == before
    assert "“Lights” goes ahead." in "\n".join(one.text for one in await street.reads("Ewa", PRIVATE))

    await is_taken_in(street)
    said = [one.text for one in (await street.reads())[before:]]
    assert "I can write here again. I could not from Mon 23 Nov" in said[0]
    assert "Joining for round 1 has closed." in said[1]
    assert "“Lights” goes ahead." in said[2]
    assert len(said) == 5, "and the two cards that are still true, once each"
    again = await street.card(QUESTION, "Propose")
    assert again.id != card.id
    assert again.pinned
    assert "6 residents have joined." in (await street.card(JOIN)).text
    assert (await street.private_words("Ben")).count("can no longer write") == 1
    await street.town.passes(days=8)
    last, file = (await street.reads())[-2:]
    assert "the result" in last.text
    assert "The record of round 1" in file.text


async def test_where_nothing_was_decided_meanwhile_that_is_said(street: Street) -> None:
    await street.has_a_round()
    await is_removed(street)
    await street.town.passes(days=1)
    await is_taken_in(street)
    assert "Nothing was decided meanwhile." in await street.announced("I can write here again")


async def test_a_group_without_a_round_has_its_card_again_and_no_announcement(street: Street) -> None:
    await is_removed(street)
    await is_taken_in(street)
    assert "6 residents have joined." in (await street.card(JOIN)).text
    assert await street.never_announced("I can write here again")


async def test_the_right_to_pin_may_come_and_go(street: Street) -> None:
    await street.opens("Ben")
    await is_taken_in(street, can_pin=False)
    await street.has_a_round()
    assert not (await street.card(QUESTION, "Propose")).pinned
    assert (await street.private_words("Ben")).count("I may not pin") == 1
    await is_taken_in(street, admin=False, can_pin=False)
    await street.has_a_purpose()
    propose = await street.leads_to(QUESTION, "Propose")
    await street.deletes(await street.card(QUESTION, "Propose"))
    await street.opens("Ewa", propose)
    await street.tells("Ewa", "Bench", "To rest.", "40", "Joiners")
    await street.taps_in_private("Ewa", "Post it")
    assert not (await street.card(QUESTION, "Propose")).pinned
    assert (await street.private_words("Ben")).count("I may not pin") == 1, "told once"
    await is_taken_in(street)
    card = await street.card(QUESTION, "Propose")
    assert card.pinned
    assert "2 purposes so far." in card.text
    assert "You back “Lights”." in (await street.taps("Dev", "I back this", "1. Lights")).text


async def test_rights_given_back_unheard_are_noticed_when_a_coordinator_looks_at_the_settings(street: Street) -> None:
    await street.opens("Ben")
    await is_taken_in(street, can_pin=False)
    await street.has_a_round()
    chat = street.town.world.chats.get(street.group)
    assert chat is not None
    chat.enrol(street.town.world.bot.id, administrator(can_pin=True))
    await street.tells("Chloe", "/settings")
    assert not (await street.card(QUESTION, "Propose")).pinned, "only a coordinator asks"
    assert "Joining: a tap on Join is enough." in await street.tells("Ben", "/settings")
    assert (await street.card(QUESTION, "Propose")).pinned
    await is_removed(street)
    await street.town.passes(days=1)
    await street.tells("Ben", "/settings")
    assert await street.never_announced("I can write here again"), "it still cannot"
    chat.enrol(street.town.world.bot.id, administrator(can_pin=True))
    await street.tells("Ben", "/settings")
    assert "I could not from" in await street.announced("I can write here again")
    again = await street.card(QUESTION, "Propose")
    assert again.pinned
