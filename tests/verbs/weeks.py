"""Weeks in a street's life: rounds, taps and stops at random, and a messenger who comes by at odd moments."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Any

from sqlalchemy import update

from handlers.words.compose import compose
from models.funds import funding
from models.people import joining
from models.purposes import backing, proposing
from models.rounds import launching, nudging
from models.rules.money import Money
from models.rules.plans import Plan
from models.rules.purposes import Proposal
from models.rules.refusals import Refusal
from models.rules.rounds import Round
from models.store import outbox, tables
from models.store.notices import Asked
from models.store.outbox import Letter
from models.store.unit import Unit
from tests.verbs.house import CHAT, FOUNDER, Street

PEOPLE = range(1, 6)
TITLES = ("Lights", "A bench", "Trees")
HOURS = (2, 9, 13, 16, 20, 30, 60, 120, 160)
PAUSES = (timedelta(minutes=1), timedelta(minutes=40), timedelta(hours=3), timedelta(hours=11))


@dataclass(frozen=True, slots=True)
class Delivered:
    """One nudge that arrived. chat: a person's, or None for the group. unwanted: they had spoken, or stopped nudges."""

    at: datetime
    what: str
    round_id: int
    chat: int | None
    text: str
    labels: tuple[str, ...]
    unwanted: bool


@dataclass
class Weeks:
    """One community's life. choices draws what people say and of which purpose; chance draws all the rest.

    spoke: who has said something in which round. stopped: who wants no nudges.
    """

    street: Street
    chance: Random
    choices: Random
    delivered: list[Delivered] = field(default_factory=list)
    said: list[tuple[str, str]] = field(default_factory=list)
    spoke: set[tuple[int, int | None]] = field(default_factory=set)
    stopped: set[int | None] = field(default_factory=set)

    async def live(self, weeks: int) -> None:
        self._do(*(_settle(self.street.community_id, person) for person in PEOPLE))
        self.street.coordinators(FOUNDER)
        for _ in range(weeks):
            await self._week()

    async def _week(self) -> None:
        monday = self.street.now
        await self._pass(monday + timedelta(minutes=self.chance.randrange(12 * 60)))
        its_round = self._open()
        end = its_round.decide_at
        acts = sorted(self.street.now + (end - self.street.now) * self.chance.random() for _ in range(6))
        for moment in acts:
            await self._pass(moment)
            self._somebody_acts(its_round)
        await self._pass(max(self.street.round().over_at + timedelta(days=1), monday + timedelta(days=7)))
        self._do(_forget_the_rest)

    def _open(self) -> Round:
        length = timedelta(hours=self.chance.choice(HOURS))
        titles = self.choices.sample(TITLES, len(TITLES))

        def begin(unit: Unit) -> None:
            community_id = self.street.community_id
            for person in PEOPLE:  # who said nothing for two rounds comes back
                _settle(community_id, person)(unit)
            funding.deposit(unit, community_id, FOUNDER, Money(50_00, "GBP"), "Ward Fund")
            plan = Plan("What?", int(length.total_seconds()), core="9/10", carries=True)
            launching.open_round(unit, launching.preview(unit, community_id, FOUNDER, plan), FOUNDER)
            for title in titles:
                proposing.propose(unit, community_id, FOUNDER, Proposal(title, "Why", 10_00, "Acme"), pays_me=False)

        self._do(begin)
        return self.street.round()

    def _somebody_acts(self, its_round: Round) -> None:
        person, what = self.chance.choice(PEOPLE), self.chance.choice(["says", "says", "stops", "starts"])
        if what == "says":
            purpose = self.choices.choice(self.street.ask(lambda unit: unit.purposes.of_round(its_round.id)))
            verb = self.choices.choice([backing.back, backing.object_to])
            if self._do(lambda unit: verb(unit, purpose.id, person)):
                self.spoke.add((its_round.id, person))
            self.said.append((purpose.title, verb.__name__))
            return
        stop = what == "stops"
        self._do(lambda unit: joining.stop_nudges(unit, self.street.community_id, person, stop=stop))
        (self.stopped.add if stop else self.stopped.discard)(person)

    async def _pass(self, until: datetime) -> None:
        """What falls due is done at its moment; the messenger comes by when they come."""
        while self.street.now < until:
            if self.street.ask(_nudges_waiting):
                self.street.wait_until(min(until, self.street.now + self.chance.choice(PAUSES)))
                await self._deliver()
            else:
                due = self.street.next_due()
                self.street.wait_until(min(until, due.at if due else until))

    async def _deliver(self) -> None:
        """As delivery does: what may leave is put into words, and sent or dropped."""
        if self.street.ask(nudging.held_until, self.street.community_id) is not None:
            return
        for letter in self.street.ask(_nudges_waiting):
            if (letter.not_before or letter.made_at) <= self.street.now:
                await self._send(letter)

    async def _send(self, letter: Letter) -> None:
        words = await compose(self._asked, letter, "pot_bot")
        if words is None:
            self._do(partial(_dropped, letter.id))
            return
        self._do(partial(_sent, letter.id))
        rows = words.keyboard.inline_keyboard if words.keyboard else ()
        labels = tuple(button.text for row in rows for button in row)
        chat, round_id = (letter.chat_id if letter.chat_id != CHAT else None), letter.values["round_id"]
        unwanted = chat in self.stopped or (round_id, chat) in self.spoke
        self.delivered.append(Delivered(self.street.now, letter.what, round_id, chat, words.text, labels, unwanted))

    async def _asked(self, question: Callable[..., Any], *values: object) -> Any:
        return self.street.ask(question, *values)

    def _do(self, *acts: Callable[[Unit], object]) -> bool:
        """All of them in one commit; whether none was refused."""
        with self.street.engine.begin() as connection:
            unit = Unit(connection, self.street.now, self.street.ids, Asked(0, CHAT, None))
            try:
                for act in acts:
                    act(unit)
            except Refusal:
                return False
        return True


def _settle(community_id: int, person: int) -> Callable[[Unit], object]:
    def come(unit: Unit) -> None:
        joining.join(unit, community_id, person, f"Resident {person}", privately=True)

    return come


def _nudges_waiting(unit: Unit) -> list[Letter]:
    return [letter for letter in outbox.after(unit, 0, 100_000) if letter.kind == "nudge"]


def _forget_the_rest(unit: Unit) -> None:
    """What else would have been said stands in nobody's way here."""
    others = (tables.outbox.c.kind != "nudge") & tables.outbox.c.dropped_at.is_(None)
    unit.connection.execute(update(tables.outbox).where(others).values(dropped_at=unit.now))


def _dropped(letter_id: int, unit: Unit) -> None:
    outbox.drop(unit, letter_id, "pointless")


def _sent(letter_id: int, unit: Unit) -> None:
    outbox.sent(unit, letter_id, 1)
