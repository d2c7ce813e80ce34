"""People who try to get in, or to look in, from outside; and who may take the bot in."""

from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import ChatMemberLeft, ChatMemberRestricted, User

from handlers.belonging import inside
from tests.conversation.street import JOIN, QUESTION, Street, a_street
from tests.conversation.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")

RIGHTS = [name for name in ChatMemberRestricted.__slots__ if name.startswith("can_")]


def restricted(*, member: bool) -> ChatMemberRestricted:
    who = User(5, "Mallory", is_bot=False)
    rights: dict[str, Any] = dict.fromkeys(RIGHTS, False)
    return ChatMemberRestricted(who, is_member=member, until_date=datetime(2027, 1, 1, tzinfo=UTC), **rights)


async def test_who_is_restricted_and_has_left_is_not_in_the_group() -> None:
    assert inside(restricted(member=True))
    assert not inside(restricted(member=False))
    assert not inside(ChatMemberLeft(User(5, "Mallory", is_bot=False)))


async def test_a_link_from_a_poster_shows_nothing_of_the_group_to_who_is_not_in_it(street: Street) -> None:
    await street.has_a_round()
    await street.has_a_purpose()
    await street.person("Mallory")
    link = (await street.link()).partition("start=")[2]
    for verb in ("list", "me", "propose"):
        assert "Join the group first" in await street.opens("Mallory", f"{verb}-{link}"), verb
    for command in ("/pool", "/purposes", "/coordinators", "/link", "/nudges", "/round"):
        assert "I do not know your group yet" in await street.tells("Mallory", command), command


async def test_in_a_public_group_who_only_looks_in_joins_the_group_first(town: Town) -> None:
    street = await a_street(town, "Amina", "Ben", "Chloe", username="mill_lane")
    await street.has_a_round()
    await street.has_a_purpose("Chloe")
    await street.person("Mallory")
    for words in (JOIN, QUESTION):
        assert "Join this Telegram group first" in (await street.taps("Mallory", "Join", words)).text
    assert "You are not on the list." in (await street.taps("Mallory", "I back this", "1. Lights")).text
    assert "3 residents have joined." in (await street.card(JOIN)).text
    await town.simulation.ask("act/join", person=street.people["Mallory"], chat=street.group)
    assert "You are in" in (await street.taps("Mallory", "Join", JOIN)).text
    assert "4 residents have joined." in (await street.card(JOIN)).text


async def test_a_link_written_by_hand_that_leads_nowhere_is_refused(street: Street) -> None:
    await street.opens("Ben")
    for rest in ("²", "9" * 40, "x", ""):
        assert "You have no open objection" in await street.tells("Ben", f"/start why-{rest}"), rest


async def added_by(town: Town, name: str) -> Street:
    """A group of Amina's, who runs it, and Ben's, who does not; one of them adds the bot."""
    street = Street(town, 0)
    for one in ("Amina", "Ben", "Chloe"):
        await street.person(one)
    amina, *rest = street.people.values()
    chat = await town.simulation.ask("groups", title="Mill Lane", type="supergroup", creator=amina, members=rest)
    street.group = int(chat["id"])
    await town.simulation.ask(f"groups/{street.group}/bot", by=street.people[name])
    await town.settles()
    await street.join("Amina", "Ben", "Chloe")
    return street


async def test_an_ordinary_member_who_adds_the_bot_appoints_nobody(town: Town) -> None:
    street = await added_by(town, "Ben")
    await street.says("Ben", "/start")
    assert "Only the admin who added me" in await street.appoints("Ben", "Ben")


async def test_where_no_admin_added_the_bot_the_first_who_starts_it_appoints(town: Town) -> None:
    street = await added_by(town, "Ben")
    await street.says("Amina", "/start")
    assert await street.appoints("Amina", "Chloe") == ""
    assert "Amina made Chloe a coordinator here." in await street.announced("a coordinator here")


async def test_who_added_the_bot_stays_the_one_who_appoints(town: Town) -> None:
    street = await a_street(town, "Amina", "Ben", "Chloe")
    await town.simulation.ask(f"groups/{street.group}/admins", person=street.people["Ben"])
    await street.says("Ben", "/start")
    assert "Only the admin who added me" in await street.appoints("Ben", "Ben")
    assert "3 residents have joined." in (await street.card(JOIN)).text
