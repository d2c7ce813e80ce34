"""Coming in by a coordinator's yes, stepping down and taking part again, in dictionaries."""

from datetime import timedelta

from bot.simulation.plain.together import Together
from bot.simulation.plain.town import Commons, No, Thing, unless


class Admissions(Together):
    """policy: how people join. An admission is who asked, when, and the reply."""

    def __init__(self, commons: Commons, founder: int, zone: str = "Europe/London") -> None:
        super().__init__(commons, founder, zone)
        self.policy = "open"
        self.admissions: dict[int, Thing] = {}

    def set_policy(self, person: int, policy: str) -> None:
        self.steers(person)
        unless(self.policy != policy, "set_already")
        self.policy = policy

    def join(self, person: int, *, privately: bool) -> None:
        someone = self.members.get(person)
        here, last = someone is not None and not someone["left"], self.last_asked(person)
        asks = self.policy == "approve" and self.coordinators
        if here or (someone is not None and someone["removed"]) or not asks:
            if here:
                super().join(person, privately=privately)
            else:
                self.come_in(person, privately=privately)
            return
        early = last is not None and last["reply"] == "declined" and self.now < last["at"] + timedelta(days=1)
        unless(not early, "asked_lately")
        if privately:
            self.commons.writable.add(person)
        if last is None or last["reply"] is not None:
            self.admissions[self.next("admission")] = {"person": person, "at": self.now, "reply": None}

    def come_in(self, person: int, *, privately: bool) -> None:
        """Whoever had asked asks no longer."""
        super().join(person, privately=privately)
        self.asks_no_longer(person)
        self.was_in(person)

    def was_in(self, person: int) -> None:
        """No not now from before can become a yes."""
        for one in self.admissions.values():
            if one["person"] == person and one["reply"] == "declined":
                one["reply"] = "withdrawn"

    def asks_no_longer(self, person: int) -> None:
        last = self.last_asked(person)
        if last is not None and last["reply"] is None:
            last["reply"] = "withdrawn"

    def last_asked(self, person: int) -> Thing | None:
        return next((one for one in reversed(self.admissions.values()) if one["person"] == person), None)

    def answer_asking(self, number: int, by: int, reply: str) -> None:
        """reply: accepted or declined."""
        if number not in self.admissions:
            raise No("no_such_thing")
        self.steers(by)
        if reply == "accepted":
            self.check_admission(number)
            self.let_in(number)
        else:
            self.check_asked(number)
            unless(self.admissions[number]["reply"] != "declined", "declined_already")
            self.admissions[number]["reply"] = reply

    def check_asked(self, number: int) -> None:
        asked = self.admissions[number]
        unless(asked["reply"] != "accepted", "accepted_already")
        unless(asked["reply"] != "withdrawn" and asked["person"] > 0, "no_longer_asks")

    def check_admission(self, number: int) -> None:
        unless(number in self.admissions, "no_such_thing")
        self.check_asked(number)
        someone = self.members.get(self.admissions[number]["person"])
        unless(someone is None or someone["left"], "accepted_already")

    def let_in(self, number: int) -> None:
        super().join(self.admissions[number]["person"], privately=False)
        self.was_in(self.admissions[number]["person"])
        self.admissions[number]["reply"] = "accepted"

    def step_down(self, person: int) -> None:
        self.member(person)
        unless(person in self.coordinators, "not_a_coordinator")
        unless(self.coordinators != [person] or self.current() is None, "last_coordinator")
        self.stop(person)

    def take_part(self, person: int) -> None:
        someone = self.member(person)
        unless(someone["resting"], "not_resting")
        someone |= {"resting": False, "joined": self.now}
