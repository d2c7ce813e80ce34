"""What is over is forgotten: those who erased themselves at once, the rest once it was kept long enough."""

import asyncio
import logging
from datetime import datetime, timedelta
from pathlib import Path

from bot import erased
from models.people import keeping
from models.rules.keeping import Periods
from models.store import erasures
from models.store.readers import Reader
from models.store.writer import Writer

EVERY = timedelta(days=1)
PAUSE = timedelta(seconds=10)  # before scrubbing that gave way is tried again
LONG = timedelta(days=1)  # without a moment when nobody acted: then it is told
NEVER_AT_REST = "what was erased can still be read in the database's file: nobody rested long enough. Restart the bot"

log = logging.getLogger(__name__)


class Forgetting:
    """Looks after commits, and sweeps once a day. fault: why the list cannot be written, until it can; or that what was
    erased can still be read, after a day.
    """

    def __init__(self, writer: Writer, reader: Reader, file: Path, periods: Periods) -> None:
        self.writer, self.reader, self.file, self.periods = writer, reader, file, periods
        self.fault: str | None = None
        self._looked_at = -1
        self._swept_at: datetime | None = None
        self._gave_way_at: datetime | None = None
        self._waits_since: datetime | None = None

    async def look(self, now: datetime) -> None:
        """Finishes what erasing began, and sweeps where it is time."""
        if self._swept_at is None or now - self._swept_at >= EVERY:
            await self._sweep(now)
        waits = self._gave_way_at is not None and abs(now - self._gave_way_at) < PAUSE
        if waits or self._looked_at == self.writer.commits:
            return
        first, commits = self._looked_at < 0, self.writer.commits
        left = await self.reader.ask(erasures.unfinished, now=now)
        if (first or left) and not await self._finish(left, await self.reader.ask(erasures.marks, now=now), now):
            return
        self._looked_at = commits

    async def _finish(self, left: list[str], marks: list[str], now: datetime) -> bool:
        """Whether nothing is left to do."""
        try:
            await asyncio.to_thread(erased.add, self.file, marks)
        except OSError as problem:
            if self.fault is None:
                log.error("the list of who erased themselves cannot be written to %s: %s", self.file, problem.strerror)
            self.fault = f"the list of who erased themselves cannot be written: {problem.strerror}"
            return False
        self.fault = None if self._waits_since is None or now - self._waits_since < LONG else NEVER_AT_REST
        if left and not await self._scrubbed(now):
            return False
        if left:
            await self.writer.post(erasures.finished, left, now=now)
        return True

    async def _scrubbed(self, now: datetime) -> bool:
        """Whether nothing that was erased can be read any more. A moment when nobody acts may be long in coming."""
        done = await self.writer.scrub()
        self._gave_way_at = None if done else now
        self._waits_since = None if done else self._waits_since or now
        return done

    async def _sweep(self, now: datetime) -> None:
        """In as many commits as it takes, so that nobody waits long for one."""
        while await self.reader.ask(keeping.anything, self.periods, now=now):
            await self.writer.post(keeping.sweep, self.periods, now=now)
        self._swept_at = now
