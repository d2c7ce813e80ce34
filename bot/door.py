"""The door: what the bot keeps, to be read from outside while it runs. For the demo's page (docs/door.md), never else.

Read-only: every answer is a question on a connection that cannot write.
"""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import asdict
from socket import socket

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.assembly import Running
from bot.local import interface, origins, served, told
from bot.seams import Clock
from handlers.words import record
from handlers.words.compose import plain
from models.questions.accounts import all_books, movements
from models.questions.journal import JournalEntry, journal_page
from models.questions.settings import Setting, setting

NUMBER = re.compile(r"\d{1,9}")
SEEN = re.compile(r"\d{1,9}-\d{1,9}(\.\d{1,9}-\d{1,9})*")


@asynccontextmanager
async def door(bot: Running, clock: Clock, at: socket, api: str) -> AsyncIterator[None]:
    """Open at this socket until the block ends, to pages of the Bot API server (its address: api) alone."""
    async with served(_application(bot, clock, api), at):
        yield


def _application(bot: Running, clock: Clock, api: str) -> Starlette:
    async def accounts(_request: Request) -> Response:
        found = await bot.reader.ask(all_books, now=await clock.now())
        return told(
            {
                "communities": [
                    {
                        "id": community.id,
                        "title": community.title,
                        "currency": community.currency,
                        "accounts": [asdict(entry) for entry in books.entries],
                        "wrong": books.wrong,
                    }
                    for community, books in found
                ]
            }
        )

    async def journal(request: Request) -> Response:
        after = request.query_params.get("after", "")
        seen = {} if after in ("", "0") else _seen(after)
        if seen is None:
            return told({"error": "after must be what the last answer gave as next"}, 400)
        entries = await bot.reader.ask(journal_page, seen, now=await clock.now())
        seen |= {one.community: one.number for one in entries}
        places = {one.community: await bot.reader.ask(setting, one.community, now=await clock.now()) for one in entries}
        return told({"entries": [_entry(one, places[one.community]) for one in entries], "next": _next(seen)})

    async def moves(request: Request) -> Response:
        after = request.query_params.get("after", "0")
        if not NUMBER.fullmatch(after):
            return told({"error": "after must be a whole number"}, 400)
        found = await bot.reader.ask(movements, int(after), now=await clock.now())
        return told({"movements": [asdict(one) for one in found], "next": found[-1].number if found else int(after)})

    routes = [Route("/accounts", accounts), Route("/journal", journal), Route("/movements", moves)]
    return interface(routes, origins(api))


def _entry(one: JournalEntry, place: Setting) -> dict[str, object]:
    facts = {"at": one.facts["at"], "kind": one.facts["act"], "before": one.facts["before"]}
    kept = {"community": one.community, "number": one.number, "text": one.text, "hash": one.hash}
    return {**kept, **facts, "says": record.told(plain(None, place), one)}


def _seen(after: str) -> dict[int, int] | None:
    """How far each community's journal is known; None where it is not what _next wrote."""
    if not SEEN.fullmatch(after):
        return None
    pairs = (part.split("-") for part in after.split("."))
    return {int(community): int(number) for community, number in pairs}


def _next(seen: Mapping[int, int]) -> str:
    return ".".join(f"{community}-{number}" for community, number in seen.items()) or "0"
