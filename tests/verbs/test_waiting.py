"""Where newcomers wait, only who joined long enough before joining closes is on the roll."""

from datetime import timedelta
from functools import partial
from operator import itemgetter

import pytest
from hypothesis import given, strategies

from models.people import joining, leaving, resting, seconding, settings
from models.purposes import backing
from models.questions.community import welcome
from models.questions.previews import plan_view
from models.questions.rounds import round_view
from models.rules.critical_mass import Preset
from models.rules.plans import Plan
from models.rules.refusals import Refusal
from models.rules.waiting import counted_from, newcomers_wait
from tests.verbs.house import FOUNDER, START, Street, ready
from tests.verbs.recounting import recount_of

DAY = timedelta(days=1)
JOIN = joining.join


def where_one_waits(street: Street, days: int = 3) -> Street:
    """Six residents of long standing; joining closes five days after a round opens."""
    ready(street).do(settings.set_wait, street.community_id, FOUNDER, days)
    street.let_pass(10 * DAY)
    street.open()
    return street


def comes(street: Street, person: int) -> joining.Joined:
    return street.do(JOIN, street.community_id, person, f"Resident {person}")


def on_the_roll(street: Street) -> set[int]:
    left = street.shares()
    return street.ask(lambda unit: {unit.members.get(one).person_id for one in left})


def refused(street: Street, purpose: int, person: int) -> str:
    with pytest.raises(Refusal) as refusal:
        street.do(backing.back, purpose, person)
    return refusal.value.code


