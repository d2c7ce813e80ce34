"""People, money and deadlines, in dictionaries."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

Thing = dict[str, Any]
Place = tuple[str, int | None, int | None]


class No(Exception):
    """What the plain model expects to be refused, by its code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def unless(allowed: object, code: str) -> None:
    if not allowed:
        raise No(code)


def noted(moment: datetime) -> datetime:
    """To the millisecond."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def since(freeze_at: datetime, wait: timedelta) -> datetime | None:
    return noted(freeze_at) - wait if wait else None


class Commons:
    """What all groups share: the time, numbers that count on for each kind of thing, and who can be written to.

    guesses: at codes to join with: when, by whom, and in which group, where it was said.
    """

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.numbers: Counter[str] = Counter()
        self.writable: set[int] = set()
        self.set_before: dict[tuple[str, int, datetime], int] = {}
        self.guesses: list[tuple[datetime, int, Town | None]] = []

    def next(self, kind: str) -> int:
        self.numbers[kind] += 1
        return self.numbers[kind]


class Town:
    """Members by person; money by place (kind, round, purpose) and funder. Things are numbered 1, 2, 3 as they come."""

    def __init__(self, commons: Commons, founder: int, zone: str = "Europe/London") -> None:
        self.commons, self.founder, self.zone = commons, founder, ZoneInfo(zone)
        self.members: dict[int, Thing] = {}
        self.coordinators: list[int] = []
        self.wait, self.waits_set = 0, list[tuple[int, datetime]]()
        self.rounds: dict[int, Thing] = {}
        self.purposes: dict[int, Thing] = {}
        self.objections: dict[int, Thing] = {}
        self.drafts: dict[int, Thing] = {}
        self.deposits: dict[int, Thing] = {}
        self.funders: dict[str, int] = {}
        self.money: dict[Place, dict[int, int]] = {}
        self.agenda: list[tuple[datetime, int, str, int]] = []
        self.nudges: list[tuple[str, int | None]] = []
        self.receipts: list[tuple[int, int]] = []

    @property
    def now(self) -> datetime:
        return self.commons.now

    def next(self, kind: str) -> int:
        return self.commons.next(kind)

    # People

    def join(self, person: int, *, privately: bool) -> None:
        empty = dict.fromkeys(("adviser", "stopped", "resting", "left", "removed"), False)
        unless(not self.members.get(person, empty)["removed"], "was_removed")
        new = person not in self.members
        someone = self.members.setdefault(person, empty)
        if new:
            someone["id"] = self.next("member")
        if privately:
            self.commons.writable.add(person)
        if new or someone["left"]:
            someone["came"] = noted(self.now)
        if new or someone["resting"] or someone["left"]:
            someone |= {"resting": False, "left": False, "joined": self.now}

    def appoint(self, by: int, person: int) -> None:
        unless(by == self.founder, "not_who_added_the_bot")
        unless(not self.rounds or not self.coordinators, "first_round_was_opened")
        unless(person in self.members and not self.members[person]["left"], "chosen_is_no_member")
        unless(person not in self.coordinators, "coordinates_already")
        self.coordinators.append(person)

    def stop_nudges(self, person: int) -> None:
        self.member(person)["stopped"] = True

    def member(self, person: int) -> Thing:
        unless(not self.members.get(person, {}).get("removed"), "was_removed")
        unless(person in self.members and not self.members[person]["left"], "not_a_member")
        return self.members[person]

    def steers(self, person: int) -> None:
        someone = self.member(person)
        unless(person in self.coordinators, "not_a_coordinator")
        unless(not someone["adviser"], "adviser_needs_a_resident")

    def here(self) -> list[int]:
        return [person for person, one in self.members.items() if not one["left"]]

    def residents(self, since: datetime | None = None) -> list[int]:
        """since: only who had come by then."""
        absent = ("adviser", "resting", "left")
        here = {person: one for person, one in self.members.items() if not any(one[name] for name in absent)}
        return sorted(person for person, one in here.items() if since is None or one["came"] <= since)

    def set_wait(self, person: int, days: int) -> None:
        self.steers(person)
        unless(days in (0, 1, 3, 7), "no_such_thing")
        unless(days != self.wait, "set_already")
        self.wait = days
        self.waits_set.append((days, self.now))

    def waits(self, freeze_at: datetime) -> timedelta:
        """How long newcomers wait who come to a round that begins now; who had come when it was set, as before."""
        last: timedelta = timedelta(0)
        for days, since_then in self.waits_set:
            minutes = (noted(freeze_at) - noted(since_then)) // timedelta(minutes=1)
            last = min(timedelta(days=days), max(timedelta(minutes=minutes), last))
        return last

    def long_enough_here(self, its_round: Thing) -> datetime | None:
        """By when who is on its roll must have come."""
        return since(its_round["freeze_at"], its_round["wait"])

    # Money

    def fund(self, person: int, pennies: int, funder: str) -> None:
        self.steers(person)
        unless(pennies > 0, "amount_nothing")
        self.put_in(pennies, funder)

    def put_in(self, pennies: int, funder: str) -> int:
        """Returns the funder's number."""
        if funder not in self.funders:
            self.funders[funder] = self.next("funder")
        number = self.funders[funder]
        self.move({number: pennies}, ("funder", None, None), ("pot", None, None))
        self.deposits[self.next("deposit")] = {"funder": number, "amount": pennies}
        return number

    def move(self, amounts: dict[int, int], giver: Place, taker: Place) -> None:
        for place, sign in ((giver, -1), (taker, 1)):
            here = self.money.setdefault(place, {})
            for funder, pennies in amounts.items():
                here[funder] = here.get(funder, 0) + sign * pennies

    def at(self, place: Place) -> dict[int, int]:
        return {funder: pennies for funder, pennies in self.money.get(place, {}).items() if pennies}

    def pot(self) -> int:
        return sum(self.at(("pot", None, None)).values())

    # Rounds and deadlines

    def current(self) -> Thing | None:
        return next((one for one in self.rounds.values() if one["phase"] != "closed"), None)

    def frozen(self) -> bool:
        """Whether a round is open and its roll is frozen."""
        current = self.current()
        return current is not None and bool(current["frozen"])

    def share_now(self, limit: int | None, residents: int) -> int:
        """What each of so many would have if the roll froze now."""
        equal = self.pot() // residents if residents else 0
        return equal if limit is None else min(equal, limit)

    def agree(self, act: str, subject: int, at: datetime) -> None:
        """Set again at a moment it had been given up for, it keeps the place in the order that it had."""
        which = act, subject, at
        number = self.commons.set_before[which] = self.commons.set_before.get(which) or self.next("due")
        self.agenda.append((at, number, act, subject))

    def forget(self, act: str, subject: int) -> None:
        self.agenda = [one for one in self.agenda if one[2:] != (act, subject)]

    def due(self) -> tuple[datetime, int, str, int] | None:
        return min(self.agenda, default=None)
