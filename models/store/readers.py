"""Questions: read-only, beside the writer's line, each on one snapshot."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from models.store.ids import Ids
from models.store.unit import Unit

Answer = TypeVar("Answer")


class Reader:
    """Asks questions of the store on connections that cannot write."""

    def __init__(self, engine: AsyncEngine, ids: Ids) -> None:
        self.engine, self.ids = engine, ids
        self._asked: set[asyncio.Task[object]] = set()

    async def ask(self, question: Callable[..., Answer], *values: object, now: datetime) -> Answer:
        """What is true at one moment, in one transaction of its own.

        A connection that waited while its server went away and came back is found broken only when it is used: then
        the question, which changes nothing, is put once more on a new one. Whoever asks may give up at any moment: the
        question goes on to its end, for one that is cut short may leave its connection open.
        """

        def put(connection: Connection) -> Answer:
            return question(Unit(connection, now, self.ids), *values)

        task = asyncio.get_running_loop().create_task(self._put_surely(put))
        self._asked.add(task)
        task.add_done_callback(self._asked.discard)
        return await asyncio.shield(task)

    async def _put_surely(self, question: Callable[[Connection], Answer]) -> Answer:
        try:
            return await self._put(question)
        except DBAPIError as problem:
            if not problem.connection_invalidated:
                raise
        return await self._put(question)

    async def _put(self, question: Callable[[Connection], Answer]) -> Answer:
        async with self.engine.connect() as connection:
            return await connection.run_sync(question)

    async def close(self) -> None:
        """Waits for the questions that were asked."""
        if self._asked:
            await asyncio.wait(self._asked)
        await self.engine.dispose()
