"""Whoever erases themselves spoils nothing for others by it, and gains nothing: a name is whatever its owner says."""

import json
from datetime import timedelta
from typing import Any

import pytest

from bot.bundle import bundle
from bot.recount.__main__ import verify
from bot.recount.page import page
from bot.simulation import books
from models.people import codes, coordinating, erasing, joining, keeping, reaching, seconding, settings
from models.purposes import interests, proposing
from models.questions.bundle import published
from models.rules import codes as rule
from models.rules.admissions import Policy
from models.rules.keeping import Periods
from models.rules.people import GONE
from models.rules.purposes import PAYEE, TITLE, WHY, Proposal
from models.rules.refusals import Refusal
from tests.verbs.canary import recounted
from tests.verbs.house import FOUNDER, Street, ready

TROLL = 4_711
WHY_NOT = "It is hers."
NAMES = ("e", "1", "{}", '"', "%", "_", "round_id", "person_id", "others_may_agree", "Lights", "Ward Fund", GONE, "\\n")


def said(street: Street) -> dict[int, tuple[Any, ...]]:
    """Every message there is, and whether it will still be said."""
    rows = books.read(street.url)["outbox"]
    return {row["id"]: (row["chat_id"], json.loads(row["values"]), row["dropped_at"]) for row in rows}


def refused(street: Street, code: str, **values: object) -> None:
    """Somebody else is told in private what they may not do."""
    street.do(lambda unit: unit.notices.write_to(2, "refusal", 1, code=code, values=values))


@pytest.mark.parametrize("name", NAMES)
def test_nobody_elses_message_is_lost_whatever_one_is_called(street: Street, name: str) -> None:
    ready(street).open()
    street.propose(3_00, by=3)
    refused(street, "text_too_long", field="title", most=80, length=99)
    refused(street, "others_may_agree", names=["Resident 2", "Resident 3"])
    street.do(joining.join, street.community_id, TROLL - 1, "Tara")
    street.do(lambda unit: unit.notices.write_to(TROLL - 1, "refusal", 1, code="in_already", values={}))
    street.do(erasing.erase, TROLL - 1)
    before = said(street)
    street.do(joining.join, street.community_id, TROLL, name)
    street.do(erasing.erase, TROLL)
    after = said(street)
    assert {number: after[number] for number in before} == before


def test_a_second_tap_and_one_by_a_stranger_lose_nobodys_message(street: Street) -> None:
    ready(street).open()
    street.do(joining.join, street.community_id, TROLL, "Tara")
    before = said(street)
    for _ in range(2):
        street.do(erasing.erase, TROLL)
    street.do(erasing.erase, TROLL + 1)
    after = said(street)
    assert {number: after[number] for number in before} == before


def test_a_name_goes_from_what_others_were_told(street: Street) -> None:
    ready(street)
    street.do(joining.join, street.community_id, TROLL, "Tara")
    refused(street, "others_may_agree", names=["Tara", "Resident 3"])
    refused(street, "merge_waits", title="A bench for Tara")
    street.do(erasing.erase, TROLL)
    told = [values["values"] for _, values, _ in said(street).values() if values.get("code")]
    assert told == [{"names": [GONE, "Resident 3"]}, {"title": f"A bench for {GONE}"}]


def test_words_stay_readable_and_within_their_lengths(street: Street) -> None:
    ready(street)
    street.do(joining.join, street.community_id, TROLL, "e")
    street.open()
    trees, longest = Proposal("Trees", "e says: trees", 1_00, "Acme"), Proposal("e " * 40, "e " * 500, 1_00, "e " * 60)
    one, other = (street.do(proposing.propose, street.community_id, TROLL, of) for of in (trees, longest))
    street.do(erasing.erase, TROLL)
    read = street.purpose(one), street.purpose(other)
    assert (read[0].title, read[0].why) == ("Trees", f"{GONE} says: trees")
    assert (len(read[1].title) <= TITLE, len(read[1].why) <= WHY, len(read[1].payee) <= PAYEE) == (True, True, True)
    assert "e" not in f"{read[1].title}{read[1].why}".replace(GONE, "")


def removed(street: Street, person: int, community_id: int = 1) -> None:
    """By two, who coordinate."""
    member = street.ask(lambda unit: unit.members.of(community_id, person))
    assert member is not None
    asked = street.do(seconding.ask, community_id, FOUNDER, "remove", member.id, {})
    street.do(seconding.agree, asked.id, 2)


