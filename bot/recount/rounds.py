"""A round up to its roll."""

from fractions import Fraction

from .basics import Entry, canonical, moment, need, seal
from .funds import Funds
from .rule import Purpose, Rule
from .state import Round


class Rounds(Funds):
    """The acts about a round as a whole, and which of its purposes begin to ripen."""

    def opened(self, entry: Entry) -> None:
        self._alone(entry)
        need(self._open() is None and entry["round"] == len(self.rounds) + 1, "another round is open")
        there = [one for one in self.members.values() if one.here and one.coordinates]
        advisers = sum(one.adviser for one in there)
        need(advisers < len(there) - advisers, "residents are not the majority of those who coordinate")
        rule, dates = entry["rule"], entry["dates"]
        core, agreement = Fraction(rule["core"]), Fraction(rule["agreement"])
        need(Fraction(1, 20) <= core <= Fraction(9, 10) and Fraction(1, 2) <= agreement < 1, "there is no such rule")
        when_ready = rule["timing"] == "when_ready"
        need(not (rule["sealed"] and when_ready), "a sealed round decides at its close")
        freeze, until, decides = (moment(dates[name]) for name in ("freeze", "until", "decides"))
        ripening = entry["ripening"] * 1000
        need(self.now <= freeze <= until < decides and ripening > 0, "its dates are not in order")
        need(decides - until == ripening, "purposes are not taken until one waiting time before the decision")
        mass = Rule(core, agreement, 0)
        made = Round(entry["round"], entry["seed"], mass, rule["limit"], when_ready, entry["carries"], rule["sealed"],
                     ripening, freeze, until, decides)  # fmt: skip
        if self._recounts(made):
            need(entry["question"] == seal(made.seed + self.facts["question"]), "round.json has another question")
            need(entry["currency"] == self.facts["currency"], "round.json has another currency")
        self.rounds[made.number] = made

    def extended(self, entry: Entry) -> None:
        self._together(entry)
        its_round, dates = self._round(entry), entry["dates"]
        freeze, until, decides = (moment(dates[name]) for name in ("freeze", "until", "decides"))
        need(its_round.phase in ("gathering", "rolled") and self.now <= its_round.until, "it is too late for that")
        need(decides > its_round.decides and freeze >= its_round.freeze, "it is not longer than before")
        its_round.freeze, its_round.until, its_round.decides = freeze, until, decides

    def put_off(self, entry: Entry) -> None:
        its_round = self._round(entry)
        need(its_round.phase == "gathering" and not its_round.put_off, "joining is put off once, before the roll")
        need(self.now >= its_round.freeze, "it is not time yet")
        its_round.put_off, its_round.freeze = True, moment(entry["dates"]["freeze"])

    def silence(self, entry: Entry) -> None:
        its_round, length = self._round(entry), entry["seconds"] * 1000
        need(length > 0, "time does not go back")
        its_round.freeze += length if its_round.phase == "gathering" else 0
        its_round.until, its_round.decides = its_round.until + length, its_round.decides + length
        its_round.closes += length
        for one in its_round.undecided():
            one.ripens_at = None if one.ripens_at is None else one.ripens_at + length
            one.objectors = {who: until + length for who, until in one.objectors.items()}

    def frozen(self, entry: Entry) -> None:
        its_round = self._round(entry)
        need(its_round.phase == "gathering" and self.now >= its_round.freeze, "joining was not over")
        roll, share, pot = entry["residents"], entry["share"], sum(self.books.of("pot").values())
        most = sum(one.here and not one.adviser for one in self.members.values())
        need(3 <= roll <= most and roll >= most - max(0, self.rested), f"{roll} are on the roll, of {most} residents")
        equal = pot // roll
        need(
            share == (equal if its_round.limit is None else min(equal, its_round.limit)),
            f"{share} is not each one's share",
        )
        its_round.rule = Rule(its_round.rule.core, its_round.rule.agreement, roll)
        its_round.phase, its_round.share = "rolled", share
        self.books.spread(self.at, "pot", f"shares {its_round.number}", roll * share)
        if self._recounts(its_round):
            self._enrol(its_round, entry)

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
