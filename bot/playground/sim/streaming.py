"""GET /sim/stream: server-sent events with what one person sees, as it changes."""

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.playground.people import Person
from bot.playground.sim.asking import Asked
from bot.playground.sim.viewing import seen
from bot.playground.world import World

Json = dict[str, Any]

QUIET = 15  # seconds after which a line without meaning keeps the connection open
LONGEST_NUMBER = 20
TOGETHER = 0.003  # seconds in which changes come together
AGAIN = b"retry: 300\n\n"  # milliseconds until a browser that lost us comes back


def door(world: World) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        person = Asked(world, dict(request.query_params)).person("as")
        since = known(world, request.headers.get("last-event-id", ""))
        headers = {"Cache-Control": "no-store"}
        if request.method == "HEAD":
            return Response(headers=headers, media_type="text/event-stream")
        return StreamingResponse(events(world, person, since), headers=headers, media_type="text/event-stream")

    return answer


def known(world: World, last: str) -> int:
    """The revision that whoever comes back has seen; 0 if it was another world's, or none."""
    name, _, number = last.partition("-")
    revision = int(number) if name == world.changes.world and number.isdecimal() and len(number) < LONGEST_NUMBER else 0
    return revision if revision <= world.changes.revision else 0


async def events(world: World, person: Person, since: int, quiet: float = QUIET) -> AsyncGenerator[bytes, None]:
    """First everything, or what was missed; then each change. Ends with the server."""
    yield AGAIN
    while not world.closed:
        told = seen(world, person, since)
        kind, since = "change" if since else "state", world.changes.revision
        if told is not None:
            yield event(f"{world.changes.world}-{since}", kind, told)
        if world.changes.revision == since:
            if await world.changes.moved.heard(quiet):
                await asyncio.sleep(TOGETHER)
            else:
                yield b":\n\n"


def event(name: str, kind: str, told: Json) -> bytes:
    return f"id: {name}\nevent: {kind}\ndata: {json.dumps(told, ensure_ascii=False)}\n\n".encode()
