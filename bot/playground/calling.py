"""The one place every Bot API call passes through: counted, held if asked for, carried out, recorded."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.playground.errors import ApiError
from bot.playground.methods import METHODS
from bot.playground.methods.polling import get_updates
from bot.playground.world import World

Json = dict[str, Any]
Gone = Callable[[], Awaitable[None]]

NOT_FOUND = ApiError(404, "Not Found")


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer: the status, the JSON, and seconds to wait where it is a 429."""

    status: int
    body: bytes
    retry_after: int | None = None


async def call(world: World, method: str, arguments: Json, gone: Gone) -> Answer | None:
    """Carry out one call of the bot. None: the call is held, or the client has gone; never to be answered."""
    if method.lower() == "getupdates":
        return await get_updates_held(world, arguments, gone)
    found = METHODS.get(method.lower())
    if found is None:
        return refused(NOT_FOUND)
    name, work = found
    held = world.halts.count(name)
    if held == "before":
        return hold(world)
    try:
        result = work(world, arguments)
    except ApiError as error:
        world.calls.record(world.clock.now(), name, arguments, error.description, error.code)
        answer = refused(error)
    else:
        world.calls.record(world.clock.now(), name, arguments, result)
        answer = Answer(200, b'{"ok":true,"result":' + json.dumps(result).encode() + b"}")
    return hold(world) if held else answer


async def get_updates_held(world: World, arguments: Json, gone: Gone) -> Answer | None:
    """A poll is counted when it is about to be answered; held *before*, it has not confirmed anything either."""
    try:
        batch = await get_updates(world, arguments, gone)
    except ApiError as error:
        world.calls.record(world.clock.now(), "getUpdates", arguments, error.description, error.code)
        return refused(error)
    if batch is None:
        return None
    held = world.halts.count("getUpdates")
    if held == "before":
        return hold(world)
    batch.confirm()
    world.calls.record(world.clock.now(), "getUpdates", arguments, batch.bodies)
    return hold(world) if held else Answer(200, batch.raw)


def hold(world: World) -> Answer | None:
    """What was reported before no longer holds: the bot is about to be killed."""
    world.report = None
    world.stirred.ring()
    return None


def refused(error: ApiError) -> Answer:
    body: Json = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    wait = (error.parameters or {}).get("retry_after")
    return Answer(error.code, json.dumps(body).encode(), wait)
