"""A code lets one person in, once; nothing that is kept tells what it was, nor whose."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.simulation import books
from handlers.reading import Reading
from models.forms import filling
from models.people import codes, joining, settings
from models.rules import codes as rule
from models.rules.admissions import Policy
from models.rules.refusals import Refusal
from tests.verbs.house import FOUNDER, Street, ready
from tests.verbs.recounting import recount_of

HOUR = timedelta(hours=1)


def by_code(street: Street, count: int = 10) -> list[str]:
    """Six residents, and from now on people join with a code."""
    ready(street).do(settings.set_policy, street.community_id, FOUNDER, Policy.CODE)
    return street.do(codes.make, street.community_id, FOUNDER, count)


def tries(street: Street, person: int, text: str, here: int | None = 1) -> bool:
    """Whether somebody is in after trying a code."""
    street.do(codes.use, here, person, f"Resident {person}", text)
    member = street.ask(lambda unit: unit.members.of(street.community_id, person))
    return member is not None and member.left_at is None


@given(some.integers(0, 2**128 - 1), some.sampled_from("- \t\u2013"), some.booleans())
def test_a_code_is_read_however_it_is_written_and_looks_like_no_other(chance: int, dash: str, small: bool) -> None:
    code = rule.code(f"{chance:032x}")
    written = rule.shown(code).replace("-", dash)
    assert rule.read(written.lower() if small else written) == code
    assert len(code) == 12
    assert not set(code) & set("0O1IL2Z5S8BU")
    assert rule.read(code[:-1]) == rule.read(f"{code}A") == rule.read(f"{code[:-1]}0") == ""


def test_a_code_lets_one_person_in_once_and_the_record_holds(street: Street) -> None:
    fresh = by_code(street)
    assert len(set(fresh)) == 10
    assert tries(street, 7, rule.shown(fresh[0]).lower())
    assert not tries(street, 8, fresh[0]), "used up"
    assert tries(street, 8, fresh[1], here=None), "the code alone tells the group"
    assert tries(street, 9, fresh[2])
    street.do(codes.take_back, street.community_id, FOUNDER)
    assert not tries(street, 10, fresh[3]), "taken back"
    street.open()
    street.let_pass(timedelta(days=40))
    assert recount_of(street).round.rule.roll == 9


def test_nothing_that_is_kept_holds_a_code_or_leads_from_one_to_a_person(street: Street) -> None:
    fresh = by_code(street)
    tries(street, 7, fresh[0])
    street.do(codes.use, None, 8, "Resident 8", f"{fresh[1][:-1]}0")
    held = books.read(street.url)
    assert len(held["codes"]) == 9, "the used one is gone"
    kept = str(held)
    assert not [one for one in fresh if one in kept or rule.shown(one) in kept]


def test_wrong_ones_are_counted_for_a_person_in_every_group_and_forgotten_after_an_hour(street: Street) -> None:
    fresh = by_code(street)
    for place, here in enumerate((1, None, 1, None, 1)):
        street.let_pass(timedelta(minutes=10))
        assert not tries(street, 7, "K7MP-4QXT-9RWD" if place else "hello", here)
    for here in (1, None):
        with pytest.raises(Refusal, match="too_many_guesses") as refusal:
            tries(street, 7, fresh[0], here)
        assert refusal.value.values["wait"] == 20 * 60, "until the first of them is an hour ago"
    assert tries(street, 8, fresh[0]), "others go on"
    street.let_pass(timedelta(minutes=20))
    assert tries(street, 7, fresh[1])


def test_whoever_taps_join_is_asked_and_wrong_answers_count_as_guesses(street: Street) -> None:
    fresh = by_code(street)
    street.do(joining.join, street.community_id, 7, "Seven", privately=True)
    for _ in range(5):
        street.do(filling.fill, 7, Reading("K7MP4QXT9RWD"))
    street.do(filling.fill, 7, Reading(fresh[0]))
    assert street.ask(lambda unit: unit.members.of(street.community_id, 7)) is None, "too many guesses, even of a form"
    street.let_pass(HOUR)
    street.do(filling.fill, 7, Reading(fresh[0]))
    assert street.ask(lambda unit: unit.members.of(street.community_id, 7)) is not None
    assert street.ask(lambda unit: unit.forms.of(7)) is None
