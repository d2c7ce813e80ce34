"""Promises 11 and 16: whoever erases themselves is nowhere any more, and all that others count on is as it was."""

from collections.abc import Callable

import pytest

from bot.simulation import books
from models.people import advising, coordinating, joining, leaving, seconding
from models.purposes import backing, merging, objecting
from models.questions.purposes import purpose_view
from models.rules.people import GONE
from models.rules.refusals import Refusal
from models.store.unit import Unit
from tests.verbs.canary import CANARY, ID, erases, known, lives, nowhere, recounted
from tests.verbs.house import FOUNDER, Street, ready
from tests.verbs.recounting import recount_of

KEPT = ("lines", "transfers", "accounts", "voices", "texts")


@pytest.fixture
def lived(street: Street) -> Street:
    return lives(street)


def test_nothing_of_them_is_left_in_any_table(lived: Street) -> None:
    erases(lived)
    nowhere(lived.url)


def test_sums_payments_and_chain_stay_and_the_records_of_both_rounds_hold(lived: Street) -> None:
    before = books.read(lived.url)
    erases(lived)
    after = books.read(lived.url)
    assert {name: after[name] for name in KEPT} == {name: before[name] for name in KEPT}
    assert after["journal"][: len(before["journal"])] == before["journal"]
    assert lived.round().roll == 6
    books.audit(after)
    first = lived.ask(lambda unit: unit.rounds.all(1)[0])
    assert recount_of(lived, first.id).purposes[0].state == "activated"
    assert recounted(lived).round.rule.roll == 6
    nowhere(lived.url)


def test_what_was_undecided_is_taken_back_and_what_would_pay_them_is_withdrawn(lived: Street) -> None:
    own, other = (one for one in lived.ask(lambda unit: unit.purposes.of_round(2)))
    erases(lived)
    assert lived.purpose(own.id).withdrawn_at is not None
    assert lived.purpose(other.id).withdrawn_at is None
    assert (lived.purpose(other.id).backers, lived.purpose(other.id).why) == (1, f"{GONE} says")
    texts = lived.ask(lambda unit: unit.purposes.texts(own.id))
    assert (texts[0].title, texts[0].payee) == ("Bench", GONE)


def test_that_a_proposer_has_an_interest_and_how_the_roll_came_together_stay(lived: Street) -> None:
    _, other = (one.id for one in lived.ask(lambda unit: unit.purposes.of_round(2)))
    facts, before = [row["facts"] for row in books.read(lived.url)["rounds"]], lived.ask(purpose_view, other)
    erases(lived)
    after = lived.ask(purpose_view, other)
    assert (before.interested, before.proposer_interested) == (0, True)
    assert (after.interested, after.proposer_interested) == (0, True)
    assert [row["facts"] for row in books.read(lived.url)["rounds"]] == facts
    assert [row["person_id"] for row in books.read(lived.url)["guesses"]] == [-1]


def test_before_the_freeze_they_are_off_the_roll_and_may_join_as_somebody_new(street: Street) -> None:
    ready(street, people=5)
    known(street)
    street.open()
    purpose = street.propose(12_00)
    street.back(purpose, ID, 2)
    erases(street)
    assert street.purpose(purpose).backers == 1
    known(street)
    street.back(purpose, ID)
    assert street.purpose(purpose).backers == 2
    street.until("freeze")
    assert street.round().roll == 6
    recounted(street)


def test_after_the_freeze_nobody_has_two_shares(lived: Street) -> None:
    _, other = (one.id for one in lived.ask(lambda unit: unit.purposes.of_round(2)))
    erases(lived)
    known(lived)
    with pytest.raises(Refusal, match="not_on_the_roll"):
        lived.do(backing.back, other, ID)
    erases(lived)
    nowhere(lived.url)
    recounted(lived)


