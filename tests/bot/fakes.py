"""Telegram behind the library's own transport seam, with the network's moods; and a clock that is set by hand."""

import asyncio
import json
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import httpx
from telegram import Bot
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TOKEN = "7000000001:AAFakeFakeFakeFakeFakeFakeFakeFakeFake"  # noqa: S105 (nobody's)
ME = {"id": 7000000001, "is_bot": True, "first_name": "Commonpot", "username": "commonpot_bot"}

Mood = Literal["lost", "429", "unanswered", "reset", "5xx", "slow", "crash", "gone", "cut"]
Json = dict[str, Any]


class SetClock:
    """The time it was set to."""

    def __init__(self) -> None:
        self.at = NOON

    async def now(self) -> datetime:
        return self.at

    def forward(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@dataclass
class FakeTelegram(BaseRequest):
    """Takes calls. moods: what happens to the next calls of a method; the rest is carried out and answered.

    lost and 429 never get there; gone and cut (a crash) do not either, but nobody can know; the others are carried out.
    refusals are by method, shut by chat.
    """

    clock: SetClock = field(default_factory=SetClock)
    calls: list[tuple[str, Json, datetime]] = field(default_factory=list)
    moods: dict[str, deque[Mood]] = field(default_factory=dict)
    refusals: dict[str, tuple[int, str]] = field(default_factory=dict)
    shut: dict[int, tuple[int, str]] = field(default_factory=dict)
    carried: list[str] = field(default_factory=list)  # the methods that were carried out
    retry_after: int = 7
    sent: int = 0
    seen: dict[int, str] = field(default_factory=dict)  # what people can read, by message
    places: dict[int, int] = field(default_factory=dict)  # and in which chat
    migrations: dict[int, int] = field(default_factory=dict)
    pending: list[Json] = field(default_factory=list)
    confirmed: int = 0
    unreachable: bool = False
    bad_gateway: bool = False
    stirred: asyncio.Event = field(default_factory=asyncio.Event)
    go_on: asyncio.Event = field(default_factory=asyncio.Event)
    polling: asyncio.Event = field(default_factory=asyncio.Event)
    hanging: asyncio.Event = field(default_factory=asyncio.Event)

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    @property
    def read_timeout(self) -> float:
        return 5

    def feel(self, method: str, *moods: Mood) -> None:
        self.moods[method] = deque(moods)

    def bring(self, *updates: Json) -> None:
        self.pending += updates
        self.stirred.set()

    async def polled(self, times: int) -> None:
        """Waits until so many polls were begun."""
        async with asyncio.timeout(5):
            while len(self.made("getupdates")) < times:
                self.polling.clear()
                await self.polling.wait()

    def forget(self) -> None:
        """Everybody has read everything, and nothing is in the way any more."""
        for past in (self.calls, self.moods, self.refusals, self.shut, self.carried, self.seen, self.migrations):
            past.clear()
        self.hanging.clear()

    def read_in(self, chat_id: int) -> list[str]:
        """What can be read in a chat, oldest first."""
        return [text for number, text in self.seen.items() if self.places[number] == chat_id]

    def made(self, *methods: str) -> list[Json]:
        """The calls of these methods, with what they carried."""
        return [arguments for method, arguments, _ in self.calls if method in methods]

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_timeouts: Any, **_more: Any
    ) -> tuple[int, bytes]:
        name = url.rsplit("/", 1)[1].lower()
        arguments = dict(request_data.parameters) if request_data else {}
        moods = self.moods.get(name)
        mood = moods.popleft() if moods else None
        self.calls.append((name, arguments, self.clock.at))
        if name == "getupdates":
            self.polling.set()
        return await self._answer(name, arguments, mood)

    async def _answer(self, name: str, arguments: Json, mood: Mood | None) -> tuple[int, bytes]:
        if mood == "lost" or self.unreachable:
            raise NetworkError("httpx.ConnectError") from httpx.ConnectError("no way")
        if self.bad_gateway:
            return 502, b"<html>Bad Gateway</html>"
        if mood == "429":
            return 429, _json({"ok": False, "error_code": 429, "parameters": {"retry_after": self.retry_after}})
        chat = int(arguments.get("chat_id", 0))
        if name in self.refusals or chat in self.shut:
            code, words = self.shut.get(chat) or self.refusals[name]
            return code, _json({"ok": False, "error_code": code, "description": words})
        moved_to = self.migrations.get(chat)
        if moved_to is not None:
            return 400, _json({"ok": False, "error_code": 400, "parameters": {"migrate_to_chat_id": moved_to}})
        if mood == "gone":
            raise NetworkError("httpx.ReadError") from httpx.ReadError("reset")
        if mood == "cut":
            self.hanging.set()
            await asyncio.Event().wait()
        if name in ("editmessagetext", "pinchatmessage") and self._is_gone(arguments):
            words = f"Bad Request: message to {name[:4].rstrip('c')} not found"
            return 400, _json({"ok": False, "error_code": 400, "description": words})
        result = await self._carry_out(name, arguments)
        self.carried.append(name)
        match mood:
            case "unanswered":
                raise TimedOut from httpx.ReadTimeout("no answer")
            case "reset":
                raise NetworkError("httpx.ReadError") from httpx.ReadError("reset")
            case "5xx":
                return 502, b"<html>Bad Gateway</html>"
            case "slow":
                self.hanging.set()
                await self.go_on.wait()
            case "crash":
                self.hanging.set()
                await asyncio.Event().wait()
        return 200, _json({"ok": True, "result": result})

    def _is_gone(self, arguments: Json) -> bool:
        number = int(arguments["message_id"])
        return number not in self.seen or self.places[number] != int(arguments["chat_id"])

    async def _carry_out(self, name: str, arguments: Json) -> Any:
        match name:
            case "getme":
                return ME
            case "getchatmember":
                return {"status": "left", "user": ME}
            case "getupdates":
                return await self._updates(arguments)
            case "sendmessage":
                self.sent += 1
                self.seen[self.sent], self.places[self.sent] = arguments["text"], int(arguments["chat_id"])
                return _message(self.sent, arguments)
            case "editmessagetext":
                self.seen[int(arguments["message_id"])] = arguments["text"]
                return _message(int(arguments["message_id"]), arguments)
        return True

    async def _updates(self, arguments: Json) -> list[Json]:
        self.confirmed = max(self.confirmed, int(arguments.get("offset", 0)))
        self.pending = [one for one in self.pending if one["update_id"] >= self.confirmed]
        if not self.pending and arguments["timeout"]:
            self.stirred.clear()
            await self.stirred.wait()
        return self.pending[:100]


