"""Acting as a person: write, edit, open the bot."""

import re
from typing import Any

from telegram.constants import MessageLimit

from bot.playground import things
from bot.playground.chats import Chat
from bot.playground.entities import Formatted, finished
from bot.playground.errors import SimError
from bot.playground.links import asked_by
from bot.playground.messages import Message
from bot.playground.people import Person
from bot.playground.sim.asking import Asked
from bot.playground.sim.moving import set_blocked

Json = dict[str, Any]

PAYLOAD = re.compile(rf"[A-Za-z0-9_-]{{0,{MessageLimit.DEEP_LINK_LENGTH}}}")


def write(asked: Asked) -> Json:
    """A text message; in private it also opens the chat. Admins who are anonymous write as the group."""
    person = asked.actor()
    chat = asked.chat(person)
    reply_to = message_of(asked, chat, "reply_to") if asked.has("reply_to") else None
    anonymous = speaks_as_group(asked, chat, person)
    content = written(asked.text("text"))
    return {"message_id": said(asked, chat, person, content, reply_to=reply_to, anonymous=anonymous).id}


def said(
    asked: Asked,
    chat: Chat,
    person: Person,
    content: Formatted,
    **more: Any,
) -> Message:
    world = asked.world
    if chat.private:
        if person.blocked:
            raise SimError(f"{person.name} has blocked the bot, and would have to unblock it first")
        world.people.alter(person, opened=True)
    message = chat.write(world.clock.unix(), person, text=content.text, entities=content.entities, **more)
    chat.read(person.id, message.id)
    world.tell(message)
    return message


def written(text: str) -> Formatted:
    if not MessageLimit.MIN_TEXT_LENGTH <= len(text.strip()) <= MessageLimit.MAX_TEXT_LENGTH:
        raise SimError("a message has 1 to 4096 characters")
    return finished(Formatted(text, []))


def caption(text: str) -> Formatted:
    if len(text.strip()) > MessageLimit.CAPTION_LENGTH:
        raise SimError("a caption has at most 1024 characters")
    return finished(Formatted(text, []))


def speaks_as_group(asked: Asked, chat: Chat, person: Person) -> bool:
    membership = chat.membership(person.id)
    anonymous = asked.yes("anonymous", default=membership.anonymous)
    if anonymous and not (membership.admin and membership.anonymous):
        raise SimError(f"{person.name} is not an anonymous admin here")
    return anonymous


def message_of(asked: Asked, chat: Chat, name: str = "message_id") -> Message:
    message = chat.messages.get(asked.number(name))
    if message is None:
        raise SimError(f"there is no message {asked.given.get(name)} in this chat")
    return message


def edit(asked: Asked) -> Json:
    person = asked.actor()
    message = message_of(asked, asked.chat(person))
    if message.sender is not person or message.service is not None:
        raise SimError(f"{person.name} did not write this message")
    if message.origin is not None or (message.thing and things.kind(message.thing) not in things.WITH_CAPTION):
        raise SimError("there is nothing in this message that could be changed")
    text = asked.text("text")
    content = written(text) if message.worded else caption(text)
    message.edit(asked.world.clock.unix(), text=content.text, entities=content.entities)
    asked.world.tell(message, edited=True)
    return {"message_id": message.id}


def open_bot(asked: Asked) -> Json:
    """A deep link or the Start button: opens the private chat and sends /start with the payload. It also unblocks."""
    person = asked.actor()
    payload = start_payload(asked, asked.text("start", ""))
    if person.blocked:
        set_blocked(asked, person, False)
    chat = asked.world.chats.private(person)
    return {"message_id": said(asked, chat, person, written(f"/start {payload}")).id}


def start_payload(asked: Asked, given: str) -> str:
    payload = given
    if "t.me/" in given:
        query = asked_by(given, asked.world.bot.username)
        if query is None:
            raise SimError(f"{given} is no link to @{asked.world.bot.username}")
        payload = query.get("start", [""])[0]
    if not PAYLOAD.fullmatch(payload):
        raise SimError("a start payload has at most 64 characters of A-Z a-z 0-9 _ -")
    return payload
