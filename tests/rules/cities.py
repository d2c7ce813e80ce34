"""Votes in rows to try the fast way on: small ones from every corner, and larger ones from a seed."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from random import Random

import numpy as np
from hypothesis import strategies as st

from models.rules.fast.deciding import decided
from models.rules.outcomes import Amount, Terms, Ties, Utility, amounts
from models.rules.votes import Vote

from .towns import RULES, SEEDS

LARGE_PENNIES = 10**17  # floats know every sixteenth of these
TERMS = st.builds(Terms, st.none() | RULES, st.integers(0, 14), SEEDS, st.sampled_from(Utility), st.sampled_from(Ties))

Lists = Sequence[Sequence[int]]


def rows(
    backers: Lists,
    costs: Sequence[int],
    members: int,
    share: Amount,
    ids: Sequence[str] = (),
    against: Sequence[int] = (),
) -> Vote[Amount]:
    """A vote from plain lists."""
    starts = np.cumsum([0, *map(len, backers)])
    flat = np.array([one for some in backers for one in some], np.intp)
    return Vote(ids or [f"p{place}" for place in range(len(costs))], costs, starts, flat, members, share, against)


def assert_same(vote: Vote[Amount], terms: Terms) -> None:
    """The fast way says what the plain one says, to the penny and to the order, reasons and ties included."""
    decision, known = decided(vote, terms), vote.plainly(terms)
    found = decision.outcome
    assert list(decision.winners) == [one.id for one in known.activated]
    assert decision.spent == sum(one.cost for one in known.activated)
    assert found == known
    for mine, its in zip(found.activated, known.activated, strict=True):
        assert list(mine.payments) == list(its.payments)
        assert amounts(mine.payments) == amounts(its.payments)
    assert list(found.failures) == list(known.failures)
    assert list(found.balances) == list(known.balances)


@st.composite
def votes(draw: st.DrawFn, share: Callable[[int], st.SearchStrategy[Amount]]) -> Vote[Amount]:
    """Up to twelve members and eight purposes; shares and costs that meet exactly, nearly, or not at all."""
    members = draw(st.integers(1, 12))
    backers = draw(st.lists(st.sets(st.integers(0, members - 1)).map(sorted), max_size=8))
    for place in range(1, len(backers)):
        if draw(st.integers(0, 3)) == 0:
            backers[place] = backers[place - 1]
    whole = draw(st.integers(0, 60) | st.integers(LARGE_PENNIES, LARGE_PENNIES + 3))
    costs = [draw(_costs(whole, len(some))) for some in backers]
    names = draw(st.permutations([f"p{place}" for place in range(len(backers))]))
    return rows(backers, costs, members, draw(share(whole)), names, [draw(st.integers(0, 3)) for _ in backers])


def _costs(share: int, backers: int) -> st.SearchStrategy[int]:
    """Costs that use up shares just so, or all but a penny or two; and any others."""
    used_up = st.sampled_from([part * share * max(1, backers) // 4 for part in (1, 2, 3, 4)])
    nearly = st.builds(lambda cost, by: max(1, cost + by), used_up, st.integers(-2, 2))
    return nearly | st.integers(1, max(1, 2 * share)) | st.just(1) | st.just(max(1, share))


def pennies(whole: int) -> st.SearchStrategy[int]:
    return st.just(whole)


def fractions(whole: int) -> st.SearchStrategy[Fraction]:
    return st.sampled_from([1, 2, 3, 7]).map(lambda parts: Fraction(whole, parts))


def city(seed: int, members: int, purposes: int, each: float) -> list[list[int]]:
    """Who backs what where everybody backs so many of the purposes on average."""
    chance = Random(seed)  # noqa: S311 (meant to be repeated)
    return [[one for one in range(members) if chance.random() < each / purposes] for _ in range(purposes)]
