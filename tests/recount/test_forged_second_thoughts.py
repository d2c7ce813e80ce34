"""A round with second thoughts after the first result, a wrong gift, a merger and an erasure: each forgery is found."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import pytest

from bot.bundle import bundle
from bot.recount.__main__ import verify
from bot.recount.basics import Wrong, canonical, seal
from models.people import erasing, seconding
from models.purposes import backing, merging, objecting
from models.questions.bundle import published
from models.rules.critical_mass import Preset
from tests.databases import databases_of
from tests.recount.small import Entries, Facts, Forgery, first, forged
from tests.recount.test_forgeries import behind
from tests.verbs.house import FOUNDER, Street, ready

ERASED = 6


@pytest.fixture(scope="module")
def record() -> Iterator[bytes]:
    """Eight residents; the lights lose two of four backers after the first result, the benches go ahead."""
    with databases_of("sqlite") as databases:
        street = Street(databases.fresh())
        ready(street, people=8, pennies=60_00).fund(20_00, "Lotery")
        put_right(street, 2, {"amount": 20_00, "before": 20_00, "funder": "Lottery", "terms": "", "why": "Typo"})
        street.open(preset=Preset.SEVERAL, carries=True)
        lights, benches = street.propose(20_00, by=3), street.propose(12_00, by=4, title="Benches")
        bench = street.propose(5_00, by=4, title="A bench")
        street.back(bench, 1, 2)
        street.do(merging.ask, bench, benches, 4)
        street.until("freeze")
        street.back(lights, 1, 2, 3, 5, ERASED)
        street.back(benches, 1, 4, 7, 8, ERASED)
        street.fund(9_00, "Lottery")
        put_right(street, 4, {"amount": 7_00, "before": 9_00, "why": "Typo"})
        street.until("decide")
        street.do(partial(backing.take_back, sure=True), lights, 5)
        street.do(partial(backing.object_to, sure=True), lights, 2)
        street.do(objecting.give_reason, lights, 2, "Too bright")
        street.do(erasing.erase, ERASED)
        street.until("close")
        of = street.ask(published, street.round().id)
        assert of is not None
        yield bundle(of)
        street.close()


def put_right(street: Street, gift: int, values: dict[str, object]) -> None:
    asked = street.do(seconding.ask, street.community_id, FOUNDER, "correct", gift, values)
    street.do(seconding.agree, asked.id, 2)


def last(entries: Entries, act: str, **facts: object) -> int:
    """Where the last entry of an act with these facts stands."""
    return max(place for place, one in enumerate(entries) if one["act"] == act and facts.items() <= one.items())


def test_it_holds_as_it_was(record: bytes) -> None:
    states = {one.id: (one.state, len(one.backers)) for one in verify(record).purposes}
    assert states == {"1.1": ("undecided", 2), "1.2": ("activated", 4), "1.3": ("merged", 0)}
    assert forged(record, lambda _entries, _facts: None).replay.number == verify(record).replay.number


def a_yes_that_was_given_up_is_given_again(entries: Entries, facts: Facts) -> None:
    place = last(entries, "stance", says="silent", purpose="1.1")
    entries.insert(place + 1, {**entries[place], "says": "backs"})


def a_yes_is_given_up_twice(entries: Entries, facts: Facts) -> None:
    place = last(entries, "stance", says="silent", purpose="1.1")
    entries.insert(place + 1, dict(entries[place]))


def it_goes_ahead_with_a_yes_that_was_given_up(entries: Entries, facts: Facts) -> None:
    done = first(entries, "activated")
    behind(entries, "activated", {**done, "purpose": "1.1", "cost": 2000, "price": "400", "payers": 5})


def what_was_merged_is_backed_again(entries: Entries, facts: Facts) -> None:
    backed = first(entries, "stance", purpose="1.1", says="backs")
    entries.insert(entries.index(backed), {**backed, "purpose": "1.3"})


def what_was_merged_goes_ahead(entries: Entries, facts: Facts) -> None:
    first(entries, "activated").update(purpose="1.3", cost=500)


def it_was_merged_into_what_was_merged(entries: Entries, facts: Facts) -> None:
    place = entries.index(first(entries, "merged"))
    entries.insert(place + 1, {**entries[place], "purpose": "1.2", "into": "1.3"})


def the_merger_gave_its_backers_to_the_other(entries: Entries, facts: Facts) -> None:
    """One backing that was said of what was merged is written down for the other, at the time it was said."""
    [_, second] = [one for one in entries if one["act"] == "stance" and one["purpose"] == "1.3"]
    second["purpose"] = "1.2"


def the_gift_stays_with_the_wrong_name(entries: Entries, facts: Facts) -> None:
    entries.remove(first(entries, "corrected"))


def a_gift_is_put_right_by_one_alone(entries: Entries, facts: Facts) -> None:
    wrong = entries[last(entries, "corrected")]
    wrong["by"] = wrong["by"][:1] * 2


def more_is_taken_back_than_lies_in_the_pot(entries: Entries, facts: Facts) -> None:
    corrected = entries[last(entries, "corrected")]
    given = first(entries, "deposited", deposit=1)
    corrected.update(deposit=1, funder=given["funder"], was=60_00, amount=0)


def what_was_put_right_was_never_so(entries: Entries, facts: Facts) -> None:
    entries[last(entries, "corrected")]["was"] += 100


def the_name_that_was_put_right_is_put_right_again(entries: Entries, facts: Facts) -> None:
    place = last(entries, "corrected", deposit=2)
    again = entries[place - 3 : place + 1]
    assert [one["act"] for one in again] == ["asked", "agreed", "deposited", "corrected"]
    more = [{**one, "request": 77} if "request" in one else dict(one) for one in again]
    more[2]["deposit"], more[3]["anew"] = 9, 9
    entries[place + 1 : place + 1] = more
    facts["terms"] |= {}


def whoever_is_erased_takes_back_anothers_choice(entries: Entries, facts: Facts) -> None:
    place = entries.index(first(entries, "erased"))
    ended = entries[place - 1]
    assert (ended["act"], ended["says"]) == ("stance", "silent")
    ended["voter"] = first(entries, "stance", says="backs", purpose="1.3")["voter"]


def whoever_is_erased_still_pays(entries: Entries, facts: Facts) -> None:
    """Their choice ends only behind the close."""
    place = entries.index(first(entries, "erased"))
    entries.append(entries.pop(place - 1))


def the_last_result_is_as_the_first(entries: Entries, facts: Facts) -> None:
    first(entries, "closed")["outcome"] = first(entries, "decided")["outcome"]


def an_objection_ends_that_was_given_its_reason(entries: Entries, facts: Facts) -> None:
    said = entries[last(entries, "stance", says="objects", purpose="1.1")]
    place = entries.index(first(entries, "activated"))
    at = entries[place]["at"]
    entries.insert(place, {"act": "lapsed", "at": at, "purpose": "1.1", "voter": said["voter"]})


def the_first_result_comes_again(entries: Entries, facts: Facts) -> None:
    behind(entries, "erased", dict(first(entries, "decided")))


def a_share_is_larger_for_those_who_are_left(entries: Entries, facts: Facts) -> None:
    """Nobody who is erased after the roll was frozen is off it."""
    facts["roll"] = facts["roll"][1:]
    first(entries, "frozen").update(residents=7, roll=seal(canonical(facts["roll"])), share=8000 // 7)


FORGERIES: list[Forgery] = [
    a_yes_that_was_given_up_is_given_again,
    a_yes_is_given_up_twice,
    it_goes_ahead_with_a_yes_that_was_given_up,
    what_was_merged_is_backed_again,
    what_was_merged_goes_ahead,
    it_was_merged_into_what_was_merged,
    the_merger_gave_its_backers_to_the_other,
    the_gift_stays_with_the_wrong_name,
    a_gift_is_put_right_by_one_alone,
    more_is_taken_back_than_lies_in_the_pot,
    what_was_put_right_was_never_so,
    the_name_that_was_put_right_is_put_right_again,
    whoever_is_erased_takes_back_anothers_choice,
    whoever_is_erased_still_pays,
    the_last_result_is_as_the_first,
    an_objection_ends_that_was_given_its_reason,
    the_first_result_comes_again,
    a_share_is_larger_for_those_who_are_left,
]


@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda forgery: forgery.__name__)
def test_a_forgery_is_found(record: bytes, forgery: Forgery) -> None:
    with pytest.raises(Wrong):
        forged(record, forgery)


@pytest.mark.parametrize("hours", [71, 72])
def test_nobody_is_left_off_a_roll_for_short_rounds(street: Street, hours: int) -> None:
    """Three of six speak in two rounds; in a third, one of the others is left off."""
    ready(street)
    for length in (72, hours, 2):
        street.open(timedelta(hours=length), carries=True)
        street.back(street.propose(1_00), 1, 2, 3)
        street.until("close")
    of = street.ask(published, street.round().id)
    assert of is not None
    honest = bundle(of)
    assert verify(honest).round.rule.roll == (3 if hours == 72 else 6)
    if hours < 72:
        with pytest.raises(Wrong, match="nobody rests after so short a round"):
            forged(honest, some_rest)


def some_rest(entries: Entries, _facts: Facts) -> None:
    place = [place for place, one in enumerate(entries) if one["act"] == "closed"][1]
    entries.insert(place + 1, {"act": "rested", "at": entries[place]["at"], "people": 3})
