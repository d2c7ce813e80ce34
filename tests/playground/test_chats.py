"""Where the bot may write, what it learns about chats, and what it is told when it may not."""

import pytest
import telegram
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, ChatMigrated, Forbidden

from tests.playground.street import Street


async def test_an_unknown_chat_is_not_found(bot: telegram.Bot, street: Street) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(-100, "x")
    stranger = await street.person("Stranger")
    for chat in (stranger, "@nobody", "x"):
        assert await street.refusal("sendMessage", chat_id=chat, text="x") == "400 Bad Request: chat not found"
    assert await street.refusal("sendMessage", text="x") == "400 Bad Request: chat_id is empty"


async def test_a_group_without_the_bot_is_not_found(street: Street) -> None:
    anna = await street.person("Anna")
    chat = await street.ask("groups", title="Elsewhere", creator=anna)
    assert await street.refusal("sendMessage", chat_id=chat["id"], text="x") == "400 Bad Request: chat not found"


async def test_a_neighbour_who_has_not_opened_the_bot_cannot_be_written_to(street: Street) -> None:
    anna = await street.person("Anna")
    await street.group(anna)
    cold = "403 Forbidden: bot can't initiate conversation with a user"
    assert await street.refusal("sendMessage", chat_id=anna, text="x") == cold
    await street.ask("act/open", person=anna)
    await street.result("sendMessage", chat_id=anna, text="x")


async def test_whoever_blocks_the_bot_is_out_of_reach(bot: telegram.Bot, street: Street) -> None:
    anna = await street.friend("Anna")
    await street.updates()
    await street.ask("act/block", person=anna)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(anna, "x")
    [update] = await bot.get_updates()
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status is ChatMemberStatus.BANNED
    assert "unblock" in await street.mistake("act/write", person=anna, chat="private", text="x")
    await street.ask("act/unblock", person=anna)
    await bot.send_message(anna, "x")


async def test_a_deleted_account_is_out_of_reach_and_nameless(bot: telegram.Bot, street: Street) -> None:
    anna, ben = await street.friend("Anna", last_name="Adams"), await street.person("Ben")
    group = await street.group(ben, anna)
    await street.ask(f"people/{anna}/delete")
    assert await street.refusal("sendMessage", chat_id=anna, text="x") == "403 Forbidden: user is deactivated"
    member = await bot.get_chat_member(group, anna)
    assert (member.status, member.user.first_name) == (ChatMemberStatus.MEMBER, "")
    assert await street.mistake("act/write", person=anna, chat=group, text="x") == "this account is deleted"


async def test_in_a_private_chat_there_are_two(bot: telegram.Bot, street: Street) -> None:
    anna, ben = await street.friend("Anna"), await street.person("Ben")
    assert await bot.get_chat_member_count(anna) == 2
    members = [(await bot.get_chat_member(anna, one)).status for one in (anna, bot.id, ben)]
    assert members == [ChatMemberStatus.MEMBER, ChatMemberStatus.MEMBER, ChatMemberStatus.LEFT]
    assert await street.refusal("getChatAdministrators", chat_id=anna) == (
        "400 Bad Request: there are no administrators in the private chat"
    )


@pytest.mark.parametrize("kind", ["group", "supergroup"])
async def test_the_bot_is_put_in_and_out_of_a_group(bot: telegram.Bot, street: Street, kind: str) -> None:
    anna = await street.person("Anna")
    group = await street.group(anna, kind=kind)
    added, service = await bot.get_updates()
    assert added.my_chat_member is not None
    assert added.my_chat_member.old_chat_member.status is ChatMemberStatus.LEFT
    assert added.my_chat_member.new_chat_member.status is ChatMemberStatus.MEMBER
    assert service.message is not None
    assert service.message.new_chat_members == (await bot.get_me(),)
    assert str(group).startswith("-100" if kind == "supergroup" else "-4")
    gone = await street.client.delete(f"/sim/groups/{group}/bot", params={"by": anna})
    assert gone.json()["bot"] == "kicked"
    refused = f"403 Forbidden: bot was kicked from the {kind} chat"
    for method in ("sendMessage", "getChat", "getChatAdministrators"):
        assert await street.refusal(method, chat_id=group, text="x") == refused


