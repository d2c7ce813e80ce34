"""What the operator reads of the bot's health, and what a tap's answer may hold."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress

import pytest

from bot.health import Health, watch
from handlers.context import Toast

WELL = Health(None, None, ())
DEAF = Health(None, None, ("nothing comes in: NetworkError",))


class Over(Exception):
    """The last look was taken."""


async def told_after(looks: list[Health], caplog: pytest.LogCaptureFixture) -> list[str]:
    seen: Iterator[Health] = iter(looks)

    def facts() -> Health:
        for each in seen:
            return each
        raise Over

    with suppress(Over):
        await asyncio.wait_for(watch(facts, period=0), 5)
    return [one.getMessage() for one in caplog.records]


async def test_what_is_over_by_the_next_look_is_not_told(caplog: pytest.LogCaptureFixture) -> None:
    assert await told_after([WELL, DEAF, WELL, WELL], caplog) == []


async def test_what_lasts_is_told_once_and_so_is_its_end(caplog: pytest.LogCaptureFixture) -> None:
    told = await told_after([DEAF, DEAF, DEAF, WELL, WELL, WELL], caplog)
    assert told == ["health is red: nothing comes in: NetworkError", "health is green again"]


def test_a_toast_is_cut_to_what_telegram_takes_and_never_refused() -> None:
    assert len(Toast("word " * 60).fitting or "") <= 200
    assert Toast("x" * 200).fitting == "x" * 200
    assert (Toast("x" * 201).fitting or "").endswith("…")
    assert Toast().fitting is None