def test_whoever_was_removed_has_no_way_round_it_by_a_code(street: Street) -> None:
    ready(street).do(settings.set_policy, street.community_id, FOUNDER, Policy.CODE)
    fresh = street.do(codes.make, street.community_id, FOUNDER, 10)
    removed(street, 6)
    street.do(erasing.erase, 6)
    for here in (street.community_id, None):
        with pytest.raises(Refusal, match="was_removed"):
            street.do(codes.use, here, 6, "Somebody new", fresh[0])
    assert street.ask(lambda unit: unit.codes.unused(street.community_id)) == 10


@pytest.mark.parametrize("forgotten", [False, True])
def test_whoever_was_removed_keeps_no_group_from_moving(street: Street, forgotten: bool) -> None:
    """They joined where the bot took the new chat for a group of its own."""
    removed(ready(street), 6)
    if forgotten:
        street.do(erasing.erase, 6)
    new = street.do(joining.set_up, -200, "Mill Lane", None, "Europe/London")
    for person in (5, 6, 7):
        street.do(joining.join, new, person, f"Resident {person}")
    street.do(reaching.moved, -100, -200)
    group = street.ask(lambda unit: unit.communities.get(street.community_id))
    assert (group.chat_id, group.residents) == (-200, 6), "five of before, and who joined in the new chat"


def test_a_removal_that_is_forgotten_in_one_group_stands_in_another(street: Street) -> None:
    other = street.do(joining.set_up, -300, "High Street", FOUNDER, "Europe/London")
    ready(street)
    for person in (FOUNDER, 2, 6):
        street.do(joining.join, other, person, f"Resident {person}")
    for person in (FOUNDER, 2):
        street.do(coordinating.appoint, other, FOUNDER, person)
    removed(street, 6)
    street.let_pass(timedelta(days=300))
    removed(street, 6, other)
    street.do(erasing.erase, 6)
    street.let_pass(timedelta(days=100))
    street.do(keeping.sweep, Periods(updates=400, messages=400, forms=400, asking=400, left=400, removed=365))
    assert street.ask(lambda unit: (unit.traces.barred(1, 6), unit.traces.barred(other, 6))) == (False, True)


def test_nobody_says_twice_that_they_have_an_interest(street: Street) -> None:
    ready(street).open()
    benches = street.propose(3_00, by=3)
    for _ in range(3):
        street.do(joining.join, street.community_id, TROLL, "Tara")
        street.do(interests.declare, benches, TROLL)
        street.do(erasing.erase, TROLL)
    street.do(joining.join, street.community_id, TROLL, "Tara")
    street.do(interests.declare, benches, TROLL)
    assert street.ask(lambda unit: unit.interests.others(unit.purposes.get(benches))) == 1
    recounted(street)


def test_one_person_who_guesses_and_erases_themselves_keeps_nobody_out(street: Street) -> None:
    ready(street).do(settings.set_policy, street.community_id, FOUNDER, Policy.CODE)
    fresh = street.do(codes.make, street.community_id, FOUNDER, 10)
    for here in (street.community_id, None) * 15:
        for _ in range(rule.MINE):
            street.do(codes.use, here, TROLL, "Tara", "K7MP-4QXT-9RWD")
        street.do(erasing.erase, TROLL)
    street.do(codes.use, None, 7, "Seven", fresh[0])
    street.do(codes.use, street.community_id, 8, "Eight", fresh[1])
    assert street.ask(lambda unit: unit.codes.unused(street.community_id)) == 8


def test_the_record_of_an_earlier_round_can_still_be_made(street: Street) -> None:
    ready(street, people=5)
    street.do(joining.join, street.community_id, TROLL, "Tara")
    street.open(carries=True)
    named = Proposal("A bench for Tara", WHY_NOT, 12_00, "The Shed")
    street.do(proposing.propose, street.community_id, TROLL, named)
    street.let_pass(timedelta(days=60))
    street.open()
    street.do(erasing.erase, TROLL)
    of = street.ask(published, 1)
    assert of is not None
    assert '"act":"erased"' not in of.journal[-1].text, "the next round has begun: no entry of it is told"
    found = verify(bundle(of), of.journal[-1].hash)
    assert found.facts["erased_since"] == ["1.1"]
    assert "the record of the next round tells it" in page(found)
