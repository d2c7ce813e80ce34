"""Critical mass in head-counts and pennies."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules import critical_mass
from models.rules.critical_mass import (
    PRESETS,
    Counts,
    CriticalMass,
    Preset,
    Timing,
    check_rule,
    people_to_carry,
    standing,
    ways_to_agree,
)
from models.rules.refusals import Refusal

from .towns import RULES

TOGETHER = PRESETS[Preset.TOGETHER][0]


def percent(core: int, agreement: int = 50) -> CriticalMass:
    return CriticalMass(Fraction(core, 100), Fraction(agreement, 100))


def test_sixty_seven_percent_of_six_is_five_people_and_sixty_six_is_four() -> None:
    assert percent(67).people_needed(6) == 5
    assert percent(66).people_needed(6) == 4
    assert [standing(1, Counts(4, 2, 4, 1), percent(50, part), 6).agreement.passed for part in (66, 67)] == [
        True,
        False,
    ]


def test_a_threshold_met_exactly_is_not_rounded_up() -> None:
    assert percent(10, 55).backers_against(45) == 55
    assert percent(7).people_needed(100) == 7
    assert TOGETHER.people_needed(33) == 11
    assert TOGETHER.people_needed(34) == 12


def test_it_always_takes_three() -> None:
    assert [percent(5).people_needed(roll) for roll in (0, 1, 60, 61)] == [3, 3, 3, 4]


@given(RULES, st.integers(0, 10_000))
def test_thresholds_are_the_smallest_whole_numbers_at_or_above_the_fraction(rule: CriticalMass, roll: int) -> None:
    needed = rule.backers_against(roll)
    assert needed >= rule.agreement * (needed + roll)
    assert needed == 0 or needed - 1 < rule.agreement * (needed - 1 + roll)
    people = rule.people_needed(roll)
    assert people >= rule.core * roll
    assert people == 3 or people - 1 < rule.core * roll


def test_the_presets_are_as_the_design_says() -> None:
    together, several, near = (PRESETS[Preset(word)] for word in ("together", "several", "near-consensus"))
    assert together == (CriticalMass(Fraction(1, 3), Fraction(2, 3)), Timing("when_ready"))
    assert several == (CriticalMass(Fraction(1, 10), Fraction(2, 3)), Timing("at_the_close"))
    assert near == (CriticalMass(Fraction(1, 2), Fraction(4, 5)), Timing("at_the_close"))


def test_thresholds_are_never_floats() -> None:
    with pytest.raises(TypeError, match="exact fractions"):
        CriticalMass(0.5, Fraction(1, 2))  # type: ignore[arg-type]  # the mistake on trial


def test_a_standing_says_what_is_missing() -> None:
    seen = standing(20_000, Counts(backers=9, objectors=3, payers=9, covered=22_500), TOGETHER, 34)
    assert (seen.people.have, seen.people.need, seen.people.missing) == (9, 12, 3)
    assert (seen.agreement.have, seen.agreement.need, seen.agreement.missing) == (9, 6, 0)
    assert (seen.money.have, seen.money.need, seen.money.missing) == (22_500, 20_000, 0)
    assert seen.failed == "people"
    assert not seen.passed


@pytest.mark.parametrize(
    ("counts", "failed"),
    [
        (Counts(backers=12, objectors=6, payers=12, covered=20_000), None),
        (Counts(backers=12, objectors=6, payers=12, covered=19_999), "money"),
        (Counts(backers=12, objectors=7, payers=12, covered=19_999), "agreement"),
        (Counts(backers=12, objectors=7, payers=11, covered=19_999), "people"),
        (Counts(backers=0, objectors=0, payers=0, covered=0), "people"),
    ],
)
def test_the_first_test_that_fails_is_told_in_the_order_people_agreement_money(
    counts: Counts, failed: critical_mass.Failing | None
) -> None:
    assert standing(20_000, counts, TOGETHER, 34).failed == failed


def test_nine_against_seven_take_five_more_backers_or_three_fewer_objections() -> None:
    assert ways_to_agree(Counts(backers=9, objectors=7, payers=9, covered=0), TOGETHER) == (5, 3)


@given(RULES, st.integers(0, 60), st.integers(0, 60))
def test_ways_to_agree_are_the_smallest_that_do(rule: CriticalMass, backers: int, objectors: int) -> None:
    def agrees(more: int, fewer: int) -> bool:
        counts = Counts(backers + more, objectors - fewer, payers=0, covered=0)
        return standing(1, counts, rule, 0).agreement.passed

    more, fewer = ways_to_agree(Counts(backers, objectors, 0, 0), rule)
    assert more == next(number for number in range(10_000) if agrees(number, 0))
    assert fewer == next(number for number in range(objectors + 1) if agrees(0, number))


def test_where_all_must_agree_no_number_of_backers_is_told() -> None:
    with pytest.raises(ValueError, match="never outweigh"):
        ways_to_agree(Counts(9, 1, 9, 0), percent(50, 100))


def test_a_purpose_is_carried_by_enough_people_who_cover_it() -> None:
    assert people_to_carry(20_000, 2500, TOGETHER, 34) == 12
    assert people_to_carry(30_000, 2500, TOGETHER, 34) == 12
    assert people_to_carry(30_001, 2500, TOGETHER, 34) == 13


def test_a_rehearsal_tells_the_share_and_the_people_it_takes() -> None:
    seen = check_rule(TOGETHER, roll=34, pot=86_000, limit=2500)
    assert (seen.roll, seen.share, seen.people_needed, seen.warnings) == (34, 2500, 12, ())
    assert check_rule(TOGETHER, roll=34, pot=86_000, limit=None).share == 2529
    assert check_rule(TOGETHER, roll=34, pot=80_000, limit=2500).share == 2352


def test_a_small_share_and_a_rule_that_needs_everyone_are_warned_of() -> None:
    assert check_rule(TOGETHER, roll=4, pot=1999, limit=None).warnings == ("small_share",)
    assert check_rule(TOGETHER, roll=4, pot=2000, limit=None).warnings == ()
    assert check_rule(TOGETHER, roll=3, pot=1500, limit=None).warnings == ("all_must_agree",)
    assert check_rule(TOGETHER, roll=3, pot=1499, limit=None).warnings == ("small_share", "all_must_agree")


@pytest.mark.parametrize(
    ("rule", "roll", "pot", "code"),
    [
        (CriticalMass(Fraction(49, 1000), Fraction(2, 3)), 34, 85_000, "core_out_of_range"),
        (CriticalMass(Fraction(901, 1000), Fraction(2, 3)), 34, 85_000, "core_out_of_range"),
        (percent(33, 49), 34, 85_000, "agreement_too_low"),
        (percent(33, 100), 34, 85_000, "agreement_too_high"),
        (TOGETHER, 2, 85_000, "too_few_residents"),
        (TOGETHER, 0, 0, "too_few_residents"),
        (TOGETHER, 34, 33, "share_too_small"),
        (TOGETHER, 34, 0, "share_too_small"),
    ],
)
def test_a_rule_that_cannot_work_is_refused_with_the_reason(rule: CriticalMass, roll: int, pot: int, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_rule(rule, roll, pot, limit=None)
    assert refused.value.code == code


@pytest.mark.parametrize("rule", [percent(5, 50), percent(90, 99)])
def test_the_limits_themselves_are_allowed(rule: CriticalMass) -> None:
    assert check_rule(rule, roll=34, pot=34, limit=None).share == 1
