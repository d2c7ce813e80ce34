"""What an update did, against what an honest one would have done."""

import json
from collections.abc import Iterable
from typing import Any

from bot.simulation import books
from bot.simulation.books import Books
from tests.fuzz.scene import Json

ABOUT = ("journal", "transfers", "lines", "stances", "objections", "coordinators", "requests", "mergers", "deposits")
CHAT = ("id", "type", "title")
PERSON = ("id", "is_bot", "first_name")
WRITTEN = ("text", "entities", "sender_chat", "forward_origin", "reply_to_message")


def effect(before: Books, after: Books) -> dict[str, list[Json]]:
    """The rows of money, choices and the journal that are other than before."""
    return books.changed({name: before[name] for name in ABOUT}, {name: after[name] for name in ABOUT})


def entries(before: Books, after: Books) -> list[Json]:
    """What came into the journal."""
    known = {row["hash"] for row in before["journal"]}
    return [json.loads(row["entry"]) for row in after["journal"] if row["hash"] not in known]


def plainly(update: Json) -> Json | None:
    """The same tap or words, with nothing around them: as an honest program would have sent them. None: neither."""
    try:
        if "callback_query" in update:
            query = update["callback_query"]
            tap = {"id": str(query["id"]), "from": _only(query["from"], PERSON), "chat_instance": "1"}
            chat = _only(query["message"]["chat"], CHAT)
            message = {"message_id": int(query["message"]["message_id"]), "date": 1, "chat": chat}
            return {"callback_query": {**tap, "data": query["data"], "message": message}}
        message = update["message"]
        about = {"message_id": int(message["message_id"]), "date": 1, "chat": _only(message["chat"], CHAT)}
        about["from"] = _only(message["from"], PERSON)
        return {"message": {**about, **_only(message, WRITTEN)}}
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _only(part: Any, names: Iterable[str]) -> Json:
    return {name: part[name] for name in names if name in part}
