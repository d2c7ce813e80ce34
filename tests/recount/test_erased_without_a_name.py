"""Who erases themselves is named nowhere, and the rounds before and after can be counted again all the same."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.bundle import bundle
from bot.recount.__main__ import verify
from bot.recount.basics import Wrong
from models.people import bringing, erasing
from models.questions.bundle import published
from tests.databases import databases_of
from tests.recount.small import Entries, Facts, Forgery, first, forged
from tests.recount.test_forgeries import behind
from tests.verbs.house import CHAT, FOUNDER, Street, ready

GONE = (6, 7)


@pytest.fixture(scope="module")
def street() -> Iterator[Street]:
    """Of eight, two erase themselves: one after the roll is frozen, whose choices end; one before the next is."""
    with databases_of("sqlite") as databases:
        street = Street(databases.fresh())
        street.do(bringing.bring, CHAT, FOUNDER, [5, 6, 7, 8])
        ready(street, people=8).open(carries=True)
        one, other = street.propose(6_00), street.propose(50_00)
        street.back(one, 1, 2, *GONE)
        street.back(other, 3, *GONE)
        street.until("freeze")
        street.let_pass(timedelta(days=2, hours=1))
        street.do(erasing.erase, GONE[0])
        street.let_pass(timedelta(days=40))
        street.do(erasing.erase, GONE[1])
        street.open(timedelta(days=3), carries=True)
        street.let_pass(timedelta(days=40))
        yield street
        street.close()


@pytest.fixture(scope="module")
def second(street: Street) -> bytes:
    """The record of the round after."""
    of = street.ask(published, street.round().id)
    assert of is not None
    return bundle(of)


def test_no_code_but_the_voters_stands_in_any_entry_of_that_moment(street: Street) -> None:
    entries = [json.loads(text) for text, _ in street.ask(lambda unit: unit.journal.entries(1))]
    frozen, later = (one for one in entries if one["act"] == "erased")
    assert (frozen["words"], frozen["resident"], later["resident"]) == ([], True, True)
    ended = [one for one in entries if one["at"] == frozen["at"]]
    assert [(one["act"], one.get("says")) for one in ended] == [("stance", "silent"), ("erased", None)]
    codes = {one["member"] for one in entries if one["act"] == "joined"}
    assert not [code for code in codes if code in json.dumps([*ended, later])]


def test_the_records_of_both_rounds_hold(street: Street, second: bytes) -> None:
    for its_round in street.ask(lambda unit: unit.rounds.all(1)):
        of = street.ask(published, its_round.id)
        assert of is not None
        verify(bundle(of), of.journal[-1].hash)
    found = verify(second)
    assert (found.round.rule.roll, found.facts["facts"]["residents"]) == (6, 6)


def nobody_erased_themselves(entries: Entries, facts: Facts) -> None:
    entries.remove(first(entries, "erased"))


def it_was_no_resident(entries: Entries, facts: Facts) -> None:
    first(entries, "erased")["resident"] = False


def more_have_erased_themselves_than_there_were(entries: Entries, facts: Facts) -> None:
    behind(entries, "closed", *({"act": "erased", "words": [], "resident": True} for _ in range(7)))


def words_of_nobody_are_erased(entries: Entries, facts: Facts) -> None:
    first(entries, "erased")["words"] = ["1.1"]


def fewer_residents_are_told_than_there_were(entries: Entries, facts: Facts) -> None:
    facts["facts"]["residents"] -= 1


def more_residents_are_told_than_there_were(entries: Entries, facts: Facts) -> None:
    facts["facts"]["residents"] += 1


def fewer_came_by_one_person(entries: Entries, facts: Facts) -> None:
    facts["facts"]["invited"] -= 1


def more_came_by_one_person(entries: Entries, facts: Facts) -> None:
    facts["facts"]["invited"] += 3


def fewer_were_needed(entries: Entries, facts: Facts) -> None:
    facts["facts"]["need"] -= 1


FORGERIES: list[Forgery] = [
    nobody_erased_themselves,
    it_was_no_resident,
    more_have_erased_themselves_than_there_were,
    words_of_nobody_are_erased,
    fewer_residents_are_told_than_there_were,
    more_residents_are_told_than_there_were,
    fewer_came_by_one_person,
    more_came_by_one_person,
    fewer_were_needed,
]


@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda forgery: forgery.__name__)
def test_a_forgery_behind_it_is_found(second: bytes, forgery: Forgery) -> None:
    with pytest.raises(Wrong):
        forged(second, forgery)
