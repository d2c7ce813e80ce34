"""What is left over when an objection, a ripening or a round ends under somebody's hands."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from handlers.reading import Reading
from models.forms import filling, speaking
from models.people import joining
from models.purposes import backing, objecting
from models.rules.refusals import Refusal
from models.store.notices import Asked
from models.store.tables import cards, outbox
from models.store.unit import Unit
from tests.verbs import moments as when
from tests.verbs.house import Street, ready
from tests.verbs.moments import LIGHTS, OBJECTION, OBJECTOR, PROPOSER


def writes(street: Street, person: int, text: str) -> str:
    """Somebody writes in private; the name of what is replied, or of the reason for a refusal."""
    asked = Asked(street.hear().update_id, person, 5)
    street.work(asked, lambda unit: filling.fill(unit, person, Reading(text)))
    return street.ask(replied)


def replied(unit: Unit) -> str:
    newest = select(outbox.c.what, outbox.c["values"]).where(outbox.c.kind == "reply").order_by(outbox.c.id.desc())
    what, values = unit.connection.execute(newest.limit(1)).one()
    return str(values.get("code", what))


def asked_why(street: Street) -> Street:
    """The objector to the lights is asked for a reason."""
    when.opened(street).do(joining.open_private, 1, OBJECTOR, "Resident 5")
    street.do(backing.object_to, LIGHTS, OBJECTOR)
    return street


def test_a_form_for_a_reason_nobody_wants_any_more_is_left(street: Street) -> None:
    asked_why(street).until("close")
    assert writes(street, OBJECTOR, "Too bright") == "no_objection"
    with pytest.raises(Refusal, match="unasked"):
        writes(street, OBJECTOR, "Hello?")


def test_who_takes_an_objection_back_is_asked_no_more(street: Street) -> None:
    asked_why(street).do(backing.take_back, LIGHTS, OBJECTOR)
    with pytest.raises(Refusal, match="unasked"):
        writes(street, OBJECTOR, "Too bright")


def test_a_form_for_an_answer_to_a_settled_objection_is_left(street: Street) -> None:
    when.objected(street).do(speaking.start_answer, OBJECTION, PROPOSER)
    street.do(objecting.settle, OBJECTION, OBJECTOR)
    assert writes(street, PROPOSER, "They will be shaded") == "objection_over"
    with pytest.raises(Refusal, match="unasked"):
        writes(street, PROPOSER, "Hello?")


def test_a_reason_that_is_too_long_keeps_its_form(street: Street) -> None:
    asked_why(street)
    with pytest.raises(Refusal, match="text_too_long"):
        writes(street, OBJECTOR, "x" * 501)
    assert writes(street, OBJECTOR, "Too bright") == "look_over"


def test_objecting_again_asks_for_the_reason_at_once(street: Street) -> None:
    asked_why(street).do(backing.take_back, LIGHTS, OBJECTOR)
    street.do(backing.object_to, LIGHTS, OBJECTOR)
    asked = select(outbox.c["values"]).where(outbox.c.what == "ask_reason")
    assert [values["busy"] for values in street.ask(lambda unit: unit.connection.execute(asked).scalars())] == [
        False,
        False,
    ]


def stale(unit: Unit, purpose_id: int) -> bool:
    card = (cards.c.kind == "purpose") & (cards.c.subject_id == purpose_id)
    return unit.connection.execute(select(cards.c.stale_at).where(card)).scalar_one() is not None


def test_a_card_that_said_when_it_goes_ahead_is_redrawn_where_it_waits_for_the_decision(street: Street) -> None:
    """Behind a purpose carried by more, and without time to ripen once more."""
    ready(street).open()
    bench, lights = street.propose(30_00, title="Bench"), street.propose(40_00, title="Lights")
    street.wait_until(street.round().decide_at - timedelta(hours=30))
    street.back(bench, 1, 2, 3)
    street.let_pass(timedelta(hours=1))
    street.back(lights, 1, 2, 3, 4)
    street.until_next("ripen")
    with street.engine.begin() as connection:
        connection.execute(update(cards).values(stale_at=None))
    street.until("ripen")
    assert street.purpose(bench).ripens_at is None
    assert street.ask(stale, bench)
    assert street.purpose(bench).activated_at is None


def test_a_freeze_that_comes_late_is_put_off_to_a_moment_still_to_come(street: Street) -> None:
    """The bot was away: without this it would give the money back before anybody could still join."""
    ready(street, people=2).residents(3)
    street.open(timedelta(days=2))
    for person in (2, 3):
        street.do(joining.take_role, street.community_id, person, adviser=True)
    freeze = street.until_next("freeze")
    street.now += timedelta(hours=17)
    street.fall_due(freeze)
    assert street.round().freeze_at == street.round().propose_until > street.now
    street.do(joining.take_role, street.community_id, 2, adviser=False)
    street.do(joining.take_role, street.community_id, 3, adviser=False)
    street.until("freeze")
    assert street.round().roll == 3


def test_what_was_written_is_kept_where_the_button_to_write_it_is_tapped_again(street: Street) -> None:
    when.opened(street).do(joining.open_private, street.community_id, when.OBJECTOR, "Resident 5")
    street.do(backing.object_to, when.LIGHTS, when.OBJECTOR)
    street.do(filling.fill, when.OBJECTOR, Reading("Too bright"))
    street.do(objecting.start_reason, when.LIGHTS, when.OBJECTOR)
    street.do(speaking.post, "reason", when.OBJECTION, when.OBJECTOR)
    street.do(speaking.start_answer, when.OBJECTION, when.PROPOSER)
    street.do(filling.fill, when.PROPOSER, Reading("They will be shaded"))
    street.do(speaking.start_answer, when.OBJECTION, when.PROPOSER)
    street.do(speaking.post, "answer", when.OBJECTION, when.PROPOSER)
    raised = street.ask(lambda unit: unit.objections.find(when.OBJECTION))
    assert raised is not None
    assert (raised.reason, raised.answer) == ("Too bright", "They will be shaded")
