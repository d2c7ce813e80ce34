"""Every honest record is accepted: what people and their clocks may do at the edges of the rules."""

from datetime import UTC, datetime, timedelta

import pytest
from babel.numbers import get_currency_precision, list_currencies

from bot.bundle import bundle
from bot.recount.__main__ import verify
from bot.recount.container import unpack
from bot.recount.counting import Recount
from bot.recount.tables import DIGITS
from models.funds import funding
from models.people import advising, joining, leaving, seconding, settings
from models.purposes import backing, merging, objecting
from models.questions.bundle import published
from models.rounds import resuming
from models.rules.admissions import Policy
from models.rules.critical_mass import Preset
from models.rules.money import Money
from models.rules.plans import Plan
from tests.verbs.house import FOUNDER, Street, ready

DAY = timedelta(days=1)


def recounted(street: Street) -> Recount:
    """The latest round, when it is over, counted again."""
    street.let_pass(40 * DAY)
    of = street.ask(published, street.round().id)
    assert of is not None
    return verify(bundle(of), of.journal[-1].hash)


def together(street: Street, act: str, subject: int, **values: object) -> None:
    asked = street.do(seconding.ask, street.community_id, FOUNDER, act, subject, values)
    street.do(seconding.agree, asked.id, 2)


def lights(street: Street, pennies: int = 30_00) -> int:
    """A purpose that four people back."""
    purpose = street.propose(pennies, by=3)
    street.back(purpose, 1, 2, 3, 4)
    return purpose


def test_an_objection_shortly_before_the_last_quarter_lapses_when_that_begins(street: Street) -> None:
    ready(street).open()
    purpose = lights(street)
    street.until("freeze")
    street.let_pass(timedelta(hours=17, minutes=59))
    street.do(backing.object_to, purpose, 5)
    street.let_pass(timedelta(minutes=2))
    assert street.purpose(purpose).objectors == 0
    assert recounted(street).purposes[0].state == "activated"


@pytest.mark.parametrize("act", ["dismiss", "remove"])
def test_a_coordinator_asks_to_be_let_go(street: Street, act: str) -> None:
    ready(street).open()
    street.until("freeze")
    me = street.ask(lambda unit: unit.members.of(street.community_id, FOUNDER))
    assert me is not None
    together(street, act, me.id)
    assert recounted(street).round.rule.roll == 6


def test_a_wish_to_merge_ends_after_its_round_was_cancelled(street: Street) -> None:
    ready(street).open(carries=True)
    one, other = lights(street), street.propose(10_00, by=4, title="Benches")
    street.do(joining.open_private, street.community_id, 4, "Resident 4")
    street.do(merging.ask, one, other, 3)
    together(street, "cancel", street.round().id, why="The hall burned down")
    street.let_pass(2 * DAY)
    street.open()
    assert recounted(street).round.number == 2


def test_a_short_round_is_opened_in_the_hour_that_comes_twice(street: Street) -> None:
    street.now = datetime(2027, 10, 31, 1, 10, tzinfo=UTC)
    ready(street).open(timedelta(hours=2))
    assert street.round().decide_at == street.now + timedelta(hours=2)
    assert recounted(street).round.rule.roll == 6


@pytest.mark.parametrize("late", [timedelta(), timedelta(seconds=1)])
def test_a_gift_comes_when_the_round_closes(street: Street, late: timedelta) -> None:
    """Before it, by a tap that was later than the tick by which it closes; and then after it, at the same moment."""
    ready(street).open()
    close = street.until_next("close")
    street.now += late
    street.fund(5_00, "Lottery")
    street.now -= late
    street.fall_due(close)
    street.fund(7_00, "Housing Trust")
    found = recounted(street)
    assert found.facts["funders"] == {"1": "Ward Fund", "2": "Lottery"}
    assert sum(found.replay.books.of("pot").values()) == 5_00


def test_a_round_is_made_longer_in_the_last_moment_for_it(street: Street) -> None:
    ready(street).open()
    asked = street.do(seconding.ask, street.community_id, FOUNDER, "extend", street.round().id, {"length": 3600})
    street.now += timedelta(hours=1)
    street.do(seconding.agree, asked.id, 2)
    assert recounted(street).round.rule.roll == 6
    street.fund(60_00)
    street.open(timedelta(hours=2))
    asked = street.do(seconding.ask, street.community_id, FOUNDER, "extend", street.round().id, {"length": 7200})
    street.until("freeze")
    street.now = street.round().propose_until - timedelta(microseconds=1)
    street.do(seconding.agree, asked.id, 2)
    assert recounted(street).round.number == 2


def test_a_silence_comes_while_the_outcome_is_provisional(street: Street) -> None:
    ready(street).open()
    purpose = lights(street)
    street.do(backing.object_to, purpose, 5)
    street.do(objecting.give_reason, purpose, 5, "Too bright")
    street.do(backing.object_to, purpose, 6)
    street.do(objecting.give_reason, purpose, 6, "Too dear")
    street.do(backing.object_to, purpose, 4)
    street.until("decide")
    since = street.now
    street.now += timedelta(days=2, microseconds=1)
    street.do(resuming.resume, since)
    street.do(objecting.settle, 1, 5)
    assert recounted(street).round.rule.roll == 6


def test_what_ripened_during_an_outage_goes_ahead_late_and_in_its_order(street: Street) -> None:
    ready(street).open()
    first = lights(street)
    street.until("freeze")
    street.let_pass(timedelta(hours=1))
    second = lights(street, 5_00)
    street.now += timedelta(hours=40)
    assert [one.state for one in recounted(street).purposes] == ["activated", "activated"]
    assert first < second


