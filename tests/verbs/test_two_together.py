"""What two people do together: what it moves, what it leaves, and that nothing else does it."""

from datetime import timedelta

import pytest

from bot.simulation import books
from models.people import seconding
from models.purposes import backing
from models.rules.refusals import Refusal
from models.rules.seconding import Request
from models.store.unit import Unit
from tests.verbs import moments as when
from tests.verbs.house import Street
from tests.verbs.moments import ADVISING_COORDINATOR, BENCH, COORDINATOR, LIGHTS, OBJECTOR, PROPOSER, agrees, wants
from tests.verbs.test_refusals import WEEK


def request(street: Street, number: int) -> Request:
    return street.ask(lambda unit: unit.requests.get(number))


def pot(street: Street) -> int:
    return street.ask(lambda unit: unit.ledger.pot(street.community_id))


def refused(street: Street, request: int, person: int) -> str:
    with pytest.raises(Refusal) as refusal:
        agrees(street, request, person)
    return refusal.value.code


def test_a_removed_member_keeps_n_and_payments_and_loses_undecided_stances(street: Street) -> None:
    when.activated(street).back(BENCH, PROPOSER)
    street.do(backing.object_to, BENCH, OBJECTOR)
    shares = street.shares()
    for person in (PROPOSER, OBJECTOR):
        agrees(street, wants(street, "remove", person, {}))
    bench, lights = street.purpose(BENCH), street.purpose(LIGHTS)
    assert (bench.backers, bench.objectors) == (0, 0)
    assert lights.activated_at is not None
    assert lights.backers == 4
    assert street.shares() == shares
    assert len(shares) == 6


def test_removing_an_objector_lets_what_they_held_back_ripen(street: Street) -> None:
    when.frozen(street)
    for person in (OBJECTOR, 6):
        street.do(backing.object_to, LIGHTS, person)
    street.back(LIGHTS, COORDINATOR, PROPOSER, when.PAYEE)
    assert street.purpose(LIGHTS).ripens_at is None
    agrees(street, wants(street, "remove", OBJECTOR, {}))
    assert street.purpose(LIGHTS).objectors == 1
    assert street.purpose(LIGHTS).ripens_at == street.now + street.round().ripens_for


def test_an_extension_moves_what_is_to_come_and_not_what_ripens(street: Street) -> None:
    when.ripening(street)
    before, ripens = street.round(), street.purpose(LIGHTS).ripens_at
    agrees(street, wants(street, "extend", before.id, {"length": WEEK}))
    after = street.round()
    week = timedelta(seconds=WEEK)
    assert after.decide_at == before.decide_at + week
    assert after.propose_until == before.propose_until + week
    assert after.freeze_at == before.freeze_at
    assert street.purpose(LIGHTS).ripens_at == ripens
    assert street.until("decide").at == after.decide_at


def test_a_round_is_extended_once_however_often_it_is_asked_for(street: Street) -> None:
    number = wants(when.opened(street), "extend", 1, {"length": WEEK})
    agrees(street, number)
    with pytest.raises(Refusal, match="extended_already"):
        wants(street, "extend", 1, {"length": WEEK})


def test_what_was_asked_for_is_checked_again_when_it_is_agreed_to(street: Street) -> None:
    number = wants(when.frozen(street), "close", 1, {})
    street.back(LIGHTS, COORDINATOR, 2, PROPOSER, when.PAYEE)
    assert refused(street, number, 2) == "something_ripens"
    number = wants(street, "correct", 1, {"amount": 60_01, "before": 60_00, "why": "Typo"})
    agrees(street, number)
    assert pot(street) == 1


def test_after_the_freeze_only_what_is_in_the_pot_can_be_taken_back(street: Street) -> None:
    when.opened(street).wait_until(street.round().freeze_at - timedelta(hours=1))
    number = wants(street, "correct", 1, {"amount": 0, "before": 60_00, "why": "Typo"})
    street.until("freeze")
    assert refused(street, number, 2) == "pot_holds_less"
    assert request(street, number).ended is None


