"""A changed text asks everyone again; a lower cost alone does not; and the old texts stay."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.simulation import books
from handlers.reading import Reading
from models.forms import filling, rewriting
from models.people import joining
from models.purposes import amending, backing, objecting
from models.rules.amendments import Effect
from models.rules.ballots import Stance
from models.rules.purposes import Proposal
from models.rules.refusals import Refusal
from models.store.notices import Asked
from models.store.tables import outbox
from models.store.unit import Unit
from tests.verbs import moments as when
from tests.verbs.forms import press
from tests.verbs.house import Street
from tests.verbs.moments import ADVISER, BENCH, LIGHTS, OBJECTOR, PAYEE, PROPOSER


def amends(
    street: Street, purpose: int = LIGHTS, by: int = PROPOSER, *, cost: int = 30_00, title: str = "Lights", **how: bool
) -> Effect:
    proposal = Proposal(title, "It is dark", cost, "Acme")
    return street.do(amending.amend, purpose, by, proposal, **how)


def told(unit: Unit) -> list[tuple[str, int | None]]:
    """Which notices there were and to whom, oldest first."""
    rows = unit.connection.execute(select(outbox.c.what, outbox.c.chat_id).order_by(outbox.c.id))
    return [(row[0], row[1]) for row in rows if row[0] in ("amended", "asked_again", "ripening")]


def test_a_lower_cost_alone_keeps_every_word_and_the_ripening(street: Street) -> None:
    when.ripening(street)
    ripens_at = street.purpose(LIGHTS).ripens_at
    assert amends(street, cost=20_00) is Effect.KEEPS
    after = street.purpose(LIGHTS)
    assert (after.backers, after.cost, after.ripens_at, after.text) == (4, 20_00, ripens_at, 2)
    street.until("ripen")
    assert street.purpose(LIGHTS).activated_at is not None
    assert sum(street.shares().values()) == 40_00


def test_a_lower_cost_can_be_what_was_missing(street: Street) -> None:
    when.frozen(street)
    street.back(LIGHTS, 1, 2)
    amends(street, cost=25_00)
    assert street.purpose(LIGHTS).ripens_at is None, "two people are too few"
    amends(street, cost=30_00)
    street.back(LIGHTS, 1, 2, PROPOSER)
    ripens_at = street.purpose(LIGHTS).ripens_at
    assert ripens_at is not None, "three shares of £10.00 cover it"
    amends(street, cost=31_00)
    street.back(LIGHTS, 1, 2, PROPOSER)
    assert street.purpose(LIGHTS).ripens_at is None, "£1.00 is missing"
    street.let_pass(timedelta(hours=1))
    amends(street, cost=30_00)
    assert street.purpose(LIGHTS).ripens_at == street.now + timedelta(hours=24)


@pytest.mark.parametrize("change", [{"cost": 31_00}, {"title": "Lamps"}, {"title": "Lamps", "cost": 20_00}])
def test_any_other_change_asks_each_person_again(street: Street, change: dict[str, object]) -> None:
    when.ripening(street)
    street.do(backing.object_to, LIGHTS, OBJECTOR)
    assert amends(street, **change) is Effect.ASKS_AGAIN  # type: ignore[arg-type]  # as amends takes them
    after = street.purpose(LIGHTS)
    assert (after.backers, after.objectors, after.payers, after.covered, after.ripens_at) == (0, 0, 0, 0, None)
    books.audit(books.read(street.url))
    (objection,) = books.read(street.url)["objections"]
    assert objection["ended"] == "amended"
    assert not street.ask(lambda unit: unit.stances.of_purpose(LIGHTS))
    street.back(LIGHTS, 1)
    assert street.purpose(LIGHTS).backers == 1, "only a new tap counts"
    assert [due.act for due in street.let_pass(timedelta(hours=30))] == [], "nothing ripens and nothing lapses"


def test_who_had_spoken_is_asked_once_where_the_bot_may_write_and_the_group_is_told_once(street: Street) -> None:
    when.frozen(street)
    for person in (1, OBJECTOR, 6):
        street.do(joining.open_private, 1, person, f"Resident {person}")
    street.back(LIGHTS, 1, 2)
    street.do(backing.object_to, LIGHTS, OBJECTOR)
    amends(street, title="Lamps")
    assert street.ask(told) == [("amended", None), ("asked_again", 1), ("asked_again", OBJECTOR)]
    amends(street, title="Lanterns")
    assert street.ask(told)[3:] == [("amended", None)], "nobody had spoken of the second text"


def test_who_said_that_their_objection_was_settled_is_asked_about_the_new_text_too(street: Street) -> None:
    when.settled(street)
    for person in (PROPOSER, OBJECTOR, 6):
        street.do(joining.open_private, 1, person, f"Resident {person}")
    street.do(backing.object_to, LIGHTS, 6)
    street.do(backing.take_back, LIGHTS, 6)
    street.let_pass(timedelta(minutes=1))
    amends(street, title="Lamps")
    assert street.ask(told) == [("amended", None), ("asked_again", OBJECTOR)], "who took theirs back is not"
    street.let_pass(timedelta(minutes=1))
    amends(street, title="Lanterns")
    assert street.ask(told)[2:] == [("amended", None)], "nothing was settled of the second text"


def test_who_settled_and_may_say_nothing_any_more_is_not_asked(street: Street) -> None:
    when.settled(street).do(joining.open_private, 1, OBJECTOR, "Resident 5")
    street.do(joining.take_role, 1, OBJECTOR, adviser=True)
    amends(street, title="Lamps")
    assert street.ask(told) == [("amended", None)]


def test_a_proposer_who_would_be_paid_from_now_on_falls_silent_and_is_not_asked(street: Street) -> None:
    when.frozen(street).do(joining.open_private, 1, PROPOSER, "Resident 3")
    street.back(LIGHTS, PROPOSER, 1)
    amends(street, pays_me=True)
    assert street.purpose(LIGHTS).payee_member_id == street.purpose(LIGHTS).proposed_by
    assert ("asked_again", PROPOSER) not in street.ask(told)
    with pytest.raises(Refusal, match="payee_has_no_say"):
        street.back(LIGHTS, PROPOSER)
    amends(street, pays_me=False)
    street.back(LIGHTS, PROPOSER)
    assert street.purpose(LIGHTS).backers == 1


def test_every_text_stays_as_it_was(street: Street) -> None:
    when.opened(street)
    amends(street, cost=20_00)
    street.let_pass(timedelta(hours=2))
    amends(street, cost=20_00, title="Lamps")
    texts = street.ask(lambda unit: unit.purposes.texts(LIGHTS))
    assert [(one.number, one.title, one.cost) for one in texts] == [
        (1, "Lights", 30_00),
        (2, "Lights", 20_00),
        (3, "Lamps", 20_00),
    ]
    assert street.purpose(LIGHTS).amended_at == texts[-1].at == street.now
    journal = [row["entry"] for row in books.read(street.url)["journal"]]
    hashes = [row["hash"] for row in books.read(street.url)["texts"] if row["purpose_id"] == LIGHTS]
    assert all(any(seal in entry for entry in journal) for seal in hashes), "the journal stands for each of them"


def test_objections_to_an_earlier_text_are_not_shown_with_the_new_one(street: Street) -> None:
    when.settled(street)
    assert len(street.ask(lambda unit: unit.objections.of_purpose(LIGHTS))) == 1
    street.let_pass(timedelta(minutes=1))
    amends(street, cost=20_00)
    assert len(street.ask(lambda unit: unit.objections.of_purpose(LIGHTS))) == 1, "its text is the same"
    amends(street, title="Lamps", cost=20_00)
    assert not street.ask(lambda unit: unit.objections.of_purpose(LIGHTS))


def test_an_adviser_amends_what_they_proposed(street: Street) -> None:
    when.opened(street)
    survey = street.propose(5_00, ADVISER, title="Survey")
    amends(street, survey, ADVISER, title="Census", cost=5_00)
    assert street.purpose(survey).title == "Census"


def test_an_amendment_needs_the_turn_out_no_second_time(street: Street) -> None:
    when.frozen(street).back(LIGHTS, 1, 2)
    amends(street, title="Lamps")
    assert street.round().acted == 2
    street.back(LIGHTS, 1)
    assert street.round().acted == 2


def test_the_form_begins_with_what_is_there_and_is_left_when_it_is_too_late(street: Street) -> None:
    when.opened(street).do(rewriting.start, BENCH, PAYEE)
    street.do(press(filling.change, "title", PAYEE))
    street.do(filling.fill, PAYEE, Reading("A long bench"))
    street.do(press(filling.finish, person=PAYEE))
    bench = street.purpose(BENCH)
    assert (bench.title, bench.cost, bench.payee_member_id) == ("A long bench", 10_00, bench.proposed_by)
    street.do(rewriting.start, BENCH, PAYEE)
    street.do(press(filling.change, "title", PAYEE))
    street.wait_until(street.round().propose_until)
    street.work(Asked(street.hear().update_id, PAYEE, 5), lambda unit: filling.fill(unit, PAYEE, Reading("A sofa")))
    assert street.ask(lambda unit: unit.forms.of(PAYEE)) is None


def test_what_an_objector_was_asked_is_over_with_the_text(street: Street) -> None:
    when.frozen(street).do(backing.object_to, LIGHTS, OBJECTOR)
    amends(street, title="Lamps")
    with pytest.raises(Refusal, match="no_objection"):
        street.do(objecting.give_reason, LIGHTS, OBJECTOR, "Too bright")
    street.do(backing.object_to, LIGHTS, OBJECTOR)
    assert street.ask(lambda unit: unit.stances.of_purpose(LIGHTS)) == {OBJECTOR: Stance.OBJECTS}
