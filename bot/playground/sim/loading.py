"""Many people tapping at once, for benchmarks: each taps again as soon as the bot has answered."""

import asyncio
from dataclasses import dataclass, field
from itertools import count
from statistics import quantiles
from time import perf_counter
from typing import Any

from bot.playground.chats import Chat
from bot.playground.errors import SimError
from bot.playground.people import Person
from bot.playground.sim.asking import Asked
from bot.playground.sim.tapping import PATIENCE, made

Json = dict[str, Any]


@dataclass(slots=True)
class Load:
    """What is left to tap, until when (real seconds), and how long each answer took."""

    taps: int
    until: float
    took: list[float] = field(default_factory=list)
    unanswered: int = 0

    @property
    def over(self) -> bool:
        return self.taps <= 0 or perf_counter() >= self.until


@dataclass(frozen=True, slots=True)
class Tapper:
    person: Person
    chat: Chat
    message_id: int
    data: list[str]


async def load(asked: Asked) -> Json:
    """Runs until so many taps are made or so many seconds are over; the buttons' data goes round, unchecked."""
    given = asked.given.get("tappers")
    if not isinstance(given, list) or not given or not all(isinstance(one, dict) for one in given):
        raise SimError("tappers must be a list of objects")
    tappers = [tapper(Asked(asked.world, one)) for one in given]
    started = perf_counter()
    run = Load(asked.number("taps", 1_000_000), started + asked.seconds("seconds", 10))
    await asyncio.gather(*(tap_on(asked, one, run) for one in tappers))
    return figures(run, perf_counter() - started)


def tapper(asked: Asked) -> Tapper:
    person = asked.actor()
    data = asked.given.get("data")
    if not isinstance(data, list) or not data or not all(isinstance(one, str) for one in data):
        raise SimError("data must be a list of buttons' data")
    return Tapper(person, asked.chat(person), asked.number("message_id"), data)


async def tap_on(asked: Asked, one: Tapper, run: Load) -> None:
    for turn in count():
        if run.over:
            return
        run.taps -= 1
        began = perf_counter()
        query = made(asked, one.person, one.chat, one.message_id, one.data[turn % len(one.data)])
        await asyncio.wait([query.answered], timeout=PATIENCE)
        if query.answered.done():
            run.took.append(perf_counter() - began)
        else:
            run.unanswered += 1


def figures(run: Load, seconds: float) -> Json:
    milliseconds = [1000 * one for one in run.took]
    hundredths = quantiles(milliseconds, n=100) if len(milliseconds) > 1 else [0.0] * 99
    return {
        "answered": len(run.took),
        "unanswered": run.unanswered,
        "seconds": round(seconds, 4),
        "p50_ms": round(hundredths[49], 3),
        "p99_ms": round(hundredths[98], 3),
    }
