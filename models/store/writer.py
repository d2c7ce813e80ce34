"""The writer: all acts in one line, many to a commit. Nobody else commits."""

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Engine
from sqlalchemy.engine import RootTransaction

from models.rules.refusals import Refusal
from models.store.databases import kind_behind
from models.store.ids import Ids
from models.store.inbox import AlreadyDone
from models.store.notices import Asked
from models.store.outage import outage
from models.store.unit import Unit

GROUP = 64
RACES = 5  # how often a group that lost a race against somebody else's transaction is done again at once
SURE = "sure"
GIVES_WAY = 0.05  # seconds that whoever acts may wait, at most, until scrubbing stops for them
ENDS_ALONE = (Refusal, AlreadyDone)  # raised before anything was written, so there is nothing to undo

Result = TypeVar("Result")


class Closed(Exception):
    """The writer takes no more acts: the program is ending."""


@dataclass(slots=True)
class Place:
    """One act's place in the line, and what came of it: told only after the commit."""

    act: Callable[..., Any]
    values: tuple[object, ...]
    now: datetime
    asked: Asked | None
    told: asyncio.Future[Any]
    value: Any = None
    problem: BaseException | None = field(default=None)

    def perform(self, unit: Unit) -> None:
        try:
            self.value, self.problem = self.act(unit, *self.values), None
        except ENDS_ALONE as ending:
            self.problem = ending

    def tell(self) -> None:
        if self.told.done():
            return
        if self.problem is None:
            self.told.set_result(self.value)
        else:
            self.told.set_exception(self.problem)


