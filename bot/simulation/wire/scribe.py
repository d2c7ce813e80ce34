"""The writer and the reader, doing at once what they are asked: no other thread, so that nothing depends on one."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from bot.simulation.desk import Desk
from models.rules.refusals import Refusal
from models.store import acts
from models.store.inbox import AlreadyDone
from models.store.notices import Asked
from models.store.readers import Reader
from models.store.unit import Unit
from models.store.writer import Writer

Result = TypeVar("Result")


class Scribe(Writer):
    """One act to a commit. refused: by what code the last act that somebody asked for was refused, if it was."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.commits, self.fault = desk, 0, None
        self.on_commit = []
        self.refused: str | None = None
        self.acted = False

    def post(
        self, act: Callable[..., Result], *values: object, now: datetime, asked: Asked | None = None
    ) -> asyncio.Future[Result]:
        told: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        ending: Exception | None = None
        try:
            with self.desk.engine.begin() as connection:
                try:
                    told.set_result(act(Unit(connection, now, self.desk.ids, asked), *values))
                except (Refusal, AlreadyDone) as refused:
                    ending = refused
        except Exception as problem:
            ending = problem
        if ending is not None:
            told.set_exception(ending)
        if act is acts.perform:
            self.acted, self.refused = True, ending.code if isinstance(ending, Refusal) else None
        self.commits += 1
        return told


class Asker(Reader):
    """One question at a time."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    async def ask(self, question: Callable[..., Result], *values: object, now: datetime) -> Result:
        with self.desk.engine.connect() as connection:
            return question(Unit(connection, now, self.desk.ids), *values)
