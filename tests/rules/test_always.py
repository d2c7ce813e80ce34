"""What holds for every settlement, whatever the town: sums, turns, prices and reasons."""

from fractions import Fraction
from math import ceil, floor

from hypothesis import given

from models.rules.outcomes import Candidate, Utility

from .reference import equal_price
from .towns import Town, towns


def passes(town: Town, candidate: Candidate, left: dict[str, int]) -> bool:
    """The three tests, said once more in other words."""
    purses = [left.get(one, 0) for one in candidate.backers]
    if town.rule is not None:
        payers, voices = sum(purse > 0 for purse in purses), len(purses) + candidate.objectors
        if payers < 3 or payers < town.rule.core * len(town.balances) or len(purses) < town.rule.agreement * voices:
            return False
    return sum(purses) >= candidate.cost


def offers(town: Town, left: dict[str, int], gone: set[str]) -> dict[str, Fraction]:
    """The score of every purpose that could go ahead now, by the reference's price."""
    found = {}
    for one in town.candidates:
        price = equal_price((left.get(member, 0) for member in one.backers), one.cost)
        if one.id not in gone and price is not None and passes(town, one, left):
            found[one.id] = price / (one.cost if town.utility is Utility.COST else 1)
    return found


@given(towns())
def test_the_payments_for_a_purpose_add_up_to_its_cost(town: Town) -> None:
    for activation in town.outcome().activated:
        assert sum(activation.payments.values()) == activation.cost == town.candidate(activation.id).cost
        assert min(activation.payments.values()) > 0
        assert activation.payments.keys() <= town.candidate(activation.id).backers


@given(towns())
def test_what_was_in_is_activated_or_left_and_nobody_is_under_nothing(town: Town) -> None:
    outcome = town.outcome()
    assert outcome.balances == town.left_after(outcome, len(outcome.activated))
    assert min(outcome.balances.values()) >= 0
    assert sum(town.balances.values()) == sum(one.cost for one in outcome.activated) + sum(outcome.balances.values())


@given(towns())
def test_every_purpose_goes_ahead_or_has_a_failure(town: Town) -> None:
    outcome = town.outcome()
    named = [one.id for one in outcome.activated] + list(outcome.failures)
    assert sorted(named) == sorted(one.id for one in town.candidates)


@given(towns())
def test_the_best_of_all_that_pass_goes_first_at_every_turn(town: Town) -> None:
    outcome = town.outcome()
    gone: set[str] = set()
    for turn, activation in enumerate(outcome.activated):
        scores = offers(town, town.left_after(outcome, turn), gone)
        assert scores[activation.id] == min(scores.values())
        tied = {other for tie in outcome.ties if tie.winner == activation.id for other in tie.others}
        assert tied == {id for id, score in scores.items() if score == scores[activation.id]} - {activation.id}
        gone.add(activation.id)
    assert not offers(town, dict(outcome.balances), gone)


@given(towns())
def test_everyone_pays_the_exact_price_within_a_penny_or_all_they_have(town: Town) -> None:
    outcome = town.outcome()
    for turn, activation in enumerate(outcome.activated):
        left = town.left_after(outcome, turn)
        for member in town.candidate(activation.id).backers:
            pays, purse = activation.payments.get(member, 0), left.get(member, 0)
            if purse < activation.price:
                assert pays == purse
            else:
                assert pays in (floor(activation.price), ceil(activation.price))


@given(towns())
def test_a_failure_is_the_first_test_failed_on_what_is_left(town: Town) -> None:
    outcome = town.outcome()
    for id, failure in outcome.failures.items():
        assert failure.have < failure.need
        candidate = town.candidate(id)
        purses = [outcome.balances.get(one, 0) for one in candidate.backers]
        have = {"people": sum(purse > 0 for purse in purses), "agreement": len(purses), "money": sum(purses)}
        assert failure.have == have[failure.test]
        if failure.test != "people" and town.rule is not None:
            assert have["people"] >= max(3, ceil(town.rule.core * len(town.balances)))


@given(towns())
def test_a_failure_names_just_those_that_used_up_its_backers_money(town: Town) -> None:
    outcome = town.outcome()
    for id, failure in outcome.failures.items():
        backers = town.candidate(id).backers
        if failure.test == "people":
            backers = frozenset(one for one in backers if not outcome.balances.get(one))
        spent = [one.id for one in outcome.activated if backers & one.payments.keys()]
        assert list(failure.after) == ([] if failure.test == "agreement" else spent)