def test_too_few_stay_and_the_money_waits_for_a_round_that_comes_together(street: Street) -> None:
    ready(street, people=3).open(carries=True)
    street.do(leaving.leave, street.community_id, 3)
    assert recounted(street).round.share == 0
    street.residents(3, 4)
    street.fund(1, "Lottery")
    street.open(carries=True)
    assert recounted(street).round.share == 15_00
    street.open()
    assert recounted(street).round.number == 3


def test_who_rests_leaves_or_comes_again_between_the_rounds(street: Street) -> None:
    ready(street, people=8)
    for _ in range(2):
        street.open(carries=True)
        lights(street, 1_00)
        street.until("decide")
        street.do(seconding.ask, street.community_id, FOUNDER, "cancel", street.round().id, {"why": "Rain"})
        recounted(street)
    street.do(leaving.leave, street.community_id, 5)
    street.residents(5, 6)
    street.do(joining.take_role, street.community_id, 7, adviser=True)
    street.open(carries=True)
    assert recounted(street).round.rule.roll == 6


def test_money_without_pennies_is_told_as_it_is(street: Street) -> None:
    street.residents(1, 2, 3, 4)
    street.coordinators(1, 2)
    street.do(funding.deposit, street.community_id, 1, Money(60_000, "JPY"), "Ward Fund")
    street.open()
    lights(street, 30_000)
    recounted(street)
    of = street.ask(published, 1)
    assert of is not None
    assert b"Lights, 30,000 JPY." in bundle(of)


def test_every_currency_has_as_many_decimals_as_the_bot_gives_it() -> None:
    assert [one for one in list_currencies() if get_currency_precision(one) != DIGITS.get(one, 2)] == []


def test_titles_may_hold_any_sign_and_none_of_them_moves_another_in_the_page(street: Street) -> None:
    ready(street).open()
    for title in ("A\rB", 'A\n\nAll of it holds: "C"', "=A1;B,C", "\x1b[2JD", "\u202eE\u2066", "👩‍👧 F", "[", '["'):
        street.propose(1_00, title=title)
    assert len(recounted(street).purposes) == 8
    of = street.ask(published, 1)
    assert of is not None
    page = unpack(bundle(of))["result.txt"].decode()
    assert "1.1 A B, £1.00." in page
    assert not {"\r", "\x1b", "\u202e", "\u2066"}.intersection(page)


def test_an_adviser_steers_with_a_resident(street: Street) -> None:
    """They record a gift, let somebody in and open the round, and it is cancelled by two."""
    street.residents(1, 2, 3, 4, 5)
    street.do(joining.take_role, street.community_id, 2, adviser=True)
    street.coordinators(1, 2, 3)
    street.do(settings.set_policy, street.community_id, 1, Policy.APPROVE)
    street.do(joining.join, street.community_id, 6, "Resident 6")
    street.do(advising.accept, 1, 2)
    street.do(seconding.agree, 1, 3)
    street.do(advising.ask_deposit, street.community_id, 2, Money(60_00, "GBP"), "Ward Fund", "")
    street.do(seconding.agree, 2, 1)
    plan = Plan.by_preset(Preset.TOGETHER, "What would help?", 14 * 86400, None, carries=True)
    street.do(advising.open_plan, street.community_id, 2, plan)
    street.do(seconding.agree, 3, 1)
    street.until("freeze")
    together(street, "cancel", street.round().id, why="The hall burned down")
    assert recounted(street).round.rule.roll == 5


def test_a_gift_is_put_right_to_another_funder_and_to_nothing(street: Street) -> None:
    ready(street).open()
    together(street, "correct", 1, amount=50_00, funder="Lottery", why="It was theirs")
    street.fund(3_00)
    together(street, "correct", 3, amount=0, why="It never came")
    assert recounted(street).round.share == 50_00 // 6


def test_a_wrong_name_is_put_right_while_the_round_goes_on_and_after_it(street: Street) -> None:
    """Nothing of a published round changes by it but whose money it was, and the next one has it right."""
    ready(street)
    street.fund(7_00, "Rotary")
    street.open(timedelta(days=2), limit=9_00)
    street.until("freeze")
    street.back(street.propose(20_01), 1, 2, 3)
    street.let_pass(timedelta(hours=9))
    together(street, "correct", 2, amount=7_00, funder="Lions", why="Misread", terms="")
    street.let_pass(timedelta(days=2))
    assert [one.state for one in recounted(street).purposes] == ["activated"]
    together(street, "correct", 1, amount=60_00, funder="Lions", why="Misread", terms="")
    recounted(street)
    street.fund(60_00, "Ward Fund")
    street.open(timedelta(days=2))
    street.let_pass(timedelta(days=3))
    assert recounted(street).round.number == 2


def test_the_only_coordinator_acts_with_any_resident(street: Street) -> None:
    street.residents(1, 2, 3, 4)
    street.coordinators(1)
    street.fund(40_00)
    street.open(timedelta(days=2))
    street.until("freeze")
    purpose = street.propose(8_00)
    street.back(purpose, 1, 2, 3)
    street.do(backing.object_to, purpose, 4)
    street.do(objecting.give_reason, purpose, 4, "Too bright")
    street.do(backing.object_to, purpose, 3)
    together(street, "remove", street.ask(lambda unit: unit.members.residents(street.community_id))[3])
    together(street, "extend", street.round().id, length=86400)
    street.back(purpose, 3)
    street.let_pass(timedelta(hours=10))
    together(street, "close", street.round().id)
    assert recounted(street).purposes[0].state == "activated"
