"""A street: one community on a database of its own, and a clock that the test holds."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar

from sqlalchemy import Engine

from models.funds import funding
from models.people import coordinating, joining
from models.purposes import backing, proposing
from models.rounds import falling_due, launching
from models.rules.critical_mass import Preset
from models.rules.money import Money
from models.rules.purposes import Proposal, Purpose
from models.rules.refusals import Refusal
from models.rules.rounds import Round
from models.store import inbox
from models.store.acts import perform
from models.store.dues import Due
from models.store.engine import writing_engine
from models.store.inbox import AlreadyDone, Kept
from models.store.notices import Asked
from models.store.unit import Unit
from tests.databases import give_lost_numbers_back

START = datetime(2026, 11, 22, 18, tzinfo=UTC)
CHAT, FOUNDER = -100, 1

P = ParamSpec("P")
R = TypeVar("R")


class Counted:
    """Ids that only count: every run is the same."""

    def __init__(self) -> None:
        self.next = count(1)

    def token(self, length: int = 16) -> str:
        return f"{next(self.next):0{length * 2}x}"


@cache
def engine_of(url: str) -> Engine:
    """One engine for an address, whoever lives there: what SQLAlchemy has compiled once stays compiled."""
    return writing_engine(url)


class Request(NamedTuple):
    """An update, and the act it asks for."""

    asked: Asked
    act: Callable[[Unit], object]


class Street:
    """A community whose people act through updates, one act to a commit, as the writer runs them."""

    def __init__(self, url: str, zone: str = "Europe/London", now: datetime = START) -> None:
        self.url, self.now, self.ids = url, now, Counted()
        self.updates = count(1)
        self.engine = engine_of(self.url)
        self.last: Request | None = None
        self.happened: set[int] = set()
        self.community_id: int = self.do(joining.set_up, CHAT, "Mill Lane", FOUNDER, zone)

    def close(self) -> None:
        self.engine.dispose()

    # Acts

    def do(self, verb: Callable[Concatenate[Unit, P], R], *values: P.args, **named: P.kwargs) -> R:
        """One update, one act, one commit."""
        asked = self.hear()
        return self.work(asked, lambda unit: verb(unit, *values, **named))

    def hear(self) -> Asked:
        """An update comes in and is kept: a tap, so that a refusal is answered by nothing but a toast."""
        update_id = next(self.updates)
        with self.engine.begin() as connection:
            inbox.keep(Unit(connection, self.now, self.ids), [Kept(update_id, CHAT, "{}")])
        return Asked(update_id, CHAT, None)

    def work(self, asked: Asked, act: Callable[[Unit], R]) -> R:
        """The update is marked and its act done in one commit; a refusal ends the act alone."""
        self.last = Request(asked, act)
        with self.engine.begin() as connection:
            try:
                return perform(Unit(connection, self.now, self.ids, asked), act)
            except (Refusal, AlreadyDone) as ending:
                refused = ending
        raise refused

    def crash(self, act: Callable[[Unit], object], asked: Asked | None = None) -> None:
        """The program dies after everything was written and before the commit; then it starts again."""
        connection = self.engine.connect()
        connection.begin()
        try:
            perform(Unit(connection, self.now, self.ids, asked), act)
        finally:
            connection.invalidate()
            connection.close()
            self.engine.dispose()
            give_lost_numbers_back(self.engine)

    def ask(self, question: Callable[Concatenate[Unit, P], R], *values: P.args, **named: P.kwargs) -> R:
        """What is so; nothing is written."""
        with self.engine.connect() as connection:
            return question(Unit(connection, self.now, self.ids), *values, **named)

    # Time

    def next_due(self) -> Due | None:
        return self.ask(falling_due.first_due)

    def fall_due(self, due: Due) -> bool:
        with self.engine.begin() as connection:
            happened = falling_due.fall_due(Unit(connection, self.now, self.ids), due)
        if happened:
            assert due.id not in self.happened, f"{due.act} happened twice"
            self.happened.add(due.id)
        return happened

    def wait_until(self, moment: datetime) -> list[Due]:
        """Time goes by; what falls due on the way is done at its moment, in order."""
        done = []
        while (due := self.next_due()) is not None and due.at <= moment:
            self.now = max(self.now, due.at)
            self.fall_due(due)
            done.append(due)
        self.now = max(self.now, moment)
        return done

    def let_pass(self, length: timedelta) -> list[Due]:
        return self.wait_until(self.now + length)

    def until(self, act: str) -> Due:
        """Time goes by until the first act of that name was done."""
        due = self.until_next(act)
        self.fall_due(due)
        return due

    def until_next(self, act: str) -> Due:
        """Time goes by until an act of that name is the next to happen; it has not happened yet."""
        while (due := self.next_due()) is not None:
            self.now = max(self.now, due.at)
            if due.act == act:
                return due
            self.fall_due(due)
        raise LookupError(f"no {act} is due")

    # What people do

    def residents(self, *people: int) -> None:
        for person in people:
            self.do(joining.join, self.community_id, person, f"Resident {person}")

    def coordinators(self, *people: int) -> None:
        for person in people:
            self.do(coordinating.appoint, self.community_id, FOUNDER, person)

    def fund(self, pennies: int, funder: str = "Ward Fund", by: int = FOUNDER) -> int:
        return self.do(funding.deposit, self.community_id, by, Money(pennies, "GBP"), funder)

    def open(
        self,
        length: timedelta = timedelta(days=14),
        preset: Preset = Preset.TOGETHER,
        limit: int | None = None,
        *,
        carries: bool = False,
        by: int = FOUNDER,
    ) -> Round:
        seconds = int(length.total_seconds())
        plan = launching.Plan.by_preset(preset, "What would help?", seconds, limit, carries=carries)
        draft = self.do(launching.preview, self.community_id, by, plan)
        return self.do(launching.open_round, draft, by)

    def propose(self, cost: int, by: int = FOUNDER, *, pays_me: bool = False, title: str = "Lights") -> int:
        proposal = Proposal(title, "It is dark", cost, "Acme")
        return self.do(proposing.propose, self.community_id, by, proposal, pays_me=pays_me)

    def back(self, purpose_id: int, *people: int) -> None:
        for person in people:
            self.do(backing.back, purpose_id, person)

    # What is so

    def round(self) -> Round:
        """The round that is open, or the one that closed last."""
        latest = self.ask(lambda unit: unit.rounds.latest(self.community_id))
        if latest is None:
            raise LookupError("no round yet")
        return latest

    def purpose(self, purpose_id: int) -> Purpose:
        return self.ask(lambda unit: unit.purposes.get(purpose_id))

    def shares(self) -> dict[int, int]:
        """Pennies left of each share in the latest round, by member's id."""
        its_round = self.round().id
        return self.ask(lambda unit: unit.rolls.left_by_member(its_round))


def ready(street: Street, people: int = 6, pennies: int = 60_00) -> Street:
    """So many residents, two of them coordinators, and money in the pot."""
    street.residents(*range(1, people + 1))
    street.coordinators(1, 2)
    street.fund(pennies)
    return street
