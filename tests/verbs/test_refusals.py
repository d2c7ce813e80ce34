"""Every refusal a verb can give: its code, and that nothing has changed."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

import models
from bot.simulation import books
from handlers.reading import Reading
from models.forms import correction, filling, gift, plan, proposal, rewriting, speaking, zone
from models.forms.shape import Kind
from models.funds import funding, sketching
from models.people import asking, coordinating, joining, seconding
from models.purposes import amending, backing, interests, keeping_both, merging, objecting, proposing
from models.rounds import launching
from models.rules.money import Money
from models.rules.plans import Plan
from models.rules.purposes import Proposal
from models.rules.refusals import Refusal
from models.store.forms import Form
from models.store.unit import Unit
from tests.databases import Databases
from tests.verbs import belonging
from tests.verbs import moments as when
from tests.verbs.forms import press
from tests.verbs.house import FOUNDER, Street
from tests.verbs.moments import (
    ADVISER,
    ADVISING_COORDINATOR,
    BENCH,
    COORDINATOR,
    DRAFT,
    LATE,
    LIGHTS,
    MERGER,
    OBJECTION,
    OBJECTOR,
    PAYEE,
    PROPOSER,
    STRANGER,
    SWING,
)

HERE, NEXT, NOTHING = 1, 4, 99
WEEK = int(timedelta(days=7).total_seconds())

Verb = Callable[[Unit], object]
Moment = Callable[[Street], Street]


class Case(NamedTuple):
    """At that moment, this is refused with that code."""

    code: str
    moment: Callable[[Street], Street]
    verb: Verb


def deposit(person: int, pennies: int = 100, currency: str = "GBP") -> Verb:
    return partial(funding.deposit, community_id=HERE, person_id=person, gift=Money(pennies, currency), funder="A")


def preview(person: int = COORDINATOR, length: int = WEEK, question: str = "What?", **more: object) -> Verb:
    wanted = Plan(question, length, **more)  # type: ignore[arg-type]  # as the plan takes them
    return partial(launching.preview, community_id=HERE, person_id=person, plan=wanted)


def open_draft(person: int = COORDINATOR, draft: int = DRAFT) -> Verb:
    return partial(launching.open_round, draft_id=draft, person_id=person)


def propose(person: int = PROPOSER, cost: int = 10_00, title: str = "A bin", why: str = "Litter") -> Verb:
    wanted = Proposal(title, why, cost, "Acme")
    return partial(proposing.propose, community_id=HERE, person_id=person, proposal=wanted)


def amend(purpose: int = LIGHTS, person: int = PROPOSER, title: str = "Lights", cost: int = 20_00) -> Verb:
    wanted = Proposal(title, "It is dark", cost, "Acme")
    return partial(amending.amend, purpose_id=purpose, person_id=person, proposal=wanted)


def on(verb: Callable[[Unit, int, int], object], purpose: int, person: int) -> Verb:
    return lambda unit: verb(unit, purpose, person)


def role(person: int, *, adviser: bool) -> Verb:
    return partial(joining.take_role, community_id=HERE, person_id=person, adviser=adviser)


def reason(purpose: int, person: int, text: str = "Too bright") -> Verb:
    return partial(objecting.give_reason, purpose_id=purpose, person_id=person, reason=text)


def answer(person: int, text: str = "Shaded", objection: int = OBJECTION) -> Verb:
    return partial(objecting.answer, objection_id=objection, person_id=person, text=text)


def appoint(by: int, person: int) -> Verb:
    return partial(coordinating.appoint, community_id=HERE, by_person=by, person_id=person)


def volunteer(person: int) -> Verb:
    return partial(coordinating.volunteer, community_id=HERE, person_id=person, name="Ada")


def fill(text: str) -> Verb:
    return partial(filling.fill, person_id=PROPOSER, written=Reading(text))


def unfit(step: str, text: str) -> Verb:
    """What a step of the form for a purpose makes of words that do not fit; filling asks again with it."""
    form = Form(PROPOSER, HERE, "propose", {})
    return lambda unit: proposal.KIND.read(unit, form, step, Reading(text))


def unfit_for(kind: Kind, step: str, text: str) -> Verb:
    """What another form makes of a coordinator's words that do not fit."""
    form = Form(COORDINATOR, HERE, "", {})
    return lambda unit: kind.read(unit, form, step, Reading(text))