def test_the_last_coordinator_goes_too_and_the_group_is_told_without_a_name(street: Street) -> None:
    ready(street, people=5)
    known(street)
    street.do(coordinating.appoint, 1, FOUNDER, ID)
    street.open()
    for person in (1, 2):
        street.do(coordinating.step_down, 1, person)
    erases(street)
    (told,) = (row for row in books.read(street.url)["outbox"] if row["what"] == "coordinates_no_longer")
    assert str(ID) not in told["values"]
    assert street.ask(lambda unit: unit.members.coordinators(1)) == []
    recounted(street)


def test_what_they_asked_for_and_what_was_asked_about_them_ends(street: Street) -> None:
    ready(street, people=5)
    known(street)
    street.open()
    mine = street.ask(lambda unit: unit.members.of(1, ID))
    assert mine is not None
    about = street.do(seconding.ask, 1, FOUNDER, "appoint", mine.id, {})
    erases(street)
    assert street.ask(lambda unit: unit.requests.get(about.id)).ended == "lapsed"
    recounted(street)


def test_objections_answers_and_wishes_to_merge_go(street: Street) -> None:
    ready(street, people=5)
    known(street)
    street.open()
    mine, theirs = street.propose(3_00, by=ID, title="Mine"), street.propose(4_00, by=3, title="Theirs")
    street.do(_all_can_be_written_to)
    street.do(merging.ask, mine, theirs, ID)
    street.do(backing.object_to, theirs, ID)
    street.do(objecting.give_reason, theirs, ID, f"I am {CANARY}")
    street.do(backing.object_to, mine, 4)
    street.do(objecting.give_reason, mine, 4, "Too dear")
    (objection,) = street.ask(lambda unit: unit.objections.of_purpose(mine))
    street.do(objecting.answer, objection.id, ID, f"{CANARY} pays")
    erases(street)
    nowhere(street.url)
    (kept,) = street.ask(lambda unit: unit.objections.of_purpose(mine))
    assert (kept.reason, kept.answer) == ("Too dear", GONE)
    recounted(street)


def _all_can_be_written_to(unit: Unit) -> None:
    for person in (1, 2, 3, 4, 5):
        unit.communities.writable(person, yes=True)


def test_whoever_was_removed_stays_so(street: Street) -> None:
    ready(street, people=5)
    known(street)
    mine = street.ask(lambda unit: unit.members.of(1, ID))
    assert mine is not None
    asked = street.do(seconding.ask, 1, FOUNDER, "remove", mine.id, {})
    street.do(seconding.agree, asked.id, 2)
    erases(street)
    (bar,) = books.read(street.url)["bars"]
    assert bar["person_id"] == ID
    with pytest.raises(Refusal, match="was_removed"):
        known(street)


def test_whoever_was_not_let_in_cannot_be_any_more(street: Street) -> None:
    ready(street)
    street.do(joining.join, 1, ID, CANARY, privately=True, outside=True)
    asked = street.ask(lambda unit: unit.admissions.last(1, ID))
    assert asked is not None
    street.do(advising.decline, asked.id, FOUNDER)
    erases(street)
    for answer in (advising.accept, advising.decline):
        with pytest.raises(Refusal, match="no_longer_asks"):
            street.do(answer, asked.id, FOUNDER)
    assert street.ask(lambda unit: unit.communities.get(1).residents) == 6


def test_whoever_only_asked_to_join_asks_no_longer(street: Street) -> None:
    ready(street)
    street.do(joining.join, 1, ID, CANARY, privately=True, outside=True)
    asked = street.ask(lambda unit: unit.admissions.last(1, ID))
    assert asked is not None
    erases(street)
    nowhere(street.url)
    with pytest.raises(Refusal, match="no_longer_asks"):
        street.do(advising.accept, asked.id, FOUNDER)


@pytest.mark.parametrize("before", [leaving.leave, None], ids=["left before", "never joined"])
def test_whoever_has_left_or_never_joined_is_forgotten_too(
    street: Street, before: Callable[[Unit, int, int], None] | None
) -> None:
    ready(street)
    if before is None:
        street.do(joining.open_private, None, ID, CANARY)
    else:
        known(street)
        street.do(before, 1, ID)
    erases(street)
    nowhere(street.url)
    erases(street)
    books.audit(books.read(street.url))
