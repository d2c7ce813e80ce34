"""Telegram behind the library's transport, with every mood of the network; what it carries out is counted."""

import asyncio
import json
from collections import Counter
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from random import Random
from typing import Any

from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

ME = {"id": 7_000_000_001, "is_bot": True, "first_name": "Commonpot", "username": "commonpot_bot"}
TOKEN = "7000000001:AAnobodysnobodysnobodysnobodysnobodys"  # noqa: S105 (nobody's)
SPEAKS = ("sendmessage", "senddocument", "editmessagetext")
CALM = "calm"
MOODS = (*(CALM,) * 80, "lost", "unanswered", "429", "5xx", "reset", "shut", "crash before", "crash after")
PINS = (*(CALM,) * 12, "lost", "unanswered", "429", "5xx", "reset", "no right", "crash before", "crash after")
UNSURE = ("unanswered", "5xx", "reset", "crash before", "crash after")
TWICE = 2  # how often a thing may be said where nobody knew of the first

Key = tuple[str, int]
Json = dict[str, Any]


class Saying:
    """What is being said: a letter or a card, by kind and number. again: it is marked as said before."""

    def __init__(self, key: Key, *, again: bool = False) -> None:
        self.key, self.again = key, again


saying: ContextVar[Saying | None] = ContextVar("saying", default=None)


class ConnectError(Exception):
    """By its name the bot knows that a call never left."""


class Telegram(BaseRequest):
    """Each call's mood follows from the seed, from what is said and how often it was tried: never from their order.

    carried: how often each was carried out. unsure: of which nobody could know. shut: the chats it was shut out of.
    moved: where upgraded chats are. pinned: the newest pin of each chat. unpinning: the chats where it may not pin.
    wrong: what must not have been said; kept here, for the library takes what a transport raises for the network's.
    """

    def __init__(self, seed: int) -> None:
        self.seed, self.calm = seed, False
        self.tried: Counter[Key] = Counter()
        self.carried: Counter[Key] = Counter()
        self.unsure: set[Key] = set()
        self.shut: set[int] = set()
        self.moved: dict[int, int] = {}
        self.pinned: dict[int, int] = {}
        self.unpinning: set[int] = set()
        self.moods: Counter[str] = Counter()
        self.answered: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.dead = asyncio.Event()
        self.sent = 0

    @property
    def read_timeout(self) -> float:
        return 5

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002 (the library names it)
        request_data: RequestData | None = None,
        *_timeouts: Any,
        **_more: Any,
    ) -> tuple[int, bytes]:
        name = url.rsplit("/", 1)[1].lower()
        arguments = dict(request_data.parameters) if request_data else {}
        if name == "getme":
            return answer(ME)
        if name == "answercallbackquery":
            self.answered[str(arguments["callback_query_id"])] += 1
        if name == "pinchatmessage":
            return await self._pin(arguments)
        if name not in SPEAKS:
            return answer(True)
        return await self._say(arguments)

    async def _say(self, arguments: Json) -> tuple[int, bytes]:
        said, chat = saying.get(), int(arguments["chat_id"])
        if said is None:
            raise LookupError("something is said that nobody asked for")
        mood = self._mood(said.key, MOODS)
        if chat in self.moved:
            return self._gone(chat)
        if mood == "shut":
            self.shut.add(chat)
        if chat in self.shut:
            return _refused(403, "Forbidden: bot was kicked from the group chat")
        if mood in UNSURE:
            self.unsure.add(said.key)
        kind = "private" if chat > 0 else "group"
        result = {"date": 0, "chat": {"id": chat, "type": kind}, "text": "said"}
        return await self._by_mood(mood, lambda: {**result, "message_id": self._carry_out(said)})

    async def _pin(self, arguments: Json) -> tuple[int, bytes]:
        chat, message = int(arguments["chat_id"]), int(arguments["message_id"])
        mood = self._mood(("pin", chat), PINS)
        if chat in self.moved:
            return self._gone(chat)
        if chat in self.shut:
            return _refused(403, "Forbidden: bot was kicked from the group chat")
        if mood == "no right":
            self.unpinning.add(chat)
        if chat in self.unpinning:
            return _refused(400, "Bad Request: not enough rights to manage pinned messages in the chat")
        return await self._by_mood(mood, lambda: self.pinned.update({chat: message}) is None)

    def _mood(self, key: Key, moods: Sequence[str]) -> str:
        self.tried[key] += 1
        chance = Random(f"{self.seed} {key} {self.tried[key]}")  # noqa: S311 (meant to be repeated)
        mood = CALM if self.calm else chance.choice(moods)
        if mood != CALM:
            self.moods[mood] += 1
        return mood

    def _gone(self, chat: int) -> tuple[int, bytes]:
        words = "Bad Request: group chat was upgraded to a supergroup chat"
        return _refused(400, words, migrate_to_chat_id=self.moved[chat])

    async def _by_mood(self, mood: str, done: Callable[[], object]) -> tuple[int, bytes]:
        """done: carries it out, and is what the answer says of it."""
        if mood == "lost":
            raise NetworkError("ConnectError") from ConnectError()
        if mood == "429":
            return _refused(429, "Too Many Requests: retry after 3", retry_after=3)
        if mood == "crash before":
            await self._dies()
        result = done()
        if mood == "crash after":
            await self._dies()
        if mood == "unanswered":
            raise TimedOut
        if mood == "reset":
            raise NetworkError("ClientOSError")
        if mood == "5xx":
            return 502, b"<html>Bad Gateway</html>"
        return answer(result)

    def _carry_out(self, said: Saying) -> int:
        """People read it: its message's number. Twice only where nobody knew of the first, a reply then marked; a
        nudge never.
        """
        self.sent += 1
        self.carried[said.key] += 1
        times, kind = self.carried[said.key], said.key[0]
        known = said.key not in self.unsure
        more = kind != "card" and times > 1
        if more and (times > TWICE or known or kind == "nudge" or not said.again):
            self.wrong.append(f"{kind} {said.key[1]} was said {times} times; known: {known}, marked: {said.again}")
        return self.sent

    async def _dies(self) -> None:
        """The program ends here."""
        self.dead.set()
        await asyncio.Event().wait()


def answer(result: object) -> tuple[int, bytes]:
    """What a call comes to that was carried out."""
    return 200, json.dumps({"ok": True, "result": result}).encode()


def _refused(code: int, words: str, **parameters: int) -> tuple[int, bytes]:
    said = {"ok": False, "error_code": code, "description": words, "parameters": parameters}
    return code, json.dumps(said).encode()
