"""Erasing oneself, in dictionaries: everything stays, and belongs to a number that is nobody's."""

from collections.abc import Iterable
from typing import Any

from bot.simulation.plain.joining import Joining
from bot.simulation.plain.town import Commons, Thing, unless

NOBODY = 0


class Erasing(Joining):
    """barred: whoever was removed here and erased themselves afterwards. A member's id only tells the number."""

    def __init__(self, commons: Commons, founder: int, zone: str = "Europe/London") -> None:
        super().__init__(commons, founder, zone)
        self.barred: set[int] = set()

    def join(self, person: int, *, privately: bool) -> None:
        unless(person not in self.barred, "was_removed")
        super().join(person, privately=privately)

    def outside(self, person: int) -> None:
        unless(person not in self.barred, "was_removed")
        super().outside(person)

    def take_in(self, by: int) -> None:
        """Whoever adds the bot again may appoint, where nobody may."""
        self.founder = self.founder or by

    def answers_no_merger(self, person: int) -> None:
        for which, merger in self.mergers.items():
            if merger["ended"] is None and self.purposes[merger["into"]]["by"] == person:
                self.end_merger(which, "unreachable")

    def goes(self, person: int) -> None:
        """What is undecided is as if they had never spoken, and whoever would be paid is nobody."""
        someone, current = self.members[person], self.current()
        if current is not None:
            self.falls_silent(person, current)
            self.lets_go(person, current)
        for number, request in self.requests.items():
            if request["ended"] is None and person in (request["by"], self.whom(request)):
                self.over(number, "lapsed")
        self.coordinators = [one for one in self.coordinators if one != person]
        if someone["removed"]:
            self.barred.add(person)
        someone["left"] = True

    def lets_go(self, person: int, current: Thing) -> None:
        for number in self.open_purposes(current):
            if self.purposes[number]["by"] != person:
                self.purposes[number]["interested"].discard(person)
                continue
            for which, merger in self.mergers.items():
                if merger["one"] == number and merger["ended"] is None:
                    self.end_merger(which, "taken back")
            if self.purposes[number]["payee"] == person:
                self.take_out(number)

    def is_nobody(self, person: int) -> None:
        """Nothing here has the person's number any more."""
        for which, asked in self.admissions.items():
            if asked["person"] == person:
                asked["person"] = -which
        for gift in self.gifts.values():
            if gift["by"] == person:
                gift |= {"by": NOBODY, "over": True}
        self.founder = NOBODY if self.founder == person else self.founder
        self.nudges = [(what, NOBODY if one == person else one) for what, one in self.nudges]
        self.receipts = [(NOBODY if one == person else one, about) for one, about in self.receipts]
        if person in self.members:
            self.renumber(person, -self.members[person]["id"])

    def renumber(self, person: int, ghost: int) -> None:
        """One number takes another's place wherever a member is meant."""
        keyed: Iterable[dict[int, Any]] = (
            self.members, self.codes,
            *(one["roll"] for one in self.rounds.values()),
            *(one[what] for one in self.purposes.values() for what in ("stances", "payments")),
        )  # fmt: skip
        for things in keyed:
            if person in things:
                things[ghost] = things.pop(person)
        groups = [(one, "spoken") for one in self.rounds.values()]
        groups += [(one, "interested") for one in self.purposes.values()]
        for one, name in groups:
            one[name] = {ghost if who == person else who for who in one[name]}
        about_people = [one for one in self.requests.values() if self.whom(one) is not None]
        for name, where in (
            ("by", [*self.purposes.values(), *self.objections.values(), *self.requests.values()]),
            ("payee", list(self.purposes.values())),
            ("subject", about_people),
        ):
            for one in where:
                one[name] = ghost if one[name] == person else one[name]


def erase(commons: Commons, groups: Iterable[Erasing], person: int) -> None:
    """At once and everywhere, never refused."""
    everywhere = list(groups)
    for one in everywhere:
        one.asks_no_longer(person)
        one.answers_no_merger(person)
    theirs = [one for one in everywhere if person in one.members]
    for one in sorted(theirs, key=lambda one: int(one.members[person]["id"])):
        one.goes(person)
    for one in everywhere:
        one.is_nobody(person)
    commons.writable.discard(person)
    commons.guesses = [(at, NOBODY if who == person else who, where) for at, who, where in commons.guesses]
