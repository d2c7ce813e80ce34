"""Looking at the stream as a browser does."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx

from tests.playground.street import Json, Street


@dataclass(frozen=True)
class Event:
    id: str
    kind: str
    told: Json

    def chat(self, chat_id: int) -> Json:
        [chat] = (one for one in self.told["chats"] if one["id"] == chat_id)
        return dict(chat)

    def texts(self, chat_id: int) -> list[str]:
        return [message["text"] for message in self.chat(chat_id)["messages"]]


class Look:
    """One open stream; each event is waited for at most five seconds."""

    def __init__(self, response: httpx.Response) -> None:
        self._lines = response.aiter_lines()

    async def next(self) -> Event:
        async with asyncio.timeout(5):
            fields: dict[str, str] = {}
            while "data" not in fields:
                name, _, value = (await anext(self._lines)).partition(": ")
                fields[name] = value
            return Event(fields["id"], fields["event"], json.loads(fields["data"]))

    async def until(self, chat_id: int, text: str) -> list[Event]:
        """The events up to the one in which this text appears."""
        events = []
        while True:
            events.append(await self.next())
            if any(chat_id == one["id"] and text in events[-1].texts(chat_id) for one in events[-1].told["chats"]):
                return events

    async def ended(self) -> bool:
        async with asyncio.timeout(5):
            async for line in self._lines:
                assert not line.startswith("data"), line
        return True


@asynccontextmanager
async def looking(street: Street, person: int, last: str | None = None) -> AsyncIterator[Look]:
    headers = {"Last-Event-ID": last} if last else {}
    async with street.client.stream("GET", "/sim/stream", params={"as": person}, headers=headers) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        yield Look(response)
