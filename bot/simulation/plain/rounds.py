"""What a round does as time passes, in dictionaries."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from bot.simulation.plain.mergers import Mergers
from bot.simulation.plain.rule import Paid, at_least, parts, settle
from bot.simulation.plain.town import Place, Thing, noted, since, unless

DAY = timedelta(days=1)
POT: Place = ("pot", None, None)


def days_on(moment: datetime, length: timedelta, zone: ZoneInfo) -> datetime:
    """Whole days by the wall clock, the rest by the stop-watch."""
    if not length.days:
        return moment + length
    wall = moment.astimezone(zone).replace(tzinfo=None) + timedelta(days=length.days)
    return wall.replace(tzinfo=zone).astimezone(UTC) + timedelta(seconds=length.seconds)


class Plain(Mergers):
    """The whole of it: opening, freezing, ripening, deciding, closing."""

    # Opening

    def preview(self, person: int, plan: Thing) -> None:
        self.member(person)
        unless(person in self.coordinators, "not_a_coordinator")
        self.check_plan(plan)
        self.drafts[self.next("draft")] = {**plan, "opened": False}

    def open(self, draft: int, person: int) -> None:
        unless(draft in self.drafts, "no_such_thing")
        self.steers(person)
        self.check_opening(draft)
        self.launch(draft)

    def check_opening(self, draft: int) -> None:
        unless(draft in self.drafts, "no_such_thing")
        unless(not self.drafts[draft]["opened"], "draft_was_opened")
        advisers = sum(self.members[one]["adviser"] for one in self.coordinators)
        unless(len(self.coordinators) > 2 * advisers, "residents_not_majority")
        self.check_plan(self.drafts[draft])

    def launch(self, draft: int) -> None:
        self.drafts[draft]["opened"] = True
        self.begin(self.drafts[draft])

    def check_plan(self, plan: Thing) -> None:
        unless(self.current() is None, "round_is_open")
        unless(self.pot(), "no_pot")
        unless(timedelta(hours=2) <= plan["length"] <= 366 * DAY, "length_out_of_range")
        unless(not plan["sealed"] or plan["timing"] == "at_the_close", "sealed_when_ready")
        freeze_at = self.freezes(plan["length"])
        residents = len(self.residents(since(freeze_at, self.waits(freeze_at))))
        unless(max(3, at_least(plan["rule"][0], residents)) <= residents, "too_few_residents")
        unless(self.share_now(plan["limit"], residents), "share_too_small")

    def freezes(self, length: timedelta) -> datetime:
        """When people could join no longer, if it began now."""
        whole_days = -(-length // (3 * DAY))
        return days_on(self.now, length / 3 if length < 3 * DAY else whole_days * DAY, self.zone)

    def begin(self, plan: Thing) -> None:
        length: timedelta = plan["length"]
        ripening = min(DAY, length / 6)
        decide = days_on(self.now, length, self.zone)
        number = self.next("round")
        dates: Thing = {"opened": self.now, "freeze_at": self.freezes(length), "decide_at": decide}
        dates |= {"propose_until": decide - ripening, "close_at": None, "ripening": ripening}
        empty = {"phase": "gathering", "frozen": False, "put_off": False, "roll": {}, "share": None}
        self.rounds[number] = {**plan, **dates, **empty, "spoken": set(), "seed": ""}
        self.rounds[number] |= {"id": number, "number": len(self.rounds)}
        self.rounds[number]["wait"] = self.waits(self.rounds[number]["freeze_at"])
        self.agree("freeze", number, self.rounds[number]["freeze_at"])
        self.agree("halfway", number, self.now + (decide - self.now) / 2)
        self.agree("last", number, decide - min(DAY, (decide - self.now) / 6))
        self.agree("decide", number, decide)

    # What falls due

    def fall_due(self) -> None:
        """The first of the agenda happens."""
        first = min(self.agenda)
        self.agenda.remove(first)
        _, _, act, subject = first
        if act in ("halfway", "last"):
            self.nudge(act, self.rounds[subject])
        elif act in ("lapse", "ripen", "unanswered"):
            {"lapse": self.lapse, "ripen": self.ripen, "unanswered": self.leave_apart}[act](subject)
        else:
            {"freeze": self.freeze, "decide": self.decide, "close": self.close}[act](self.rounds[subject])

    def nudge(self, which: str, its_round: Thing) -> None:
        """To the group, and to each who may still speak, has not, and can be written to."""
        if its_round["phase"] not in ("gathering", "rolled"):
            return
        able = set(its_round["roll"]) if its_round["frozen"] else set(self.residents(self.long_enough_here(its_round)))
        payees = {self.purposes[number]["payee"] for number in self.open_purposes(its_round)}
        able -= payees if len(payees) == 1 else set()  # paid by all there is to choose
        people = sorted(one for one in able - its_round["spoken"] if not self.members[one]["left"])
        asked = [one for one in people if one in self.commons.writable and not self.members[one]["stopped"]]
        self.nudges += [(f"nudge_{which}", one) for one in (None, *asked)]

    def freeze(self, its_round: Thing) -> None:
        residents = self.residents(self.long_enough_here(its_round))
        if len(residents) >= 3 and self.pot() >= len(residents):
            self.make_roll(its_round, residents)
        elif not its_round["put_off"]:
            wait = its_round["freeze_at"] - its_round["opened"]
            late = max(its_round["freeze_at"], self.now)
            again = min(days_on(late, wait, self.zone), its_round["propose_until"])
            its_round |= {"put_off": True, "freeze_at": again}
            self.agree("freeze", its_round["id"], again)
        else:
            for act in ("halfway", "last", "decide"):
                self.forget(act, its_round["id"])
            self.end(its_round, POT)

    def make_roll(self, its_round: Thing, residents: list[int]) -> None:
        share = self.share_now(its_round["limit"], len(residents))
        self.move(parts(share * len(residents), self.at(POT)), POT, ("shares", its_round["id"], None))
        its_round |= {"phase": "rolled", "frozen": self.now, "share": share, "roll": dict.fromkeys(residents, share)}
        for number in self.open_purposes(its_round):
            self.consider(number)

    def ripen(self, number: int) -> None:
        purpose = self.purposes[number]
        its_round = self.rounds[purpose["round"]]
        if self.fails(number) is not None:
            purpose["ripens_at"] = None
            return
        ripening = [one for one in self.open_purposes(its_round) if self.purposes[one]["ripens_at"] is not None]
        going = {one.name: one for one in self.outcome(its_round, ripening)}
        if purpose["name"] in going:
            self.activate(number, going[purpose["name"]])
        else:
            self.begin_ripening(number)

    def decide(self, its_round: Thing) -> None:
        for number in self.open_purposes(its_round):
            self.purposes[number]["ripens_at"] = None
            self.forget("ripen", number)
        its_round |= {"phase": "provisional", "decided": self.now, "close_at": self.now + its_round["ripening"]}
        self.agree("close", its_round["id"], its_round["close_at"])

    def close(self, its_round: Thing) -> None:
        numbers = {self.purposes[one]["name"]: one for one in self.open_purposes(its_round)}
        for paid in self.outcome(its_round, list(numbers.values())):
            self.activate(numbers[paid.name], paid)
        self.end(its_round, ("shares", its_round["id"], None))
        its_round["came to a decision"] = True
        self.rest()

    def rest(self) -> None:
        """Who was on the last two rolls and said nothing either time is not on the next, where both lasted days."""
        asked = {one["round"] for one in self.purposes.values()}
        last = [one for one in self.rounds.values() if one.get("came to a decision") and one["id"] in asked][-2:]
        lasted = [min(one["length"], noted(one["decided"]) - noted(one["opened"])) for one in last]
        long = len(last) == 2 and min(lasted) >= 3 * DAY
        for person in self.residents() if long else ():
            came = self.members[person]["joined"]
            if all(one["frozen"] >= came and person in one["roll"] and person not in one["spoken"] for one in last):
                self.members[person]["resting"] = True

    def end(self, its_round: Thing, place: Place) -> None:
        its_round["phase"] = "closed"
        its_round["roll"] = dict.fromkeys(its_round["roll"], 0)
        target = POT if its_round["carries"] else ("returned", its_round["id"], None)
        self.move(self.at(place), place, target)

    # Activation

    def open_purposes(self, its_round: Thing) -> list[int]:
        mine = (number for number, one in self.purposes.items() if one["round"] == its_round["id"])
        return [number for number in mine if self.purposes[number]["state"] == "undecided"]

    def outcome(self, its_round: Thing, numbers: list[int]) -> list[Paid]:
        wishes, purses = [self.wish(one) for one in numbers], self.purses(its_round)
        return settle(wishes, purses, its_round["rule"], len(purses), its_round["seed"])

    def activate(self, number: int, paid: Paid) -> None:
        purpose = self.purposes[number]
        its_round = self.rounds[purpose["round"]]
        people = {code: person for person, code in self.codes.items()}
        purpose |= {"state": "activated", "ripens_at": None, "price": paid.price}
        self.forget("ripen", number)
        for code, pennies in paid.payments.items():
            person = people[code]
            its_round["roll"][person] -= pennies
            purpose["payments"][person] = pennies
            if person in self.commons.writable:
                self.receipts.append((person, number))
        self.receipts += [(one, number) for one in self.coordinators if one in self.commons.writable]
        shares = ("shares", its_round["id"], None)
        self.move(parts(purpose["cost"], self.at(shares)), shares, ("purpose", its_round["id"], number))


def plan_of(preset: str, timing: str, length: timedelta, limit: int | None, *, carries: bool, sealed: bool) -> Thing:
    """The rule's fractions are written here again, as design.md has them."""
    rules = {
        "together": (Fraction(1, 3), Fraction(2, 3)),
        "several": (Fraction(1, 10), Fraction(2, 3)),
        "near-consensus": (Fraction(1, 2), Fraction(4, 5)),
    }
    return {
        "rule": rules[preset],
        "timing": timing,
        "length": length,
        "limit": limit,
        "carries": carries,
        "sealed": sealed,
    }
