"""The one place every Bot API call passes through: counted, held or spoilt if asked for, carried out, recorded."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from bot.playground.arguments import shown
from bot.playground.errors import ApiError, bad_gateway, too_many
from bot.playground.faults import NOT_CARRIED_OUT, Fault, Kind
from bot.playground.methods import METHODS
from bot.playground.methods.polling import get_updates
from bot.playground.world import World

Json = dict[str, Any]
Gone = Callable[[], Awaitable[None]]

NOT_FOUND = ApiError(404, "Not Found: method not found")


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer: the status, the JSON, seconds to wait where it is a 429, and real seconds by which it is late."""

    status: int
    body: bytes
    retry_after: int | None = None
    late: int = 0


class Silence(Enum):
    """Why there is no answer: the call is held (or the client has gone), the connection closed, or reset."""

    HELD = auto()
    LOST = auto()
    RESET = auto()


async def call(world: World, method: str, arguments: Json, gone: Gone) -> Answer | Silence:
    """Carry out one call of the bot, unless it is held before or meets a fault that stops it."""
    if method.lower() == "getupdates":
        return await get_updates_held(world, arguments, gone)
    found = METHODS.get(method.lower())
    if found is None:
        return refused(NOT_FOUND)
    name, work = found
    held = world.halts.count(name)
    if held == "before":
        return hold(world)
    fault = None if held else world.faults.meet(name)
    answer = spoilt(world, name, arguments, fault)
    if answer is None:
        answer = ended(fault, carried_out(world, name, arguments, fault, lambda: work(world, arguments)))
    return hold(world) if held else answer


async def get_updates_held(world: World, arguments: Json, gone: Gone) -> Answer | Silence:
    """A poll is counted when it is about to be answered; stopped *before*, it has not confirmed anything either."""
    try:
        batch = await get_updates(world, arguments, gone)
    except ApiError as error:
        record(world, "getUpdates", arguments, None, error.description, error.code)
        return refused(error)
    if batch is None:
        return Silence.HELD
    held = world.halts.count("getUpdates")
    if held == "before":
        return hold(world)
    fault = None if held else world.faults.meet("getUpdates")
    answer = spoilt(world, "getUpdates", arguments, fault)
    if answer is None:
        batch.confirm()
        record(world, "getUpdates", arguments, fault, batch.bodies)
        answer = ended(fault, Answer(200, batch.raw))
    return hold(world) if held else answer


def carried_out(world: World, name: str, arguments: Json, fault: Fault | None, work: Callable[[], Any]) -> Answer:
    try:
        result = work()
    except ApiError as error:
        record(world, name, arguments, fault, error.description, error.code)
        return refused(error)
    record(world, name, arguments, fault, result)
    return Answer(200, b'{"ok":true,"result":' + json.dumps(result).encode() + b"}")


def spoilt(world: World, name: str, arguments: Json, fault: Fault | None) -> Answer | Silence | None:
    """What a call gets that meets a fault instead of being carried out; None if it is to be."""
    if fault is None or fault.kind not in NOT_CARRIED_OUT:
        return None
    if fault.kind is Kind.RESET:
        record(world, name, arguments, fault, None)
        return Silence.RESET
    error = too_many(fault.seconds) if fault.kind is Kind.REFUSE else bad_gateway()
    record(world, name, arguments, fault, error.description, error.code)
    return refused(error)


def ended(fault: Fault | None, answer: Answer) -> Answer | Silence:
    """What becomes of the answer to a call that was carried out."""
    if fault is None:
        return answer
    if fault.kind is Kind.LOSE:
        return Silence.LOST
    return Answer(answer.status, answer.body, answer.retry_after, late=fault.seconds)


def record(
    world: World, name: str, arguments: Json, fault: Fault | None, result: Any, error_code: int | None = None
) -> None:
    kind = fault.kind if fault else None
    made = world.calls.record(world.clock.now(), name, shown(arguments), result, error_code, kind)
    if fault:
        world.faults.remember(made)


def hold(world: World) -> Silence:
    """What was reported before no longer holds: the bot is about to be killed."""
    world.hear(None)
    return Silence.HELD


def refused(error: ApiError) -> Answer:
    body: Json = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    wait = (error.parameters or {}).get("retry_after")
    return Answer(error.code, json.dumps(body).encode(), wait)
