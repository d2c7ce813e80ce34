"""Updates wait here for the bot: numbered one by one, kept for a day, handed out by long poll."""

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from itertools import islice
from typing import Any

from bot.playground.clock import Clock
from bot.playground.errors import ApiError, conflict

Json = dict[str, Any]
Gone = Callable[[], Awaitable[None]]

FIRST_UPDATE = 700_000_001
A_DAY = 24 * 60 * 60
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True, slots=True)
class Update:
    id: int
    made_at: int
    kind: str
    body: Json
    raw: str


class Updates:
    def __init__(self, clock: Clock) -> None:
        self.newest = FIRST_UPDATE - 1
        self.allowed: Collection[str] | None = None
        self._clock = clock
        self._queue: deque[Update] = deque()
        self._poll: asyncio.Future[None] | None = None
        self._asked_for = 0
        self._left_out = 0
        self._closed = False

    def __len__(self) -> int:
        return len(self._queue)

    @property
    def waiting(self) -> list[Update]:
        return list(self._queue)

    @property
    def made(self) -> bool:
        return self.newest >= FIRST_UPDATE

    @property
    def polled(self) -> bool:
        """Whether a long poll waits right now."""
        return self._poll is not None

    def allows(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def allow(self, kinds: Collection[str]) -> None:
        """Remembered until told otherwise; an empty list is the default: all but a few."""
        self.allowed = frozenset(kinds) or None

    def add(self, kind: str, body: Json) -> None:
        """Queue an update, unless the bot does not want its kind; what is already queued stays as it is."""
        if not self.allows(kind):
            return
        self.newest += 1 + self._left_out
        self._left_out = 0
        whole = {"update_id": self.newest, kind: body}
        self.keep(Update(self.newest, self._clock.unix(), kind, whole, json.dumps(whole)))
        self._wake()

    def keep(self, update: Update) -> None:
        """One more that waits."""
        self._queue.append(update)

    def go_on(self, newest: int, left_out: int) -> None:
        """After this number, leaving out so many."""
        self.newest, self._left_out = newest, left_out

    def position(self, offset: int) -> int:
        """An update id; a negative offset counts from the end."""
        return offset if offset >= 0 else max(self.newest + 1 + offset, 0)

    def confirm(self, offset: int) -> None:
        """Forget everything before this update id."""
        while self._queue and self._queue[0].id < offset:
            self._queue.popleft()

    def ready(self, offset: int, limit: int) -> list[Update]:
        """The oldest that wait, from this id on; what is older than a day is lost, as with Telegram."""
        yesterday = self._clock.unix() - A_DAY
        while self._queue and self._queue[0].made_at < yesterday:
            self._queue.popleft()
        return list(islice((one for one in self._queue if one.id >= offset), limit))

    async def poll(self, offset: int, limit: int, seconds: int, gone: Gone) -> list[Update] | None:
        """Wait up to that many real seconds; None if the client went away. The older of two polls gets the 409."""
        self.stop_poll(
            conflict("terminated by other getUpdates request; make sure that only one bot instance is running")
        )
        if (batch := self.ready(offset, limit)) or seconds == 0 or self._closed:
            return batch
        mine = self._poll = asyncio.get_running_loop().create_future()
        self._asked_for = offset
        watch = asyncio.ensure_future(gone())
        try:
            await asyncio.wait({mine, watch}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            watch.cancel()
            if self._poll is mine:
                self._poll = None
        if mine.done():
            mine.result()
        elif watch.done():
            self.confirm(offset)
            return None
        return self.ready(offset, limit)

    def close(self) -> None:
        """Answer whoever waits, and let nobody wait any more."""
        self._closed = True
        self._wake()

    def stop_poll(self, error: ApiError) -> None:
        """Whoever waits gets this error; what it asked to confirm is confirmed all the same."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(error)
            self.confirm(self._asked_for)
        self._poll = None

    def _wake(self) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)