def _json(value: object) -> bytes:
    return json.dumps(value).encode()


def _message(number: int, arguments: Json) -> Json:
    chat = int(arguments["chat_id"])
    kind = "private" if chat > 0 else "group"
    return {"message_id": number, "date": 0, "chat": {"id": chat, "type": kind}, "text": arguments["text"]}


async def bot_on(telegram: FakeTelegram) -> Bot:
    bot = Bot(TOKEN, request=telegram, get_updates_request=telegram)
    await bot.initialize()
    return bot


def tap(update_id: int, chat_id: int = -400, person: int = 5, data: str = "back-1") -> Json:
    who = {"id": person, "is_bot": False, "first_name": "Ada"}
    chat = (
        {"id": chat_id, "type": "private"} if chat_id > 0 else {"id": chat_id, "type": "group", "title": "Our street"}
    )
    message = {"message_id": 1, "date": 1, "chat": chat}
    query = {"id": str(update_id), "from": who, "chat_instance": "1", "data": data, "message": message}
    return {"update_id": update_id, "callback_query": query}


def written(update_id: int, text: str, chat_id: int = 5, person: int = 5, **more: Any) -> Json:
    who = {"id": person, "is_bot": False, "first_name": "Ada"}
    chat = {"id": chat_id, "type": "private" if chat_id > 0 else "group"}
    message = {"message_id": update_id, "date": 1, "chat": chat, "from": who, "text": text, **more}
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
    return {"update_id": update_id, "message": message}


def flat(many: Iterable[Iterable[Any]]) -> list[Any]:
    return [one for some in many for one in some]
