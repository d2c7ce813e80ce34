"""What the bot is told of a group: under privacy mode, and as an admin."""

import pytest

from tests.playground.street import Json, Street


async def texts(street: Street, **arguments: object) -> list[str]:
    updates: list[Json] = await street.updates(**arguments)
    return [update["message"].get("text", "service") for update in updates if "message" in update]


async def test_a_member_bot_reads_commands_and_replies_to_it(street: Street) -> None:
    anna = await street.person("Anna")
    group = await street.group(anna)
    card = await street.result("sendMessage", chat_id=group, text="Card")
    hers = await street.write(anna, group, "Good morning")
    await street.updates()
    for text in ("/round", "/round@Commonpot_Bot now", "/round@other_bot", "see /round", "@commonpot_bot hello"):
        await street.write(anna, group, text)
    await street.write(anna, group, "An answer", reply_to=card["message_id"])
    await street.write(anna, group, "Not for the bot", reply_to=hers)
    assert await texts(street) == ["/round", "/round@Commonpot_Bot now", "An answer"]


async def test_an_admin_bot_reads_everything(street: Street) -> None:
    anna = await street.person("Anna")
    group = await street.group(anna, admin=True)
    await street.updates()
    await street.write(anna, group, "Good morning")
    assert await texts(street) == ["Good morning"]


async def test_a_bot_put_out_reads_nothing(street: Street) -> None:
    anna = await street.person("Anna")
    group = await street.group(anna)
    await street.client.delete(f"/sim/groups/{group}/bot", params={"by": anna})
    await street.updates()
    await street.write(anna, group, "/round")
    assert await texts(street) == []


async def test_an_edited_command_comes_as_an_edit(street: Street) -> None:
    anna, ben = await street.person("Anna"), await street.person("Ben")
    group = await street.group(anna, ben)
    message = await street.write(anna, group, "/rond")
    await street.updates()
    await street.ask("act/edit", person=anna, chat=group, message_id=message, text="/round")
    [update] = await street.updates()
    assert update["edited_message"]["text"] == "/round"
    theirs = {"person": ben, "chat": group, "message_id": message, "text": "x"}
    assert await street.mistake("act/edit", **theirs) == "Ben did not write this message"


async def test_coming_and_going_is_always_told_as_a_message(street: Street) -> None:
    anna, ben = await street.person("Anna"), await street.person("Ben")
    group = await street.group(anna)
    await street.updates()
    await street.ask("act/join", person=ben, chat=group, invited_by=anna)
    await street.ask("act/leave", person=ben, chat=group)
    came, left = await street.updates()
    assert came["message"]["from"]["id"] == anna
    assert [user["id"] for user in came["message"]["new_chat_members"]] == [ben]
    assert left["message"]["left_chat_member"]["id"] == ben


@pytest.mark.parametrize(("admin", "asked", "told"), [(True, True, 2), (True, False, 0), (False, True, 0)])
async def test_chat_member_comes_only_to_an_admin_who_asked(
    street: Street, admin: bool, asked: bool, told: int
) -> None:
    anna, ben = await street.person("Anna"), await street.person("Ben")
    group = await street.group(anna, admin=admin)
    await street.updates(allowed_updates=["message", "chat_member"] if asked else [])
    await street.ask("act/join", person=ben, chat=group)
    await street.ask("act/remove", person=ben, chat=group, by=anna)
    updates = [update["chat_member"] for update in await street.updates() if "chat_member" in update]
    assert len(updates) == told
    if told:
        assert [one["new_chat_member"]["status"] for one in updates] == ["member", "kicked"]
        assert [one["from"]["id"] for one in updates] == [ben, anna]


async def test_an_anonymous_admin_writes_as_the_group_and_taps_as_themselves(street: Street) -> None:
    anna = await street.person("Anna")
    group = await street.group(anna)
    await street.ask(f"groups/{group}/admins", person=anna, anonymous=True)
    keyboard = {"inline_keyboard": [[{"text": "Join", "callback_data": "j"}]]}
    card = await street.result("sendMessage", chat_id=group, text="Card", reply_markup=keyboard)
    await street.updates()
    await street.write(anna, group, "/start")
    await street.ask("act/tap", person=anna, chat=group, message_id=card["message_id"], button="Join", wait=0)
    wrote, tapped = await street.updates()
    assert wrote["message"]["from"]["id"] == 1087968824
    assert wrote["message"]["sender_chat"]["id"] == group
    assert tapped["callback_query"]["from"]["id"] == anna
    assert (await street.reading(group, anna))[-1]["from"] == {"id": group, "name": "Our street", "bot": False}


async def test_only_an_anonymous_admin_writes_as_the_group(street: Street) -> None:
    anna, ben = await street.person("Anna"), await street.person("Ben")
    group = await street.group(anna, ben)
    for person in (anna, ben):
        wish = {"person": person, "chat": group, "text": "x", "anonymous": True}
        assert "is not an anonymous admin" in await street.mistake("act/write", **wish)