def test_what_another_funder_gave_is_never_taken_back(street: Street) -> None:
    when.gathered(street).fund(40_00, "Parish Council")
    street.fund(5_00, "Ward Fund")
    with pytest.raises(Refusal, match="deposit_is_so"):
        wants(street, "correct", 2, {"amount": 40_00, "before": 40_00, "why": "Typo"})
    agrees(street, wants(street, "correct", 2, {"amount": 0, "before": 40_00, "why": "It never came"}))
    assert pot(street) == 65_00
    by_funder = street.ask(lambda unit: unit.ledger.by_funder(street.community_id, "pot"))
    assert sorted(left for left in by_funder.values() if left) == [65_00]


def of_funders(street: Street) -> dict[str, int]:
    """What each has in the pot, in pennies."""
    names = street.ask(lambda unit: unit.deposits.names(street.community_id))
    left = street.ask(lambda unit: unit.ledger.by_funder(street.community_id, "pot"))
    return {names[funder]: pennies for funder, pennies in left.items() if pennies}


def test_a_deposit_moves_to_the_funder_it_is_from_and_every_account_stays_exact(street: Street) -> None:
    when.gathered(street).fund(5_00, "Parish Council")
    right = {"amount": 50_00, "before": 60_00, "why": "Misread", "funder": "Housing Trust", "terms": "for trees"}
    agrees(street, wants(street, "correct", 1, right))
    assert of_funders(street) == {"Parish Council": 5_00, "Housing Trust": 50_00}
    anew = street.ask(lambda unit: unit.deposits.get(3))
    assert (anew.funder, anew.terms, anew.amount) == ("Housing Trust", "for trees", 50_00)
    assert street.ask(lambda unit: [unit.ledger.corrected(street.community_id, f"deposit:{n}") for n in (1, 3)]) == [
        0,
        50_00,
    ]
    books.audit(books.read(street.url))


def test_after_the_freeze_a_deposit_may_have_other_terms_and_no_other_amount_and_name(street: Street) -> None:
    when.frozen(street)
    same = {"amount": 60_00, "before": 60_00, "why": "Misread"}
    with pytest.raises(Refusal, match="pot_holds_less"):
        wants(street, "correct", 1, {**same, "amount": 50_00, "funder": "Housing Trust", "terms": ""})
    with pytest.raises(Refusal, match="deposit_is_so"):
        wants(street, "correct", 1, {**same, "funder": "ward  FUND", "terms": ""})
    agrees(street, wants(street, "correct", 1, {**same, "funder": "Ward Fund", "terms": "for trees"}))
    assert of_funders(street) == {}
    books.audit(books.read(street.url))


def held_by(street: Street) -> dict[tuple[str, str], int]:
    """What each funder has where, in pennies; below nothing is what they gave."""
    names = street.ask(lambda unit: unit.deposits.names(street.community_id))
    there = street.ask(lambda unit: unit.ledger.statement(street.community_id))
    return {(names[one.funder_id], one.kind): one.balance for one in there if one.balance}


def test_a_wrong_name_alone_is_put_right_wherever_the_money_went(street: Street) -> None:
    when.gathered(street).fund(30_00, "Parish Council")
    street.open(limit=10_00)
    street.until("freeze")
    street.back(street.propose(30_00, PROPOSER), COORDINATOR, 2, 3)
    street.let_pass(timedelta(days=1, minutes=1))
    street.fund(5_00, "Parish Council")
    before, wrong = held_by(street), {"amount": 30_00, "before": 30_00, "why": "Misread", "terms": ""}
    agrees(street, wants(street, "correct", 2, {**wrong, "funder": "Lions"}))
    books.audit(books.read(street.url))
    after = held_by(street)
    assert (after["Lions", "funder"], after["Parish Council", "funder"]) == (-30_00, -5_00)
    for kind in ("pot", "shares", "purpose"):
        moved = after.get(("Lions", kind), 0) + after.get(("Parish Council", kind), 0)
        assert moved == before["Parish Council", kind], kind
        assert after["Ward Fund", kind] == before["Ward Fund", kind]
    assert after["Lions", "purpose"] > 0
    agrees(street, wants(street, "correct", 1, {**wrong, "amount": 60_00, "before": 60_00, "funder": "Lions"}))
    books.audit(books.read(street.url))
    assert ("Ward Fund", "funder") not in held_by(street)
    street.let_pass(timedelta(days=15))
    books.audit(books.read(street.url))


