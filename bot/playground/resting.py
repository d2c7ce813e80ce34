"""Whether the bot has anything left to do now; and time that goes on by itself where the bot only waits for it."""

from datetime import datetime, timedelta

from bot.playground.report import Report
from bot.playground.world import World

SOON = timedelta(seconds=120)


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


async def rest(world: World, since: datetime) -> Report:
    """Waits until the bot is at rest; a clock that stands goes on to the moment at which it may send again."""
    while True:
        if missing(world, since) is None and world.report is not None:
            soon = may_send(world)
            if soon is None:
                return world.report
            if world.clock.frozen:
                world.jump(soon)
        await world.stirred.heard()


def may_send(world: World) -> datetime | None:
    """When the bot may send what waits for its budget alone, if that is within two minutes."""
    soon = world.report.next_send if world.report else None
    return soon if soon is not None and soon - world.clock.now() <= SOON else None


async def go_on(world: World) -> None:
    """Gives the bot the seconds it waits for whenever the clock stands. Ends with the world."""
    while not world.closed:
        if world.clock.frozen and missing(world, world.clock.now()) is None and (soon := may_send(world)):
            world.jump(soon)
        await world.stirred.heard()
