"""Acting as a person: sending a voice message, a sticker, a contact and such, and forwarding."""

from copy import copy
from typing import Any

from telegram.constants import DiceEmoji

from bot.playground import things
from bot.playground.entities import Formatted
from bot.playground.errors import SimError
from bot.playground.messages import Message, Rows
from bot.playground.people import Person
from bot.playground.sim.acting import caption, message_of, said, speaks_as_group
from bot.playground.sim.asking import Asked

Json = dict[str, Any]

SIDES = 6
A_DAY = 24 * 60 * 60
PHONE = "+441632960961"  # a number that Ofcom keeps free for stories


def send(asked: Asked) -> Json:
    """One of the things in `things.KINDS`, such as a voice message; those with words under them may have a caption."""
    person = asked.actor()
    chat = asked.chat(person)
    what = asked.text("what")
    words = caption(asked.text("caption", ""))
    if words.text and what not in things.WITH_CAPTION:
        raise SimError(f"there are no words under a {what}")
    thing = made(asked, person, what, f"{chat.id} {chat.written}")
    reply_to = message_of(asked, chat, "reply_to") if asked.has("reply_to") else None
    anonymous = speaks_as_group(asked, chat, person)
    return {"message_id": said(asked, chat, person, words, reply_to=reply_to, anonymous=anonymous, thing=thing).id}


def made(asked: Asked, person: Person, what: str, mark: str) -> Json:
    match what:
        case "voice" | "video" | "video_note" | "animation":
            make = {"voice": things.voice, "video": things.video, "video_note": things.video_note}
            return make.get(what, things.animation)(mark, within(asked, "seconds", 7, A_DAY))
        case "sticker":
            return things.sticker(mark, asked.text("emoji", "👍"))
        case "contact":
            whose = asked.person("of") if asked.has("of") else person
            known = None if asked.has("name") else whose.id
            return things.contact(asked.text("phone", PHONE), asked.text("name", whose.first_name), known)
        case "location":
            return things.location(51.5074, -0.1278)
        case "dice":
            return things.dice(DiceEmoji.DICE.value, within(asked, "value", 4, SIDES))
        case "poll":
            return things.poll(mark, asked.text("question", "Yes or no?"))
    raise SimError(f"what must be one of {', '.join(things.KINDS)}")


def within(asked: Asked, name: str, default: int, most: int) -> int:
    value = asked.number(name, default)
    if not 1 <= value <= most:
        raise SimError(f"{name} must be from 1 to {most}")
    return value


def forward(asked: Asked) -> Json:
    """A message somebody can see, sent on to another chat of theirs. "hidden": its author is told by name only."""
    person = asked.actor()
    chat = asked.chat(person)
    message = message_of(asked, asked.chat(person, "from"))
    if message.service is not None or message.protected:
        raise SimError("this message cannot be forwarded")
    anonymous = speaks_as_group(asked, chat, person)
    content = Formatted(message.text, copy(message.entities))
    more = {"file": message.file, "thing": message.thing, "buttons": links_alone(message.buttons)}
    origin = message.origin or came_from(message, asked.yes("hidden"))
    return {"message_id": said(asked, chat, person, content, anonymous=anonymous, origin=origin, **more).id}


def came_from(message: Message, hidden: bool) -> Json:
    """A MessageOrigin of the Bot API."""
    when: Json = {"date": message.date}
    if message.anonymous:
        return {"type": "chat", "sender_chat": message.chat.told()} | when
    if hidden:
        return {"type": "hidden_user", "sender_user_name": message.sender.name} | when
    return {"type": "user", "sender_user": message.sender.user()} | when


def links_alone(buttons: Rows | None) -> Rows | None:
    """A forwarded message keeps its buttons only if all of them are links."""
    return buttons if buttons and all("url" in one for row in buttons for one in row) else None