def test_the_roll_has_who_came_in_time_and_whoever_came_later_is_told_and_refused(street: Street) -> None:
    where_one_waits(street)
    purpose = street.propose(7_00)
    street.let_pass(2 * DAY)
    in_time = comes(street, 7)
    assert in_time.from_ is None, "exactly three days before"
    assert in_time.share == 60_00 // 7
    street.let_pass(timedelta(milliseconds=1))
    late = comes(street, 8)
    assert late.next_round
    assert late.from_ == street.now + 3 * DAY
    street.back(purpose, 7)
    assert refused(street, purpose, 8) == "counts_later"
    view = street.ask(round_view, street.round().id)
    assert (view.roll, view.share) == (7, 60_00 // 7), "the card counts who will be on the roll"
    street.until("freeze")
    assert on_the_roll(street) == {1, 2, 3, 4, 5, 6, 7}
    assert street.round().roll == 7
    assert refused(street, purpose, 8) == "not_on_the_roll"
    street.let_pass(40 * DAY)
    assert recount_of(street).round.rule.roll == 7


def test_joining_kept_open_for_longer_lets_them_count_after_all(street: Street) -> None:
    where_one_waits(street)
    purpose = street.propose(7_00)
    street.let_pass(4 * DAY)
    comes(street, 7)
    assert refused(street, purpose, 7) == "counts_later"
    longer = {"length": 14 * 86400}
    asked = street.do(seconding.ask, street.community_id, FOUNDER, "extend", street.round().id, longer)
    street.do(seconding.agree, asked.id, 2)
    street.back(purpose, 7)
    street.until("freeze")
    assert 7 in on_the_roll(street)


def test_a_round_keeps_the_wait_it_opened_with(street: Street) -> None:
    where_one_waits(street, days=7)
    street.do(settings.set_wait, street.community_id, FOUNDER, 0)
    assert comes(street, 7).from_ == street.now + 7 * DAY
    street.until("freeze")
    assert 7 not in on_the_roll(street)


def test_who_leaves_and_comes_back_begins_anew_and_who_rested_does_not(street: Street) -> None:
    where_one_waits(street)
    street.do(leaving.leave, street.community_id, 5)
    street.let_pass(3 * DAY)
    comes(street, 5)
    with street.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE members SET resting_since = joined_at WHERE person_id = 6")
        connection.exec_driver_sql("UPDATE communities SET residents = residents - 1")
    street.do(resting.take_part, street.community_id, 6)
    street.until("freeze")
    assert on_the_roll(street) == {1, 2, 3, 4, 6}


def test_where_all_are_too_new_no_round_is_thought_possible_and_joining_stays_open_longer(street: Street) -> None:
    ready(street, people=2).do(settings.set_wait, street.community_id, FOUNDER, 7)
    street.let_pass(timedelta(minutes=2))
    street.residents(3, 4, 5, 6)
    plan = Plan.by_preset(Preset.TOGETHER, "What?", 14 * 86400, None, carries=False)
    with pytest.raises(Refusal, match="too_few_residents"):
        street.ask(plan_view, street.community_id, plan)
    street.do(settings.set_wait, street.community_id, FOUNDER, 3)
    assert street.ask(plan_view, street.community_id, plan).outlook.roll == 6


def test_nobody_is_reminded_who_cannot_act(street: Street) -> None:
    where_one_waits(street)
    street.let_pass(4 * DAY)
    street.do(partial(joining.join, community_id=street.community_id, person_id=7, name="Late", privately=True))
    street.do(partial(joining.join, community_id=street.community_id, person_id=6, name="Six", privately=True))
    assert street.ask(lambda unit: unit.members.silent(street.round())) == [6]


def test_nobody_is_left_out_who_had_joined_before_the_wait_was_set(street: Street) -> None:
    """Or whoever sets it could share the pot with those who came first, in a round of one night."""
    ready(street, people=3)
    street.let_pass(8 * DAY)
    street.residents(4, 5, 6)
    street.let_pass(timedelta(minutes=7))
    street.do(settings.set_wait, street.community_id, FOUNDER, 7)
    street.let_pass(timedelta(seconds=59))
    plan = Plan.by_preset(Preset.TOGETHER, "Why?", 14 * 86400, None, carries=True)
    assert street.ask(plan_view, street.community_id, plan).outlook.roll == 6
    street.open(length=timedelta(hours=2), carries=True)
    street.let_pass(timedelta(minutes=2))
    comes(street, 7)
    street.until("freeze")
    assert on_the_roll(street) == {1, 2, 3, 4, 5, 6}
    street.until("close")
    assert recount_of(street).round.rule.roll == 6


def test_another_wait_lets_nobody_in_sooner_than_either_would(street: Street) -> None:
    """Or one coordinator could call it three days, not seven, and have whoever came today on the roll tonight."""
    ready(street).do(settings.set_wait, street.community_id, FOUNDER, 7)
    street.let_pass(10 * DAY)
    comes(street, 7)
    street.let_pass(3 * DAY)
    comes(street, 8)
    street.do(settings.set_wait, street.community_id, FOUNDER, 3)
    street.let_pass(timedelta(hours=1))
    street.open(length=timedelta(hours=2), carries=True)
    street.until("freeze")
    assert on_the_roll(street) == {1, 2, 3, 4, 5, 6, 7}
    street.until("close")
    assert recount_of(street).round.rule.roll == 7


def test_who_had_joined_when_a_longer_wait_was_set_is_told_the_day_of_the_shorter(street: Street) -> None:
    ready(street).do(settings.set_wait, street.community_id, FOUNDER, 1)
    street.let_pass(timedelta(hours=1))
    came = street.now
    assert comes(street, 7).from_ == came + DAY
    street.let_pass(timedelta(hours=1))
    street.do(settings.set_wait, street.community_id, FOUNDER, 7)
    assert comes(street, 7).from_ == came + DAY, "a tap on Join again"
    welcomed = street.ask(welcome, street.community_id, 7)
    assert welcomed.from_ == came + DAY
    street.let_pass(DAY)
    assert comes(street, 7).from_ is None
    assert comes(street, 8).from_ == street.now + 7 * DAY
    assert comes(street, 1).from_ is None


HOURS = strategies.integers(0, 40).map(lambda quarters: timedelta(hours=6 * quarters))
WAITS = strategies.lists(strategies.tuples(strategies.sampled_from((0, 1, 3, 7)), HOURS), max_size=4)


@given(WAITS, HOURS, HOURS)
def test_who_is_told_from_when_they_count_counts_from_then_and_not_before(
    waits: list[tuple[int, timedelta]], came: timedelta, more: timedelta
) -> None:
    held = [(days * 86400, START + after) for days, after in sorted(waits, key=itemgetter(1))]
    came_at, freeze_at = START + came, START + timedelta(hours=240) + more
    on_the_roll = came_at <= freeze_at - timedelta(seconds=newcomers_wait(held, freeze_at))
    assert on_the_roll is (counted_from(came_at, held) <= freeze_at)
