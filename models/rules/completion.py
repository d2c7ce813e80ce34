"""What is done with money that Equal Shares leaves over: nothing, larger shares, or most backers first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic, Literal

from models.rules.outcomes import Amount, Terms
from models.rules.ties import in_tie_order
from models.rules.votes import Decision, Row, Vote, decide, possible

Stop = Literal["overspend", "nothing more"]


class Completion(StrEnum):
    """none; add-one: every share one unit larger until that would overspend; greedy: then most backers first."""

    NONE = "none"
    ADD_ONE = "add-one"
    GREEDY = "greedy"


@dataclass(frozen=True, slots=True)
class Completed(Generic[Amount]):
    """A decision after completion.

    raised: how much every share was made larger than the vote's. stop: why add-one raised them no more: one unit more
    would overspend the pot ("overspend"), or all goes ahead that larger shares can bring about ("nothing more").
    from_pot: ids that greedy took, in order, and that nobody's share pays for. rest: the pot less all that goes ahead.
    """

    decision: Decision[Amount]
    completion: Completion
    raised: Amount
    stop: Stop | None
    from_pot: tuple[str, ...]
    rest: Amount


def complete(vote: Vote[Amount], terms: Terms, completion: Completion, pot: Amount, unit: Amount) -> Completed[Amount]:
    """The vote decided and completed. pot: the real one; unit: by what add-one raises every share (a penny)."""
    if completion is Completion.ADD_ONE:
        return _add_one(vote, terms, pot, unit)
    decision = decide(vote, terms)
    rest = pot - decision.spent
    from_pot = list(_most_backed(vote, terms, decision, rest)) if completion is Completion.GREEDY else []
    rest -= sum(one.cost for one in from_pot)
    return Completed(decision, completion, vote.share - vote.share, None, tuple(one.id for one in from_pot), rest)


def _add_one(vote: Vote[Amount], terms: Terms, pot: Amount, unit: Amount) -> Completed[Amount]:
    """The last that did not overspend before the first that did: whether an outcome is exhaustive is not asked."""
    most = len(possible(vote.rows(), terms))
    raised, kept = vote, decide(vote, terms)
    stop: Stop = "nothing more"
    while len(kept.winners) < most:
        larger = replace(raised, share=raised.share + unit)
        decision = decide(larger, terms)
        if decision.spent > pot:
            stop = "overspend"
            break
        raised, kept = larger, decision
    return Completed(kept, Completion.ADD_ONE, raised.share - vote.share, stop, (), pot - kept.spent)


def _most_backed(vote: Vote[Amount], terms: Terms, decision: Decision[Amount], rest: Amount) -> Iterator[Row]:
    """What the rest of the pot can pay for, most backers first: never without people and agreement."""
    gone = set(decision.winners)
    rows = vote.rows()
    ordered = in_tie_order([rows[place] for place in possible(rows, terms)], terms.seed, terms.ties)
    for row in sorted(ordered, key=lambda row: -row.support):
        if row.id not in gone and row.cost <= rest:
            rest -= row.cost
            yield row