def gift_sketched(street: Street) -> Street:
    when.gathered(street).do(sketching.sketch, HERE, COORDINATOR, Money(100, "GBP"), "A")
    return street


def gift_dropped(street: Street) -> Street:
    gift_sketched(street).do(sketching.drop, 1, COORDINATOR)
    return street


def asked_for_the_cost(street: Street) -> Street:
    when.opened(street).do(proposal.start, HERE, PROPOSER)
    for said in ("A bin", "Litter"):
        street.do(filling.fill, PROPOSER, Reading(said))
    return street


def asked_for_the_title(street: Street) -> Street:
    when.opened(street).do(proposal.start, HERE, PROPOSER)
    return street


def asked_for_an_answer(street: Street) -> Street:
    when.objected(street).do(speaking.start_answer, OBJECTION, PROPOSER)
    return street


def asked_for_a_purpose_instead(street: Street) -> Street:
    asked_for_an_answer(street).do(proposal.start, HERE, PROPOSER)
    return street


def into(verb: Callable[..., None], purpose: int = LIGHTS, other: int = BENCH, person: int = PROPOSER) -> Verb:
    return partial(verb, purpose_id=purpose, into_id=other, person_id=person)


def on_merger(verb: Callable[..., None], person: int, merger: int = MERGER) -> Verb:
    return partial(verb, merger_id=merger, person_id=person)


def alone(street: Street) -> Street:
    when.opened(street).do(proposing.withdraw, BENCH, PAYEE)
    return street


def another_round(street: Street) -> Street:
    when.closed(street).fund(60_00)
    street.open()
    street.propose(10_00, PROPOSER)
    return street


def changed_meanwhile(street: Street) -> Street:
    when.offered(street).do(amend(title="Lamps"))
    return street


def withdrawn_meanwhile(street: Street) -> Street:
    when.offered(street).do(proposing.withdraw, LIGHTS, PROPOSER)
    return street


def asked_to_change_it(street: Street) -> Street:
    when.opened(street).do(rewriting.start, LIGHTS, PROPOSER)
    return street


def taken_back(street: Street) -> Street:
    when.objected(street).do(backing.take_back, LIGHTS, OBJECTOR)
    return street


def spoken(verb: Callable[..., object]) -> "partial[object]":
    return partial(verb, kind="answer", objection_id=OBJECTION, person_id=PROPOSER)


def sketched(street: Street) -> Street:
    when.gathered(street).do(preview())
    return street


def poor(street: Street) -> Street:
    street.residents(1, 2, 3)
    street.coordinators(1)
    return street


def penniless(street: Street) -> Street:
    poor(street).fund(2)
    return street


def few(street: Street) -> Street:
    street.residents(1, 2)
    street.coordinators(1)
    street.fund(100)
    return street


def sketched_and_advised(street: Street) -> Street:
    when.advised(street).do(preview())
    return street


def interested(street: Street) -> Street:
    """Somebody has an interest in the lights."""
    when.opened(street).do(interests.declare, LIGHTS, OBJECTOR)
    return street


