"""The clock: reading and setting it, the bot's reports, waiting until the bot has settled, skipping ahead."""

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from bot.playground.clock import moment
from bot.playground.errors import SimError
from bot.playground.report import Report
from bot.playground.resting import missing, rest
from bot.playground.sim.asking import Asked
from bot.playground.world import World

Json = dict[str, Any]

PATIENCE = 20
LONGEST_STEP = timedelta(hours=6)


async def see(asked: Asked) -> Json:
    """The time; only once it is unlike the one told, or was set more or less often, or after "wait" real seconds."""
    clock = asked.world.clock
    than = time(asked, "unlike") if asked.has("unlike") else None
    jumps = asked.number("jumps") if asked.has("jumps") else None
    if than or jumps is not None:
        with suppress(TimeoutError):
            async with asyncio.timeout(asked.seconds("wait", PATIENCE)):
                while (clock.now() == than or clock.jumps == jumps) and not asked.world.closed:
                    await asked.world.stirred.heard()
    return clock_of(asked.world)


def clock_of(world: World) -> Json:
    clock = world.clock
    return {"now": clock.now().isoformat(), "frozen": clock.frozen, "jumps": clock.jumps}


def put(asked: Asked) -> Json:
    asked.world.jump(time(asked, "now"))
    return clock_of(asked.world)


def time(asked: Asked, name: str) -> datetime:
    try:
        return moment(asked.text(name))
    except ValueError:
        raise SimError(f"{name} must be an ISO 8601 time with its offset") from None


def report(asked: Asked) -> Json:
    """The bot says that at this reading of the clock nothing was due or left to do."""
    next_send, next_due = (time(asked, name) if asked.has(name) else None for name in ("next_send", "next_due"))
    offset = asked.number("offset", 0) or confirmed(asked.world)
    asked.world.hear(Report(time(asked, "at"), offset, next_send, next_due))
    return {}


def confirmed(world: World) -> int:
    """For a bot that was started again and has fetched nothing since: what it confirmed in an earlier life."""
    return world.updates.newest + 1 if world.updates.made and not len(world.updates) else 0


async def settle(asked: Asked) -> Json:
    """Wait until the bot has nothing left to do now; sends that wait for their budget get their time."""
    await settled(asked.world, asked.seconds("timeout", PATIENCE))
    return outcome(asked.world)


def outcome(world: World) -> Json:
    return {"now": world.clock.now().isoformat(), "next_due": world.next_due.isoformat() if world.next_due else None}


async def settled(world: World, seconds: float) -> Report:
    try:
        async with asyncio.timeout(seconds):
            return await rest(world, world.clock.now())
    except TimeoutError:
        raise SimError(
            f"the bot has not settled within {seconds:g} s: {missing(world, world.clock.now())}", 504
        ) from None


async def advance(asked: Asked) -> Json:
    """Skip ahead, settling at each act that falls due on the way and at least every six hours."""
    world, seconds = asked.world, asked.seconds("timeout", PATIENCE)
    if not world.clock.frozen:
        world.jump(world.clock.now())
    last = await settled(world, seconds)
    target = goal(asked, last)
    while (now := world.clock.now()) < target:
        stops = [at for at in (last.next_due, last.next_send) if at is not None and at > now]
        world.jump(min([now + min(target - now, LONGEST_STEP), *stops]))
        last = await settled(world, seconds)
    return outcome(world)


def goal(asked: Asked, last: Report) -> datetime:
    if asked.yes("next"):
        if last.next_due is None:
            raise SimError("the bot has nothing due")
        return last.next_due
    if asked.has("to"):
        return time(asked, "to")
    try:
        return asked.world.clock.now() + timedelta(seconds=asked.seconds("by", 0))
    except OverflowError:
        raise SimError("by leads beyond the year 9999") from None
