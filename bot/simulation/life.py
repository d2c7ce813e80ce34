"""A random life of several groups: whatever people do, whatever falls due, and whatever goes wrong."""

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from random import Random

from bot.simulation.acts.all import step
from bot.simulation.beginnings import begin
from bot.simulation.chronicle import Chronicle
from bot.simulation.codes import writable
from bot.simulation.desk import Desk, Request
from bot.simulation.group import Doing, Group
from bot.simulation.looking import Looking
from bot.simulation.plain.town import Commons
from bot.simulation.violation import Violation, equal, need
from bot.simulation.wire.ending import all_was_said, cards_are_pinned
from bot.simulation.wire.wire import Wire
from models.rounds import falling_due
from models.rules.refusals import Refusal
from models.store.inbox import AlreadyDone
from models.store.notices import Asked
from models.store.unit import Unit

STARTS = (
    datetime(2026, 11, 22, 18, tzinfo=UTC),
    datetime(2027, 3, 26, 9, 30, tzinfo=UTC),
    datetime(2026, 10, 24, 0, 30, tzinfo=UTC),
)
REMEMBERED = 50  # updates that may come once more
PATIENCE = 500  # times the last post may wait for its hour
TOLD = 20  # of the last acts, where something is wrong


class Life:
    """Groups in one database. wire: where some taps come in and the post goes out.

    dark: after how many statements the next act is lost. tardy: the next comes late. late: what came and waits.
    """

    def __init__(self, desk: Desk, groups: int = 1, people: int = 8, every: int = 1, wire: Wire | None = None) -> None:
        self.desk, self.people, self.wire, self.chronicle = desk, people, wire, Chronicle()
        self.commons, self.looking = Commons(desk.now), Looking(desk.url, every)
        self.dark: int | None = None
        self.heard = 0
        self.tardy = self.begun = False
        self.late: list[tuple[Group, Doing]] = []
        self.past: deque[Request] = deque(maxlen=REMEMBERED)
        self.history: deque[str] = deque(maxlen=TOLD)
        zones = ("Europe/London", "Pacific/Auckland", "America/New_York")
        self.groups = [Group(self, number, zones[number % 3 - 1]) for number in range(1, groups + 1)]

    def begin(self, chance: Random) -> None:
        """The groups begin; from then on everything is looked at."""
        for group in self.groups:
            begin(group, chance)
        self.begun = True
        self.looking.look(self.groups)

    def step(self, chance: Random) -> None:
        step(chance.choice(self.groups), chance)

    def end(self) -> None:
        """The last post goes out, and everything is looked at once more."""
        if self.wire is not None:
            self.last_post(self.wire)
        self.looking.look(self.groups)
        self.chronicle.looks = self.looking.times

    def post_goes_out(self, wire: Wire, until: datetime | None) -> datetime | None:
        """Who shut the bot out cannot be written to any more. When the next may go, if something waits."""
        next_send, before = wire.post_goes_out(until), self.commons.writable
        self.at(self.desk.now)
        self.commons.writable = self.desk.ask(writable)
        lost = before - self.commons.writable
        need(self.commons.writable <= before and lost <= wire.telegram.shut, f"{lost} are not written to any more")
        for group in self.groups:
            for person in lost:
                group.plain.answers_no_merger(person)
        self.chronicle.mishaps.update({f"post: {mood}": times for mood, times in wire.telegram.moods.items()})
        self.chronicle.posted += wire.telegram.carried.total() - self.heard
        self.heard = wire.telegram.carried.total()
        wire.telegram.moods.clear()
        self.look()
        return next_send

    def comes_privately(self, person: int) -> None:
        """Somebody opens the private chat, and lets the bot write there."""
        if self.wire is not None:
            self.wire.telegram.shut.discard(person)

    def last_post(self, wire: Wire) -> None:
        """Telegram is well, every group has the bot back, and there is time enough."""
        wire.telegram.calm = True
        self.all_goes_out(wire)
        cards_are_pinned(self.looking.shelf.read(), wire.telegram)
        for group in self.groups:
            group.comes_back()
        self.all_goes_out(wire)
        all_was_said(self.looking.shelf.read(), wire.telegram)

    def all_goes_out(self, wire: Wire) -> None:
        for _ in range(PATIENCE):
            next_send = self.post_goes_out(wire, self.first_due())
            if next_send is None:
                return
            self.let_pass(max(next_send - self.commons.now, timedelta(seconds=1)))

    def close(self) -> None:
        if self.wire is not None:
            self.wire.close()
        self.looking.close()
        self.desk.close()

    # Acts

    def work(self, group: Group, doing: Doing) -> bool:
        """Does an act, unless it comes late. Whether it was done."""
        if self.tardy:
            self.tardy = False
            self.late.append((group, doing))
            return False
        done = group.work(doing)
        if self.desk.last is not None:
            self.past.append(self.desk.last)
        self.look(done=done)
        return done

    def work_the_late(self, chance: Random) -> None:
        """What came and waited is worked now, in any order."""
        late, self.late = self.late, []
        chance.shuffle(late)
        for group, doing in late:
            self.chronicle.mishaps["late"] += 1
            self.work(group, doing)

    def look(self, *, done: bool = True) -> None:
        """Each round that has just ended is counted again; and now and then all books are looked through."""
        for group in self.groups:
            for number in group.ended():
                group.recount(group.plain.rounds[number])
                self.chronicle.recounted += 1
        if self.begun:
            self.looking.after_act(self.groups, done=done)
            self.chronicle.looks = self.looking.times

    def maybe_dark(self, act: Callable[[Unit], object], asked: Asked | None = None) -> None:
        """Where a power cut was announced, the act is first lost before its commit, and nothing of it is left."""
        after, self.dark = self.dark, None
        if after is not None:
            with suppress(Refusal):
                self.desk.crash(act, asked, after)
            self.history.append(f"{self.commons.now}: a crash, after {after} statements")
            self.chronicle.mishaps["crash"] += 1
            self.looking.nothing_changed()

    def again(self, request: Request) -> None:
        """An update that was worked comes again."""
        self.chronicle.mishaps["again"] += 1
        self.history.append(f"{self.commons.now}: update {request.asked.update_id} comes again")
        try:
            self.desk.work(*request)
        except AlreadyDone:
            self.looking.nothing_changed()
            return
        except Refusal:
            pass
        raise Violation(f"update {request.asked.update_id} was worked twice")

    # Time

    def at(self, moment: datetime) -> None:
        self.commons.now = self.desk.now = moment

    def first_due(self) -> datetime | None:
        firsts = [first[0] for group in self.groups if (first := group.plain.due()) is not None]
        return min(firsts, default=None)

    def let_pass(self, length: timedelta) -> None:
        """What falls due on the way happens at its moment."""
        end = self.commons.now + length
        while (first := self.first_due()) is not None and first <= end:
            self.next_happens()
        self.at(end)

    def next_happens(self) -> None:
        """The next deadline comes, if there is one."""
        first = self.first_due()
        if first is None:
            return
        self.at(max(first, self.commons.now))
        due = self.desk.next_due()
        if due is None:
            raise Violation(f"something is due at {first}, and the bot knows nothing of it")
        group = next(one for one in self.groups if one.id == due.community_id)
        group.learn_codes()
        self.history.append(f"{self.commons.now}: group {group.id}: {due.act} {due.subject_id} falls due")
        plainly = group.plain.due()
        equal("what falls due", (due.at, due.act, due.subject_id), plainly and (plainly[0], *plainly[2:]))
        self.maybe_dark(partial(falling_due.fall_due, due=due))
        group.plain.fall_due()
        need(self.desk.fall_due(due), f"{due.act} did not happen")
        need(not self.desk.fall_due(due), f"{due.act} happened twice")
        self.chronicle.dues[due.act] += 1
        self.look()
