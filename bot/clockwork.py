"""The tick: what is due is done, in order, after everything that came before it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler  # type: ignore[import-untyped]  # it has no types

from bot.delivery.rounds import Delivery
from bot.forgetting import Forgetting
from bot.intake import Intake
from bot.lanes import Lanes
from bot.menus import Menus
from bot.places import places
from bot.seams import Clock
from bot.toasts import Toasts
from models.store.dues import Due
from models.store.readers import Reader
from models.store.writer import Closed, Writer

DEAF = timedelta(hours=1)  # without having heard of Telegram so long, ask it before anything else
TRIES = 3  # failures of a due act after which health is red
LONGEST_REST = 60  # ticks

Report = Callable[[dict[str, object]], Awaitable[bool]]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Dues:
    """The question what falls due first (but in some communities), and the act that does it and marks it done."""

    first: Callable[..., Due | None]
    fall: Callable[..., object]


@dataclass(slots=True)
class Failing:
    """A community whose next due act fails: why, how often so far, and for how many ticks it is left alone."""

    why: str
    times: int
    rest: int


class Clockwork:
    """Ticks. Deadlines are rows: an outage only makes them late, never lost, and never overtaking what came in."""

    def __init__(
        self,
        clock: Clock,
        writer: Writer,
        reader: Reader,
        intake: Intake,
        lanes: Lanes,
        toasts: Toasts,
        delivery: Delivery,
        menus: Menus,
        dues: Dues,
        report: Report | None = None,
        forgetting: Forgetting | None = None,
    ) -> None:
        self.clock, self.writer, self.reader = clock, writer, reader
        self.intake, self.lanes, self.toasts, self.delivery = intake, lanes, toasts, delivery
        self.menus, self.dues, self.report, self.forgetting = menus, dues, report, forgetting
        self.fault: str | None = None
        self._failing: dict[int, Failing] = {}
        self._reported: dict[str, object] = {}
        self._ticking = asyncio.Lock()
        self._known: tuple[object, Due | None] = (None, None)
        self._scheduler = AsyncIOScheduler(timezone=UTC)

    def start(self, seconds: float) -> None:
        """Ticks so often (real seconds); a late tick is not skipped, and never two at a time."""
        logging.getLogger("apscheduler").setLevel(logging.ERROR)
        self._scheduler.add_job(
            self.tick, "interval", seconds=seconds, misfire_grace_time=None, coalesce=True, max_instances=1
        )
        self._scheduler.start()

    def stop(self) -> None:
        """No more ticks; one that waits for Telegram gives up, and one that has not begun is no error."""
        logging.getLogger("apscheduler").setLevel(logging.CRITICAL)
        self._scheduler.shutdown(wait=False)

    async def tick(self) -> None:
        """Does what is due, lets delivery look, and reports when nothing is left to do at this moment."""
        with suppress(asyncio.CancelledError):  # the program is ending; the scheduler would call it a failure
            await self.tick_now()

    async def tick_now(self) -> None:
        """The same for whoever does not wait for the scheduler; it may be cancelled."""
        try:
            async with self._ticking:
                now = await self.clock.now()
                await self._fall_due(now)
                await self._look_and_report(now)
                self.fault = "; ".join(self._faults()) or None
        except Closed:
            return
        except Exception as problem:
            self.fault = f"the tick failed: {type(problem).__name__}"
            log.error("the tick failed at\n%s", places(problem))

    async def _fall_due(self, now: datetime) -> None:
        for failing in self._failing.values():
            failing.rest = max(0, failing.rest - 1)
        first = await self._first(now)
        due = first is not None and first.at <= now
        if not due and self.intake.heard is not None and now - self.intake.heard < DEAF:
            return
        async with self.intake.caught_up():
            while (next_due := await self._first(now)) is not None and next_due.at <= now:
                await self._do(next_due, now)

    async def _do(self, due: Due, now: datetime) -> None:
        """One due act in a commit of its own. After a failure what is due behind it waits, in its community alone."""
        try:
            await self.writer.post(self.dues.fall, due, now=now)
        except Closed:
            raise
        except Exception as problem:
            before = self._failing.get(due.community_id)
            times = 1 if before is None else before.times + 1
            why = f"in community {due.community_id} “{due.act}” (no. {due.id}) is due and failed {times} times"
            log.error("%s; now at\n%s", why, places(problem))
            self._failing[due.community_id] = Failing(
                f"{why}: {type(problem).__name__}", times, min(2**times, LONGEST_REST)
            )
        else:
            self._failing.pop(due.community_id, None)

    async def _look_and_report(self, now: datetime) -> None:
        commits, next_due = self.writer.commits, await self._first(now)
        await self.delivery.look(now)
        await self.menus.look(now)
        if self.forgetting is not None:
            await self.forgetting.look(now)
        if self.report is None or self.writer.commits != commits or not self.at_rest:
            return
        if next_due is not None and next_due.at <= now:
            return
        facts: dict[str, object] = {
            "at": now.isoformat(),
            "offset": self.intake.offset,
            "next_send": _iso(self.delivery.next_send),
            "next_due": _iso(None if next_due is None else next_due.at),
        }
        if facts != self._reported and await self.report(facts):
            self._reported = facts

    def _faults(self) -> list[str]:
        """What is to be told of: acts that fail again and again, and a list that cannot be written."""
        failing = [one.why for one in self._failing.values() if one.times >= TRIES]
        listed = None if self.forgetting is None else self.forgetting.fault
        return failing if listed is None else [*failing, listed]

    @property
    def done(self) -> tuple[int, int]:
        """How much was done so far: another figure whenever something was committed or came in."""
        return self.writer.commits, self.intake.offset

    @property
    def at_rest(self) -> bool:
        """Whether nothing is in work or on its way."""
        pending = self.lanes.pending, self.toasts.pending, self.delivery.in_flight, self.menus.pending
        return not any(pending) and self.writer.idle

    async def _first(self, now: datetime) -> Due | None:
        """Asked anew only after a commit: nobody else writes (bot/lock). Who fails is left alone a while."""
        resting = tuple(community for community, failing in self._failing.items() if failing.rest > 0)
        state = self.writer.commits, resting
        if self._known[0] != state:
            self._known = state, await self.reader.ask(self.dues.first, resting, now=now)
        return self._known[1]


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
