"""Every method this server has, by its name in lower case; getUpdates alone waits, and is called apart."""

from collections.abc import Callable
from typing import Any

from bot.playground.methods import answering, chats, describing, editing, media, pinning, polling, sending
from bot.playground.world import World

Work = Callable[[World, dict[str, Any]], Any]

NAMED: dict[str, Work] = {
    "getMe": describing.get_me,
    "setWebhook": polling.set_webhook,
    "deleteWebhook": polling.delete_webhook,
    "getWebhookInfo": polling.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendPhoto": media.send_photo,
    "sendDocument": media.send_document,
    "getFile": media.get_file,
    "editMessageCaption": media.edit_message_caption,
    "editMessageMedia": media.edit_message_media,
    "editMessageText": editing.edit_message_text,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "answerCallbackQuery": answering.answer_callback_query,
    "pinChatMessage": pinning.pin_chat_message,
    "unpinChatMessage": pinning.unpin_chat_message,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "getChatMemberCount": chats.get_chat_member_count,
    "getChatAdministrators": chats.get_chat_administrators,
    "leaveChat": chats.leave_chat,
    "setMyCommands": describing.set_my_commands,
    "getMyCommands": describing.get_my_commands,
    "deleteMyCommands": describing.delete_my_commands,
    "setMyName": describing.setter("name"),
    "getMyName": describing.getter("name"),
    "setMyDescription": describing.setter("description"),
    "getMyDescription": describing.getter("description"),
    "setMyShortDescription": describing.setter("short_description"),
    "getMyShortDescription": describing.getter("short_description"),
    "setChatMenuButton": describing.set_chat_menu_button,
    "getChatMenuButton": describing.get_chat_menu_button,
}

METHODS: dict[str, tuple[str, Work]] = {name.lower(): (name, work) for name, work in NAMED.items()}