async def test_the_bot_leaves_a_group(bot: telegram.Bot, street: Street) -> None:
    group = await street.group(await street.person("Anna"))
    await bot.leave_chat(group)
    out = "403 Forbidden: bot is not a member of the group chat"
    assert await street.refusal("sendMessage", chat_id=group, text="x") == out


async def test_an_upgraded_group_has_another_id(bot: telegram.Bot, street: Street) -> None:
    anna = await street.person("Anna")
    old = await street.group(anna)
    await street.updates()
    new = (await street.ask(f"groups/{old}/upgrade", by=anna))["id"]
    left, entered = await bot.get_updates()
    assert left.message is not None
    assert entered.message is not None
    assert (left.message.chat.id, left.message.migrate_to_chat_id) == (old, new)
    assert (entered.message.chat.id, entered.message.migrate_from_chat_id) == (new, old)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(old, "x")
    assert moved.value.new_chat_id == new
    assert (await bot.send_message(new, "x")).chat.type == "supergroup"
    assert await street.reading(new, anna)


async def test_the_library_reads_chats_and_members(bot: telegram.Bot, street: Street) -> None:
    anna, ben, cleo = [await street.person(name) for name in ("Anna", "Ben", "Cleo")]
    group = await street.group(anna, ben, kind="supergroup", admin=True, can_pin=True)
    assert (await bot.get_chat(group)).title == "Our street"
    owner, itself = await bot.get_chat_administrators(group)
    assert (owner.user.id, owner.status) == (anna, ChatMemberStatus.OWNER)
    assert isinstance(itself, telegram.ChatMemberAdministrator)
    assert itself.can_pin_messages
    assert await bot.get_chat_member_count(group) == 3
    assert (await bot.get_chat_member(group, ben)).status is ChatMemberStatus.MEMBER
    assert (await bot.get_chat_member(group, cleo)).status is ChatMemberStatus.LEFT
    unknown = "400 Bad Request: PARTICIPANT_ID_INVALID"
    assert await street.refusal("getChatMember", chat_id=group, user_id=5) == unknown
    assert await street.refusal("getChatMember", chat_id=group) == "400 Bad Request: invalid user_id specified"


async def test_the_library_reads_a_private_chat(bot: telegram.Bot, street: Street) -> None:
    anna = await street.friend("Anna", last_name="Adams", username="anna")
    chat = await bot.get_chat(anna)
    assert (chat.type, chat.full_name, chat.username) == ("private", "Anna Adams", "anna")


async def test_pinning_needs_the_right_and_a_message(bot: telegram.Bot, street: Street) -> None:
    anna = await street.person("Anna")
    group = await street.group(anna)
    card = await bot.send_message(group, "Card")
    where = {"chat_id": group, "message_id": card.message_id}
    rightless = "400 Bad Request: not enough rights to manage pinned messages in the chat"
    assert await street.refusal("pinChatMessage", **where) == rightless
    await street.ask(f"groups/{group}/bot", by=anna, admin=True)
    assert await street.refusal("pinChatMessage", **where) == rightless
    await street.ask(f"groups/{group}/bot", by=anna, admin=True, can_pin=True)
    assert await street.refusal("pinChatMessage", chat_id=group, message_id=99) == (
        "400 Bad Request: message to pin not found"
    )
    await street.updates()
    await bot.pin_chat_message(group, card.message_id, disable_notification=True)
    [pinned] = await bot.get_updates()
    assert pinned.message is not None
    assert pinned.message.pinned_message == card
    assert [message["id"] for message in await street.reading(group, anna) if message["pinned"]] == [card.message_id]
    await bot.unpin_chat_message(group)
    assert await street.refusal("unpinChatMessage", **where) == "400 Bad Request: message to unpin not found"
