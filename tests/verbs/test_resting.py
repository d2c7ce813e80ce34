"""Whoever took no part in the last two rounds is left off the next roll until they join again."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select

from bot.simulation import books
from models.people import joining, resting, seconding
from models.purposes import backing
from models.rounds import resuming
from models.store.tables import outbox
from models.store.unit import Unit
from tests.verbs.house import FOUNDER, Street, ready
from tests.verbs.recounting import recount_of

QUIET, LATER, ADVISER = 5, 6, 7


def round_in_which(
    street: Street, *people: int, then: Callable[[], None] = lambda: None, length: timedelta = timedelta(days=3)
) -> None:
    """A whole round, in which these object to a purpose; then: what happens once its roll is frozen."""
    street.open(length=length, carries=True)
    purpose = street.propose(1_00)
    for person in people:
        street.do(backing.object_to, purpose, person)
    street.until("freeze")
    then()
    street.until("close")


def rest(street: Street) -> set[int]:
    return {row["person_id"] for row in books.read(street.url)["members"] if row["resting_since"]}


def told(street: Street, what: str) -> list[tuple[int | None, object]]:
    def asked(unit: Unit) -> list[tuple[int | None, object]]:
        query = select(outbox.c.chat_id, outbox.c["values"]).where(outbox.c.what == what).order_by(outbox.c.id)
        return [(row[0], row[1]) for row in unit.connection.execute(query)]

    return street.ask(asked)


def after_two_quiet_rounds(street: Street) -> Street:
    """Five said nothing twice; six came between the two, and seven advises."""
    ready(street, people=5)
    street.residents(ADVISER)
    street.do(joining.take_role, street.community_id, ADVISER, adviser=True)
    round_in_which(street, 1, 2, 3)
    street.residents(LATER)
    round_in_which(street, 1, 2, 4)
    return street


def test_two_rounds_without_a_word_and_one_rests(street: Street) -> None:
    after_two_quiet_rounds(street)
    assert rest(street) == {QUIET}
    assert street.ask(lambda unit: unit.communities.get(street.community_id).residents) == 5
    round_ = street.open()
    assert street.ask(lambda unit: unit.ledger.prospect(street.community_id))[0] == 5
    street.until("freeze")
    assert street.round().id == round_.id
    assert street.round().roll == 5


def test_one_quiet_round_is_nothing_yet_and_one_word_is_enough(street: Street) -> None:
    ready(street, people=5)
    round_in_which(street, 1, 2)
    assert rest(street) == set()
    round_in_which(street, 3, 4, 5)
    assert rest(street) == set()


@pytest.mark.parametrize("lengths", [(2, 71), (72, 71), (71, 72)])
def test_nobody_rests_because_they_slept_through_a_short_round(street: Street, lengths: tuple[int, int]) -> None:
    """Or three people could leave off all others in one night, and share the whole pot in a third round."""
    ready(street, people=6)
    for hours in lengths:
        round_in_which(street, 1, 2, 3, length=timedelta(hours=hours))
    assert rest(street) == set()
    street.open(length=timedelta(hours=2), carries=True)
    street.until("freeze")
    assert street.round().roll == 6


def test_nobody_rests_because_they_slept_through_a_round_that_was_closed_early(street: Street) -> None:
    """Or two who agree could do in an hour what takes three days."""
    ready(street, people=6)
    round_in_which(street, 1, 2, 3)
    round_in_which(street, 1, 2, 3, then=partial(close_early, street))
    assert rest(street) == set()
    round_in_which(street, 1, 2, 3)
    assert rest(street) == set()
    round_in_which(street, 1, 2, 3)
    assert rest(street) == {4, 5, 6}


def test_nobody_rests_because_there_was_nothing_to_back_or_object_to(street: Street) -> None:
    """Or a group in which nobody proposed anything twice would have nobody left to take part."""
    ready(street, people=6)
    for _ in range(2):
        street.open(length=timedelta(days=3), carries=True)
        street.until("close")
    assert rest(street) == set()
    round_in_which(street, 1, 2, 3)
    assert rest(street) == set()
    street.open(length=timedelta(days=3), carries=True)
    street.until("close")
    round_in_which(street, 1, 2, 3)
    assert rest(street) == {4, 5, 6}, "the empty round between the two counts for nobody"
    street.open(carries=True)
    street.propose(1_00)
    street.until("close")
    assert recount_of(street).round.rule.roll == 3


def test_a_silence_in_a_round_that_nobody_was_there_to_decide_breaks_no_record(street: Street) -> None:
    """It counts for nobody, in the bot and for whoever recounts."""
    ready(street, people=6, pennies=60_00)
    round_in_which(street, 1, 2, 3)
    street.open(length=timedelta(days=14), carries=True)
    take_back_the_pot(street)
    street.now += timedelta(days=2)
    street.do(resuming.resume, street.now - timedelta(days=2))
    street.until("freeze")
    street.until("freeze")
    assert street.round().closed_at is not None
    street.fund(60_00)
    round_in_which(street, 1, 2, 3)
    assert rest(street) == {4, 5, 6}
    street.open(carries=True)
    street.propose(1_00)
    street.until("close")
    assert recount_of(street).round.rule.roll == 3


def close_early(street: Street) -> None:
    asked = street.do(seconding.ask, street.community_id, FOUNDER, "close", street.round().id, {})
    street.do(seconding.agree, asked.id, 2)


def take_back_the_pot(street: Street) -> None:
    """So that there is nothing to share, and joining closes on nobody."""
    values = {"amount": 0, "before": 60_00, "why": "It never came"}
    asked = street.do(seconding.ask, street.community_id, FOUNDER, "correct", 1, values)
    street.do(seconding.agree, asked.id, 2)


def test_a_round_that_never_came_together_counts_for_nobody(street: Street) -> None:
    ready(street, people=4)
    round_in_which(street, 1, 2)
    street.open(length=timedelta(days=2), carries=True)
    for person in (2, 3, 4):
        street.do(joining.take_role, street.community_id, person, adviser=True)
    while street.round().closed_at is None:
        street.let_pass(timedelta(days=1))
    assert rest(street) == set()


def test_who_came_late_to_one_of_the_two_does_not_rest(street: Street) -> None:
    ready(street, people=4)
    round_in_which(street, 1, then=lambda: street.residents(5))
    round_in_which(street, 1)
    assert rest(street) == {2, 3, 4}


def test_who_rests_is_told_in_private_and_the_group_by_a_number_where_it_must(street: Street) -> None:
    ready(street, people=5)
    for person in (2, 3):
        street.do(joining.open_private, street.community_id, person, f"Resident {person}")
    round_in_which(street, 1, 4, 5)
    round_in_which(street, 1, 4, 5)
    assert [chat for chat, _ in told(street, "resting")] == [2, 3]
    assert told(street, "rested") == [], "everybody could be told in private"
    street.do(resting.take_part, street.community_id, 2)
    round_in_which(street, 1, 2)
    round_in_which(street, 1, 2)
    assert told(street, "rested") == [(None, {"people": 2})], "four and five could not"


def test_joining_again_gives_two_more_rounds(street: Street) -> None:
    after_two_quiet_rounds(street)
    street.do(partial(joining.join, community_id=street.community_id, person_id=QUIET, name="Ewa"))
    assert rest(street) == set()
    round_in_which(street, 1, 2, 3, 4, LATER)
    assert rest(street) == set()
    round_in_which(street, 1, 2, 3, 4, LATER)
    assert rest(street) == {QUIET}


def test_who_joins_again_after_the_freeze_counts_in_the_next_round(street: Street) -> None:
    after_two_quiet_rounds(street).open(length=timedelta(days=2), carries=True)
    street.until("freeze")
    joined = street.do(partial(joining.join, community_id=street.community_id, person_id=QUIET, name="Ewa"))
    assert (joined.already, joined.next_round) == (False, True)
    assert street.round().roll == 5


def test_a_resting_adviser_rests_no_more(street: Street) -> None:
    after_two_quiet_rounds(street)
    street.do(joining.take_role, street.community_id, QUIET, adviser=True)
    assert rest(street) == set()
    street.do(joining.take_role, street.community_id, QUIET, adviser=False)
    assert street.ask(lambda unit: unit.communities.get(street.community_id).residents) == 6
    assert FOUNDER not in rest(street)
