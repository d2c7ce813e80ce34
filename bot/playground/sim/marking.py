"""What a person keeps about a chat: how far they have read, and whether it may ring."""

from typing import Any

from bot.playground.sim.asking import Asked

Json = dict[str, Any]


def read(asked: Asked) -> Json:
    """Up to this message; a mark never goes back."""
    person = asked.actor()
    chat = asked.chat(person)
    chat.read(person.id, asked.number("message_id"))
    return {"read": chat.mark(person.id).read}


def mute(asked: Asked) -> Json:
    person = asked.actor()
    chat = asked.chat(person)
    chat.mute(person.id, asked.yes("muted"))
    return {"muted": chat.mark(person.id).muted}
