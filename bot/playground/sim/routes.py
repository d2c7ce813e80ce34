"""The addresses under /sim/."""

import json
from collections.abc import Awaitable, Callable
from inspect import isawaitable
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.playground.errors import SimError
from bot.playground.files import BIGGEST_DOCUMENT, MEGABYTE
from bot.playground.sim import (
    acting,
    attaching,
    faulting,
    groups,
    loading,
    marking,
    moving,
    page,
    people,
    reading,
    sending,
    streaming,
    tapping,
    timing,
    watching,
)
from bot.playground.sim.asking import Asked
from bot.playground.wellformed import loaded
from bot.playground.world import World

Json = dict[str, Any]
Work = Callable[[Asked], Json | Awaitable[Json]]

# The biggest file, in base64, and words.
LARGEST_BODY = BIGGEST_DOCUMENT * 4 // 3 + MEGABYTE

ADDRESSES: list[tuple[str, str, Work]] = [
    ("GET", "/sim/clock", timing.see),
    ("PUT", "/sim/clock", timing.put),
    ("POST", "/sim/clock/report", timing.report),
    ("POST", "/sim/act/tap", tapping.tap),
    ("POST", "/sim/act/write", acting.write),
    ("POST", "/sim/act/attach", attaching.attach),
    ("POST", "/sim/act/send", sending.send),
    ("POST", "/sim/act/forward", sending.forward),
    ("POST", "/sim/act/edit", acting.edit),
    ("POST", "/sim/act/open", acting.open_bot),
    ("POST", "/sim/act/join", moving.join),
    ("POST", "/sim/act/leave", moving.leave),
    ("POST", "/sim/act/remove", moving.remove),
    ("POST", "/sim/act/load", loading.load),
    ("POST", "/sim/act/block", moving.block),
    ("POST", "/sim/act/unblock", moving.unblock),
    ("POST", "/sim/act/read", marking.read),
    ("POST", "/sim/act/mute", marking.mute),
    ("GET", "/sim/queries/{query}", tapping.see),
    ("POST", "/sim/people", people.add),
    ("GET", "/sim/people", people.every),
    ("POST", "/sim/people/{person}/rename", people.rename),
    ("POST", "/sim/people/{person}/delete", people.delete),
    ("POST", "/sim/groups", groups.add),
    ("POST", "/sim/groups/{chat}/bot", groups.put_bot),
    ("DELETE", "/sim/groups/{chat}/bot", groups.kick_bot),
    ("POST", "/sim/groups/{chat}/admins", groups.put_admin),
    ("POST", "/sim/groups/{chat}/upgrade", groups.upgrade),
    ("GET", "/sim/chats", groups.every),
    ("GET", "/sim/chats/{chat}/messages", reading.messages),
    ("GET", "/sim/page", page.facts),
    ("GET", "/sim/calls", watching.calls),
    ("GET", "/sim/counts", watching.counts),
    ("POST", "/sim/halt", watching.arm),
    ("GET", "/sim/halt", watching.state),
    ("DELETE", "/sim/halt", watching.clear),
    ("POST", "/sim/faults", faulting.arm),
    ("GET", "/sim/faults", faulting.state),
    ("DELETE", "/sim/faults", faulting.clear),
    ("POST", "/sim/settle", timing.settle),
    ("POST", "/sim/advance", timing.advance),
]


def routes(world: World) -> list[BaseRoute]:
    answered = [Route(path, door(world, work), methods=[method]) for method, path, work in ADDRESSES]
    return [*answered, Route("/sim/stream", streaming.door(world)), attaching.door(world), *page.routes()]


def door(world: World, work: Work) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        asked = Asked(world, await body(request) | dict(request.query_params) | request.path_params)
        result = work(asked)
        return told(await result if isawaitable(result) else result)

    return answer


async def body(request: Request) -> Json:
    raw = await whole(request)
    try:
        given = loaded(raw) if raw else {}
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise SimError("the body must be a JSON object")
    return given


async def whole(request: Request) -> bytes:
    """The body. Refused where it is too large, once all of it has come; the rest of it is not kept meanwhile."""
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= LARGEST_BODY:
            chunks.append(chunk)
    if size > LARGEST_BODY:
        raise SimError("this is more than the server takes at once", 413)
    return b"".join(chunks)


def told(result: Json, status: int = 200) -> Response:
    return Response(json.dumps(result), status, media_type="application/json")


async def mistaken(_: Request, error: Exception) -> Response:
    """What was asked makes no sense; the answer says why."""
    return told({"error": str(error)}, error.status if isinstance(error, SimError) else 400)


async def not_found(request: Request, error: Exception) -> Response:
    """No such address, or not with this HTTP method."""
    status = error.status_code if isinstance(error, HTTPException) else 404
    return told({"error": f"there is no {request.method} {request.url.path}"}, status)