CASES = [
    Case("not_who_added_the_bot", when.gathered, appoint(2, 3)),
    Case("first_round_was_opened", when.opened, appoint(FOUNDER, 3)),
    Case("chosen_is_no_member", when.gathered, appoint(FOUNDER, STRANGER)),
    Case("coordinates_already", when.gathered, appoint(FOUNDER, 2)),
    Case("not_who_added_the_bot", when.gathered, volunteer(2)),
    Case("first_round_was_opened", when.opened, volunteer(FOUNDER)),
    Case("you_coordinate_already", when.gathered, volunteer(FOUNDER)),
    Case("not_a_member", when.gathered, deposit(STRANGER)),
    Case("not_a_coordinator", when.gathered, deposit(PROPOSER)),
    Case("not_a_coordinator", when.gathered, deposit(ADVISER)),
    Case("adviser_needs_a_resident", when.gathered, deposit(ADVISING_COORDINATOR)),
    Case("other_currency", when.gathered, deposit(COORDINATOR, currency="EUR")),
    Case("amount_nothing", when.gathered, deposit(COORDINATOR, 0)),
    Case("amount_nothing", when.gathered, deposit(COORDINATOR, -5)),
    Case("not_a_member", when.gathered, role(STRANGER, adviser=True)),
    Case("role_already", when.gathered, role(PROPOSER, adviser=False)),
    Case("role_already", when.gathered, role(ADVISER, adviser=True)),
    Case("role_after_freeze", when.frozen, role(PROPOSER, adviser=True)),
    Case("role_after_freeze", when.provisional, role(ADVISER, adviser=False)),
    Case("not_a_member", when.gathered, partial(joining.stop_nudges, community_id=HERE, person_id=STRANGER, stop=True)),
    Case("not_a_member", when.gathered, preview(STRANGER)),
    Case("not_a_coordinator", when.gathered, preview(PROPOSER)),
    Case("round_is_open", when.opened, preview()),
    Case("text_empty", when.gathered, preview(question=" ")),
    Case("text_too_long", when.gathered, preview(question="?" * 301)),
    Case("length_out_of_range", when.gathered, preview(length=7199)),
    Case("length_out_of_range", when.gathered, preview(length=366 * 86400 + 1)),
    Case("core_out_of_range", when.gathered, preview(core="1/21")),
    Case("core_out_of_range", when.gathered, preview(core="10/11")),
    Case("agreement_too_low", when.gathered, preview(agreement="49/100")),
    Case("agreement_too_high", when.gathered, preview(agreement="1")),
    Case("sealed_when_ready", when.gathered, preview(sealed=True)),
    Case("no_pot", poor, preview()),
    Case("too_few_residents", few, preview()),
    Case("share_too_small", penniless, preview()),
    Case("share_too_small", when.gathered, preview(share_limit=0)),
    Case("no_such_thing", when.gathered, open_draft(draft=NOTHING)),
    Case("not_a_coordinator", sketched, open_draft(PROPOSER)),
    Case("adviser_needs_a_resident", sketched, open_draft(ADVISING_COORDINATOR)),
    Case("draft_was_opened", when.opened, open_draft()),
    Case("draft_was_opened", when.closed, open_draft()),
    Case("residents_not_majority", sketched_and_advised, open_draft()),
    Case("no_round", when.gathered, propose()),
    Case("not_a_member", when.opened, propose(STRANGER)),
    Case("too_late_to_propose", when.too_late, propose()),
    Case("too_late_to_propose", when.provisional, propose()),
    Case("no_round", when.closed, propose()),
    Case("text_empty", when.opened, propose(title="")),
    Case("text_empty", when.opened, propose(why="\n")),
    Case("text_too_long", when.opened, propose(title="x" * 81)),
    Case("cost_nothing", when.opened, propose(cost=0)),
    Case("cost_too_high", when.opened, propose(cost=60_01)),
    Case("cost_too_high", when.frozen, propose(cost=60_01)),
    Case("no_such_thing", when.opened, on(proposing.withdraw, NOTHING, PROPOSER)),
    Case("not_a_member", when.opened, on(proposing.withdraw, LIGHTS, STRANGER)),
    Case("not_the_proposer", when.opened, on(proposing.withdraw, LIGHTS, COORDINATOR)),
    Case("not_the_proposer", when.opened, on(proposing.ask_withdrawing, LIGHTS, COORDINATOR)),
    Case("purpose_withdrawn", when.opened, on(proposing.keep, SWING, PROPOSER)),
    Case("purpose_withdrawn", when.opened, on(proposing.withdraw, SWING, PROPOSER)),
    Case("purpose_activated", when.activated, on(proposing.withdraw, LIGHTS, PROPOSER)),
    Case("round_closed", when.closed, on(proposing.withdraw, LIGHTS, PROPOSER)),
    Case("no_such_thing", when.opened, amend(NOTHING)),
    Case("not_a_member", when.opened, amend(person=STRANGER)),
    Case("not_the_proposer", when.opened, amend(person=COORDINATOR)),
    Case("nothing_changed", when.opened, amend(cost=30_00)),
    Case("nothing_changed", when.opened, amend(title=" Lights ", cost=30_00)),
    Case("text_empty", when.opened, amend(title=" ")),
    Case("text_too_long", when.opened, amend(title="x" * 81)),
    Case("cost_nothing", when.opened, amend(cost=0)),
    Case("cost_too_high", when.opened, amend(cost=60_01)),
    Case("cost_too_high", when.frozen, amend(cost=60_01)),
    Case("too_late_to_amend", when.too_late, amend()),
    Case("too_late_to_amend", when.provisional, amend()),
    Case("round_closed", when.closed, amend()),
    Case("purpose_withdrawn", when.opened, amend(SWING)),
    Case("purpose_activated", when.activated, amend()),
    Case("not_the_proposer", when.opened, on(rewriting.start, LIGHTS, COORDINATOR)),
    Case("too_late_to_amend", when.too_late, on(rewriting.start, LIGHTS, PROPOSER)),
    Case("nothing_changed", asked_to_change_it, press(filling.finish)),
    Case("nothing_to_merge", alone, on(merging.choose, LIGHTS, PROPOSER)),
    Case("not_the_proposer", when.opened, on(merging.choose, LIGHTS, COORDINATOR)),
    *(
        case
        for verb in (merging.consider, merging.ask)
        for case in (
            Case("no_such_thing", when.opened, into(verb, other=NOTHING)),
            Case("no_such_thing", when.opened, into(verb, NOTHING)),
            Case("not_a_member", when.opened, into(verb, person=STRANGER)),
            Case("not_the_proposer", when.opened, into(verb, person=PAYEE)),
            Case("too_late_to_amend", when.too_late, into(verb)),
            Case("too_late_to_amend", when.provisional, into(verb)),
            Case("round_closed", when.closed, into(verb)),
            Case("purpose_activated", when.activated, into(verb)),
            Case("purpose_activated", when.activated, into(verb, BENCH, LIGHTS, PAYEE)),
            Case("purpose_withdrawn", when.opened, into(verb, other=SWING)),
            Case("purpose_withdrawn", when.opened, into(verb, SWING)),
            Case("purpose_merged", when.merged, into(verb)),
            Case("purpose_merged", when.merged, into(verb, BENCH, LIGHTS, PAYEE)),
            Case("merges_with_itself", when.opened, into(verb, other=LIGHTS)),
            Case("other_round", another_round, into(verb, NEXT, LIGHTS)),
            Case("merge_waits", when.offered, into(verb)),
        )
    ),
    Case("proposer_unreachable", when.opened, into(merging.ask)),
    *(
        case
        for verb, person in ((merging.agree, PAYEE), (keeping_both.decline, PAYEE), (keeping_both.take_back, PROPOSER))
        for case in (
            Case("no_such_thing", when.offered, on_merger(verb, person, NOTHING)),
            Case("not_the_proposer", when.offered, on_merger(verb, STRANGER)),
            Case("not_the_proposer", when.offered, on_merger(verb, PAYEE if person == PROPOSER else PROPOSER)),
            Case("merge_over", when.merged, on_merger(verb, person)),
        )
    ),
    Case("merge_changed", changed_meanwhile, on_merger(merging.agree, PAYEE)),
    Case("merge_changed", withdrawn_meanwhile, on_merger(merging.agree, PAYEE)),
    Case("purpose_merged", when.merged, on(proposing.withdraw, LIGHTS, PROPOSER)),
    Case("purpose_merged", when.merged, amend()),
    Case("purpose_merged", when.merged, on(backing.back, LIGHTS, OBJECTOR)),
    *(
        case
        for verb in (backing.back, backing.object_to, backing.take_back)
        for case in (
            Case("no_such_thing", when.opened, on(verb, NOTHING, PROPOSER)),
            Case("not_a_member", when.opened, on(verb, LIGHTS, STRANGER)),
            Case("not_a_member", when.frozen, on(verb, LIGHTS, STRANGER)),
            Case("adviser_has_no_say", when.opened, on(verb, LIGHTS, ADVISER)),
            Case("payee_has_no_say", when.opened, on(verb, BENCH, PAYEE)),
            Case("not_on_the_roll", when.frozen, on(verb, LIGHTS, LATE)),
            Case("purpose_withdrawn", when.opened, on(verb, SWING, PROPOSER)),
            Case("purpose_activated", when.activated, on(verb, LIGHTS, PROPOSER)),
            Case("round_closed", when.closed, on(verb, LIGHTS, PROPOSER)),
        )
    ),
    *(
        case
        for verb in (interests.declare, interests.take_back)
        for case in (
            Case("no_such_thing", when.opened, on(verb, NOTHING, PROPOSER)),
            Case("not_a_member", when.opened, on(verb, LIGHTS, STRANGER)),
            Case("purpose_withdrawn", when.opened, on(verb, SWING, PROPOSER)),
            Case("purpose_merged", when.merged, on(verb, LIGHTS, OBJECTOR)),
            Case("purpose_activated", when.activated, on(verb, LIGHTS, PROPOSER)),
            Case("round_closed", when.closed, on(verb, LIGHTS, PROPOSER)),
        )
    ),
    Case("payee_has_no_say", when.opened, on(interests.declare, BENCH, PAYEE)),
    Case("interest_declared", interested, on(interests.declare, LIGHTS, OBJECTOR)),
    Case("no_interest", interested, on(interests.take_back, LIGHTS, PROPOSER)),
    Case("no_interest", when.opened, on(interests.take_back, LIGHTS, OBJECTOR)),
    Case("provisional_no_backing", when.provisional, on(backing.back, LIGHTS, PROPOSER)),
    Case("last_quarter", when.last_quarter, on(backing.object_to, LIGHTS, OBJECTOR)),
    Case("last_quarter", when.nearly_closed, on(backing.object_to, LIGHTS, OBJECTOR)),
    Case("no_objection", when.opened, reason(LIGHTS, OBJECTOR)),
    Case("no_objection", when.objected, reason(LIGHTS, STRANGER)),
    Case("no_objection", when.closed, reason(LIGHTS, OBJECTOR)),
    Case("no_objection", when.opened, on(objecting.start_reason, LIGHTS, OBJECTOR)),
    Case("reason_given", when.objected, reason(LIGHTS, OBJECTOR)),
    Case("text_empty", when.objected, reason(LIGHTS, OBJECTOR, " ")),
    Case("text_too_long", when.objected, reason(LIGHTS, OBJECTOR, "x" * 501)),
    Case("no_such_thing", when.opened, answer(PROPOSER)),
    Case("not_the_proposer", when.objected, answer(COORDINATOR)),
    Case("not_the_proposer", when.objected, answer(STRANGER)),
    Case("answer_given", when.answered, answer(PROPOSER)),
    Case("text_empty", when.objected, answer(PROPOSER, "")),
    Case("text_too_long", when.objected, answer(PROPOSER, "x" * 501)),
    Case("objection_over", when.settled, answer(PROPOSER)),
    Case("objection_over", when.closed, answer(PROPOSER)),
    Case("no_such_thing", when.opened, on(objecting.settle, OBJECTION, OBJECTOR)),
    Case("no_objection", when.objected, on(objecting.settle, OBJECTION, PROPOSER)),
    Case("objection_settled", when.settled, on(objecting.settle, OBJECTION, OBJECTOR)),
    Case("objection_settled", when.settled, on(objecting.stay, OBJECTION, OBJECTOR)),
    Case("objection_ended", taken_back, on(objecting.stay, OBJECTION, OBJECTOR)),
    Case("no_objection", when.closed, on(objecting.settle, OBJECTION, OBJECTOR)),
    Case("unasked", when.opened, fill("A bin")),
    Case("text_too_long", when.objected, fill("x" * 501)),
    Case("no_form", when.objected, spoken(speaking.post)),
    Case("no_form", asked_for_an_answer, spoken(speaking.post)),
    Case("no_form", asked_for_a_purpose_instead, spoken(speaking.later)),
    Case("answer_given", when.answered, spoken(speaking.again)),
    Case("objection_over", when.settled, spoken(speaking.post)),
    Case("no_such_thing", when.opened, partial(spoken(speaking.post), kind="reason")),
    Case("reason_given", when.objected, partial(spoken(speaking.post), kind="reason", person_id=OBJECTOR)),
    Case("no_objection", taken_back, partial(spoken(speaking.post), kind="reason", person_id=OBJECTOR)),
    Case("no_form", when.opened, press(filling.finish)),
    Case("no_form", when.opened, press(filling.change, "title")),
    Case("no_form", asked_for_the_cost, press(filling.change, "title")),
    Case("no_form", asked_for_the_cost, press(filling.leave_as_it_was)),
    Case("no_form", asked_for_the_title, press(filling.back_a_step)),
    Case("no_form", asked_for_an_answer, press(filling.back_a_step)),
    Case("no_form", when.opened, press(filling.leave)),
    Case("no_form", when.opened, press(filling.tap, "myself")),
    Case("no_form", asked_for_the_cost, press(filling.finish)),
    Case("no_form", asked_for_the_cost, partial(filling.leave, person_id=PROPOSER, stamp=0)),
    Case("no_such_thing", asked_for_the_cost, press(filling.tap, "myself")),
    Case("text_empty", when.opened, unfit("title", " ")),
    Case("text_too_long", when.opened, unfit("title", "x" * 81)),
    Case("amount_unclear", when.opened, unfit("cost", "a lot")),
    Case("amount_elsewhere", when.opened, unfit("cost", "5 €")),
    Case("cost_nothing", when.opened, unfit("cost", "0")),
    Case("cost_too_high", when.opened, unfit("cost", "60.01")),
    Case("not_a_member", when.opened, partial(proposal.start, community_id=HERE, person_id=STRANGER)),
    Case("too_late_to_propose", when.too_late, partial(proposal.start, community_id=HERE, person_id=PROPOSER)),
    Case("not_a_coordinator", when.gathered, partial(gift.start, community_id=HERE, person_id=PROPOSER)),
    Case("not_a_coordinator", when.gathered, partial(plan.start, community_id=HERE, person_id=PROPOSER)),
    Case("not_a_coordinator", when.gathered, partial(zone.start, community_id=HERE, person_id=PROPOSER)),
    Case("round_is_open", when.opened, partial(plan.start, community_id=HERE, person_id=COORDINATOR)),
    Case("no_such_thing", when.gathered, on(plan.start_from, NOTHING, COORDINATOR)),
    Case("draft_was_opened", when.opened, on(plan.start_from, DRAFT, COORDINATOR)),
    Case("length_unclear", when.gathered, unfit_for(plan.KIND, "length", "soon")),
    Case("day_is_over", when.gathered, unfit_for(plan.KIND, "length", "1 November")),
    Case("length_out_of_range", when.gathered, unfit_for(plan.KIND, "length", "1 hour")),
    Case("tap_please", when.gathered, unfit_for(plan.KIND, "rule", "together")),
    Case("amount_nothing", when.gathered, unfit_for(plan.KIND, "limit", "0")),
    Case("other_currency", when.gathered, unfit_for(gift.KIND, "amount", "5 €")),
    Case("amount_needs_currency", when.nothing_yet, unfit_for(gift.KIND, "amount", "850")),
    Case("zone_unclear", when.gathered, unfit_for(zone.KIND, "zone", "Narnia")),
    Case("not_who_wrote_it", gift_sketched, on(sketching.record, 1, 2)),
    Case("draft_is_over", gift_dropped, on(sketching.record, 1, COORDINATOR)),
    Case("no_such_thing", gift_dropped, on(sketching.drop, NOTHING, COORDINATOR)),
    *(Case(*one) for one in belonging.REFUSED),
]


