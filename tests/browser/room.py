"""A server without a bot, and windows on it: the test itself is the bot."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from bot.playground.clock import moment
from bot.playground.server import Server, serving
from bot.playground.world import World
from tests.browser.window import Window
from tests.browser.windows import DESKTOP, Look, Visitors, Windows, watched
from tests.playground.conftest import NO_TLS, NOON
from tests.playground.street import Street


@dataclass(frozen=True)
class Room:
    """Rosa and Imran in a group with the bot, Nadia outside it; what each of them sees, by a window."""

    url: str
    server: Server
    street: Street
    windows: Windows
    rosa: int
    imran: int
    nadia: int
    group: int

    async def seen_by(self, person: int, look: Look = DESKTOP) -> Window:
        """The page as this person has it, once everything is there."""
        page = await self.windows.open(f"{self.url}/?as={person}", look)
        await page.locator("[role=log]").first.wait_for(state="attached")
        await page.locator("#person-name").get_by_text("nobody yet").wait_for(state="detached")
        return Window(page, self.windows.watch)

    async def said(self, text: str, chat: int | None = None, **more: Any) -> int:
        """The bot says something, in the group unless told otherwise; the message's number."""
        sent = await self.street.result("sendMessage", chat_id=chat or self.group, text=text, **more)
        return int(sent["message_id"])

    def chatter(self, many: int) -> None:
        """Rosa has said so much in the group, as quickly as can be."""
        world = self.server.world
        chat, rosa = world.chats.get(self.group), world.people.get(self.rosa)
        assert chat is not None
        assert rosa is not None
        for number in range(many):
            chat.write(world.clock.unix(), rosa, text=f"Message {number}.")

    def cut(self) -> None:
        """Cuts every connection there is, as a bad line would."""
        for connection in self.server.server_state.connections:
            connection.transport.abort()

    async def all_read(self, person: int) -> None:
        """This person has read the group up to its newest message."""
        newest = (await self.street.reading(self.group, person))[-1]["id"]
        await self.street.ask("act/read", person=person, chat=self.group, message_id=newest)

    async def next_tap(self) -> str:
        """Waits, as the bot, until somebody taps; the query to answer."""
        async with asyncio.timeout(5):
            while True:
                for update in await self.street.updates(timeout=5):
                    if "callback_query" in update:
                        return str(update["callback_query"]["id"])


@asynccontextmanager
async def a_room(visitors: Visitors) -> AsyncIterator[Room]:
    world = World(clock=moment(NOON), limits=False)
    server = Server(world)
    async with (
        serving(server) as url,
        httpx.AsyncClient(base_url=url, verify=NO_TLS, timeout=30) as client,
        watched(visitors) as windows,
    ):
        street = Street(client, world.token)
        rosa = await street.friend("Rosa", note="coordinator")
        imran = await street.friend("Imran", note="resident")
        nadia = await street.person("Nadia", note="new here")
        group = await street.group(rosa, imran, kind="supergroup", admin=True, can_pin=True)
        yield Room(url, server, street, windows, rosa, imran, nadia, group)
