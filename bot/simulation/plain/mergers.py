"""Merging in dictionaries: who asked whom, and what comes of it."""

from bot.simulation.plain.ballots import Ballots
from bot.simulation.plain.town import Commons, No, Thing, unless


class Mergers(Ballots):
    """A wish to merge is a purpose, another, how many texts each had, and how it ended."""

    def __init__(self, commons: Commons, founder: int, zone: str = "Europe/London") -> None:
        super().__init__(commons, founder, zone)
        self.mergers: dict[int, Thing] = {}

    def merge(self, number: int, into: int, person: int) -> None:
        its_round = self.may_merge(number, into, person)
        before = next((one for one in self.mergers.values() if one["one"] == number and one["ended"] is None), None)
        unless(before is None or not self.stands(before), "merge_waits")
        own = self.purposes[into]["by"] == person
        other = self.purposes[into]["by"]
        can_be_asked = other in self.commons.writable and not self.members[other]["left"]
        unless(own or can_be_asked, "proposer_unreachable")
        if before is not None:
            self.end_merger(next(which for which, one in self.mergers.items() if one is before), "over")
        if own:
            self.become_one(number, into)
            return
        texts = len(self.purposes[number]["texts"]), len(self.purposes[into]["texts"])
        which = self.next("merger")
        self.mergers[which] = {"one": number, "into": into, "texts": texts, "ended": None}
        until = min(self.now + its_round["ripening"], its_round["propose_until"])
        self.agree("unanswered", which, until)

    def may_merge(self, number: int, into: int, person: int) -> Thing:
        self.member(person)
        unless(self.purposes[number]["by"] == person, "not_the_proposer")
        self.undecided_or_why(number)
        its_round = self.rounds[self.purposes[number]["round"]]
        unless(its_round["phase"] != "closed", "round_closed")
        unless(self.now < its_round["propose_until"] and its_round["phase"] != "provisional", "too_late_to_amend")
        unless(number != into, "merges_with_itself")
        unless(self.purposes[into]["round"] == its_round["id"], "other_round")
        self.undecided_or_why(into)
        return its_round

    def answer_merger(self, which: int, person: int, word: str) -> None:
        """word: agree, decline or take back."""
        if which not in self.mergers:
            raise No("no_such_thing")
        merger = self.mergers[which]
        unless(merger["ended"] is None, "merge_over")
        asker = self.purposes[merger["one"]]["by"]
        answers = asker if word == "take back" else self.purposes[merger["into"]]["by"]
        unless(person == answers, "not_the_proposer")
        if word == "agree":
            unless(self.stands(merger) and not self.members[asker]["left"], "merge_changed")
            self.may_merge(merger["one"], merger["into"], asker)
            self.end_merger(which, "agreed")
            self.become_one(merger["one"], merger["into"])
        else:
            self.end_merger(which, "declined" if word == "decline" else "taken back")

    def leave_apart(self, which: int) -> None:
        """Nobody answered in time."""
        self.mergers[which]["ended"] = "lapsed"

    def stands(self, merger: Thing) -> bool:
        both = [self.purposes[merger[name]] for name in ("one", "into")]
        same = tuple(len(one["texts"]) for one in both) == merger["texts"]
        return same and all(one["state"] == "undecided" for one in both)

    def end_merger(self, which: int, how: str) -> None:
        self.mergers[which]["ended"] = how
        self.forget("unanswered", which)

    def become_one(self, number: int, into: int) -> None:
        self.begin_anew(number, "merged")
        self.purposes[number] |= {"state": "merged", "into": into}
