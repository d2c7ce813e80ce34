"""PostgreSQL goes away under the running bot and comes back: people wait, and then all is as if it had stayed."""

import asyncio

import pytest

from bot.assembly import Running
from tests.playground.street import Street
from tests.postgresql import away

pytestmark = pytest.mark.on("postgresql")

PRIVATE = "private"


async def test_after_a_restart_the_next_tap_and_the_next_question_are_answered(
    bot: Running, street: Street, database: str, caplog: pytest.LogCaptureFixture
) -> None:
    ada, ben = await street.person("Ada"), await street.person("Ben")
    group = await street.group(ada, ben, admin=True, can_pin=True)
    await street.ask("settle")
    (card,) = [one for one in await street.reading(group, ada) if one["buttons"]]

    async def joins(person: int) -> str:
        told = await street.ask("act/tap", person=person, chat=group, message_id=card["id"], button="Join")
        assert told["answered"]
        return str(told["text"])

    with away(database):
        tap = asyncio.create_task(joins(ada))
        async with asyncio.timeout(20):
            while not any("waits for the database" in one.getMessage() for one in caplog.records):  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        assert not tap.done()
    assert "You are in" in await tap
    with away(database):
        pass
    assert "You are in" in await joins(ben)
    await street.write(ada, PRIVATE, "/me")
    await street.ask("settle")
    assert "There has been no round yet" in (await street.reading(PRIVATE, ada))[-1]["text"]
    assert not bot.health().red
