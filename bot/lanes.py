"""A lane per chat: updates of one chat go in their order, chats go side by side."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from models.store.inbox import Kept

BOUND = 64

Placed = Callable[[], None]


class Lanes:
    """Hands each update to work, and the chat's next one once this one's act has its place in the writer's line.

    work tells of the place by calling what it is given; it may also just end. At most 64 updates are in work at once.
    """

    def __init__(self, work: Callable[[Kept, Placed], Awaitable[None]], bound: int = BOUND) -> None:
        self._work = work
        self._room = asyncio.Semaphore(bound)
        self._lanes: dict[int, deque[Kept]] = {}
        self._known: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._idle = asyncio.Event()
        self._idle.set()
        self._fewer = asyncio.Event()
        self._closed = False

    @property
    def pending(self) -> int:
        """How many updates wait or are in work."""
        return len(self._known)

    def put(self, kept: Kept) -> None:
        """Puts an update at the end of its chat's lane; one that is in a lane already is left where it is."""
        if kept.update_id in self._known or self._closed:
            return
        self._known.add(kept.update_id)
        self._idle.clear()
        lane = self._lanes.get(kept.chat_id)
        if lane is not None:
            lane.append(kept)
            return
        self._lanes[kept.chat_id] = deque([kept])
        self._start(self._run(kept.chat_id))

    async def idle(self) -> None:
        """Waits until every update put so far was worked."""
        await self._idle.wait()

    async def below(self, count: int) -> None:
        """Waits until fewer than so many are pending."""
        while self.pending >= count:
            self._fewer.clear()
            await self._fewer.wait()

    async def close(self) -> None:
        """Starts no more updates (they wait in the inbox) and waits for those in work."""
        self._closed = True
        for lane in self._lanes.values():
            lane.clear()
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def _run(self, chat_id: int) -> None:
        lane = self._lanes[chat_id]
        while lane:
            await self._room.acquire()
            if not lane:  # closed meanwhile
                self._room.release()
                break
            placed = asyncio.Event()
            self._start(self._one(lane.popleft(), placed.set))
            await placed.wait()
        del self._lanes[chat_id]

    async def _one(self, kept: Kept, placed: Placed) -> None:
        try:
            await self._work(kept, placed)
        finally:
            placed()
            self._room.release()
            self._known.discard(kept.update_id)
            self._fewer.set()
            if not self._known:
                self._idle.set()

    def _start(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
