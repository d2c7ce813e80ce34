"""What comes from nobody in particular, from no longer anybody, or from another place: it moves nothing."""

from typing import Any

import pytest
import pytest_asyncio
from telegram import ChatMemberRestricted

from bot.playground.people import GROUP_ANONYMOUS_BOT
from tests.conversation.street import JOIN, PRIVATE, QUESTION, Street, a_street
from tests.conversation.test_wrong_turns import books
from tests.conversation.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")

Json = dict[str, Any]

CHANNEL: Json = {"id": -1_002_999_999_999, "type": "channel", "title": "Mill Lane News"}
TELEGRAM: Json = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
CHANNEL_BOT: Json = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
ANOTHER_BOT: Json = {"id": 7_000_000_077, "is_bot": True, "first_name": "Quiz", "username": "quiz_bot"}
RIGHTS = [name for name in ChatMemberRestricted.__slots__ if name.startswith("can_")]
SENT_ON = "That was sent on from another place"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def street(town: Town) -> Street:
    """A round with lights by Chloe; Amina and Ben coordinate."""
    street = await a_street(town)
    await street.appoints("Amina", "Amina")
    await street.has_a_round()
    await street.has_a_purpose()
    for name in ("Amina", "Ben", "Dev", "Ewa"):
        await street.opens(name)
    return street


def command(street: Street, text: str, **more: Any) -> Json:
    """A message in the group that begins with a command."""
    chat = {"id": street.group, "type": "supergroup", "title": "Mill Lane"}
    entity = {"type": "bot_command", "offset": 0, "length": len(text.split()[0])}
    when = street.town.world.clock.unix()
    return {"message_id": 90_000, "date": when, "chat": chat, "text": text, "entities": [entity], **more}


async def test_a_command_that_is_sent_on_is_nobodys_wish(street: Street) -> None:
    before = await books(street)
    for text in ("/leave", "/propose Lights", "/fund £5 from Me", "/close", "/start", "/xyzzy"):
        number = await street.town.simulation.write(street.people["Dev"], street.group, f"{text}@another_bot")
        assert SENT_ON in await street.forwards("Ben", number, street.group), text
        own = await street.town.simulation.write(street.people["Dev"], PRIVATE, text)
        await street.settles()
        assert await street.forwards("Dev", own, PRIVATE, street.group) == "", f"{text}: in a group it is only talk"
    assert await books(street) == before
    assert "Leave" not in (await street.reads("Ben", PRIVATE))[-1].buttons


async def test_channels_and_other_bots_are_not_answered_and_move_nothing(street: Street) -> None:
    before = await books(street)
    origin = {"type": "channel", "date": 1, "chat": CHANNEL, "message_id": 5}
    of_channel = {"sender_chat": CHANNEL, "from": TELEGRAM, "forward_origin": origin, "is_automatic_forward": True}
    card = {"message_id": (await street.card(JOIN)).id, "date": 1, "chat": {"id": street.group, "type": "supergroup"}}
    to_us = {**card, "from": street.town.world.bot.user(), "text": "x"}
    for said in (
        {**of_channel},
        {"from": ANOTHER_BOT},
        {"from": ANOTHER_BOT, "reply_to_message": to_us},
        {"from": {**ANOTHER_BOT, "id": 7_000_000_078}, "reply_to_message": to_us, "forward_origin": origin},
    ):
        for text in ("/pool", "/purposes", "/join", "/round for 2 days: Why?"):
            assert await street.hears("message", **command(street, text, **said)) == [], (text, said)
    about = {"message_id": 7, "date": 1, "chat": CHANNEL, "sender_chat": CHANNEL, "text": "/pool"}
    assert await street.hears("channel_post", **about) == []
    came = {"user": street.town.world.bot.user(), "status": "left"}
    told = {"chat": CHANNEL, "from": CHANNEL_BOT, "date": 1, "old_chat_member": came}
    assert await street.hears("my_chat_member", **told, new_chat_member={**came, "status": "member"}) == []
    assert await books(street) == before


async def test_who_writes_as_a_channel_or_as_the_group_may_read_and_must_say_who_they_are_to_act(
    street: Street,
) -> None:
    before = await books(street)
    group = {"id": street.group, "type": "supergroup", "title": "Mill Lane"}
    for who in ({"from": CHANNEL_BOT, "sender_chat": CHANNEL}, {"from": GROUP_ANONYMOUS_BOT, "sender_chat": group}):
        assert "In the pot" in (await street.hears("message", **command(street, "/pool", **who)))[0]
        for text in ("/fund £5 from Me", "/round for 2 days: Why?", "/cancel rain", "/propose Lights"):
            said = " ".join(await street.hears("message", **command(street, text, **who)))
            assert "I cannot tell who wrote this." in said, (text, who)
    assert await books(street) == before


async def test_an_anonymous_admin_taps_as_themselves(street: Street) -> None:
    admins = f"groups/{street.group}/admins"
    await street.town.simulation.ask(admins, person=street.people["Ewa"], anonymous=True)
    assert "I cannot tell who wrote this." in await street.says("Ewa", "/propose Bins")
    assert "You back “Lights”." in (await street.taps("Ewa", "I back this", "1. Lights")).text
    assert "Backed by 1." in (await street.card("1. Lights")).text
    await street.taps("Ewa", "Undo my choice", "1. Lights")


def restricted(street: Street, name: str, *, member: bool) -> Json:
    """An admin has muted somebody, who is in the group or has left it since."""
    who = {"id": street.people[name], "is_bot": False, "first_name": name}
    rights = dict.fromkeys(RIGHTS, False)
    now = {"user": who, "status": "restricted", "is_member": member, "until_date": 0, **rights}
    about = {"chat": {"id": street.group, "type": "supergroup", "title": "Mill Lane"}, "from": who, "date": 1}
    return {**about, "old_chat_member": {"user": who, "status": "member"}, "new_chat_member": now}


async def test_who_may_not_write_any_more_may_still_tap_and_who_has_gone_has_left(street: Street) -> None:
    await street.hears("chat_member", **restricted(street, "Farid", member=True))
    assert "You back “Lights”." in (await street.taps("Farid", "I back this", "1. Lights")).text
    assert "If 6 of us take part" in (await street.card(QUESTION, "Propose")).text
    await street.hears("chat_member", **restricted(street, "Farid", member=False))
    assert "You are not on the list." in (await street.taps("Farid", "I back this", "1. Lights")).text
    assert "If 5 of us take part" in (await street.card(QUESTION, "Propose")).text


async def test_who_was_removed_can_tap_nothing_any_more(street: Street) -> None:
    await street.taps("Dev", "I back this", "1. Lights")
    await street.tells("Ben", "/members")
    await street.taps_in_private("Ben", "Remove somebody")
    await street.taps_in_private("Ben", "Dev")
    await street.taps_in_private("Ben", "Ask the group")
    await street.taps("Amina", "I agree", "asks to remove Dev")
    before = await books(street)
    for label, words in (
        ("I back this", "1. Lights"),
        ("I object", "1. Lights"),
        ("Undo my choice", "1. Lights"),
        ("Join", QUESTION),
    ):
        assert "Two people removed you" in (await street.taps("Dev", label, words)).text, label
    for text in ("/propose Bins", "/leave"):
        assert "Two people removed you" in await street.tells("Dev", text), text
    assert await books(street) == before
