"""Leaving: by the command, and with the Telegram group; what stays, and how one comes back."""

import pytest

from tests.conversation.street import JOIN, PRIVATE, Street, a_street
from tests.conversation.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")

LINE = "To leave, tap below. I tell in private what it means, and ask once more."


async def goes(street: Street, name: str) -> None:
    """Somebody leaves the Telegram group."""
    await street.town.simulation.ask("act/leave", person=street.people[name], chat=street.group)
    await street.settles()


async def newest(street: Street, name: str) -> str:
    return (await street.reads(name, PRIVATE))[-1].text


async def test_the_command_asks_once_more_and_staying_changes_nothing(street: Street) -> None:
    assert await street.says("Dev", "/leave") == LINE
    asked = await street.opens("Dev", await street.leads_to(LINE, "Open private chat"))
    assert "Do you want to leave Mill Lane? I take you off my list" in asked
    assert "Nobody is told that you left." in asked
    await street.taps_in_private("Dev", "Stay")
    assert "You stay in Mill Lane. Nothing has changed." in await newest(street, "Dev")
    assert "6 residents have joined." in (await street.card(JOIN)).text


async def test_before_the_freeze_one_is_off_the_roll_and_what_one_said_is_taken_back(street: Street) -> None:
    await street.has_pot_and_purpose()
    await street.opens("Dev", await street.link())
    await street.all_tap("I back this", "1. Lights", "Dev", "Ewa")
    assert "taken back" in await street.tells("Dev", "/leave")
    await street.taps_in_private("Dev", "Leave")
    assert "You have left Mill Lane." in await newest(street, "Dev")
    assert "5 residents have joined." in (await street.card(JOIN)).text
    assert "Backed by 1" in (await street.card("1. Lights")).text
    assert await street.never_announced("Dev")
    assert "You are not on the list." in (await street.taps("Dev", "I back this", "1. Lights")).text
    assert "I do not know your group yet" in await street.tells("Dev", "/me")
    again = await street.forges("Dev", f"leave:now-{(await street.link()).partition('start=')[2]}", PRIVATE)
    assert "You are not on the list." in again.text
    await street.join("Dev")
    assert "6 residents have joined." in (await street.card(JOIN)).text
    assert "You back “Lights”." in (await street.taps("Dev", "I back this", "1. Lights")).text


async def test_after_the_freeze_leaving_changes_nothing_and_one_still_acts_in_private(street: Street) -> None:
    await street.has_pot_and_purpose()
    await street.opens("Dev", await street.link())
    await street.taps("Dev", "I back this", "1. Lights")
    await street.town.passes(days=6)
    assert "your share stays yours until it is over" in await street.tells("Dev", "/leave")
    await street.taps_in_private("Dev", "Leave")
    assert "Your share in round 1 stays yours" in await newest(street, "Dev")
    assert "1 of 6 has backed or objected" in (await street.card("What would make our street safer?")).text
    assert "You back “Lights”." in await street.tells("Dev", "/me")
    assert "Lights" in await street.tells("Dev", "/purposes")
    await street.taps_in_private("Dev", "1. Lights")
    assert "Taken back." in (await street.taps_in_private("Dev", "Undo my choice")).text
    assert "You back “Lights”." in (await street.taps_in_private("Dev", "I back this")).text
    assert "You are not on the list." in await street.tells("Dev", "/propose A bench")
    assert "You have left. Your share stays yours" in await street.tells("Dev", "/me")
    assert "You are in again. Your share in round 1 is still yours." in (await street.taps("Dev", "Join", JOIN)).text
    assert "has closed. You hold" not in await street.tells("Dev", "/start")


async def test_leaving_the_telegram_group_is_leaving(street: Street) -> None:
    await street.opens("Dev", await street.link())
    await goes(street, "Dev")
    assert "You have left Mill Lane." in await newest(street, "Dev")
    assert "5 residents have joined." in (await street.card(JOIN)).text
    amina, farid = street.people["Amina"], street.people["Farid"]
    await street.town.simulation.ask("act/remove", by=amina, person=farid, chat=street.group)
    await street.settles()
    assert "4 residents have joined." in (await street.card(JOIN)).text
    await street.town.simulation.ask("act/join", person=street.people["Dev"], chat=street.group)
    await street.settles()
    assert "4 residents have joined." in (await street.card(JOIN)).text, "coming back is said by Join"
    assert "You are in Mill Lane." in await street.opens("Dev", await street.link())
    assert "5 residents have joined." in (await street.card(JOIN)).text


async def test_where_the_bot_is_no_admin_the_service_message_tells(town: Town) -> None:
    street = await a_street(town, admin=False, can_pin=False)
    await goes(street, "Dev")
    assert "5 residents have joined." in (await street.card(JOIN)).text


async def test_a_coordinator_who_leaves_steps_down_and_the_group_is_told_that(street: Street) -> None:
    await street.appoints("Amina", "Ben")
    await street.appoints("Amina", "Chloe")
    await street.opens("Ben", await street.link())
    assert "You would no longer coordinate" in await street.tells("Ben", "/leave")
    await street.taps_in_private("Ben", "Leave")
    assert "Ben stepped down and is no longer a coordinator here." in await street.announced("stepped down")
    assert "Ben" not in await street.says("Dev", "/coordinators")
    await goes(street, "Chloe")
    assert "Chloe stepped down" in await street.announced("stepped down")


async def test_the_last_coordinator_stays_while_a_round_is_open(street: Street) -> None:
    await street.has_a_round()
    await street.opens("Ben", await street.link())
    assert "You are the only coordinator, and a round is open." in await street.tells("Ben", "/leave")
    await goes(street, "Ben")
    assert "you still coordinate it" in await newest(street, "Ben")
    assert "6 residents have joined." in (await street.card(JOIN)).text
    assert "Ben" in await street.says("Dev", "/coordinators")


async def test_whoever_asked_to_join_asks_no_longer(street: Street) -> None:
    await street.has_a_pot()
    await street.person("Stranger")
    await street.opens("Stranger", await street.link())
    assert "You no longer ask to join Mill Lane." in await street.tells("Stranger", "/leave")
    await street.opens("Ben", await street.link())
    assert "You have not joined Mill Lane yet." in await street.opens("Stranger")
    assert "You are not on the list." in await street.tells("Stranger", "/leave")