def wanting(person: int, act: str, subject: int, **values: object) -> Verb:
    return lambda unit: seconding.ask(unit, HERE, person, act, subject, values)


def agreeing(person: int, request: int = 1) -> Verb:
    return partial(seconding.agree, request_id=request, person_id=person)


def asked(act: str, subject: int, **values: object) -> Moment:
    def so(street: Street) -> Street:
        when.wants(when.opened(street), act, subject, values)
        return street

    so.__name__ = f"asked_to_{act}"
    return so


def ended(how: str) -> Moment:
    def so(street: Street) -> Street:
        when.asked_to_cancel(street)
        if how == "agreed":
            when.agrees(street, 1)
        elif how == "called off":
            street.do(seconding.call_off, 1, COORDINATOR)
        else:
            street.until("request")
        return street

    so.__name__ = how
    return so


def removed(street: Street) -> Street:
    when.objected(street)
    when.agrees(street, when.wants(street, "remove", PROPOSER, {}))
    return street


def lengthened(street: Street) -> Street:
    when.opened(street)
    when.agrees(street, when.wants(street, "extend", 1, {"length": WEEK}))
    return street


def dismissed_behind_the_rule(street: Street) -> Street:
    asked("extend", 1, length=WEEK)(street)
    with street.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE coordinators SET dismissed_at = appointed_at WHERE member_id = 1")
    return street


