"""An outcome with names, made from rows: by name only when somebody asks."""

from functools import cached_property
from typing import Generic

import numpy as np

from models.rules.fast.purse import Purse
from models.rules.fast.rows import Listed, Members
from models.rules.later import Later, Payments
from models.rules.outcomes import Activation, Amount, Failure, Outcome, Terms, Tie


class Telling(Generic[Amount]):
    """Puts what a purse holds at the end into an outcome. listed: of how many members balances are told."""

    def __init__(self, purse: Purse[Amount], terms: Terms, ties: list[Tie], listed: int) -> None:
        self.purse: Purse[Amount] = purse
        self.rows, self.terms, self.ties, self.listed = purse.rows, terms, ties, listed

    def outcome(self) -> Outcome[Amount]:
        activated = tuple(self._activation(turn) for turn in range(len(self.purse.turns)))
        return Outcome(activated, Later(self._failures), Later(self._balances), tuple(self.ties))

    def _activation(self, turn: int) -> Activation[Amount]:
        row = self.rows.purposes[self.purse.turns[turn]]
        payments = Payments(lambda: self._payments(turn), lambda: self.purse.amounts_at(turn))
        return Activation(row.id, row.cost, self.purse.price_at(turn), payments)

    def _payments(self, turn: int) -> dict[str, Amount]:
        names = map(self.rows.name, self.purse.payers_at(turn).tolist())
        return dict(sorted(zip(names, self.purse.paid_at(turn), strict=True)))

    def _balances(self) -> dict[str, Amount]:
        return dict(zip(map(self.rows.name, range(self.listed)), self.purse.balances(), strict=False))

    @cached_property
    def _paid(self) -> Listed:
        """Member by member: the turns in which they paid."""
        payers: list[Members] = [self.purse.payers_at(turn) for turn in range(len(self.purse.turns))]
        turns = np.repeat(np.arange(len(payers), dtype=np.int32), [len(one) for one in payers])
        return Listed.of(np.concatenate([*payers, np.zeros(0, np.intp)]), turns, self.rows.everybody)

    def _failures(self) -> dict[str, Failure]:
        gone = set(self.purse.turns)
        return {row.id: self._failure(place) for place, row in enumerate(self.rows.purposes) if place not in gone}

    def _failure(self, place: int) -> Failure:
        row, rule, who = self.rows.purposes[place], self.terms.rule, self.rows.who[place]
        if rule is not None:
            has = self.purse.left[who] > 0
            payers, people = int(np.count_nonzero(has)), rule.people_needed(self.terms.roll)
            if payers < people:
                return Failure("people", payers, people, self._names(who[~has]))
            if row.support < (against := rule.backers_against(row.objectors)):
                return Failure("agreement", row.support, against, ())
        return Failure("money", self.purse.covered(place), row.cost, self._names(who))

    def _names(self, members: Members) -> tuple[str, ...]:
        turns = np.flatnonzero(np.bincount(self._paid.of_all(members), minlength=1))
        return tuple(self.rows.purposes[self.purse.turns[turn]].id for turn in turns.tolist())
