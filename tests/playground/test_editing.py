"""Changing and deleting messages."""

import telegram

from tests.playground.street import Street, buttons

SAME = (
    "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def test_a_card_changes_in_place(bot: telegram.Bot, street: Street) -> None:
    anna = await street.friend("Anna")
    card = await bot.send_message(anna, "0 of 3", reply_markup=telegram.InlineKeyboardMarkup.from_button(back()))
    edited = await bot.edit_message_text("1 of 3", anna, card.message_id, reply_markup=card.reply_markup)
    assert isinstance(edited, telegram.Message)
    assert edited.edit_date is not None
    [_, seen] = await street.reading("private", anna)
    assert (seen["text"], seen["edited"], seen["buttons"]) == ("1 of 3", True, [[{"text": "Back", "data": "b"}]])


def back() -> telegram.InlineKeyboardButton:
    return telegram.InlineKeyboardButton("Back", callback_data="b")


async def test_an_edit_without_buttons_takes_them_away(bot: telegram.Bot, street: Street) -> None:
    anna = await street.friend("Anna")
    card = await bot.send_message(anna, "x", reply_markup=telegram.InlineKeyboardMarkup.from_button(back()))
    await bot.edit_message_text("y", anna, card.message_id)
    assert (await street.reading("private", anna))[-1]["buttons"] == []


async def test_an_edit_that_changes_nothing_is_refused(street: Street) -> None:
    anna = await street.friend("Anna")
    card = await street.result("sendMessage", chat_id=anna, text="x", reply_markup=buttons({"Go": "1"}))
    where = {"chat_id": anna, "message_id": card["message_id"]}
    again = {"text": "<b></b>x", "parse_mode": "HTML", "reply_markup": buttons({"Go": "1"})}
    assert await street.refusal("editMessageText", **where, **again) == SAME
    assert await street.refusal("editMessageReplyMarkup", **where, reply_markup=buttons({"Go": "1"})) == SAME
    await street.result("editMessageReplyMarkup", **where, reply_markup=buttons({"Go": "2"}))


async def test_only_ones_own_messages_that_are_there_can_be_edited(street: Street) -> None:
    anna = await street.friend("Anna")
    hers = await street.write(anna, "private", "Hello")

    async def said(**where: int) -> str:
        return (await street.refusal("editMessageText", text="x", **where))[17:]

    assert await said(chat_id=anna, message_id=hers) == "message can't be edited"
    assert await said(chat_id=anna, message_id=99) == "message to edit not found"
    assert await said(chat_id=anna) == "message to edit not found"
    assert await said() == "message identifier is not specified"
    assert await said(message_id=hers) == "chat_id is empty"
    card = await street.result("sendMessage", chat_id=anna, text="x")
    assert await said(chat_id=7, message_id=card["message_id"]) == "chat not found"


async def test_what_is_to_be_deleted_must_be_named(street: Street) -> None:
    anna = await street.friend("Anna")

    async def said(**where: int) -> str:
        return (await street.refusal("deleteMessage", **where))[17:]

    assert await said(message_id=1) == "chat identifier is not specified"
    assert await said(chat_id=anna) == "message identifier is not specified"
    assert await said(chat_id=anna, message_id=99) == "message to delete not found"


async def test_an_edit_is_as_strict_as_a_message(street: Street) -> None:
    anna = await street.friend("Anna")
    card = await street.result("sendMessage", chat_id=anna, text="x")
    where = {"chat_id": anna, "message_id": card["message_id"]}
    assert await street.refusal("editMessageText", **where, text="x" * 4097) == "400 Bad Request: MESSAGE_TOO_LONG"
    assert await street.refusal("editMessageText", **where, text=" ") == "400 Bad Request: message text is empty"
    forced = {"text": "y", "reply_markup": {"force_reply": True}}
    assert await street.refusal("editMessageText", **where, **forced) == "400 Bad Request: inline keyboard expected"


async def test_a_deleted_message_is_gone(bot: telegram.Bot, street: Street) -> None:
    anna = await street.friend("Anna")
    card = await bot.send_message(anna, "x")
    await bot.delete_message(anna, card.message_id)
    assert [message["text"] for message in await street.reading("private", anna)] == ["/start"]
    again = {"chat_id": anna, "message_id": card.message_id}
    assert await street.refusal("deleteMessage", **again) == "400 Bad Request: message to delete not found"


async def test_others_messages_and_old_ones_cannot_be_deleted(street: Street) -> None:
    anna = await street.person("Anna")
    group = await street.group(anna)
    hers = await street.write(anna, group, "/help")
    wrong = "400 Bad Request: message can't be deleted"
    assert await street.refusal("deleteMessage", chat_id=group, message_id=hers) == wrong
    card = await street.result("sendMessage", chat_id=group, text="x")
    await street.set_clock("2026-11-25T12:00:01+00:00")
    assert await street.refusal("deleteMessage", chat_id=group, message_id=card["message_id"]) == wrong
