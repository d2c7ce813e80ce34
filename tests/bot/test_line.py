"""The connection on which the server's clock is asked."""

import asyncio

import pytest

from bot.line import Broken, Line
from bot.playground.clock import moment
from bot.playground.server import serve
from bot.playground.world import World

NOON = "2026-11-23T12:00:00+00:00"


async def test_an_answer_nobody_waits_for_any_more_is_not_taken_for_the_next(url: str) -> None:
    line = Line(f"{url}/sim/clock")
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(line.ask("?wait=20&unlike=2026-11-23T12:00:00%2B00:00"), 0.1)
    told = await line.tell("/report", {"at": NOON, "offset": 0})
    assert told == {}
    assert (await line.ask())["now"] == NOON
    line.close()


async def test_a_refusal_and_a_server_that_has_gone_are_no_answer() -> None:
    async with serve(World(clock=moment(NOON))) as url:
        line = Line(f"{url}/sim/clock")
        with pytest.raises(Broken):
            await line.ask("?unlike=noon")
        assert (await line.ask())["now"] == NOON
    with pytest.raises(Broken):
        await line.ask()
    line.close()
