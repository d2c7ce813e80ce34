"""pinChatMessage and unpinChatMessage."""

from typing import Any

from bot.playground.arguments import number, open_chat, yes
from bot.playground.chats import Chat
from bot.playground.errors import bad_request
from bot.playground.world import World

Json = dict[str, Any]


def pin_chat_message(world: World, arguments: Json) -> bool:
    """Pins, and says so in the chat by a service message."""
    chat = pinnable(world, arguments)
    message = chat.messages.get(number(arguments, "message_id"))
    if message is None or message.service is not None:
        raise bad_request("message to pin not found")
    if message.id not in chat.pinned:
        chat.pin(message.id)
        quietly = yes(arguments, "disable_notification")
        world.serve(chat, world.bot, {"pinned_message": message.told(with_reply=False)}, silent=quietly)
    return True


def unpin_chat_message(world: World, arguments: Json) -> bool:
    """Without a message id: the message pinned last."""
    chat = pinnable(world, arguments)
    message_id = number(arguments, "message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if message_id not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.unpin(message_id)
    return True


def pinnable(world: World, arguments: Json) -> Chat:
    chat = open_chat(world, arguments)
    if not chat.private and not chat.membership(world.bot.id).pins:
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat
