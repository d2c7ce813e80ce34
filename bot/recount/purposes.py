"""Purposes, and what is said of them."""

from .basics import Entry, Wrong, need
from .rounds import Rounds
from .rule import Purpose
from .state import Round


class Purposes(Rounds):
    """The acts about one purpose, up to its ripening."""

    def _purpose(self, entry: Entry, name: str = "purpose") -> tuple[Round, Purpose]:
        its_round = self._round(entry)
        one = its_round.purposes.get(entry[name])
        if one is None or one.state != "undecided":
            raise Wrong(f"purpose {entry[name]} is not open then")
        return its_round, one

    def proposed(self, entry: Entry) -> None:
        its_round, member = self._round(entry), self._member(entry["by"])
        need(entry["adviser"] == member.adviser, "the proposer's role is another")
        need(its_round.phase in ("gathering", "rolled") and self.now <= its_round.until, "no purposes were taken then")
        need(entry["purpose"] == f"{its_round.number}.{len(its_round.purposes) + 1}", "its number is not the next")
        self._cost(its_round, entry)
        its_round.purposes[entry["purpose"]] = Purpose(entry["purpose"], entry["cost"], [entry["text"]])

    def _cost(self, its_round: Round, entry: Entry) -> None:
        need(entry["cost"] > 0, "it costs nothing")
        reach = its_round.share * its_round.rule.roll
        need(its_round.phase == "gathering" or entry["cost"] <= reach, "all shares together cannot pay it")

    def amended(self, entry: Entry) -> None:
        its_round, one = self._purpose(entry)
        need(its_round.phase in ("gathering", "rolled") and self.now <= its_round.until, "no changes were taken then")
        self._cost(its_round, entry)
        need(not entry["keeps"] or entry["cost"] < one.cost, "it costs no less, and all must be asked again")
        one.cost = entry["cost"]
        one.texts.append(entry["text"])
        if entry["keeps"]:
            self._consider(its_round, one)
        else:
            self._fall_silent(one)

    def merged(self, entry: Entry) -> None:
        _, one = self._purpose(entry)
        _, into = self._purpose(entry, "into")
        need(one is not into, "a purpose is merged into another")
        self._fall_silent(one)
        one.state = "merged"

    def _fall_silent(self, one: Purpose) -> None:
        one.backers, one.objectors, one.ripens_at, one.payers, one.covered = set(), {}, None, 0, 0

    def withdrawn(self, entry: Entry) -> None:
        _, one = self._purpose(entry)
        one.state, one.ripens_at = "withdrawn", None

    def stance(self, entry: Entry) -> None:
        its_round, one = self._purpose(entry)
        self._check_stance(its_round, one, entry)
        self._say(its_round, one, entry["voter"], entry["says"])
        self.choices += 1
        self._consider(its_round, one)

    def _check_stance(self, its_round: Round, one: Purpose, entry: Entry) -> None:
        says, voter = entry["says"], entry["voter"]
        need(says in ("backs", "objects", "silent"), f"nobody says {says!r}")
        if its_round.phase == "gathering":
            return
        need(not self._recounts(its_round) or voter in its_round.left, f"{voter} is not on the roll")
        need(its_round.phase == "rolled" or says != "backs", "nothing is backed while the outcome is provisional")
        quarter = self._last_quarter(its_round, one)
        need(says != "objects" or quarter is None or self.now <= quarter, "the last quarter takes no objections")

    def _last_quarter(self, its_round: Round, one: Purpose) -> int | None:
        ends = its_round.closes if its_round.phase == "provisional" else one.ripens_at
        return None if ends is None else ends - its_round.ripening // 4

    def _say(self, its_round: Round, one: Purpose, voter: str, says: str) -> None:
        left = its_round.left.get(voter, 0)
        if voter in one.backers:
            one.backers.remove(voter)
            one.payers, one.covered = one.payers - (left > 0), one.covered - left
        one.objectors.pop(voter, None)
        if says == "backs":
            one.backers.add(voter)
            one.payers, one.covered = one.payers + (left > 0), one.covered + left
        elif says == "objects":
            quarter, half = self._last_quarter(its_round, one), self.now + its_round.ripening // 2
            one.objectors[voter] = half if quarter is None else min(half, quarter)

    def ends_objection(self, entry: Entry) -> None:
        its_round, one = self._purpose(entry)
        voter = entry["voter"]
        need(voter in one.objectors, f"{voter} does not object then")
        need(entry["act"] != "lapsed" or self.now >= one.objectors[voter], "it is too soon")
        self._say(its_round, one, voter, "silent")
        self._consider(its_round, one)

    def of_purpose(self, entry: Entry) -> None:
        self._round(entry)
