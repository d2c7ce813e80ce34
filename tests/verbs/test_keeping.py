"""What is kept no longer than the operator has set, and what stays however long it is kept."""

from dataclasses import asdict, replace
from datetime import timedelta

from sqlalchemy import update

from bot.simulation import books
from models.people import joining, keeping, leaving
from models.rules.keeping import Periods
from models.store.forms import Form
from models.store.tables import members
from models.store.unit import Unit
from tests.verbs.canary import CANARY, ID, erases, known, nowhere, recounted
from tests.verbs.house import Street, ready

SHORT = Periods(updates=2, messages=3, forms=4, asking=5, left=60, removed=90)
FOR_EVER = Periods(updates=9999, messages=9999, forms=9999, asking=9999, left=9999, removed=9999)


def sweeps(street: Street, periods: Periods = SHORT) -> None:
    """As the clock does, until there is nothing more."""
    for _ in range(20):
        if not street.ask(keeping.anything, periods):
            return
        with street.engine.begin() as connection:
            keeping.sweep(Unit(connection, street.now, street.ids), periods)
    raise AssertionError("it never ends")


def _was_removed(unit: Unit) -> None:
    mine = update(members).where(members.c.person_id == ID)
    unit.connection.execute(mine.values(removed_at=unit.now, left_at=unit.now))


def test_what_came_and_went_is_forgotten_and_the_newest_message_keeps_its_number(street: Street) -> None:
    ready(street)
    street.do(_begins_a_form)
    street.do(_all_is_said)
    street.do(joining.join, 1, 50, "Asker", privately=True, outside=True)
    street.let_pass(timedelta(days=6))
    before = books.read(street.url)
    sweeps(street)
    after = books.read(street.url)
    assert (after["inbox"], after["forms"]) == ([], [])
    assert [row["reply"] for row in after["admissions"]] == ["withdrawn"]
    assert max(row["id"] for row in after["outbox"]) == max(row["id"] for row in before["outbox"])
    said = {row["id"] for row in before["outbox"] if row["sent_at"]}
    assert len(said & {row["id"] for row in after["outbox"]}) <= 1
    assert {row["id"] for row in before["outbox"]} - said <= {row["id"] for row in after["outbox"]}
    books.audit(after)


def test_who_got_a_reminder_is_forgotten_and_it_counts_as_one_to_a_person_still(street: Street) -> None:
    ready(street, people=5)
    known(street)
    street.do(lambda unit: unit.notices.nudge("nudge_last", 1, unit.now, [ID, 4], round_id=1))
    street.do(_all_is_said)
    erases(street)
    assert street.ask(lambda unit: unit.notices.nudges_sent(1)) == {"nudge_last": (0, 2)}
    street.let_pass(timedelta(days=6))
    sweeps(street)
    assert street.ask(lambda unit: unit.notices.nudges_sent(1)) == {"nudge_last": (0, 2)}
    assert {row["chat_id"] for row in books.read(street.url)["outbox"] if row["kind"] == "nudge"} == {0}


def test_nothing_is_forgotten_before_its_time(street: Street) -> None:
    ready(street)
    street.let_pass(timedelta(days=1))
    before = books.read(street.url)
    assert not street.ask(keeping.anything, SHORT)
    sweeps(street)
    assert not books.changed(before, books.read(street.url))


def test_each_kind_is_swept_though_there_is_nothing_else_to_forget(street: Street) -> None:
    ready(street, people=5)
    known(street)
    street.do(_begins_a_form)
    street.do(_all_is_said)
    street.do(joining.join, 1, 50, "Asker", privately=True, outside=True)
    street.do(_was_removed)
    erases(street)
    street.do(leaving.leave, 1, 4)
    street.let_pass(timedelta(days=6))
    street.do(_all_is_said)
    for kind in asdict(FOR_EVER):
        only = replace(FOR_EVER, **{kind: 2})
        assert street.ask(keeping.anything, only), kind
        sweeps(street, only)
    assert not street.ask(keeping.anything, FOR_EVER)


def test_whoever_left_long_ago_is_erased_but_not_while_a_round_counts_them(street: Street) -> None:
    ready(street, people=5)
    known(street)
    street.open(timedelta(days=150))
    street.until("freeze")
    street.do(leaving.leave, 1, ID)
    street.let_pass(timedelta(days=61))
    sweeps(street)
    assert CANARY in str(books.read(street.url)["people"])
    recounted(street)
    street.let_pass(timedelta(days=61))
    sweeps(street)
    nowhere(street.url)
    assert len(books.read(street.url)["people"]) == 5
    books.audit(books.read(street.url))


def _begins_a_form(unit: Unit) -> None:
    unit.forms.keep(Form(3, 1, "proposal", {"title": "A bench"}), unit.now)


def _all_is_said(unit: Unit) -> None:
    unit.connection.exec_driver_sql("UPDATE outbox SET sent_at = made_at")
