"""Purposes, stances and objections, in dictionaries."""

from datetime import datetime, timedelta

from bot.simulation.plain.rule import Wish, failed
from bot.simulation.plain.town import Commons, No, Thing, Town, unless


class Ballots(Town):
    """A purpose has stances by person; an objection stands until it has ended."""

    def __init__(self, commons: Commons, founder: int, zone: str = "Europe/London") -> None:
        super().__init__(commons, founder, zone)
        self.codes: dict[int, str] = {}

    def take_role(self, person: int, *, adviser: bool) -> None:
        someone, current = self.member(person), self.current()
        unless(someone["adviser"] != adviser, "role_already")
        unless(current is None or current["phase"] == "gathering", "role_after_freeze")
        someone |= {"adviser": adviser, "resting": False}
        for number, purpose in self.purposes.items():
            if adviser and self.rounds[purpose["round"]] is current:
                self.say(number, person, None, ended="taken back")

    def leave(self, person: int) -> None:
        """Before the freeze nothing they said is left of it; afterwards the round goes on as if they had not."""
        someone, current = self.member(person), self.current()
        unless(self.coordinators != [person] or current is None, "last_coordinator")
        for number, purpose in self.purposes.items():
            if self.rounds[purpose["round"]] is current and current and current["phase"] == "gathering":
                self.say(number, person, None, ended="taken back")
        someone["left"] = True
        self.coordinators = [one for one in self.coordinators if one != person]

    def reachable(self) -> int:
        current = self.current()
        if current is None:
            return 0
        if current["phase"] == "gathering":
            residents = len(self.residents(self.long_enough_here(current)))
            return residents * self.share_now(current["limit"], residents)
        return int(len(current["roll"]) * current["share"])

    def propose(self, person: int, cost: int, *, pays_me: bool, interested: bool = False) -> None:
        self.member(person)
        current = self.current()
        if current is None:
            raise No("no_round")
        unless(self.now < current["propose_until"] and current["phase"] != "provisional", "too_late_to_propose")
        unless(cost > 0, "cost_nothing")
        unless(cost <= self.reachable(), "cost_too_high")
        mine = [one for one in self.purposes.values() if one["round"] == current["id"]]
        purpose = {"round": current["id"], "name": f"{current['number']}.{len(mine) + 1}", "cost": cost}
        purpose |= {"texts": [("Lights", cost)]}
        purpose |= {"by": person, "payee": person if pays_me else None, "stances": {}, "payments": {}}
        purpose["interested"] = {person} if interested else set()
        self.purposes[self.next("purpose")] = {**purpose, "state": "undecided", "ripens_at": None, "price": None}

    def amend(self, number: int, person: int, title: str, cost: int, *, pays_me: bool) -> None:
        """A lower cost alone keeps everything; anything else begins from silence."""
        self.member(person)
        purpose = self.purposes[number]
        unless(purpose["by"] == person, "not_the_proposer")
        self.undecided_or_why(number)
        its_round = self.rounds[purpose["round"]]
        unless(its_round["phase"] != "closed", "round_closed")
        unless(self.now < its_round["propose_until"] and its_round["phase"] != "provisional", "too_late_to_amend")
        was, payee = purpose["texts"][-1], person if pays_me else None
        same = (title, payee) == (was[0], purpose["payee"])
        unless(not same or cost != was[1], "nothing_changed")
        unless(cost > 0, "cost_nothing")
        unless(cost <= self.reachable(), "cost_too_high")
        purpose["texts"].append((title, cost))
        purpose |= {"cost": cost, "payee": payee}
        if same and cost < was[1]:
            self.consider(number)
        else:
            self.begin_anew(number)

    def begin_anew(self, number: int, how: str = "amended") -> None:
        """Everybody falls silent, and it does not ripen."""
        for which, objection in self.objections.items():
            if objection["purpose"] == number and objection["ended"] is None:
                objection["ended"] = how
                self.forget("lapse", which)
        self.purposes[number] |= {"stances": {}, "ripens_at": None}
        self.forget("ripen", number)

    def withdraw(self, number: int, person: int) -> None:
        self.member(person)
        purpose = self.purposes[number]
        unless(purpose["by"] == person, "not_the_proposer")
        self.undecided_or_why(number)
        unless(self.rounds[purpose["round"]]["phase"] != "closed", "round_closed")
        self.take_out(number)

    def take_out(self, number: int) -> None:
        self.purposes[number] |= {"state": "withdrawn", "ripens_at": None}
        self.forget("ripen", number)

    # Stances

    def back(self, number: int, person: int) -> None:
        self.may_speak(number, person)
        unless(self.rounds[self.purposes[number]["round"]]["phase"] != "provisional", "provisional_no_backing")
        self.say(number, person, "backs", ended="changed")

    def object_to(self, number: int, person: int, *, sure: bool) -> None:
        self.may_speak(number, person)
        quarter = self.last_quarter(number)
        unless(quarter is None or self.now < quarter, "last_quarter")
        if self.holds_last_yes(number, person) and not sure:
            return
        if self.purposes[number]["stances"].get(person) == "objects":
            return
        until = self.now + self.ripening(number) / 2
        raised = {"purpose": number, "by": person, "reason": None, "answer": None, "ended": None}
        which = self.next("objection")
        self.objections[which] = raised
        self.agree("lapse", which, until if quarter is None else min(until, quarter))
        self.say(number, person, "objects")

    def take_back(self, number: int, person: int, *, sure: bool) -> None:
        self.may_speak(number, person)
        if self.holds_last_yes(number, person) and not sure:
            return
        if sure and self.purposes[number]["stances"].get(person) == "objects":
            return
        self.say(number, person, None, ended="taken back")

    def holds_last_yes(self, number: int, person: int) -> bool:
        """One that cannot be given again: nobody gives it up without a second tap."""
        purpose = self.purposes[number]
        last = self.rounds[purpose["round"]]["phase"] == "provisional"
        return bool(last and purpose["stances"].get(person) == "backs")

    def may_speak(self, number: int, person: int) -> None:
        purpose = self.purposes[number]
        its_round = self.rounds[purpose["round"]]
        kept = person in its_round["roll"] and not self.members[person]["removed"]
        someone = self.members[person] if kept else self.member(person)
        unless(not someone["adviser"], "adviser_has_no_say")
        unless(person != purpose["payee"], "payee_has_no_say")
        unless(person in its_round["roll"] or not self.members[person]["resting"], "resting")
        unless(not its_round["frozen"] or person in its_round["roll"], "not_on_the_roll")
        by = self.long_enough_here(its_round)
        unless(its_round["frozen"] or by is None or someone["came"] <= by, "counts_later")
        self.undecided_or_why(number)
        unless(its_round["phase"] != "closed", "round_closed")

    def undecided_or_why(self, number: int) -> None:
        state = self.purposes[number]["state"]
        unless(state == "undecided", f"purpose_{state}")

    def say(self, number: int, person: int, word: str | None, ended: str | None = None) -> None:
        """The later word replaces the earlier; an objection that stood ends so."""
        purpose = self.purposes[number]
        before = purpose["stances"].get(person)
        if before == word:
            return
        if before == "objects":
            self.standing(number, person)["ended"] = ended
        purpose["stances"].pop(person) if word is None else purpose["stances"].update({person: word})
        if word is not None:
            self.rounds[purpose["round"]]["spoken"].add(person)
        self.consider(number)

    def say_interested(self, number: int, person: int, *, yes: bool) -> None:
        purpose = self.purposes[number]
        self.member(person)
        self.undecided_or_why(number)
        unless(self.rounds[purpose["round"]]["phase"] != "closed", "round_closed")
        if yes:
            unless(person != purpose["payee"], "payee_has_no_say")
            unless(person not in purpose["interested"], "interest_declared")
            purpose["interested"].add(person)
        else:
            unless(person in purpose["interested"], "no_interest")
            purpose["interested"].remove(person)

    # Objections

    def give_reason(self, number: int, person: int) -> None:
        purpose = self.purposes[number]
        unless(purpose["stances"].get(person) == "objects" and self.undecided(number), "no_objection")
        objection = self.standing(number, person)
        unless(objection["reason"] is None, "reason_given")
        objection["reason"] = "given"
        which = next(one for one, other in self.objections.items() if other is objection)
        self.forget("lapse", which)

    def answer(self, which: int, person: int) -> None:
        objection = self.objections.get(which)
        if objection is None or objection["reason"] is None:
            raise No("no_such_thing")
        purpose = self.purposes[objection["purpose"]]
        unless(purpose["by"] == person, "not_the_proposer")
        unless(not self.members[person]["removed"], "was_removed")
        unless(objection["ended"] is None and self.undecided(objection["purpose"]), "objection_over")
        unless(objection["answer"] is None, "answer_given")
        objection["answer"] = "given"

    def settle(self, which: int, person: int) -> None:
        objection = self.objections.get(which)
        if objection is None:
            raise No("no_such_thing")
        unless(objection["by"] == person, "no_objection")
        unless(objection["ended"] != "settled", "objection_settled")
        unless(objection["ended"] is None, "objection_ended")
        unless(self.undecided(objection["purpose"]), "no_objection")
        self.say(objection["purpose"], person, None, ended="settled")

    def lapse(self, which: int) -> None:
        objection = self.objections[which]
        if objection["ended"] is None and objection["reason"] is None and self.undecided(objection["purpose"]):
            self.say(objection["purpose"], objection["by"], None, ended="lapsed")

    def standing(self, number: int, person: int) -> Thing:
        mine = [one for one in self.objections.values() if (one["purpose"], one["by"]) == (number, person)]
        return next(one for one in mine if one["ended"] is None)

    # How a purpose stands

    def undecided(self, number: int) -> bool:
        purpose = self.purposes[number]
        return bool(purpose["state"] == "undecided" and self.rounds[purpose["round"]]["phase"] != "closed")

    def ripening(self, number: int) -> timedelta:
        length: timedelta = self.rounds[self.purposes[number]["round"]]["ripening"]
        return length

    def last_quarter(self, number: int) -> datetime | None:
        purpose = self.purposes[number]
        its_round = self.rounds[purpose["round"]]
        end: datetime | None = its_round["close_at"] if its_round["phase"] == "provisional" else purpose["ripens_at"]
        return None if end is None else end - self.ripening(number) * 0.25

    def wish(self, number: int) -> Wish:
        purpose = self.purposes[number]
        backers = frozenset(self.codes[one] for one, word in purpose["stances"].items() if word == "backs")
        return Wish(purpose["name"], purpose["cost"], backers, len(purpose["stances"]) - len(backers))

    def fails(self, number: int) -> str | None:
        its_round = self.rounds[self.purposes[number]["round"]]
        return failed(self.wish(number), self.purses(its_round), its_round["rule"], len(its_round["roll"]))

    def purses(self, its_round: Thing) -> dict[str, int]:
        return {self.codes[person]: left for person, left in its_round["roll"].items()}

    def consider(self, number: int) -> None:
        """With critical mass, in a round that decides when ready, after the freeze, a purpose ripens."""
        purpose = self.purposes[number]
        its_round = self.rounds[purpose["round"]]
        if its_round["phase"] != "rolled" or its_round["timing"] != "when_ready":
            return
        if purpose["ripens_at"] is None and purpose["state"] == "undecided" and self.fails(number) is None:
            self.begin_ripening(number)

    def begin_ripening(self, number: int) -> None:
        purpose = self.purposes[number]
        its_round = self.rounds[purpose["round"]]
        ends = self.now + its_round["ripening"]
        purpose["ripens_at"] = ends if ends <= its_round["decide_at"] else None
        if purpose["ripens_at"] is not None:
            self.agree("ripen", number, ends)
