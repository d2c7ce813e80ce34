"""The counting itself, the same for pennies and for fractions."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Generic, TypeVar

import numpy as np

from models.rules.fast.exact import FractionPurse
from models.rules.fast.front import Front
from models.rules.fast.pennies import PennyPurse
from models.rules.fast.purse import OVER, UNDER, Purse
from models.rules.fast.rows import Rows, rows_named, rows_of
from models.rules.fast.telling import Telling
from models.rules.outcomes import Amount, Candidate, Outcome, Terms, Tie, Utility
from models.rules.ties import broken
from models.rules.votes import Decision, Vote, possible

Price = TypeVar("Price", float, Fraction)


class Settlement(Generic[Amount]):
    """One vote being decided: what goes first, again and again."""

    def __init__(self, purse: Purse[Amount], terms: Terms) -> None:
        self.purse: Purse[Amount] = purse
        self.rows, self.terms = purse.rows, terms
        rows = self.rows.purposes
        each = ((place, rows[place].cost / rows[place].support) for place in possible(rows, terms))
        lowest = [(self._score(price, place) * UNDER, place) for place, price in each]
        self.front = Front(lowest, self._look, self._weigh)

    def run(self) -> list[Tie]:
        """To the end; every tie that was broken."""
        ties: list[Tie] = []
        while tied := self.front.first():
            ties += broken([self.rows.purposes[place] for place in tied], self.terms.ties)
            self.front.leave(tied[0])
            self.purse.pay(tied[0])
            self.front.touch(self._touched)
        return ties

    def _score(self, price: Price, place: int) -> Price:
        return price / self.rows.purposes[place].cost if self.terms.utility is Utility.COST else price

    def _look(self, place: int) -> tuple[float, float] | None:
        if (prices := self.purse.look(place)) is None:
            return None
        return self._score(prices[0], place) * UNDER, self._score(prices[1], place) * OVER

    def _weigh(self, place: int) -> Fraction | None:
        price = self.purse.price(place)
        return None if price is None else self._score(price, place)

    def _touched(self) -> Iterable[int]:
        """Where the money is missing that was paid last."""
        payers = self.purse.payers_at(len(self.purse.turns) - 1)
        touched: list[int] = np.unique(self.rows.backed.of_all(payers)).tolist()
        return touched


def decided(vote: Vote[Amount], terms: Terms) -> Decision[Amount]:
    """A vote with one share for all."""
    rows = rows_of(vote, terms)
    return _decision(_purse(rows, vote.share, terms), terms, vote.members)


def settled(candidates: Sequence[Candidate], balances: Mapping[str, int], terms: Terms) -> Outcome[int]:
    """Candidates and balances by name, in whole pennies."""
    rows = rows_named(candidates, balances, terms)
    left = np.zeros(rows.everybody, np.int64)
    left[: len(balances)] = list(balances.values())
    return _decision(PennyPurse(rows, _needed(terms), left, terms.seed), terms, len(balances)).outcome


def _purse(rows: Rows, share: Amount, terms: Terms) -> Purse[Amount]:
    if isinstance(share, Fraction):
        return FractionPurse(rows, _needed(terms), share)
    return PennyPurse(rows, _needed(terms), np.full(rows.everybody, share, np.int64), terms.seed)


def _needed(terms: Terms) -> int:
    return 0 if terms.rule is None else terms.rule.people_needed(terms.roll)


def _decision(purse: Purse[Amount], terms: Terms, listed: int) -> Decision[Amount]:
    ties = Settlement(purse, terms).run()
    winners = [purse.rows.purposes[place] for place in purse.turns]
    telling = Telling(purse, terms, ties, listed)
    return Decision([row.id for row in winners], sum(row.cost for row in winners), telling.outcome)
