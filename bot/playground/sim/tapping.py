"""Tapping a button, and waiting for what the bot answers."""

import asyncio
from typing import Any

from bot.playground.chats import Chat
from bot.playground.errors import SimError
from bot.playground.people import Person
from bot.playground.queries import Query
from bot.playground.sim.acting import message_of
from bot.playground.sim.asking import Asked

Json = dict[str, Any]

PATIENCE = 10


async def tap(asked: Asked) -> Json:
    """A tap on a button with this data or label. A forged one may carry any data, from any message of the chat."""
    person = asked.actor()
    chat = asked.chat_in_sight(person)
    if asked.yes("forged"):
        data, message_id = asked.text("button"), asked.number("message_id")
    else:
        message = message_of(asked, chat)
        button = chosen(message.buttons or [], asked.text("button"))
        if "url" in button:
            return {"url": button["url"]}
        if "callback_data" not in button:
            raise SimError("this button does not ask the bot")
        data, message_id = button["callback_data"], message.id
    query = made(asked, person, chat, message_id, data)
    seconds = asked.seconds("wait", PATIENCE)
    return await waited(query, seconds) if seconds else {"query": query.id}


def chosen(rows: list[list[Json]], wanted: str) -> Json:
    buttons = [button for row in rows for button in row]
    for key in ("callback_data", "text"):
        for button in buttons:
            if button.get(key) == wanted:
                return button
    labels = ", ".join(button["text"] for button in buttons) or "none"
    raise SimError(f"there is no button {wanted!r} here; there are: {labels}")


def made(asked: Asked, person: Person, chat: Chat, message_id: int, data: str) -> Query:
    query = asked.world.queries.add(person, asked.world.clock.now())
    asked.world.tell_tap(query, chat, message_id, data)
    return query


async def waited(query: Query, seconds: float) -> Json:
    await asyncio.wait([query.answered], timeout=seconds)
    return query.view()


def see(asked: Asked) -> Json:
    """What has become of a tap."""
    query = asked.world.queries.get(asked.text("query"))
    if query is None:
        raise SimError("there is no such tap")
    return query.view()
