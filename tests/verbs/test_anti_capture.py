"""Nobody takes a round over: who counts, who steers, and what needs two people, in every phase of it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from models.people import admitting, coordinating, joining, seconding, settings
from models.purposes import backing
from models.rounds import launching
from models.rules.admissions import Policy
from models.rules.critical_mass import Preset
from models.rules.plans import Plan
from models.rules.refusals import Refusal
from models.store.tables import admissions, outbox
from tests.verbs import moments as when
from tests.verbs.house import FOUNDER, Street
from tests.verbs.moments import ADVISER, ADVISING_COORDINATOR, BENCH, COORDINATOR, LIGHTS, OBJECTOR, PAYEE, PROPOSER

HERE = 1


def entries(street: Street, act: str) -> list[dict[str, Any]]:
    every = [json.loads(text) for text, _ in street.ask(lambda unit: unit.journal.entries(HERE))]
    return [one for one in every if one["act"] == act]


def code(street: Street, person: int) -> str:
    member = street.ask(lambda unit: unit.members.of(HERE, person))
    assert member is not None
    return member.code


def refused(street: Street, *act: Any) -> str:
    with pytest.raises(Refusal) as refusal:
        street.do(*act)
    return refusal.value.code


def in_(street: Street, person: int) -> bool:
    member = street.ask(lambda unit: unit.members.of(HERE, person))
    return member is not None and member.left_at is None


def announced(street: Street, what: str) -> int:
    with street.engine.connect() as connection:
        told = select(outbox.c.id).where(outbox.c.what == what, outbox.c.kind == "result", outbox.c.chat_id.is_(None))
        return len(connection.execute(told).all())


PHASES = [when.opened, when.frozen, when.ripening, when.provisional]


@pytest.mark.parametrize("moment", PHASES)
def test_in_every_phase_a_removal_takes_two_one_of_them_a_resident_and_is_announced(
    street: Street, moment: Callable[[Street], Street]
) -> None:
    moment(street)
    asked = when.wants(street, "remove", OBJECTOR, {}, by=ADVISING_COORDINATOR)
    assert in_(street, OBJECTOR), "asking removes nobody"
    assert refused(street, seconding.agree, asked, ADVISING_COORDINATOR) == "own_request"
    assert refused(street, seconding.agree, asked, OBJECTOR) == "about_yourself"
    assert refused(street, seconding.agree, asked, PROPOSER) == "others_may_agree", "two coordinators, where there are"
    assert announced(street, "removed") == 0
    street.do(seconding.agree, asked, COORDINATOR)
    assert not in_(street, OBJECTOR)
    assert announced(street, "removed") == 1
    (removed,) = entries(street, "removed")
    assert removed["by"] == [code(street, ADVISING_COORDINATOR), code(street, COORDINATOR)]


def test_two_advisers_remove_nobody_and_one_coordinator_needs_another_resident(street: Street) -> None:
    when.agrees(when.opened(street), when.wants(street, "appoint", ADVISER, {}))
    asked = when.wants(street, "remove", OBJECTOR, {}, by=ADVISING_COORDINATOR)
    assert refused(street, seconding.agree, asked, ADVISER) == "second_must_be_resident"
    street.do(seconding.call_off, asked, COORDINATOR)
    for person in (ADVISER, ADVISING_COORDINATOR):
        when.agrees(street, when.wants(street, "dismiss", person, {}))
    street.do(coordinating.step_down, HERE, 2)
    alone = when.wants(street, "remove", OBJECTOR, {})
    assert refused(street, seconding.agree, alone, COORDINATOR) == "own_request"
    assert refused(street, seconding.agree, alone, ADVISER) == "second_must_be_resident"
    street.do(seconding.agree, alone, PROPOSER)
    assert not in_(street, OBJECTOR)


def test_a_round_opens_only_where_residents_are_the_majority_of_those_who_coordinate(street: Street) -> None:
    when.gathered(street).coordinators(ADVISER)
    plan = Plan.by_preset(Preset.TOGETHER, "What?", 14 * 86400, None, carries=False)
    draft = street.do(launching.preview, HERE, FOUNDER, plan)
    assert refused(street, launching.open_round, draft, FOUNDER) == "residents_not_majority", "two of four are not"
    asked = when.wants(street, "dismiss", ADVISER, {})
    when.agrees(street, asked)
    assert street.do(launching.open_round, draft, FOUNDER).number == 1


def test_advisers_and_whoever_is_paid_are_counted_nowhere(street: Street) -> None:
    when.frozen(street)
    assert street.round().roll == 6, "eight have joined, two of them advise"
    left = street.shares()
    people = street.ask(lambda unit: {unit.members.get(one).person_id for one in left})
    assert people == {1, 2, 3, 4, 5, 6}
    for verb in (backing.back, backing.object_to):
        assert refused(street, verb, LIGHTS, ADVISER) == "adviser_has_no_say"
        assert refused(street, verb, LIGHTS, ADVISING_COORDINATOR) == "adviser_has_no_say"
        assert refused(street, verb, BENCH, PAYEE) == "payee_has_no_say"
    street.back(BENCH, 1, 2)
    bench = street.purpose(BENCH)
    assert (bench.backers, bench.payers, bench.objectors) == (2, 2, 0)


def test_whoever_lets_somebody_in_is_recorded_with_it(street: Street) -> None:
    when.gathered(street).do(settings.set_policy, HERE, FOUNDER, Policy.APPROVE)
    street.do(joining.join, HERE, 20, "Twenty")
    street.do(admitting.accept, 1, 2)
    assert entries(street, "joined")[-1]["by"] == code(street, 2)
    with street.engine.connect() as connection:
        assert connection.execute(select(admissions.c.answered_by)).scalar() == 2
    street.do(joining.join, HERE, 21, "Twenty-one")
    asked = when.wants(street, "admit", 2, {}, by=ADVISING_COORDINATOR)
    street.do(seconding.agree, asked, COORDINATOR)
    assert entries(street, "joined")[-1]["by"] == [code(street, ADVISING_COORDINATOR), code(street, COORDINATOR)]
