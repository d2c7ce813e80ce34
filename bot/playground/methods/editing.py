"""editMessageText, editMessageReplyMarkup, deleteMessage."""

from typing import Any

from bot.playground.arguments import number, open_chat, text, thing
from bot.playground.chats import Chat
from bot.playground.errors import bad_request
from bot.playground.keyboards import Rows, inline_keyboard
from bot.playground.messages import Message
from bot.playground.methods.previews import preview
from bot.playground.methods.sending import formatted
from bot.playground.world import World

Json = dict[str, Any]

TWO_DAYS = 48 * 60 * 60
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def edit_message_text(world: World, arguments: Json) -> Json:
    """New text and new buttons; where none are given the message loses its buttons."""
    message = own(world, arguments)
    if message.file is not None:
        raise bad_request("there is no text in the message to edit")
    content = formatted(world, arguments, too_long="MESSAGE_TOO_LONG")
    buttons, shown = given_buttons(message.chat, arguments), preview(arguments, content)
    count(world, message.chat)
    now, before = (content.text, content.entities, buttons, shown), (message.text, message.entities, message.buttons)
    if now == (*before, message.preview):
        raise bad_request(NOT_MODIFIED)
    message.edit(world.clock.unix(), text=content.text, entities=content.entities, buttons=buttons, preview=shown)
    return message.told()


def edit_message_reply_markup(world: World, arguments: Json) -> Json:
    message = own(world, arguments)
    buttons = given_buttons(message.chat, arguments)
    count(world, message.chat)
    if buttons == message.buttons:
        raise bad_request(NOT_MODIFIED)
    message.edit(world.clock.unix(), buttons=buttons)
    return message.told()


def delete_message(world: World, arguments: Json) -> bool:
    """The bot's own messages, and a person's in private; others' it may not delete. Only for two days."""
    message_id = number(arguments, "message_id")
    if not text(arguments, "chat_id"):
        raise bad_request("chat identifier is not specified")
    if message_id <= 0:
        raise bad_request("message identifier is not specified")
    chat = open_chat(world, arguments)
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request("message to delete not found")
    mine = message.sender is world.bot or chat.private
    if not mine or world.clock.unix() - message.date > TWO_DAYS:
        raise bad_request("message can't be deleted")
    count(world, chat)
    chat.remove(message.id)
    return True


def own(world: World, arguments: Json) -> Message:
    """The message to edit: there, and the bot's own."""
    message_id = number(arguments, "message_id")
    if message_id <= 0 and not text(arguments, "chat_id"):
        raise bad_request("message identifier is not specified")
    chat = open_chat(world, arguments)
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender is not world.bot or message.service is not None:
        raise bad_request("message can't be edited")
    return message


def given_buttons(chat: Chat, arguments: Json) -> Rows | None:
    markup = thing(arguments, "reply_markup", "reply keyboard markup")
    return inline_keyboard(markup, chat.private, only_inline=True)


def count(world: World, chat: Chat) -> None:
    world.limits.take(chat.id, chat.private, sends=False, now=world.clock.now())
