"""Rehearsals: made-up rounds that are the same again by the same seed, and say what the rule says."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules.chance import Chance
from models.rules.critical_mass import PRESETS, CriticalMass, Preset
from models.rules.outcomes import Candidate
from models.rules.rehearsal import Rehearsed, Stage, made_up, rehearse, rehearsing
from tests.rules.towns import RULES, SEEDS

TOGETHER = PRESETS[Preset.TOGETHER][0]
ROUNDS = 8

STAGES = st.builds(
    Stage,
    residents=st.integers(3, 40),
    share=st.integers(1, 5_000),
    rule=RULES,
    purposes=st.integers(1, 6),
    costs=st.one_of(st.just(()), st.lists(st.integers(1, 20_000), min_size=1, max_size=4).map(tuple)),
)


def round_of(stage: Stage, seed: str) -> list[Candidate]:
    return list(made_up(stage, [str(number) for number in range(stage.played)], Chance(seed)).values())


def test_chance_is_the_same_on_every_machine() -> None:
    assert Chance("a street").draws(4) == (20507, 62451, 14517, 33367)


@given(SEEDS, st.integers(0, 50), st.integers(0, 50))
def test_whoever_comes_later_changes_no_one_elses_chance(seed: str, some: int, more: int) -> None:
    assert Chance(seed).draws(some + more)[:some] == Chance(seed).draws(some)


@settings(max_examples=30)
@given(STAGES, SEEDS)
def test_the_same_seed_plays_the_same_rounds(stage: Stage, seed: str) -> None:
    assert rehearse(stage, ROUNDS, seed) == rehearse(stage, ROUNDS, seed)


def test_another_seed_plays_other_rounds() -> None:
    assert round_of(Stage(34, 2500, TOGETHER), "one") != round_of(Stage(34, 2500, TOGETHER), "another")


@settings(max_examples=50)
@given(STAGES, SEEDS)
def test_every_purpose_goes_ahead_or_fails_and_no_penny_comes_from_nowhere(stage: Stage, seed: str) -> None:
    of = rehearse(stage, ROUNDS, seed)
    assert len(of.backers) + sum(of.failures.values()) == of.purposes == ROUNDS * of.purposes_each
    assert (of.lively > 0) is bool(of.backers)
    assert of.lively <= len(of.backers)
    assert 0 <= of.left <= 1
    assert (of.left == 1) is (of.lively == 0)
    assert all(one >= of.needed for one in of.backers)


@settings(max_examples=50)
@given(STAGES, RULES, SEEDS)
def test_a_rule_that_asks_for_more_never_makes_a_round_livelier(stage: Stage, other: CriticalMass, seed: str) -> None:
    harder = CriticalMass(max(stage.rule.core, other.core), max(stage.rule.agreement, other.agreement))
    assert rehearse(replace(stage, rule=harder), ROUNDS, seed).lively <= rehearse(stage, ROUNDS, seed).lively


@settings(max_examples=50)
@given(STAGES, SEEDS)
def test_tastes_keep_to_the_model(stage: Stage, seed: str) -> None:
    for one in round_of(stage, seed):
        assert len(one.backers) + one.objectors <= stage.residents
        if not stage.costs:
            assert one.cost == 1 or stage.money // 20 - 1 <= one.cost <= stage.money // 3
    if stage.costs:
        assert tuple(one.cost for one in round_of(stage, seed)) == stage.costs


def test_tastes_are_as_likely_as_the_model_says() -> None:
    """On average two thirds take part, three in ten of them back a purpose, and a tenth of the others object."""
    stage = Stage(100, 2500, TOGETHER, purposes=10)
    made = [one for number in range(200) for one in round_of(stage, f"{number}")]
    backed, objected = sum(len(one.backers) for one in made), sum(one.objectors for one in made)
    people = 100 * len(made)
    assert backed / people == pytest.approx(2 / 3 * 0.3, abs=0.02)
    assert objected / people == pytest.approx(2 / 3 * 0.7 * 0.1, abs=0.01)
    assert sum(one.cost for one in made) / len(made) / stage.money == pytest.approx((1 / 20 + 1 / 3) / 2, abs=0.01)


def test_some_stand_for_all_where_there_are_many() -> None:
    """No step may take longer because a group is larger, and what is told is still about all of it."""
    city = Stage(100_000, 2500, TOGETHER, costs=(50_000_000, 20_000_000))
    assert [one.cost for one in round_of(city, "")] == [100_000, 40_000]
    of, town = rehearse(city), rehearse(Stage(1_000, 2500, TOGETHER, costs=(500_000, 200_000), at_most=1_000))
    assert (of.played, of.of, of.needed) == (200, 100_000, 33_334)
    assert all(one >= 33_000 for one in of.backers)
    assert abs(of.lively - town.lively) <= 20
    assert of.usual / 100_000 == pytest.approx(town.usual / 1_000, abs=0.05)


def test_it_can_be_left_after_each_round() -> None:
    assert len(list(rehearsing(Stage(34, 2500, TOGETHER), rounds=7))) == 7


@pytest.mark.parametrize(
    ("core", "agreement", "verdict"),
    [("9/10", "2/3", "hardly_ever"), ("1/3", "2/3", None), ("1/10", "2/3", None), ("1/20", "1/2", "nearly_always")],
)
def test_a_rule_that_almost_never_or_almost_always_passes_is_called_so(
    core: str, agreement: str, verdict: str | None
) -> None:
    assert rehearse(Stage(100, 2500, CriticalMass(Fraction(core), Fraction(agreement)))).verdict == verdict


def test_the_edges_of_what_is_called_so() -> None:
    of = Rehearsed(100, 11, 100, (3,) * 11, {"people": 26, "agreement": 0, "money": 63}, Fraction(1, 2), 34, 34, 3)
    assert of.verdict is None
    assert replace(of, lively=10).verdict == "hardly_ever"
    assert replace(of, failures={"people": 25, "agreement": 0, "money": 64}).verdict == "nearly_always"


def test_what_is_usual_is_in_the_middle() -> None:
    of = rehearse(Stage(34, 2500, TOGETHER))
    assert of.backers[0] <= of.usual <= of.backers[-1]
    assert replace(of, backers=(3, 9, 30)).usual == 9
    assert replace(of, backers=()).usual == 0
