"""A chat as one person sees it."""

from typing import Any

from bot.playground import things
from bot.playground.messages import Message
from bot.playground.people import BotAccount
from bot.playground.sim.asking import Asked

Json = dict[str, Any]


def messages(asked: Asked) -> Json:
    """Its messages after a number, and the commands offered to this person there."""
    person = asked.person("as")
    chat = asked.chat(person)
    after = asked.number("after", 0)
    return {
        "messages": [view(message) for message in chat.messages.values() if message.id > after],
        "commands": asked.world.offered(chat, person),
    }


def view(message: Message) -> Json:
    chat = message.chat
    return {
        "id": message.id,
        "date": message.date,
        "from": author(message),
        "text": message.text,
        "entities": message.entities,
        "buttons": [[shown(button) for button in row] for row in message.buttons or []],
        "reply_to": message.reply_to.id if message.reply_to else None,
        "edited": message.edited_at is not None,
        "pinned": message.id in chat.pinned,
        "service": service(message),
        "silent": message.silent,
        "forwarded_from": forwarded_from(message),
        "thing": thing(message),
        "photo": None,
        "file": None,
    } | (message.file.view() if message.file else {})


def author(message: Message) -> Json:
    if message.anonymous:
        return {"id": message.chat.id, "name": message.chat.title, "bot": False}
    return {"id": message.sender.id, "name": message.sender.name, "bot": isinstance(message.sender, BotAccount)}


def forwarded_from(message: Message) -> str | None:
    match message.origin:
        case {"sender_user": {"first_name": name} as user}:
            return f"{name} {user['last_name']}" if "last_name" in user else str(name)
        case {"sender_user_name": name} | {"sender_chat": {"title": name}}:
            return str(name)
    return None


def thing(message: Message) -> Json | None:
    """What is no text, photo or file: {"kind": "voice", "words": "Voice message, 0:07"}."""
    return {"kind": things.kind(message.thing), "words": things.words(message.thing)} if message.thing else None


def shown(button: Json) -> Json:
    return {"data" if key == "callback_data" else key: value for key, value in button.items()}


def service(message: Message) -> Json | None:
    """What happened, by the Bot API's name for it: {"kind": ..., "of": the person, message or chat}."""
    if message.service is None:
        return None
    [(kind, value)] = message.service.items()
    if kind == "new_chat_members":
        return {"kind": kind, "of": [user["id"] for user in value]}
    if kind == "pinned_message":
        return {"kind": kind, "of": value["message_id"]}
    return {"kind": kind, "of": value.get("id") if isinstance(value, dict) else value}
