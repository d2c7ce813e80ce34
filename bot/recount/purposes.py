"""Purposes, and what is said of them."""

from .basics import Entry, Wrong, need
from .rounds import Rounds
from .rule import Purpose
from .state import Round

WORDS = "title", "why", "payee"


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
        self._takes_texts(its_round)
        need(entry["purpose"] == f"{its_round.number}.{len(its_round.purposes) + 1}", "its number is not the next")
        self._check_cost(its_round, entry)
        made = Purpose(entry["purpose"], entry["cost"], [entry["text"]])
        made.by, made.pays_proposer = entry["by"], entry["pays_proposer"]
        its_round.purposes[made.id] = made

    def _takes_texts(self, its_round: Round) -> None:
        able = its_round.phase in ("gathering", "rolled") and self.now <= its_round.until
        need(able, "no purposes and no changes were taken then")

    def _check_cost(self, its_round: Round, entry: Entry) -> None:
        need(entry["cost"] > 0, "it costs nothing")
        pot = sum(self.books.of("pot").values())
        reach = pot if its_round.phase == "gathering" else its_round.share * its_round.rule.roll
        need(entry["cost"] <= reach, "all shares together cannot pay it")

    def amended(self, entry: Entry) -> None:
        its_round, one = self._purpose(entry)
        need(entry["by"] == one.by, "only its proposer changes it")
        self._takes_texts(its_round)
        self._check_cost(its_round, entry)
        need(not entry["keeps"] or entry["cost"] < one.cost, "it costs no less, and all must be asked again")
        if self._recounts(its_round):
            self._check_words(one, entry)
        one.cost, one.pays_proposer = entry["cost"], entry["pays_proposer"]
        one.texts.append(entry["text"])
        if entry["keeps"]:
            self._consider(its_round, one)
        else:
            self._fall_silent(one)

    def _check_words(self, one: Purpose, entry: Entry) -> None:
        """A lower cost alone keeps what was said. The seals of the words are compared at the end.

        Of words that were erased nobody can tell what they were.
        """
        latest = len(one.texts)
        told = self.facts["purposes"][one.id][latest - 1 : latest + 1]
        if not all(text["salt"] for text in told):
            return
        words = [[text[name] for name in WORDS] for text in told]
        same = words[0] == words[1] and one.pays_proposer == entry["pays_proposer"]
        need(not same or entry["cost"] != one.cost, "nothing was changed")
        need(entry["keeps"] == (same and entry["cost"] < one.cost), "a lower cost alone keeps what was said")

    def interest(self, entry: Entry) -> None:
        """How many say that they, or somebody close to them, would be paid. Who, the journal does not tell."""
        _, one = self._purpose(entry)
        need(0 <= entry["people"] < len(self.members), "more people said so than there are")
        one.interested = entry["people"], entry["proposer"]

    def merger_asked(self, entry: Entry) -> None:
        its_round, one = self._purpose(entry)
        self._takes_texts(its_round)
        need(one.id not in its_round.wishes, "it waits for an answer already")
        its_round.wishes[one.id] = self._wish(entry, one)

    def _wish(self, entry: Entry, one: Purpose) -> tuple[str, int, int]:
        """Into which, and for which of their texts it is meant."""
        _, into = self._purpose(entry, "into")
        need(one is not into, "a purpose is merged into another")
        return into.id, len(one.texts), len(into.texts)

    def merger_ended(self, entry: Entry) -> None:
        """It may end behind its round: its time goes on when a round is cancelled."""
        its_round = self.rounds[int(entry["purpose"].partition(".")[0])]
        wish = its_round.wishes.pop(entry["purpose"], None)
        need(wish is not None and wish[0] == entry["into"], "nobody wished for it")

    def merged(self, entry: Entry) -> None:
        its_round, one = self._purpose(entry)
        self._takes_texts(its_round)
        wish = self._wish(entry, one)
        same = its_round.purposes[wish[0]].by == one.by
        need(same or its_round.wishes.pop(one.id, None) == wish, "the other proposer was not asked for it as it is")
        self._fall_silent(one)
        one.state, one.into = "merged", wish[0]

    def _fall_silent(self, one: Purpose) -> None:
        one.backers, one.objectors, one.ripens_at, one.payers, one.covered = set(), {}, None, 0, 0

    def withdrawn(self, entry: Entry) -> None:
        _, one = self._purpose(entry)
        need(entry["by"] == one.by, "only its proposer withdraws it")
        one.state, one.ripens_at = "withdrawn", None

    def stance(self, entry: Entry) -> None:
        its_round, one = self._purpose(entry)
        self._check_stance(its_round, one, entry)
        need(self.agreed_to is None or entry["says"] == "silent", "what was agreed to is not done")
        if its_round.phase != "gathering" and entry["says"] != "silent":
            its_round.heard.add(entry["voter"])
        self._say(its_round, one, entry["voter"], entry["says"])
        self.choices += 1
        self._consider(its_round, one)

    def _check_stance(self, its_round: Round, one: Purpose, entry: Entry) -> None:
        says, voter = entry["says"], entry["voter"]
        need(says in ("backs", "objects", "silent"), f"nobody says {says!r}")
        before = "backs" if voter in one.backers else "objects" if voter in one.objectors else "silent"
        need(says != before, "they said so already")
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
            one.raised += 1
            one.objectors[voter] = half if quarter is None else min(half, quarter)

    def ends_objection(self, entry: Entry) -> None:
        its_round, one = self._purpose(entry)
        voter = entry["voter"]
        need(voter in one.objectors, f"{voter} does not object then")
        if entry["act"] == "lapsed":
            self._in_turn(its_round, one.objectors[voter])
            one.lapsed += 1
            need(one.lapsed + len(one.reasons) <= one.raised, "every objection to it was given a reason")
        one.settled += entry["act"] == "settled"
        self._say(its_round, one, voter, "silent")
        self._consider(its_round, one)

    def reason(self, entry: Entry) -> None:
        _, one = self._purpose(entry)
        need(one.objectors and entry["objection"] not in one.reasons, "there is no objection without a reason")
        one.reasons[entry["objection"]] = False
        need(one.lapsed + len(one.reasons) <= one.raised, "every objection to it lapsed or was given a reason")

    def answer(self, entry: Entry) -> None:
        _, one = self._purpose(entry)
        need(one.reasons.get(entry["objection"]) is False, "there is no reason to answer")
        one.reasons[entry["objection"]] = True
