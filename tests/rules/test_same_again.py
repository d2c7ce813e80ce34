"""What may change without changing a settlement: the order of telling, names, and when each winner is paid for."""

from collections import Counter
from dataclasses import replace
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from .towns import Town, towns


@given(towns(), st.randoms(use_true_random=False))
def test_the_order_in_which_anything_is_told_changes_nothing(town: Town, shuffler: Random) -> None:
    members, candidates = list(town.balances), list(town.candidates)
    shuffler.shuffle(members)
    shuffler.shuffle(candidates)
    reordered = []
    for one in candidates:
        backers = list(one.backers)
        shuffler.shuffle(backers)
        reordered.append(replace(one, backers=frozenset(backers)))
    shuffled = replace(town, candidates=tuple(reordered), balances={one: town.balances[one] for one in members})
    assert shuffled.outcome() == town.outcome()
    assert [list(one.payments) for one in shuffled.outcome().activated] == [
        list(one.payments) for one in town.outcome().activated
    ]


@given(towns(), st.permutations(range(6)))
def test_renaming_purposes_changes_only_ties_that_were_drawn(town: Town, names: list[int]) -> None:
    outcome = town.outcome()
    assume(all(tie.broken_by != "lot" for tie in outcome.ties))
    new = {f"p{old}": f"q{name}" for old, name in enumerate(names)}
    renamed = replace(town, candidates=tuple(replace(one, id=new[one.id]) for one in town.candidates)).outcome()
    assert [replace(one, id=new[one.id]) for one in outcome.activated] == list(renamed.activated)
    assert outcome.balances == renamed.balances


@given(towns(), st.permutations(range(8)))
def test_renaming_members_changes_only_who_pays_the_odd_pennies(town: Town, names: list[int]) -> None:
    outcome = town.outcome()
    assume(all(one.price.denominator == 1 for one in outcome.activated))
    new = {f"m{old}": f"n{name}" for old, name in enumerate(names)} | {"stranger": "stranger"}
    candidates = tuple(replace(one, backers=frozenset(map(new.__getitem__, one.backers))) for one in town.candidates)
    renamed = replace(town, candidates=candidates, balances={new[one]: left for one, left in town.balances.items()})
    assert renamed.outcome().balances == {new[one]: left for one, left in outcome.balances.items()}
    assert [one.id for one in renamed.outcome().activated] == [one.id for one in outcome.activated]


@given(towns())
def test_paying_the_first_now_and_settling_the_rest_later_is_the_same(town: Town) -> None:
    outcome = town.outcome()
    for paid in range(len(outcome.activated) + 1):
        gone = {one.id for one in outcome.activated[:paid]}
        rest = tuple(one for one in town.candidates if one.id not in gone)
        later = replace(town, candidates=rest, balances=town.left_after(outcome, paid)).outcome()
        assert later.activated == outcome.activated[paid:]
        assert later.balances == outcome.balances
        assert later.ties == tuple(tie for tie in outcome.ties if tie.winner not in gone)
        for id, failure in later.failures.items():
            after = tuple(name for name in outcome.failures[id].after if name not in gone)
            assert failure == replace(outcome.failures[id], after=after)


@given(towns())
def test_paying_a_later_one_first_leaves_enough_for_the_earlier_at_the_same_price_within_a_penny(town: Town) -> None:
    outcome = town.outcome()
    for turn, early in enumerate(outcome.activated):
        others = Counter(town.left_after(outcome, turn))
        for late in outcome.activated[turn + 1 :]:
            others.subtract(late.payments)
        alone = replace(town, candidates=(town.candidate(early.id),), balances=dict(others), rule=None).outcome()
        assert [one.id for one in alone.activated] == [early.id]
        for member in early.payments.keys() | alone.activated[0].payments.keys():
            assert abs(early.payments.get(member, 0) - alone.activated[0].payments.get(member, 0)) <= 1