def test_an_adviser_agrees_to_what_a_resident_asks_for_and_not_to_what_an_adviser_does(street: Street) -> None:
    number = wants(when.opened(street), "extend", 1, {"length": WEEK})
    agrees(street, number, ADVISING_COORDINATOR)
    assert request(street, number).ended == "agreed"
    asked = wants(street, "cancel", 1, {"why": "Rain"}, by=2)
    street.do(_is_an_adviser, 2)
    assert refused(street, asked, ADVISING_COORDINATOR) == "second_must_be_resident"


def _is_an_adviser(unit: Unit, person: int) -> None:
    unit.members.change(person, adviser_since=unit.now)


def test_nobody_agrees_after_a_request_lapsed_or_its_round_closed(street: Street) -> None:
    number = wants(when.opened(street), "cancel", 1, {"why": "Rain"})
    street.let_pass(timedelta(hours=71, minutes=59))
    assert request(street, number).ended is None
    street.let_pass(timedelta(minutes=1))
    assert request(street, number).ended == "lapsed"
    assert refused(street, number, 2) == "request_lapsed"
    street.until("decide")
    last = wants(street, "cancel", 1, {"why": "Rain"})
    street.until("close")
    assert request(street, last).ended == "lapsed"


def test_a_cancelled_round_takes_nothing_further_and_what_is_left_goes_back(street: Street) -> None:
    when.activated(street)
    agrees(street, wants(street, "cancel", 1, {"why": "Rain"}))
    assert street.purpose(LIGHTS).activated_at is not None
    assert pot(street) == 0
    assert sum(street.shares().values()) == 0
    assert street.next_due() is None


def test_what_ripens_in_a_cancelled_round_does_not_go_ahead(street: Street) -> None:
    agrees(street, wants(when.ripening(street), "cancel", 1, {"why": "Rain"}))
    assert street.next_due() is None
    assert street.purpose(LIGHTS).activated_at is None


def test_a_removed_coordinator_steers_no_more_and_is_counted_no_more(street: Street) -> None:
    number = wants(when.opened(street), "extend", 1, {"length": WEEK}, by=2)
    agrees(street, wants(street, "remove", 2, {}), ADVISING_COORDINATOR)
    assert request(street, number).ended == "lapsed"
    member = street.ask(lambda unit: unit.members.get(2))
    assert not member.coordinates
    assert street.ask(lambda unit: unit.communities.get(street.community_id)).residents == 5


def test_a_request_waits_no_longer_than_it_could_be_done(street: Street) -> None:
    last = when.opened(street).round().propose_until
    street.wait_until(last - timedelta(hours=1))
    number = wants(street, "extend", 1, {"length": WEEK})
    assert request(street, number).lapses_at == last


def test_closing_early_is_provisional_for_one_ripening_time(street: Street) -> None:
    agrees(street, wants(when.frozen(street), "close", 1, {}))
    assert street.round().decide_at == street.now
    decided = street.now
    assert street.until("close").at == decided + street.round().ripens_for
    assert street.next_due() is None


def test_no_act_is_done_by_asking_alone(street: Street) -> None:
    when.opened(street)
    before = street.round()
    for act, subject, values in (
        ("extend", 1, {"length": WEEK}),
        ("cancel", 1, {"why": "Rain"}),
        ("correct", 1, {"amount": 0, "before": 60_00, "why": "Typo"}),
        ("remove", PROPOSER, {}),
        ("dismiss", 2, {}),
    ):
        number = wants(street, act, subject, values)
        assert refused(street, number, COORDINATOR) == "own_request"
        street.do(seconding.call_off, number, COORDINATOR)
        assert refused(street, number, 2) == "request_called_off"
    assert street.round() == before
    assert pot(street) == 60_00
