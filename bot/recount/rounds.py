"""A round up to its roll."""

import re
from fractions import Fraction
from math import ceil

from .basics import Entry, canonical, moment, need, seal
from .capture import Arrival, facts
from .funds import Funds
from .rule import Purpose, Rule
from .state import Round

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
SURE = ("need", "two", "pair")  # facts that do not count residents


def _third(length: int) -> int:
    """How long people can join: a third, in whole days where the round has three or more."""
    return length // 3 if length < 3 * DAY else -(-length // (3 * DAY)) * DAY


def _near(given: int, wanted: int, length: int) -> bool:
    """Whole days go by the calendar of the place, whose clocks change; what is shorter goes by the second."""
    return abs(given - wanted) <= (3 * HOUR if length >= DAY else 1000)


class Rounds(Funds):
    """The acts about a round as a whole, and which of its purposes begin to ripen."""

    def opened(self, entry: Entry) -> None:
        self._alone(entry)
        need(self._open() is None and entry["round"] == len(self.rounds) + 1, "another round is open")
        there = [one for one in self.members.values() if one.here and one.coordinates]
        advisers = sum(one.adviser for one in there)
        need(advisers < len(there) - advisers, "residents are not the majority of those who coordinate")
        rule, dates = entry["rule"], entry["dates"]
        need(
            all(re.fullmatch(r"\d{1,9}/\d{1,9}", rule[part]) for part in ("core", "agreement")), "there is no such rule"
        )
        core, agreement = Fraction(rule["core"]), Fraction(rule["agreement"])
        need(Fraction(1, 20) <= core <= Fraction(9, 10) and Fraction(1, 2) <= agreement < 1, "there is no such rule")
        when_ready = rule["timing"] == "when_ready"
        need(when_ready or rule["timing"] == "at_the_close", "there is no such timing")
        need(not (rule["sealed"] and when_ready), "a sealed round decides at its close")
        freeze, until, decides = (moment(dates[name]) for name in ("freeze", "until", "decides"))
        length, ripening = entry["length"] * 1000, entry["ripening"] * 1000
        need(2 * HOUR <= length <= 366 * DAY, "no round is so long")
        need(ripening == min(DAY, length // 6000 * 1000), "purposes wait for another time")
        need(_near(decides, self.now + length, length), "it is to be decided after another time")
        need(_near(freeze, self.now + _third(length), _third(length)), "joining is open for another time")
        need(
            0 <= decides - until - ripening < 1000, "purposes are not taken until one waiting time before the decision"
        )
        wait = self._newcomers_wait(freeze)
        need(entry["wait"] * 1000 == wait, "newcomers wait for another time")
        self._check_ground(entry, freeze, wait)
        mass = Rule(core, agreement, 0)
        made = Round(entry["round"], entry["seed"], mass, rule["limit"], when_ready, entry["carries"], rule["sealed"],
                     ripening, self.now, length, freeze, until, decides, wait)  # fmt: skip
        if self._recounts(made):
            need(entry["question"] == seal(made.seed + self.facts["question"]), "round.json has another question")
            need(entry["currency"] == self.facts["currency"], "round.json has another currency")
        self.rounds[made.number] = made

    def _newcomers_wait(self, freeze: int) -> int:
        """Who had joined when a wait was set waits as before, or less."""
        found = 0
        for wait, since in self.waits:
            found = min(wait, max((freeze - since) // MINUTE * MINUTE, found))
        return found

    def _check_ground(self, entry: Entry, freeze: int, wait: int) -> None:
        fewest, most = self._residents(freeze, wait)
        limit, pot = entry["rule"]["limit"], sum(self.books.of("pot").values())
        need(entry["currency"] == self.currency, "the pot has another currency")
        need(most >= 3 and pot >= max(3, fewest) and (limit is None or limit > 0), "there was not enough for a round")

    def extended(self, entry: Entry) -> None:
        self._together(entry)
        its_round, dates, more = self._round(entry), entry["dates"], entry["length"] * 1000
        freeze, until, decides = (moment(dates[name]) for name in ("freeze", "until", "decides"))
        gathering = its_round.phase == "gathering"
        need((gathering or its_round.phase == "rolled") and self.now <= its_round.until, "it is too late for that")
        need(not its_round.extended, "it was made longer before")
        need(MINUTE <= more <= its_round.length, "it is not made longer by so much")
        need(_near(decides, its_round.decides + more, more), "it is to be decided at another time")
        need(decides - until == its_round.ripening, "purposes are taken until another time")
        later = _third(its_round.length + more) - _third(its_round.length) if gathering else 0
        need(_near(freeze, its_round.freeze + later, later), "joining is open until another time")
        its_round.freeze, its_round.until, its_round.decides, its_round.extended = freeze, until, decides, True

    def put_off(self, entry: Entry) -> None:
        its_round, freeze = self._round(entry), moment(entry["dates"]["freeze"])
        need(its_round.phase == "gathering" and not its_round.put_off, "joining is put off once, before the roll")
        self._cannot_freeze(its_round)
        wait = its_round.freeze - its_round.opened
        wanted = min(max(its_round.freeze, self.now) + wait, its_round.until)
        need(_near(freeze, wanted, wait), "joining is open until another time")
        its_round.put_off, its_round.freeze = True, freeze

    def _cannot_freeze(self, its_round: Round) -> None:
        self._in_turn(its_round, its_round.freeze)
        fewest, most = self._residents(its_round.freeze, its_round.wait)
        need(fewest < 3 or sum(self.books.of("pot").values()) < most, "there was enough for a roll")

    def _in_turn(self, its_round: Round, due: int) -> None:
        """What falls due is done in its order: what was due before waits no more."""
        need(self.now >= due, "it is not time yet")
        self.last_due = self.now
        for one in its_round.undecided():
            need(one.ripens_at is None or one.ripens_at >= due, f"purpose {one.id} had waited long enough before")
            if self._recounts(its_round) and its_round.phase != "gathering":
                over = sum(until < due for until in one.objectors.values())
                need(over <= len(one.reasons), f"an objection to {one.id} was given no reason, and still counts")

    def nudged(self, entry: Entry) -> None:
        need(self._round(entry).phase in ("gathering", "rolled"), "nobody is reminded then")
        self.last_due = self.now

    def silence(self, entry: Entry) -> None:
        its_round, length = self._round(entry), entry["seconds"] * 1000
        need(length > DAY, "so long a silence moves nothing")
        need(self.now - length >= self.last_due - 2 * MINUTE, "it was not silent for so long")
        its_round.freeze += length if its_round.phase == "gathering" else 0
        its_round.until, its_round.decides = its_round.until + length, its_round.decides + length
        its_round.closes += length
        for one in its_round.undecided():
            one.ripens_at = None if one.ripens_at is None else one.ripens_at + length
            one.objectors = {who: until + length for who, until in one.objectors.items()}

    def frozen(self, entry: Entry) -> None:
        its_round = self._round(entry)
        need(its_round.phase == "gathering", "joining was over before")
        self._in_turn(its_round, its_round.freeze)
        roll, share, pot = entry["residents"], entry["share"], sum(self.books.of("pot").values())
        fewest, most = self._residents(its_round.freeze, its_round.wait)
        need(max(3, fewest) <= roll <= most, f"{roll} are on the roll, of {most} residents")
        equal = pot // roll
        wanted = equal if its_round.limit is None else min(equal, its_round.limit)
        need(share == wanted > 0, f"{share} is not each one's share")
        its_round.rule = Rule(its_round.rule.core, its_round.rule.agreement, roll)
        its_round.phase, its_round.share = "rolled", share
        self.books.spread(self.at, "pot", f"shares {its_round.number}", roll * share)
        if self._recounts(its_round):
            self._check_facts(its_round)
            self._enrol(its_round, entry)
        self.last_roll, self.pairs = self.now, []

    def _check_facts(self, its_round: Round) -> None:
        """How this roll came together is told as it was, but for those who have erased themselves and are not named."""
        known = self._could_be_on(its_round.freeze, its_round.wait)
        arrivals = [Arrival(one.since, one.through, one.let_in_by) for one in known]
        need_people = max(3, ceil(its_round.rule.core * its_round.rule.roll))
        so = facts(arrivals, self.pairs, self.last_roll, need_people)
        told, (_, most) = self.facts["facts"], self._residents(its_round.freeze, its_round.wait)
        need(told.keys() == so.keys(), "round.json tells other facts about the roll")
        for name, number in so.items():
            unsure = 0 if name in SURE else self.gone
            high = most if name == "residents" else number
            need(number - unsure <= told[name] <= high, "round.json tells other facts about the roll")

    def _enrol(self, its_round: Round, entry: Entry) -> None:
        roll = self.facts["roll"]
        need(roll == sorted(set(roll)) and len(roll) == entry["residents"], "round.json has another number on the roll")
        need(entry["roll"] == seal(canonical(roll)), "the roll in round.json is not the one that was frozen")
        its_round.left = dict.fromkeys(roll, its_round.share)
        for one in its_round.purposes.values():
            one.backers &= its_round.left.keys()
            one.objectors = {who: until for who, until in one.objectors.items() if who in its_round.left}
            self._weigh(its_round, one)
        self.must_ripen = [one.id for one in its_round.undecided() if self._ripe(its_round, one)]

    def _weigh(self, its_round: Round, one: Purpose) -> None:
        one.payers = one.covered = 0
        for voter in one.backers:
            left = its_round.left[voter]
            one.payers, one.covered = one.payers + (left > 0), one.covered + left

    def _ripe(self, its_round: Round, one: Purpose) -> bool:
        able = its_round.phase == "rolled" and its_round.when_ready and self._recounts(its_round)
        if not able or one.state != "undecided" or one.ripens_at is not None:
            return False
        return self.now + its_round.ripening < its_round.decides and its_round.rule.failed(one) is None

    def _consider(self, its_round: Round, one: Purpose) -> None:
        if self._ripe(its_round, one):
            self.must_ripen.append(one.id)