def lone(street: Street) -> Street:
    """One coordinator is left."""
    when.opened(street)
    when.agrees(street, when.wants(street, "dismiss", ADVISING_COORDINATOR, {}))
    street.do(coordinating.step_down, HERE, 2)
    return street


def alone_and_asked(street: Street) -> Street:
    when.wants(lone(street), "extend", 1, {"length": WEEK})
    return street


CASES += [
    Case("not_a_member", when.opened, wanting(STRANGER, "extend", 1, length=WEEK)),
    Case("not_a_coordinator", when.opened, wanting(PROPOSER, "extend", 1, length=WEEK)),
    Case("asked_already", when.asked_to_cancel, wanting(2, "cancel", 1, why="Rain")),
    Case("own_request", when.asked_to_cancel, agreeing(COORDINATOR)),
    Case("about_yourself", asked("dismiss", 2), agreeing(2)),
    Case("others_may_agree", when.asked_to_cancel, agreeing(PROPOSER)),
    Case("request_lapsed", dismissed_behind_the_rule, agreeing(2)),
    Case("second_must_be_resident", alone_and_asked, agreeing(ADVISER, 2)),
    Case("no_such_thing", when.opened, agreeing(2, NOTHING)),
    Case("request_agreed", ended("agreed"), agreeing(2)),
    Case("request_called_off", ended("called off"), agreeing(2)),
    Case("request_lapsed", ended("lapsed"), agreeing(2)),
    Case("not_a_coordinator", when.asked_to_cancel, partial(seconding.call_off, request_id=1, person_id=PROPOSER)),
    Case("extended_already", lengthened, wanting(COORDINATOR, "extend", 1, length=WEEK)),
    Case("too_late_to_extend", when.too_late, wanting(COORDINATOR, "extend", 1, length=WEEK)),
    Case("too_late_to_extend", when.provisional, wanting(COORDINATOR, "extend", 1, length=WEEK)),
    Case("extension_out_of_range", when.opened, wanting(COORDINATOR, "extend", 1, length=2 * WEEK + 60)),
    Case("extension_out_of_range", when.opened, wanting(COORDINATOR, "extend", 1, length=10**15 - 1)),
    Case("round_closed", when.closed, wanting(COORDINATOR, "extend", 1, length=WEEK)),
    Case("no_such_thing", when.opened, wanting(COORDINATOR, "extend", NOTHING, length=WEEK)),
    Case("close_before_freeze", when.opened, wanting(COORDINATOR, "close", 1)),
    Case("something_ripens", when.ripening, wanting(COORDINATOR, "close", 1)),
    Case("decided_already", when.provisional, wanting(COORDINATOR, "close", 1)),
    Case("round_closed", when.closed, wanting(COORDINATOR, "close", 1)),
    Case("round_closed", when.closed, wanting(COORDINATOR, "cancel", 1, why="Rain")),
    Case("text_empty", when.opened, wanting(COORDINATOR, "cancel", 1, why=" ")),
    Case("text_too_long", when.opened, wanting(COORDINATOR, "cancel", 1, why="x" * 301)),
    Case("no_such_thing", when.opened, wanting(COORDINATOR, "correct", NOTHING, amount=1, why="Typo")),
    Case("deposit_is_so", when.opened, wanting(COORDINATOR, "correct", 1, amount=60_00, why="Typo")),
    Case("pot_holds_less", when.frozen, wanting(COORDINATOR, "correct", 1, amount=1, why="Typo")),
    Case("no_such_thing", when.opened, wanting(COORDINATOR, "remove", NOTHING)),
    Case("has_left", removed, wanting(COORDINATOR, "remove", PROPOSER)),
    Case("was_removed", removed, on(backing.back, BENCH, PROPOSER)),
    Case("was_removed", removed, answer(PROPOSER)),
    Case("was_removed", removed, propose(PROPOSER)),
    Case("was_removed", removed, partial(joining.join, community_id=HERE, person_id=PROPOSER, name="P")),
    Case("was_not_removed", when.opened, wanting(COORDINATOR, "readmit", PROPOSER)),
    Case("no_such_thing", when.opened, wanting(COORDINATOR, "readmit", NOTHING)),
    Case("coordinates_already", when.opened, wanting(COORDINATOR, "appoint", 2)),
    Case("chosen_is_no_member", when.opened, wanting(COORDINATOR, "appoint", NOTHING)),
    Case("does_not_coordinate", when.opened, wanting(COORDINATOR, "dismiss", PROPOSER)),
    Case("last_coordinator", lone, partial(coordinating.step_down, community_id=HERE, person_id=COORDINATOR)),
    Case("no_round", when.gathered, partial(asking.how_to_extend, community_id=HERE, person_id=COORDINATOR)),
    Case("no_such_thing", when.opened, partial(correction.start, deposit_id=NOTHING, person_id=COORDINATOR)),
    Case("not_a_coordinator", when.opened, partial(correction.start, deposit_id=1, person_id=PROPOSER)),
]


