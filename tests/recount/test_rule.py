"""Two people wrote the rule: they agree on whatever may come, to the penny and to the order."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.recount.rule import Count, Purpose, Rule
from models.rounds.counting import recorded
from models.rules.critical_mass import CriticalMass
from models.rules.equal_shares import settle
from models.rules.outcomes import Candidate

VOTERS = [f"voter{number}" for number in range(9)]
COSTS = st.sampled_from([6, 12, 18, 24, 36]) | st.integers(1, 60)
PURPOSES = st.lists(
    st.tuples(COSTS, st.sets(st.sampled_from(VOTERS)), st.sets(st.sampled_from(VOTERS), max_size=4)),
    min_size=1,
    max_size=6,
)
FRACTIONS = [Fraction(1, 20), Fraction(1, 3), Fraction(1, 2), Fraction(2, 3), Fraction(9, 10)]


LEFT = st.lists(st.sampled_from([0, 12, 12, 12]) | st.integers(0, 25), min_size=9, max_size=9)


@settings(max_examples=400)
@given(PURPOSES, LEFT, st.sampled_from(FRACTIONS), st.sampled_from(FRACTIONS[2:]))
def test_both_decide_the_same(
    purposes: list[tuple[int, set[str], set[str]]], lefts: list[int], core: Fraction, agreement: Fraction
) -> None:
    left = dict(zip(VOTERS, lefts, strict=True))
    asked = [
        Purpose(f"1.{number}", cost, [], backers, dict.fromkeys(against - backers, 0))
        for number, (cost, backers, against) in enumerate(purposes, start=1)
    ]
    counted = Count(asked, left, Rule(core, agreement, len(VOTERS)), "seed")
    candidates = [Candidate(one.id, one.cost, frozenset(one.backers), len(one.objectors)) for one in asked]
    outcome = settle(candidates, left, CriticalMass(core, agreement), len(VOTERS), "seed")
    assert counted.recorded() == recorded(outcome)
    assert [(one.id, pays) for one, _, pays in counted.activated] == [
        (one.id, dict(one.payments)) for one in outcome.activated
    ]
    assert counted.left == dict(outcome.balances)
