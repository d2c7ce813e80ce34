"""One scene for all, and a bot that hears what was made of its updates."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.simulation.books import Books, read
from bot.simulation.wire.overhearing import overheard
from tests.databases import Databases
from tests.fuzz.bot import Bot
from tests.fuzz.scene import Json, Scene, play


@dataclass
class Room:
    """The scene, its books, and the bot."""

    scene: Scene
    before: Books
    bot: Bot
    runner: asyncio.Runner

    def hears(self, *updates: Json) -> tuple[Books, list[str]]:
        """The books afterwards, and what the bot logged as errors."""
        with overheard() as errors:
            return self.runner.run(self.bot.hears(*updates)), errors


@pytest.fixture(scope="session")
def room(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    database = databases.fresh()
    with asyncio.Runner() as runner:
        scene = runner.run(play(database))
        folder: Path = tmp_path_factory.mktemp("fuzz")
        yield Room(scene, read(database), Bot(scene, folder / "case.sqlite"), runner)
    databases.throw_away(database)


@pytest.fixture(scope="session")
def cases(samples: tuple[int, int]) -> int:
    """How many updates are broken."""
    return 5000 if samples[0] > 1000 else 80