def named(case: Case) -> str:
    return f"{case.code}, {case.moment.__name__}"


class Streets:
    """One at each moment: a refusal changes nothing, so the next one meets the same. One that changed is not kept."""

    def __init__(self, databases: Databases) -> None:
        self.databases, self.at = databases, dict[Moment, Street]()

    def take(self, moment: Moment) -> Street:
        found = self.at.pop(moment, None)
        return moment(Street(self.databases.fresh())) if found is None else found

    def close(self) -> None:
        for street in self.at.values():
            street.close()
            self.databases.throw_away(street.url)


@pytest.fixture(scope="module")
def streets(databases: Databases) -> Iterator[Streets]:
    found = Streets(databases)
    yield found
    found.close()


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_refusal_has_its_code_and_changes_nothing(streets: Streets, case: Case) -> None:
    street = streets.take(case.moment)
    before = books.read(street.url)
    with pytest.raises(Refusal) as refused:
        street.do(case.verb)
    assert refused.value.code == case.code
    after = books.read(street.url)
    assert not books.changed(books.without_inbox(before), books.without_inbox(after))
    assert after["inbox"][-1]["done_at"], "the update stays unanswered"
    streets.at[case.moment] = street


def test_every_refusal_that_is_written_somewhere_is_tried() -> None:
    (room,) = models.__path__
    written = {code for file in Path(room).rglob("*.py") for code in re.findall(r'Refusal\("(\w+)"', file.read_text())}
    assert written == {case.code for case in CASES}
