"""Questions: read-only, beside the writer's line, each on one snapshot."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from models.store.unit import Ids, Unit

Answer = TypeVar("Answer")


class Reader:
    """Asks questions of the store on connections that cannot write."""

    def __init__(self, engine: AsyncEngine, ids: Ids) -> None:
        self.engine, self.ids = engine, ids

    async def ask(self, question: Callable[..., Answer], *values: object, now: datetime) -> Answer:
        """What is true at one moment, in one transaction of its own.

        A connection that waited while its server went away and came back is found broken only when it is used: then
        the question, which changes nothing, is put once more on a new one.
        """

        def put(connection: Connection) -> Answer:
            return question(Unit(connection, now, self.ids), *values)

        try:
            return await self._put(put)
        except DBAPIError as problem:
            if not problem.connection_invalidated:
                raise
        return await self._put(put)

    async def _put(self, question: Callable[[Connection], Answer]) -> Answer:
        async with self.engine.connect() as connection:
            return await connection.run_sync(question)

    async def close(self) -> None:
        await self.engine.dispose()
