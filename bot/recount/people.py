"""Who belongs, who coordinates, and whether they could do what they did."""

from .basics import Entry, Wrong, need
from .capture import DAY
from .state import Member, State

# What is agreed to for each act that two people do, and what may be written before it is done.
DOES = {
    "appointed": "appoint",
    "cancelled": "cancel",
    "closed early": "close",
    "corrected": "correct",
    "deposited": "deposit",
    "dismissed": "dismiss",
    "extended": "extend",
    "joined": "admit",
    "opened": "launch",
    "readmitted": "readmit",
    "removed": "remove",
}
MEANWHILE = {
    "correct": ("deposited",),
    "dismiss": ("request lapsed",),
    "remove": ("request lapsed", "stance", "ripening"),
}
ALONE = ("admit", "deposit", "launch")


class People(State):
    """The acts about members and coordinators."""

    def _alone(self, entry: Entry) -> None:
        """Done by one coordinator, or by an adviser with a second person."""
        codes = [entry["by"]] if isinstance(entry["by"], str) else list(entry["by"])
        if len(codes) > 1:
            self._together(entry)
            return
        first = self._member(codes[0])
        need(first.coordinates, f"{codes[0]} does not coordinate then")
        need(not first.adviser, "an adviser did it alone")

    def _together(self, entry: Entry) -> None:
        """Done by two different people: a coordinator and another coordinator, or any resident where there is none."""
        codes = list(entry["by"])
        need(len(codes) == 2 and codes[0] != codes[1], "it needs two people")
        if self.agreed_to is None:
            raise Wrong("nobody agreed to it")
        what, both = self.agreed_to
        done = "correct" if what == "correct" and entry["act"] == "deposited" else DOES[entry["act"]]
        need(codes == both and what == done, "it is not what was agreed to, or by others")
        asker, second = (self._member(code) for code in codes)
        need(asker.coordinates, f"{codes[0]} does not coordinate then")
        about = entry["member"] if what in ("dismiss", "remove") else None
        need(codes[1] != about, "one agreed about themselves")
        able = [
            code
            for code, one in self.members.items()
            if one.here and one.coordinates and code not in (codes[0], about) and _may_second(what, asker, one)
        ]
        need(codes[1] in able if able else not second.adviser, f"{codes[1]} may not agree to it")

    def _go_on(self, entry: Entry) -> None:
        """What two people agreed to is done at once."""
        if self.agreed_to is None:
            return
        what, act = self.agreed_to[0], entry["act"]
        need(DOES.get(act) == what or act in MEANWHILE.get(what, ()), "what was agreed to is not done")

    def joined(self, entry: Entry) -> None:
        before = self.members.get(entry["member"])
        need(before is None or not before.here, "they are a member already")
        need(before is None or not before.removed, "they were removed and not let back in")
        need(before is None or not before.erased, "they have erased themselves: whoever comes back is somebody new")
        if "by" in entry:
            self._alone(entry)
        if "code" in entry:
            need(entry["code"] is True and self.codes > 0, "there was no code to join with")
            self.codes -= 1
        need(
            "by" in entry or "code" in entry or self.policy == "open" or not self._steering(),
            "no coordinator let them in",
        )
        adviser = before is not None and before.adviser
        by = entry.get("by", [])
        let_in_by = tuple(sorted([by] if isinstance(by, str) else by))
        self.members[entry["member"]] = Member(
            adviser=adviser, since=self.now, through=entry.get("through", ""), let_in_by=let_in_by
        )

    def _steering(self) -> list[Member]:
        return [one for one in self.members.values() if one.here and one.coordinates]

    def policy_set(self, entry: Entry) -> None:
        self._alone(entry)
        need(entry["policy"] in ("open", "approve", "code"), "there is no such way to join")
        self.policy = entry["policy"]

    def codes_made(self, entry: Entry) -> None:
        self._alone(entry)
        need(entry["codes"] > 0, "no codes were made")
        self.codes += entry["codes"]

    def codes_taken_back(self, entry: Entry) -> None:
        self._alone(entry)
        need(entry["codes"] == self.codes > 0, f"{self.codes} codes were unused")
        self.codes = 0

    def wait_set(self, entry: Entry) -> None:
        self._alone(entry)
        need(entry["seconds"] >= 0, "nobody waits for less than no time")
        self.waits.append((entry["seconds"] * 1000, self.now))

    def left(self, entry: Entry) -> None:
        member = self._member(entry["member"])
        need(not member.coordinates, "they still coordinated")
        member.here = False

    def erased(self, entry: Entry) -> None:
        """Whoever it was may have left before. Of the purposes it names, some of the words are gone: only their own."""
        if "member" not in entry:
            self._somebody_erased(entry)
            return
        member = self.members.get(entry["member"])
        if member is None or member.erased:
            raise Wrong(f"{entry['member']} is nobody who could erase themselves")
        purposes = {name: one for of in self.rounds.values() for name, one in of.purposes.items()}
        own = all(name in purposes and purposes[name].by == entry["member"] for name in entry["words"])
        need(own, "words of somebody else were erased")
        self.without_words |= set(entry["words"])
        member.here, member.coordinates, member.erased = False, False, True

    def _somebody_erased(self, entry: Entry) -> None:
        """It does not say who, so that nobody can tell whose choices ended in the same moment."""
        need(not entry["words"], "words were erased, and not whose")
        self.gone += entry["resident"]
        plain = sum(one.here and not one.adviser and not one.coordinates for one in self.members.values())
        need(self.gone <= plain, "nobody is left who could have erased themselves")

    def removed(self, entry: Entry) -> None:
        self._together(entry)
        member = self._member(entry["member"])
        member.here, member.coordinates, member.removed = False, False, True

    def readmitted(self, entry: Entry) -> None:
        self._together(entry)
        before = self.members[entry["member"]]
        need(before.removed and not before.erased, "they were not removed")
        self.members[entry["member"]].removed = False

    def appointed(self, entry: Entry) -> None:
        if "by" in entry:
            self._together(entry)
        need("by" in entry or not self.rounds or not self._steering(), "nobody appoints alone any more")
        member = self._member(entry["member"])
        need(not member.coordinates, "they coordinate already")
        member.coordinates = True

    def stepped_down(self, entry: Entry) -> None:
        member = self._member(entry["member"])
        need(member.coordinates, "they did not coordinate")
        need(len(self._steering()) > 1 or self._open() is None, "the last coordinator left an open round")
        member.coordinates = False

    def dismissed(self, entry: Entry) -> None:
        self._together(entry)
        member = self._member(entry["member"])
        need(member.coordinates, "they did not coordinate")
        member.coordinates = False

    def role(self, entry: Entry) -> None:
        open_now, member = self._open(), self._member(entry["member"])
        need(open_now is None or open_now.phase == "gathering", "nobody changes their role while a roll is frozen")
        need(member.adviser != entry["adviser"], "that is their role already")
        member.adviser = entry["adviser"]

    def rests(self, entry: Entry) -> None:
        """Only who was on the last two rolls that decided on anything, after days each, and said nothing."""
        decided = [one for one in self.rounds.values() if one.decided and one.purposes and not one.cancelled][-2:]
        after = self.last_act in ("closed", "request lapsed") and self._open() is None
        need(after and len(decided) == 2, "nobody rests then")
        lasted = (min(one.length, one.decided - one.opened) for one in decided)
        need(all(length >= 3 * DAY for length in lasted), "nobody rests after so short a round")
        quiet = min(one.rule.roll - len(one.heard) for one in decided)
        need(0 < entry["people"] <= quiet, f"at most {quiet} said nothing")
        self.rested += entry["people"]

    def wakes(self, entry: Entry) -> None:
        need(self.rested > 0 and not self._member(entry["member"]).adviser, "nobody rested")
        self.rested -= 1

    def of_member(self, entry: Entry) -> None:
        self._member(entry["member"])

    def asked(self, entry: Entry) -> None:
        need(self._member(entry["by"]).coordinates, "only a coordinator asks for it")
        need(entry["what"] in DOES.values() and entry["request"] not in self.requests, "it is no new request")
        self.requests[entry["request"]] = entry["by"], entry["what"]

    def request_over(self, entry: Entry) -> tuple[str, str]:
        asked = self.requests.get(entry["request"])
        if asked is None:
            raise Wrong("nobody asked for it")
        need(entry["what"] == asked[1], "something else was asked for")
        self.requests[entry["request"]] = None
        return asked

    def called_off(self, entry: Entry) -> None:
        need(self._member(entry["by"]).coordinates, "only a coordinator calls it off")
        self.request_over(entry)

    def agreed(self, entry: Entry) -> None:
        asker, what = self.request_over(entry)
        need(entry["by"] != asker, "one person asked and agreed")
        self.agreed_to = what, [asker, entry["by"]]
        if self.now > self.last_roll:
            self.pairs.append(frozenset(self.agreed_to[1]))


def _may_second(what: str, asker: Member, second: Member) -> bool:
    """One of the two is a resident; what a resident does alone, an adviser does with a resident."""
    return not second.adviser or not (asker.adviser or what in ALONE)
