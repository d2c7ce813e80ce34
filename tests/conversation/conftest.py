"""The whole bot and the people it talks with. A module shares one running bot; each test has a street of its own."""

import logging
import os
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from tests.conversation.street import Street, a_street
from tests.conversation.town import Town, a_town
from tests.databases import Databases
from tests.overhearing import nobody_is_named_in_the_log

__all__ = ["nobody_is_named_in_the_log"]

os.environ.setdefault("PTB_TIMEDELTA", "true")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def town(databases: Databases) -> AsyncIterator[Town]:
    database = databases.fresh()
    async with a_town(database) as town:
        yield town
        assert await town.refused_calls() == []
    databases.throw_away(database)


@pytest_asyncio.fixture(loop_scope="module")
async def street(town: Town) -> AsyncIterator[Street]:
    """Whatever the bot asked and was told on it is judged by the Bot API as others tell it, and nothing personal was
    said in a group.
    """
    yield await a_street(town)
    assert town.judge.objections() == []
    assert await town.told_to_all() == []


@pytest.fixture(autouse=True)
def nothing_fails_unseen(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whatever the bot did in a test, nothing of it went wrong."""
    yield
    told = [f"{one.name}: {one.getMessage()}" for one in caplog.get_records("call") if one.levelno >= logging.WARNING]
    assert told == []
