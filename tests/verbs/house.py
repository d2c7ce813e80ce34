"""A street: one community on a database of its own, and a clock that the test holds."""

from datetime import UTC, datetime, timedelta

from bot.simulation import desk
from bot.simulation.desk import Desk
from models.funds import funding
from models.people import coordinating, joining
from models.purposes import backing, proposing
from models.rounds import launching
from models.rules.critical_mass import Preset
from models.rules.money import Money
from models.rules.plans import Plan
from models.rules.purposes import Proposal, Purpose
from models.rules.rounds import Round
from models.store.dues import Due

START = datetime(2026, 11, 22, 18, tzinfo=UTC)
CHAT, FOUNDER = desk.CHAT, 1


class Street(Desk):
    """A community whose people act through updates, one act to a commit, as the writer runs them."""

    def __init__(self, url: str, zone: str = "Europe/London", now: datetime = START) -> None:
        super().__init__(url, now)
        self.community_id: int = self.do(joining.set_up, CHAT, "Mill Lane", FOUNDER, zone)

    # Time

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

    def fund(self, pennies: int, funder: str = "Ward Fund", by: int = FOUNDER, terms: str = "") -> int:
        return self.do(funding.deposit, self.community_id, by, Money(pennies, "GBP"), funder, terms)

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
        plan = Plan.by_preset(preset, "What would help?", seconds, limit, carries=carries)
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
