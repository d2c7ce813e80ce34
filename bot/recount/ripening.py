"""Ripening, and what it ends in."""

from fractions import Fraction

from .basics import Entry, Wrong, canonical, need, seal
from .purposes import Purposes
from .rule import Purpose
from .state import Round


class Ripening(Purposes):
    """The acts that let a purpose wait, stop or go ahead."""

    def ripening(self, entry: Entry) -> None:
        its_round, one = self._purpose(entry)
        need(its_round.phase == "rolled" and its_round.when_ready, "nothing waits then")
        need(self.now + its_round.ripening <= its_round.decides + 1, "it cannot wait before the decision")
        if entry["again"]:
            self._others_first(its_round, one)
        else:
            need(one.ripens_at is None, "it waits already")
            need(not self._recounts(its_round) or its_round.rule.failed(one) is None, "it has not enough support")
            last_chance = self.now + its_round.ripening >= its_round.decides
            need(not self._recounts(its_round) or self.must_ripen or last_chance, "nothing lets it wait now")
            self.must_ripen = self.must_ripen[1:]
        one.ripens_at = self.now + its_round.ripening

    def _ripened(self, its_round: Round, one: Purpose) -> None:
        if one.ripens_at is None:
            raise Wrong("it was not waiting")
        self._in_turn(its_round, one.ripens_at)

    def _others_first(self, its_round: Round, one: Purpose) -> None:
        """It has waited, and its backers' money goes to others that wait as well."""
        self._ripened(its_round, one)
        if self._recounts(its_round):
            need(its_round.rule.failed(one) is None, "it has not enough support")
            need(self._mine(its_round, one) is None, "it should have gone ahead")

    def _mine(self, its_round: Round, one: Purpose) -> tuple[Fraction, dict[str, int]] | None:
        waiting = [other for other in its_round.undecided() if other.ripens_at is not None]
        counted = its_round.count([other for other in waiting if its_round.rule.failed(other) is None])
        return next(((equal, pays) for other, equal, pays in counted.activated if other is one), None)

    def waits_no_longer(self, entry: Entry) -> None:
        its_round, one = self._purpose(entry)
        self._others_first(its_round, one)
        need(self.now + its_round.ripening >= its_round.decides, "it could still wait once more")
        one.ripens_at = None

    def stopped(self, entry: Entry) -> None:
        its_round, one = self._purpose(entry)
        self._ripened(its_round, one)
        if self._recounts(its_round):
            need(its_round.rule.failed(one) == entry["test"], "it stopped for another reason")
        one.ripens_at = None

    def activated(self, entry: Entry) -> None:
        its_round, one = self._purpose(entry)
        need(entry["cost"] == one.cost, "it costs something else")
        if its_round.phase == "rolled":
            self._ripened(its_round, one)
        else:
            self._final(its_round)
        if self._recounts(its_round):
            self._pay(its_round, one, entry)
        one.state, one.ripens_at, one.price = "activated", None, entry["price"]
        places = f"shares {its_round.number}", f"purpose {one.id}"
        self.books.spread(self.at, *places, one.cost)

    def _pay(self, its_round: Round, one: Purpose, entry: Entry) -> None:
        if its_round.phase == "rolled":
            need(its_round.rule.failed(one) is None, "it has not enough support")
            found = self._mine(its_round, one)
        else:
            found = self._next_final(its_round, one)
        if found is None:
            raise Wrong("by the rule it does not go ahead")
        equal, pays = found
        need(entry["price"] == str(equal) and entry["payers"] == len(pays), f"by the rule its price is {equal}")
        listed = canonical(sorted([code, pennies] for code, pennies in pays.items()))
        need(entry["payments"] == seal(listed), "by the rule others pay, or something else")
        one.payments = pays
        for voter, pennies in pays.items():
            its_round.left[voter] -= pennies
        for other in its_round.purposes.values():
            self._weigh(its_round, other)

    def _final(self, its_round: Round) -> None:
        need(its_round.phase == "provisional", "the outcome was not final then")
        self._in_turn(its_round, its_round.closes)
        if its_round.last is None and self._recounts(its_round):
            its_round.last = its_round.count(its_round.undecided())

    def _next_final(self, its_round: Round, one: Purpose) -> tuple[Fraction, dict[str, int]] | None:
        last = its_round.last.activated if its_round.last else []
        done = sum(1 for other, _, _ in last if other.state == "activated")
        following = last[done : done + 1]
        return next(((equal, pays) for other, equal, pays in following if other is one), None)
