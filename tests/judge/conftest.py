"""A street with people in it, where the bot may send as much as it likes."""

import pytest

from bot.playground.clock import moment
from bot.playground.world import World
from tests.playground.conftest import NOON, street, url

__all__ = ["street", "url"]


@pytest.fixture
def world() -> World:
    return World(clock=moment(NOON), limits=False)