class Writer:
    """Runs acts in the order they were posted and tells their outcome after the commit.

    On SQLite statements run in the loop's thread, only COMMIT goes to another: the statements are memory work, the disk
    is not. On a server each statement waits for the network, and a group is done in the other thread as a whole.
    fault: why the last commit failed, until one succeeds. commits: how many succeeded.
    """

    def __init__(self, engine: Engine, ids: Ids) -> None:
        self.ids = ids
        self.connection = engine.connect()
        self.fault: BaseException | None = None
        self.commits = 0
        self.on_commit: list[Callable[[], None]] = []
        self._line: deque[Place] = deque()
        self._work: asyncio.Task[None] | None = None
        self._scrubbing: asyncio.Task[bool] | None = None
        self._kind = kind_behind(self.connection)
        self._beside = ThreadPoolExecutor(1, "commit")
        self._closed = False
        self._turnstile = asyncio.Lock()
        try:
            with self.connection.begin():
                self._make_sure()
        except BaseException:
            self.connection.close()
            raise

    @property
    def idle(self) -> bool:
        """Whether every act posted so far was committed, or ended, and told."""
        return self._work is None

    def post(
        self, act: Callable[..., Result], *values: object, now: datetime, asked: Asked | None = None
    ) -> asyncio.Future[Result]:
        """Takes the act's place in the line at once; its result comes after the commit. Refused (Closed) at the end.

        The future raises the act's Refusal, or the failure for which nothing of the act was kept.
        """
        if self._closed:
            raise Closed
        loop = asyncio.get_running_loop()
        told: asyncio.Future[Result] = loop.create_future()
        self._line.append(Place(act, values, now, asked, told))
        if self._work is None:
            self._work = loop.create_task(self._run(), name="writer")
        return told

    async def scrub(self) -> bool:
        """Between two commits: nothing that was erased can be read in the database's files. Whether that is so now.

        It may take seconds, and gives way to whoever acts meanwhile: then it is not so yet. Whoever asked may give up
        at any moment; it goes on by itself.
        """
        if self._closed or not self.idle:
            return False
        if self._scrubbing is None:
            self._scrubbing = asyncio.get_running_loop().create_task(self._scrub(), name="scrub")
        return await asyncio.shield(self._scrubbing)

    async def _scrub(self) -> bool:
        try:
            async with self._turnstile:
                work = partial(self._kind.scrub, self.connection)
                done = asyncio.get_running_loop().run_in_executor(self._beside, work)
                while not (await asyncio.wait({done}, timeout=GIVES_WAY))[0]:
                    if self._closed or not self.idle:
                        self._kind.interrupt(self.connection)
                return done.result()
        finally:
            self._scrubbing = None

    async def close(self) -> None:
        """Takes no more acts, finishes those in the line, and lets go of the database."""
        self._closed = True
        while left := {work for work in (self._work, self._scrubbing) if work is not None}:
            await asyncio.wait(left)
        await asyncio.get_running_loop().run_in_executor(self._beside, self._let_go)
        self._beside.shutdown()

    async def _run(self) -> None:
        group: list[Place] = []
        try:
            while self._line:
                for _ in range(3):  # whoever is about to post joins this group
                    await asyncio.sleep(0)
                group = self._next_group()
                before = self.commits
                async with self._turnstile:
                    await self._perform(group)
                for place in group:
                    place.tell()
                if self.commits != before:
                    for callback in self.on_commit:
                        callback()
        except BaseException as crash:
            self._crashed(crash, group)
            if not isinstance(crash, Exception):
                raise
        finally:
            self._work = None

    def _next_group(self) -> list[Place]:
        taken = [self._line.popleft() for _ in range(min(GROUP, len(self._line)))]
        return [place for place in taken if not place.told.cancelled()]

    async def _perform(self, group: list[Place]) -> None:
        """The group in one commit; where an act fails, each in a commit of its own, in the same order."""
        if not group:
            return
        try:
            await self._commit_after_races(group)
        except _ActFailed as failure:
            if len(group) == 1:
                group[0].problem = failure.cause
                return
            for place in group:
                await self._perform([place])
        except Exception as problem:  # the database failed: nothing of the group was kept
            self.fault = problem
            for place in group:
                place.problem = problem

    async def _commit_after_races(self, group: list[Place]) -> None:
        """An act has no effect but its rows, so a group that lost a race is simply done again."""
        for _ in range(RACES):
            try:
                return await self._commit(group)
            except Exception as problem:
                if not self._kind.is_conflict(problem):
                    raise
        return await self._commit(group)

    async def _commit(self, group: list[Place]) -> None:
        aside = partial(asyncio.get_running_loop().run_in_executor, self._beside)
        if self._kind.remote:
            await aside(lambda: self._end(self._begin(group)))
        else:
            await aside(self._end, self._begin(group))
        self.fault = None
        self.commits += 1

    def _begin(self, group: list[Place]) -> RootTransaction:
        transaction = self.connection.begin()
        try:
            self._make_sure()
            for place in group:
                self._act(place)
        except BaseException:
            self._roll_back(transaction)
            raise
        return transaction

    def _end(self, transaction: RootTransaction) -> None:
        try:
            transaction.commit()
        except BaseException:
            self._roll_back(transaction)
            raise

    def _let_go(self) -> None:
        """Closed for good, and not kept in a pool: what keeps other writers out ends with the connection."""
        if not self.connection.invalidated:
            self.connection.detach()
        self.connection.close()

    def _make_sure(self) -> None:
        """Once for each connection, and a connection to a server may break and be made anew: settings, and no other."""
        if SURE not in self.connection.info:
            self._kind.check(self.connection)
            self._kind.hold(self.connection)
            self.connection.info[SURE] = True

    def _act(self, place: Place) -> None:
        try:
            place.perform(Unit(self.connection, place.now, self.ids, place.asked))
        except Exception as problem:
            if outage(problem):
                raise
            raise _ActFailed(problem) from problem

    def _roll_back(self, transaction: RootTransaction) -> None:
        """Also after a COMMIT that failed: the library counts that transaction as ended, the driver does not."""
        transaction.close()
        if not self.connection.invalidated:
            self.connection.connection.rollback()

    def _crashed(self, crash: BaseException, group: list[Place]) -> None:
        """Nobody may wait for ever for an act that will not be told of."""
        self.fault = crash
        left, self._line = [*group, *self._line], deque()
        for place in left:
            place.problem = RuntimeError(f"the writer stopped: {type(crash).__name__}")
            place.tell()


class _ActFailed(Exception):
    def __init__(self, cause: Exception) -> None:
        super().__init__()
        self.cause = cause
