"""Which updates are for us. As an admin the bot receives all talk of a group; that is confirmed unread."""

from collections.abc import Mapping
from typing import Any

ALWAYS = ("callback_query", "my_chat_member", "chat_member")
ALLOWED = ["message", "edited_message", *ALWAYS]
SERVICE = ("new_chat_members", "left_chat_member", "migrate_to_chat_id", "migrate_from_chat_id")

MOST = 2**63 - 1

Raw = Mapping[str, Any]


def wanted(update: Raw, bot_id: int, username: str) -> bool:
    """Buttons, membership, private messages, changed ones too, and in groups commands, replies to us and services.

    Nothing another bot says: two bots that answer each other would never end. In groups nothing that is only sent on.
    """
    if any(kind in update for kind in ALWAYS):
        return True
    message = update.get("message")
    if message is None:
        return "edited_message" in update and update["edited_message"]["chat"]["type"] == "private"
    if any(kind in message for kind in SERVICE):
        return True
    if _another_bot(message):
        return False
    if message["chat"]["type"] == "private":
        return True
    to_us = _to_us(message, username) or _sender(message.get("reply_to_message")) == bot_id
    return to_us and "forward_origin" not in message


def chat_of(update: Raw) -> int:
    """The chat whose line the update stands in."""
    for kind in ALLOWED:
        part = update.get(kind)
        if part is not None:
            about = part if "chat" in part else part.get("message")
            return number(part["from"]["id"] if about is None else about["chat"]["id"])
    return 0


def number(value: object) -> int:
    """A number as Telegram gives to chats and messages. Refused (ValueError): all that a row cannot hold as one."""
    if type(value) is not int or abs(value) > MOST:
        raise ValueError(f"{type(value).__name__} is no number of Telegram's")
    return value


def _to_us(message: Raw, username: str) -> bool:
    entities = message.get("entities", ())
    if not any(entity["type"] == "bot_command" and entity["offset"] == 0 for entity in entities):
        return False
    _, _, named = message["text"].split(maxsplit=1)[0].partition("@")
    return not named or named.lower() == username.lower()


def _another_bot(message: Raw) -> bool:
    """Anonymous admins and channels write through bots of Telegram's own, and are answered."""
    return bool(message.get("from", {}).get("is_bot")) and "sender_chat" not in message


def _sender(message: Raw | None) -> int | None:
    sender: Raw = {} if message is None else message.get("from", {})
    return sender.get("id")
