"""A group and its plain model, side by side."""

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from bot.bundle import bundle
from bot.recount.__main__ import verify
from bot.simulation.codes import codes
from bot.simulation.desk import Request
from bot.simulation.plain.erasing import Erasing
from bot.simulation.plain.town import No, Thing
from bot.simulation.violation import equal, need
from models.people import joining, reaching
from models.questions.bundle import published
from models.rules.refusals import Refusal
from models.store.notices import Asked
from models.store.unit import Unit

if TYPE_CHECKING:
    from bot.simulation.life import Life

Verb = Callable[[Unit], object]
AT_ONCE = 20  # updates that come in together
NOBODY = 99_999  # a number that nothing has


class Doing(NamedTuple):
    """An act as the plain model does it, and by the verb. what: as the chronicle has it. tap: who taps which button."""

    what: str
    plainly: Callable[[], None]
    verb: Verb
    asked: Asked
    tap: tuple[int, str] | None = None


class Group:
    """One community. Its chat, its founder and its zone are its own; people may be in others too."""

    def __init__(self, life: "Life", number: int, zone: str) -> None:
        self.life, self.number, self.chat_id, self.recounted = life, number, -100 - number, set[int]()
        self.heard, self.learnt = deque[Asked](), 0
        self.made: list[list[str]] = []
        self.plain = Erasing(life.commons, founder=number, zone=zone)
        set_up = partial(joining.set_up, chat_id=self.chat_id, title="Mill Lane", added_by=number, timezone=zone)
        self.id: int = life.desk.do(set_up)

    # Acts

    def act(self, what: str, plainly: Callable[[], None], verb: Verb, tap: tuple[int, str] | None = None) -> bool:
        """The plain model and the verb agree: both do it, or both refuse it. Whether it was done.

        tap: who taps which button in the group for it; where there is a wire, it comes in by the door.
        """
        if not self.heard:
            self.heard = deque(self.life.desk.hear_many(self.chat_id, AT_ONCE))
        return self.life.work(self, Doing(what, plainly, verb, self.heard.popleft(), tap))

    def work(self, doing: Doing) -> bool:
        if self.plain.frozen():
            self.learn_codes()
        wanted = None
        try:
            doing.plainly()
        except No as no:
            wanted = no.code
        self.life.maybe_dark(doing.verb, doing.asked)
        found = self._really(doing)
        told = ", ".join(f"{name} {value}" for name, value in getattr(doing.verb, "keywords", {}).items())
        self.life.history.append(f"{self.plain.now}: group {self.id}: {doing.what} ({told}): {found or 'done'}")
        equal(f"the answer to {doing.what}", found or "done", wanted or "done")
        self.life.chronicle.acted(doing.what, found)
        return found is None

    def _really(self, doing: Doing) -> str | None:
        """The code by which the bot refuses it, if it does."""
        wire, desk = self.life.wire, self.life.desk
        if doing.tap is not None and wire is not None:
            desk.last = Request(doing.asked, doing.verb)
            return wire.tapped(doing.asked, *doing.tap)
        try:
            desk.work(doing.asked, doing.verb)
        except Refusal as refusal:
            return refusal.code
        return None

    def comes_back(self) -> None:
        """The group has the bot back, if it had put it out."""
        if self.life.wire is not None:
            self.life.wire.telegram.shut.discard(self.chat_id)
        by, chat_id = self.plain.founder or self.number, self.chat_id
        take_in = partial(reaching.take_in, title="Mill Lane", added_by=by, timezone=self.plain.zone.key)
        self.act("take in again", partial(self._has_it, chat_id, by), partial(take_in, chat_id=chat_id, anew=True))

    def _has_it(self, chat_id: int, by: int) -> None:
        """Late word from a chat that the group has left is not about this group."""
        if chat_id == self.chat_id:
            self.plain.take_in(by)

    def is_upgraded(self, chat_id: int) -> None:
        """It is a supergroup from now on; Telegram says so in a message."""
        old, self.chat_id = self.chat_id, chat_id
        self.act("upgrade", lambda: None, partial(reaching.moved, old_chat_id=old, new_chat_id=chat_id))

    def may_pin(self) -> None:
        """The bot has the right to pin there again, or had it all the time."""
        if self.life.wire is not None:
            self.life.wire.telegram.unpinning.discard(self.chat_id)
        self.act("let it pin", lambda: None, partial(reaching.can_pin, chat_id=self.chat_id))

    # What is known of the books

    def learn_codes(self) -> None:
        """Seeds and codes are the bot's to choose; the plain model learns them, and codes of a frozen roll stay."""
        current = self.plain.current()
        if current is not None and self.learnt != current["id"]:
            current["seed"], self.plain.codes = self.life.desk.ask(codes, current["id"])
            self.learnt = current["id"] if current["frozen"] else 0

    def ended(self) -> list[int]:
        """Rounds that ended and were not recounted."""
        over = (number for number, one in self.plain.rounds.items() if one["phase"] == "closed")
        return [number for number in over if number not in self.recounted]

    def recount(self, its_round: Thing) -> None:
        """A round that has ended is published, and holds when others count it again."""
        of = self.life.desk.ask(published, its_round["id"])
        need(of is not None, f"round {its_round['id']} is over and not published")
        if of is not None:
            found = verify(bundle(of), head=of.journal[-1].hash)
            equal("the round of the record", found.round.number, its_round["number"])
        self.recounted.add(its_round["id"])

    # What may be chosen

    def somebody(self, chance: Random, *mostly: int) -> int:
        """Mostly one of these, where they are given, or else a member; now and then anybody."""
        whom = [one for one in mostly if one > 0] or self.plain.here()
        return chance.choice(whom) if whom and chance.randrange(8) else chance.randint(1, self.life.people)

    def outside(self) -> list[int]:
        """Whoever is not in."""
        members = self.plain.members
        return [one for one in range(1, self.life.people + 1) if one not in members or members[one]["left"]]

    def some_purpose(self, chance: Random) -> int:
        """Mostly one that is open; now and then one of the latest."""
        current, numbers = self.plain.current(), list(self.plain.purposes)
        undecided = self.plain.open_purposes(current) if current is not None else []
        if undecided and chance.randrange(8):
            return chance.choice(undecided)
        return numbers[max(0, len(numbers) - 1 - chance.randrange(4))]

    def latest(self, chance: Random, numbers: Sequence[int]) -> int:
        """Mostly one of the latest; now and then a number that nothing has."""
        if not numbers or not chance.randrange(50):
            return NOBODY
        return numbers[max(0, len(numbers) - 1 - chance.choice((0, 0, 0, 1, 2)))]
