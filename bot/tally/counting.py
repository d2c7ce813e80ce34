"""A vote counted by a rule."""

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import ceil, floor, lcm
from typing import Any, TypeAlias

import numpy as np

from bot.tally.asked import Asked
from bot.tally.broken import Broken
from bot.tally.poll import Poll
from models.rules.completion import Completed, complete
from models.rules.outcomes import Amount, Terms
from models.rules.votes import Vote

Result: TypeAlias = Completed[Any]  # in whole numbers, or in fractions where it is exact


@dataclass(frozen=True)
class Tally:
    """What a poll decides by a rule. scale: how many of the rule's units make one of the currency."""

    poll: Poll
    asked: Asked
    result: Result
    scale: int

    @cached_property
    def winners(self) -> tuple[str, ...]:
        """All that goes ahead, in order: what the shares pay for, and then what is paid from the pot."""
        return (*self.result.decision.winners, *self.result.from_pot)

    @cached_property
    def won(self) -> frozenset[str]:
        return frozenset(self.winners)

    @property
    def share(self) -> Fraction:
        """What each member held, as it was not raised yet, in the currency's own units."""
        return share(self.poll, self.asked)

    @cached_property
    def spent(self) -> Fraction:
        """What all that goes ahead costs, in the currency's own units."""
        return sum((one.cost for one in self.poll.purposes if one.id in self.won), Fraction(0))

    def in_units(self, amount: int | Fraction) -> Fraction:
        """An amount of the rule in the currency's own units."""
        return Fraction(amount) / self.scale

    def money(self, amount: int | Fraction) -> str:
        """An amount of the rule in words, to the nearest penny."""
        return self.poll.money(self.in_units(amount))


def share(poll: Poll, asked: Asked) -> Fraction:
    """What each member holds, in the currency's own units: in whole pennies unless the count is exact."""
    equal = poll.equal if asked.share is None else asked.share
    return equal if asked.exact else Fraction(floor(equal * poll.pennies), poll.pennies)


def count(poll: Poll, asked: Asked) -> Tally:
    """The poll decided and completed. Refused (Broken): a share under one penny."""
    terms = Terms(asked.mass, poll.people, poll.seed, asked.utility, asked.ties)
    scale = poll.pennies
    if not asked.exact:
        pennies = floor(share(poll, asked) * scale)
        if not pennies:
            raise Broken("a share of less than a penny cannot be spent; try --exact-fractions, or a larger --share")
        vote = _vote(poll, pennies, scale)
        return Tally(poll, asked, complete(vote, terms, asked.completion, floor(poll.budget * scale), scale), scale)
    scale = lcm(scale, *(one.cost.denominator for one in poll.purposes))
    exact = _vote(poll, share(poll, asked) * scale, scale)
    pot = poll.budget * scale
    return Tally(poll, asked, complete(exact, terms, asked.completion, pot, Fraction(scale)), scale)


def same_otherwise(tally: Tally) -> bool:
    """Whether exact fractions give the same winners; or whole pennies, where it was exact."""
    asked = replace(tally.asked, exact=not tally.asked.exact)
    if not asked.exact and not share(tally.poll, asked):
        return not tally.won
    return count(tally.poll, asked).won == tally.won


def _vote(poll: Poll, share: Amount, scale: int) -> Vote[Amount]:
    """As the rule takes it. A cost between two pennies is the higher one."""
    starts = np.zeros(len(poll.purposes) + 1, np.int64)
    np.cumsum(np.bincount(poll.approvals.purposes, minlength=len(poll.purposes)), out=starts[1:])
    return Vote(
        ids=[one.id for one in poll.purposes],
        costs=[ceil(one.cost * scale) for one in poll.purposes],
        starts=starts,
        backers=poll.approvals.members.astype(np.intp),
        members=poll.people,
        share=share,
        objectors=[one.objectors for one in poll.purposes],
        name=poll.name,
    )
