"""What two people do together, in dictionaries."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bot.simulation.plain.rounds import DAY, POT, Plain, days_on
from bot.simulation.plain.rule import parts
from bot.simulation.plain.town import Commons, No, Place, Thing, unless

FUNDER: Place = ("funder", None, None)
BOUND = ("extend", "close", "cancel")
ALONE = ("launch", "admit", "deposit")
ABOUT_SOMEBODY = ("remove", "readmit", "appoint", "dismiss")


class Together(Plain):
    """One asks, a second agrees, and it is done."""

    def __init__(self, commons: Commons, founder: int, zone: str = "Europe/London") -> None:
        super().__init__(commons, founder, zone)
        self.requests: dict[int, Thing] = {}

    def ask(self, person: int, act: str, subject: int, **values: Any) -> None:
        """subject: a member by their id, where the act is about one."""
        self.member(person)
        unless(person in self.coordinators, "not_a_coordinator")
        if act in ABOUT_SOMEBODY:
            subject = next((who for who, one in self.members.items() if one["id"] == subject), subject)
        self.check(act, subject, values)
        open_ = (one for one in self.requests.values() if one["ended"] is None)
        unless(not subject or all((one["act"], one["subject"]) != (act, subject) for one in open_), "asked_already")
        number, ends, current = self.next("request"), self.now + 3 * DAY, self.current()
        bound = current if act in BOUND else None
        if bound is not None:
            over = (bound["close_at"] or bound["decide_at"] + bound["ripening"]) if act == "cancel" else None
            last = over or (bound["propose_until"] if act == "extend" else bound["decide_at"])
            ends = max(self.now, min(ends, last))
        request = {"act": act, "subject": subject, "values": values, "by": person, "ended": None}
        self.requests[number] = {**request, "round": bound["id"] if bound else None}
        self.agree("request", number, ends)

    def second(self, number: int, person: int) -> None:
        request = self.wanted(number)
        self.may_second(request, person)
        self.check(request["act"], request["subject"], request["values"])
        deposits = len(self.deposits)
        self.over(number, "agreed")
        self.does()[request["act"]](request["subject"], **request["values"])
        recorded_anew = request["act"] == "correct" and len(self.deposits) > deposits
        if recorded_anew and request["by"] in self.commons.writable:
            self.receipts.append((request["by"], 0))

    def does(self) -> dict[str, Callable[..., object]]:
        verbs: dict[str, Callable[..., object]] = {
            "extend": self.extend,
            "close": self.close_early,
            "cancel": self.cancel,
        }
        verbs |= {"correct": self.correct, "remove": self.remove, "readmit": self.readmit}
        return verbs | {"appoint": self.coordinators.append, "dismiss": self.stop}

    def call_off(self, number: int, person: int) -> None:
        self.wanted(number)
        self.member(person)
        unless(person in self.coordinators, "not_a_coordinator")
        self.over(number, "called off")

    def wanted(self, number: int) -> Thing:
        if number not in self.requests:
            raise No("no_such_thing")
        ended = self.requests[number]["ended"]
        unless(ended is None, f"request_{(ended or '').replace(' ', '_')}")
        return self.requests[number]

    def may_second(self, request: Thing, person: int) -> None:
        someone, asker = self.member(person), self.members[request["by"]]
        about = self.about(request)
        unless(person != request["by"], "own_request")
        unless(person != about, "about_yourself")
        unless(request["by"] in self.coordinators, "request_lapsed")
        needs_a_resident = asker["adviser"] or request["act"] in ALONE
        both_advise = someone["adviser"] and needs_a_resident
        others = [one for one in self.coordinators if one not in (request["by"], about)]
        able = [one for one in others if not (needs_a_resident and self.members[one]["adviser"])]
        if person in self.coordinators:
            unless(not both_advise and (able or not someone["adviser"]), "second_must_be_resident")
        else:
            unless(able or not someone["adviser"], "second_must_be_resident")
            unless(not able, "others_may_agree")

    def over(self, number: int, how: str) -> None:
        """Whoever asked is told."""
        asker = self.requests[number]["by"]
        self.requests[number]["ended"] = how
        self.forget("request", number)
        if asker in self.commons.writable:
            self.receipts.append((asker, 0))

    def lapse_request(self, number: int) -> None:
        if self.requests[number]["ended"] is None:
            self.over(number, "lapsed")

    # What may be done

    def check(self, act: str, subject: int, values: Thing) -> None:
        if act == "correct":
            self.check_correction(subject, **values)
        elif act in ABOUT_SOMEBODY:
            self.check_person(act, subject)
        else:
            its_round = self.rounds.get(subject)
            if its_round is None:
                raise No("no_such_thing")
            unless(its_round["phase"] != "closed", "round_closed")
            self.check_round(act, its_round, values)

    def check_person(self, act: str, person: int) -> None:
        someone = self.members.get(person)
        here = someone is not None and not someone["left"]
        if act == "appoint":
            unless(here, "chosen_is_no_member")
            unless(person not in self.coordinators, "coordinates_already")
        elif act == "dismiss":
            unless(here and person in self.coordinators, "does_not_coordinate")
        elif someone is None:
            raise No("no_such_thing")
        else:
            unless(act == "readmit" or here, "has_left")
            unless(act == "remove" or someone["removed"], "was_not_removed")

    def check_round(self, act: str, its_round: Thing, values: Thing) -> None:
        if act == "extend":
            more = timedelta(seconds=values["length"])
            unless(not its_round.get("extended"), "extended_already")
            early = its_round["phase"] != "provisional" and self.now < its_round["propose_until"]
            unless(early, "too_late_to_extend")
            unless(timedelta(minutes=1) <= more <= its_round["length"], "extension_out_of_range")
        if act == "close":
            unless(its_round["phase"] != "gathering", "close_before_freeze")
            unless(its_round["phase"] == "rolled", "decided_already")
            ripening = [one for one in self.open_purposes(its_round) if self.purposes[one]["ripens_at"]]
            unless(not ripening, "something_ripens")

    def check_correction(self, deposit: int, amount: int, funder: str = "", **_terms: str) -> None:
        if deposit not in self.deposits:
            raise No("no_such_thing")
        gift = self.deposits[deposit]
        other, same = self.other(gift, amount, funder), amount == gift["amount"]
        unless(other or not same, "deposit_is_so")
        back = (0 if same else gift["amount"]) if other else gift["amount"] - amount
        unless(self.at(POT).get(gift["funder"], 0) >= back, "pot_holds_less")

    def other(self, gift: Thing, amount: int, funder: str) -> bool:
        """Whether something of a gift is another funder's."""
        return bool(amount and funder) and self.funders.get(funder) != gift["funder"]

    # What is done

    def correct(self, deposit: int, amount: int, funder: str = "", **_terms: str) -> None:
        gift = self.deposits[deposit]
        if self.other(gift, amount, funder):
            gone = max(0, gift["amount"] - self.at(POT).get(gift["funder"], 0))
            self.take_over(gone, gift["funder"], self.put_in(amount, funder))
            amount = 0
        self.move({gift["funder"]: amount - gift["amount"]}, FUNDER, POT)
        gift["amount"] = amount

    def take_over(self, pennies: int, wrong: int, right: int) -> None:
        """So much of what one funder has in shares, purposes and what was returned is another's now."""
        places = sorted((place for place in self.money if place[0] not in ("funder", "pot")), key=self.called)
        theirs = {which: self.at(place).get(wrong, 0) for which, place in enumerate(places)}
        for which, part in parts(pennies, {one: held for one, held in theirs.items() if held}).items():
            self.move({wrong: part}, places[which], POT)
            self.move({right: part}, POT, places[which])

    def called(self, place: Place) -> str:
        kind, its_round, purpose = place
        return f"{kind} {self.purposes[purpose]['name'] if purpose else self.rounds[its_round or 0]['number']}"

    def extend(self, number: int, length: int) -> None:
        its_round, more = self.rounds[number], timedelta(seconds=length)
        decide = days_on(its_round["decide_at"], more, self.zone)
        before, whole = its_round["length"], decide - its_round["opened"]
        join = joining(before + more) - joining(before)
        its_round |= {"extended": True, "decide_at": decide, "propose_until": decide - its_round["ripening"]}
        moments = {"halfway": its_round["opened"] + whole / 2, "last": decide - min(DAY, whole / 6), "decide": decide}
        if not its_round["frozen"] and join:
            its_round["freeze_at"] = moments["freeze"] = days_on(its_round["freeze_at"], join, self.zone)
        for act, at in moments.items():
            if any(one[2:] == (act, number) for one in self.agenda):
                self.forget(act, number)
                self.agree(act, number, at)

    def close_early(self, number: int) -> None:
        its_round = self.rounds[number]
        its_round |= {"decide_at": self.now, "propose_until": min(its_round["propose_until"], self.now)}
        for act in ("halfway", "last", "decide"):
            self.forget(act, number)
        self.decide(its_round)

    def cancel(self, number: int) -> None:
        its_round = self.rounds[number]
        for act in ("freeze", "halfway", "last", "decide", "close"):
            self.forget(act, number)
        for purpose in self.open_purposes(its_round):
            self.purposes[purpose]["ripens_at"] = None
            self.forget("ripen", purpose)
        self.end(its_round, ("shares", number, None))

    def remove(self, person: int) -> None:
        someone, current = self.members[person], self.current()
        someone |= {"removed": True, "left": True}
        self.stop(person)
        if current is not None:
            self.falls_silent(person, current)

    def falls_silent(self, person: int, current: Thing) -> None:
        """All they said before the freeze, and what is undecided after it, is taken back."""
        gathering = current["phase"] == "gathering"
        for number, purpose in self.purposes.items():
            if self.rounds[purpose["round"]] is current and (gathering or purpose["state"] == "undecided"):
                self.say(number, person, None, ended="taken back")

    def readmit(self, person: int) -> None:
        self.members[person]["removed"] = False

    def leave(self, person: int) -> None:
        coordinates = person in self.coordinators
        super().leave(person)
        if coordinates:
            self.stop(person)

    def stop(self, person: int) -> None:
        """Nobody's coordinator any more: what they asked for ends, and what was asked about them."""
        self.coordinators = [one for one in self.coordinators if one != person]
        for number, request in self.requests.items():
            if request["ended"] is None and person in (request["by"], self.about(request)):
                self.over(number, "lapsed")

    def about(self, request: Thing) -> int | None:
        return int(request["subject"]) if request["act"] in ("remove", "dismiss") else None

    def whom(self, request: Thing) -> int | None:
        return int(request["subject"]) if request["act"] in ABOUT_SOMEBODY else None

    def fall_due(self) -> None:
        first = min(self.agenda)
        if first[2] == "request":
            self.agenda.remove(first)
            self.lapse_request(first[3])
        else:
            super().fall_due()

    def end(self, its_round: Thing, place: Place) -> None:
        super().end(its_round, place)
        for number, request in self.requests.items():
            if request["ended"] is None and request["round"] == its_round["id"]:
                self.over(number, "lapsed")


def joining(length: timedelta) -> timedelta:
    """A third, in whole days rounded up; exactly a third in rounds under three days."""
    return length / 3 if length < 3 * DAY else -(-length // (3 * DAY)) * DAY
