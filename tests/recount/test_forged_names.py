"""Names that are put right, and names that are erased: whoever would hide something behind either is found out."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.bundle import bundle
from bot.recount.__main__ import verify
from bot.recount.basics import Wrong
from bot.recount.page import page
from models.people import erasing, joining, seconding
from models.purposes import proposing
from models.questions.bundle import published as question
from models.rules.purposes import Proposal
from tests.databases import databases_of
from tests.recount.small import Entries, Facts, Forgery, first, forged
from tests.recount.test_forgeries import SOMEBODY, agreed, behind, coordinators
from tests.verbs.house import FOUNDER, Street, ready

TARA = 70


@pytest.fixture(scope="module")
def named() -> Iterator[bytes]:
    """A round in which a gift got another name after the freeze, and a proposer erased themselves."""
    with databases_of("sqlite") as databases:
        street = Street(databases.fresh())
        ready(street).fund(60_00, "Rotary")
        street.do(joining.join, street.community_id, TARA, "Tara")
        street.open(limit=5_00)
        for title in ("Ask Tara", "Trees"):
            street.do(proposing.propose, street.community_id, TARA, Proposal(title, "Why not", 9_00, "Acme"))
        street.until("freeze")
        why = {"amount": 60_00, "funder": "Lions", "why": "Misread", "terms": ""}
        asked = street.do(seconding.ask, street.community_id, FOUNDER, "correct", 1, why)
        street.do(seconding.agree, asked.id, 2)
        street.do(erasing.erase, TARA)
        street.let_pass(timedelta(days=40))
        of = street.ask(question, street.round().id)
        assert of is not None
        yield bundle(of)
        street.close()


def test_what_nobody_can_check_any_more_is_told_where_it_is_read(named: bytes) -> None:
    found = verify(named)
    assert found.facts["purposes"]["1.1"][0]["title"] == "Ask (erased)"
    ask, trees = page(found).split("\n1.1 ")[1].split("\n1.2 ")
    assert "Its proposer has erased themselves" in ask
    assert "erased" not in trees


def another_takes_what_the_wrong_name_had(entries: Entries, facts: Facts) -> None:
    """Rotary's gift is as large: its number stands in the place of the one that was recorded anew."""
    first(entries, "corrected")["anew"] = 2


def more_is_recorded_than_was_agreed_to(entries: Entries, facts: Facts) -> None:
    corrected = first(entries, "corrected")
    anew = entries[entries.index(corrected) - 1]
    entries.insert(entries.index(corrected) - 1, {**anew, "deposit": 99})


def a_gift_is_enlarged_while_another_is_put_in(entries: Entries, facts: Facts) -> None:
    corrected = first(entries, "corrected")
    del corrected["anew"]
    corrected["amount"] = corrected["was"] + 1_00


def other_words_are_passed_off_as_what_is_left_of_some(entries: Entries, facts: Facts) -> None:
    facts["purposes"]["1.1"][0]["title"] = "A car for my brother"


def words_are_said_to_be_erased_that_were_not(entries: Entries, facts: Facts) -> None:
    facts["purposes"]["1.2"][0] |= {"title": "A car for (erased)", "salt": ""}


def somebody_elses_words_are_erased(entries: Entries, facts: Facts) -> None:
    erased = first(entries, "erased")
    erased["member"] = next(one["member"] for one in entries if one["act"] == "joined")


def whoever_erased_themselves_goes_on(entries: Entries, facts: Facts) -> None:
    erased = first(entries, "erased")
    entries.insert(entries.index(erased) + 1, {"act": "joined", "at": erased["at"], "member": erased["member"]})


def whoever_erased_themselves_proposed_later(entries: Entries, facts: Facts) -> None:
    erased = first(entries, "erased")
    more = {**first(entries, "proposed"), "purpose": "1.3", "at": erased["at"]}
    entries.insert(entries.index(erased) + 1, more)
    facts["purposes"]["1.3"] = facts["purposes"]["1.1"]


def somebody_erases_themselves_twice(entries: Entries, facts: Facts) -> None:
    erased = first(entries, "erased")
    entries.insert(entries.index(erased) + 1, dict(erased))


def whoever_erased_themselves_is_appointed(entries: Entries, facts: Facts) -> None:
    by = coordinators(entries)
    behind(entries, "erased", *agreed("appoint", by), {"act": "appointed", "by": by, "member": _gone(entries)})


def whoever_erased_themselves_changes_their_role(entries: Entries, facts: Facts) -> None:
    behind(entries, "closed", {"act": "role", "member": _gone(entries), "adviser": True})


def whoever_erased_themselves_hears_no_more_reminders(entries: Entries, facts: Facts) -> None:
    behind(entries, "erased", {"act": "nudges", "member": _gone(entries), "stopped": True})


def whoever_erased_themselves_leaves_again(entries: Entries, facts: Facts) -> None:
    behind(entries, "erased", {"act": "left", "member": _gone(entries)})


def somebody_who_never_came_erases_themselves(entries: Entries, facts: Facts) -> None:
    behind(entries, "erased", {"act": "erased", "member": SOMEBODY, "words": []})


def what_was_never_proposed_is_erased(entries: Entries, facts: Facts) -> None:
    first(entries, "erased")["words"].append("1.9")


def _gone(entries: Entries) -> str:
    return str(first(entries, "erased")["member"])


FORGERIES: list[Forgery] = [
    another_takes_what_the_wrong_name_had,
    more_is_recorded_than_was_agreed_to,
    a_gift_is_enlarged_while_another_is_put_in,
    other_words_are_passed_off_as_what_is_left_of_some,
    words_are_said_to_be_erased_that_were_not,
    somebody_elses_words_are_erased,
    whoever_erased_themselves_goes_on,
    whoever_erased_themselves_proposed_later,
    somebody_erases_themselves_twice,
    whoever_erased_themselves_is_appointed,
    whoever_erased_themselves_changes_their_role,
    whoever_erased_themselves_hears_no_more_reminders,
    whoever_erased_themselves_leaves_again,
    somebody_who_never_came_erases_themselves,
    what_was_never_proposed_is_erased,
]


@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda forgery: forgery.__name__)
def test_a_forgery_of_names_is_found(named: bytes, forgery: Forgery) -> None:
    with pytest.raises(Wrong):
        forged(named, forgery)
