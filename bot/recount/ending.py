"""The end of a round: its decision and its close."""

from .basics import Entry, canonical, need, seal
from .ripening import Ripening
from .state import Round


class Ending(Ripening):
    """The acts that end a round."""

    def closed_early(self, entry: Entry) -> None:
        self._together(entry)
        its_round = self._round(entry)
        need(its_round.phase == "rolled", "it cannot be decided then")
        need(all(one.ripens_at is None for one in its_round.undecided()), "a purpose still waits")
        its_round.decides, its_round.until = self.now, min(its_round.until, self.now)

    def decided(self, entry: Entry) -> None:
        its_round = self._round(entry)
        need(its_round.phase == "rolled", "it was not to be decided then")
        if self.last_act != "closed early":
            self._in_turn(its_round, its_round.decides)
        need(self.last_act != "closed early" or self.now == its_round.decides, "it was to be decided at once")
        if self._recounts(its_round):
            outcome = its_round.count(its_round.undecided()).recorded()
            need(entry["outcome"] == seal(canonical(outcome)), "the rule decides something else")
        for one in its_round.undecided():
            one.ripens_at = None
        its_round.phase, its_round.decided = "provisional", self.now
        its_round.closes = self.now + its_round.ripening

    def closed(self, entry: Entry) -> None:
        its_round = self._round(entry)
        outcome: dict[str, object] = {}
        if its_round.phase == "gathering":
            need(its_round.put_off, "it was not to end then")
            self._cannot_freeze(its_round)
            source = "pot"
        else:
            self._final(its_round)
            source = f"shares {its_round.number}"
            if its_round.last is not None:
                outcome = its_round.last.recorded()
                missing = [one.id for one, _, _ in its_round.last.activated if one.state != "activated"]
                need(not missing, f"by the rule {missing} go ahead")
        self._end(its_round, entry, source, outcome)

    def _end(self, its_round: Round, entry: Entry, source: str, outcome: dict[str, object]) -> None:
        target = "pot" if its_round.carries else f"returned {its_round.number}"
        back = {} if source == target else self.books.empty(self.at, source, target)
        need(entry["returned"] == sum(back.values()), f"{sum(back.values())} pennies are left")
        need(entry["carries"] == its_round.carries, "what is left goes elsewhere")
        if entry["act"] == "closed" and (self._recounts(its_round) or source == "pot"):
            need(entry["outcome"] == seal(canonical({**outcome, "returned": back})), "the rule decides something else")
        its_round.phase = "closed"

    def cancelled(self, entry: Entry) -> None:
        self._together(entry)
        its_round = self._round(entry)
        source = "pot" if its_round.phase == "gathering" else f"shares {its_round.number}"
        its_round.cancelled = True
        if source == "pot":
            its_round.phase = "closed"
            need(entry["returned"] == 0, "nothing was taken from the pot")
        else:
            self._end(its_round, entry, source, {})
