"""The clock: reading and setting it, the bot's reports, waiting until the bot has settled, skipping ahead."""

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from bot.playground.clock import moment
from bot.playground.errors import SimError
from bot.playground.report import Report
from bot.playground.sim.asking import Asked
from bot.playground.world import World

Json = dict[str, Any]

PATIENCE = 20
SOON = timedelta(seconds=120)
LONGEST_STEP = timedelta(hours=6)


async def see(asked: Asked) -> Json:
    """The time; with "unlike" only once it is another, or after "wait" real seconds."""
    if asked.has("unlike"):
        with suppress(TimeoutError):
            async with asyncio.timeout(asked.seconds("wait", PATIENCE)):
                await another(asked.world, time(asked, "unlike"))
    return clock_of(asked.world)


async def another(world: World, than: datetime) -> None:
    while world.clock.now() == than and not world.closed:
        await world.stirred.heard()


def clock_of(world: World) -> Json:
    clock = world.clock
    return {"now": clock.now().isoformat(), "frozen": clock.frozen}


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


async def rest(world: World, since: datetime) -> Report:
    while True:
        if missing(world, since) is None and world.report is not None:
            soon = world.report.next_send
            if soon is None or soon - world.clock.now() > SOON:
                return world.report
            if world.clock.frozen:
                world.jump(soon)
        await world.stirred.heard()


def missing(world: World, since: datetime) -> str | None:
    """What is still to come before the bot is at rest; None if it is. In real time any report since then will do."""
    now, report = world.clock.now(), world.report
    if world.calls.in_flight:
        return "a call of the bot is under way"
    if report is None:
        return "the bot has reported nothing"
    if report.at < (now if world.clock.frozen else since):
        return f"the bot last reported for {report.at.isoformat()}, it is {now.isoformat()}"
    if world.updates.made and report.offset <= world.updates.newest:
        return f"the bot would next confirm update {report.offset}, the newest is {world.updates.newest}"
    if world.clock.frozen and any(at is not None and at <= now for at in (report.next_send, report.next_due)):
        return "the bot reports something as still due"
    return None


async def advance(asked: Asked) -> Json:
    """Skip ahead, settling at each act that falls due on the way and at least every six hours."""
    world, seconds = asked.world, asked.seconds("timeout", PATIENCE)
    if not world.clock.frozen:
        world.jump(world.clock.now())
    last = await settled(world, seconds)
    target = goal(asked, last)
    while (now := world.clock.now()) < target:
        stops = [at for at in (last.next_due, last.next_send) if at is not None and at > now]
        world.jump(min([target, now + LONGEST_STEP, *stops]))
        last = await settled(world, seconds)
    return outcome(world)


def goal(asked: Asked, last: Report) -> datetime:
    if asked.yes("next"):
        if last.next_due is None:
            raise SimError("the bot has nothing due")
        return last.next_due
    if asked.has("to"):
        return time(asked, "to")
    return asked.world.clock.now() + timedelta(seconds=asked.seconds("by", 0))
