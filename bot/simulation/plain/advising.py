"""What a resident coordinator does alone, and an adviser asks for, in dictionaries; and gifts shown before."""

from collections.abc import Callable
from typing import Any

from bot.simulation.plain.admissions import Admissions
from bot.simulation.plain.town import Commons, No, Thing, unless


class Advising(Admissions):
    """gifts: what was written of a gift and not recorded yet, by whom."""

    def __init__(self, commons: Commons, founder: int, zone: str = "Europe/London") -> None:
        super().__init__(commons, founder, zone)
        self.gifts: dict[int, Thing] = {}

    def advises(self, person: int) -> bool:
        someone = self.members.get(person)
        return someone is not None and not someone["left"] and someone["adviser"] and person in self.coordinators

    def open(self, draft: int, person: int) -> None:
        if draft in self.drafts and self.advises(person):
            self.ask(person, "launch", draft)
        else:
            super().open(draft, person)

    def answer_asking(self, number: int, by: int, reply: str) -> None:
        """A resident's yes to what an adviser asked for agrees to it; their no ends it."""
        waiting = next((which for which, one in self.requests.items() if self.lets_in(one, number)), None)
        if number in self.admissions and reply == "accepted" and self.advises(by):
            self.ask(by, "admit", number)
        elif reply == "accepted" and waiting is not None:
            self.second(waiting, by)
        else:
            super().answer_asking(number, by, reply)
            if waiting is not None and reply == "declined":
                self.call_off(waiting, by)

    def lets_in(self, request: Thing, number: int) -> bool:
        return (request["act"], request["subject"], request["ended"]) == ("admit", number, None)

    def asks_no_longer(self, person: int) -> None:
        super().asks_no_longer(person)
        for which, request in self.requests.items():
            if request["act"] == "admit" and request["ended"] is None:
                asked = self.admissions[request["subject"]]
                if asked["person"] == person and asked["reply"] == "withdrawn":
                    self.over(which, "lapsed")

    # A gift in one line

    def write_gift(self, person: int, pennies: int, funder: str) -> None:
        self.member(person)
        unless(person in self.coordinators, "not_a_coordinator")
        unless(pennies > 0, "amount_nothing")
        self.gifts[self.next("gift")] = {"by": person, "amount": pennies, "funder": funder, "over": False}

    def record_gift(self, number: int, person: int) -> None:
        gift = self.own_gift(number, person)
        if self.advises(person):
            self.ask(person, "deposit", 0, amount=gift["amount"], funder=gift["funder"])
        else:
            self.fund(person, gift["amount"], gift["funder"])
        gift["over"] = True

    def drop_gift(self, number: int, person: int) -> None:
        self.own_gift(number, person)["over"] = True

    def own_gift(self, number: int, person: int) -> Thing:
        if number not in self.gifts:
            raise No("no_such_thing")
        gift = self.gifts[number]
        unless(gift["by"] == person, "not_who_wrote_it")
        unless(not gift["over"], "draft_is_over")
        return gift

    # What two people do

    def check(self, act: str, subject: int, values: Thing) -> None:
        if act == "launch":
            self.check_opening(subject)
        elif act == "admit":
            self.check_admission(subject)
        elif act == "deposit":
            unless(values["amount"] > 0, "amount_nothing")
        else:
            super().check(act, subject, values)

    def does(self) -> dict[str, Callable[..., object]]:
        return {**super().does(), "launch": self.launch, "admit": self.let_in, "deposit": self.take_gift}

    def take_gift(self, _nothing: int, amount: int, funder: str) -> Any:
        return self.put_in(amount, funder)
