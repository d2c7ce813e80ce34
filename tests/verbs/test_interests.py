"""Who has an interest in a purpose says so; others read how many did, and nothing leads from there to a choice."""

import json
from datetime import timedelta

from bot.bundle import bundle
from bot.recount.__main__ import verify
from bot.recount.container import unpack
from models.people import joining, leaving
from models.purposes import interests
from models.questions.bundle import published
from models.questions.purposes import purpose_alone, purpose_view
from tests.verbs.house import Street, ready


def told(street: Street, purpose: int) -> tuple[int, bool]:
    view = street.ask(purpose_view, purpose)
    return view.interested, view.proposer_interested


def test_interests_are_numbers_in_the_journal_and_count_for_nothing_else(street: Street) -> None:
    ready(street, people=7).do(joining.take_role, street.community_id, 7, adviser=True)
    street.open()
    lights = street.propose(12_00, by=3)
    street.back(lights, 1, 2, 4, 5)
    for person in (4, 6, 7, 3):
        street.do(interests.declare, lights, person)
    assert told(street, lights) == (3, True), "the proposer is told apart"
    street.do(interests.take_back, lights, 6)
    street.do(leaving.leave, street.community_id, 7)
    assert told(street, lights) == (2, True)
    assert street.purpose(lights).backers == 4, "whoever has an interest counts as before"
    assert street.ask(purpose_alone, lights, 4).interested is True
    assert street.ask(purpose_alone, lights, 5).interested is False
    assert street.ask(purpose_alone, lights, 7).interested is None
    entries = [json.loads(text) for text, _ in street.ask(lambda unit: unit.journal.entries(street.community_id))]
    said = [one for one in entries if one["act"] == "interest"]
    assert [(one["people"], one["proposer"]) for one in said] == [
        (1, False),
        (2, False),
        (3, False),
        (3, True),
        (2, True),
    ]
    kept = {"act", "at", "before", "number", "purpose", "people", "proposer"}
    assert all(set(one) == kept for one in said), "no code in it"
    street.let_pass(timedelta(days=40))
    of = street.ask(published, street.round().id)
    assert of is not None
    data = bundle(of)
    verify(data, of.journal[-1].hash)
    page = unpack(data)["result.txt"].decode()
    assert "Its proposer said that they, or somebody close to them, would be paid by it." in page
    assert "2 people said that they, or somebody close to them, would be paid by it." in page
