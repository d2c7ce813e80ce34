"""Promise 11: once the roll is frozen, nothing that people do with themselves changes N or the tally."""

from collections.abc import Callable

import pytest

from bot.simulation import books
from models.people import joining, leaving, reaching
from models.purposes import backing
from models.rules.people import voter_code
from models.rules.refusals import Refusal
from tests.verbs import moments as when
from tests.verbs.house import CHAT, Street
from tests.verbs.moments import ADVISER, LATE, LIGHTS, OBJECTOR, PROPOSER, STRANGER

TALLY = ("rolls", "stances", "levels", "voices", "lines", "accounts", "transfers", "purposes", "rounds")


def tally(street: Street) -> books.Books:
    """N, every share, every word and every count."""
    written = books.read(street.url)
    return {name: written[name] for name in TALLY}


def someone_joins(street: Street) -> None:
    street.residents(11, 12, 13)


def someone_joins_by_the_link(street: Street) -> None:
    street.do(joining.join, street.community_id, STRANGER, "Zoe", privately=True)


def everyone_is_renamed(street: Street) -> None:
    """Telegram tells of a new name when its bearer next says something."""
    for person in (1, 2, PROPOSER, OBJECTOR):
        street.do(joining.join, street.community_id, person, f"Somebody else {person}")
        street.do(joining.open_private, street.community_id, person, "Deleted Account")


def people_leave(street: Street) -> None:
    """By saying so, and with the Telegram group; one of them comes back."""
    street.do(leaving.leave, street.community_id, PROPOSER)
    for person in (2, OBJECTOR):
        street.do(leaving.left_group, CHAT, person)
    street.residents(OBJECTOR)


def accounts_are_deleted(street: Street) -> None:
    """Nothing comes from a deleted account any more, and nothing can be sent to it."""
    for person in (1, 2, PROPOSER):
        street.do(joining.open_private, street.community_id, person, "Deleted Account")
        street.do(reaching.unreachable, person)


def the_group_is_upgraded(street: Street) -> None:
    street.do(reaching.moved, -100, -1000)


def money_is_given(street: Street) -> None:
    street.fund(99_99, "Lottery")


CHANGES = [
    people_leave,
    someone_joins,
    someone_joins_by_the_link,
    everyone_is_renamed,
    accounts_are_deleted,
    the_group_is_upgraded,
]
changes = pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
moments = pytest.mark.parametrize(
    "moment", [when.frozen, when.ripening, when.activated, when.provisional, when.closed], ids=lambda one: one.__name__
)


@moments
@changes
def test_it_changes_neither_the_roll_nor_the_tally(
    street: Street, change: Callable[[Street], None], moment: Callable[[Street], Street]
) -> None:
    before = tally(moment(street))
    change(street)
    assert not books.changed(before, tally(street))
    books.audit(books.read(street.url))


@changes
def test_the_round_ends_as_it_would_have(new_street: Callable[..., Street], change: Callable[[Street], None]) -> None:
    changed, quiet = when.ripening(new_street()), when.ripening(new_street())
    change(changed)
    for street in (changed, quiet):
        street.do(backing.object_to, LIGHTS, OBJECTOR)
        street.until("close")
    assert not books.changed(tally(quiet), tally(changed))
    assert changed.purpose(LIGHTS).activated_at is not None


def test_money_that_comes_after_the_freeze_waits_in_the_pot(street: Street) -> None:
    when.frozen(street)
    before = {name: rows for name, rows in tally(street).items() if name not in ("accounts", "transfers")}
    money_is_given(street)
    written = books.read(street.url)
    assert not books.changed(before, {name: written[name] for name in before})
    assert books.held(written, "pot") == {2: 99_99}


def test_who_joined_too_late_counts_nowhere(street: Street) -> None:
    when.frozen(street)
    before = tally(street)
    for verb in (backing.back, backing.object_to, backing.take_back):
        with pytest.raises(Refusal, match="not_on_the_roll"):
            street.do(verb, LIGHTS, LATE)
    assert not books.changed(before, tally(street))
    its_round = street.round()
    assert street.ask(lambda unit: unit.rolls.voters(its_round.id, its_round.seed)) == sorted(
        voter_code(row["salt"], its_round.seed) for row in books.read(street.url)["members"] if row["person_id"] <= 6
    )


def test_nobody_changes_sides_between_freeze_and_close(street: Street) -> None:
    before = tally(when.frozen(street))
    for person, adviser in ((PROPOSER, True), (ADVISER, False)):
        with pytest.raises(Refusal, match="role_after_freeze"):
            street.do(joining.take_role, street.community_id, person, adviser=adviser)
    assert not books.changed(before, tally(street))


def test_before_the_freeze_an_adviser_takes_every_word_back(street: Street) -> None:
    when.objected(street).back(LIGHTS, 1, 2)
    street.do(joining.take_role, street.community_id, OBJECTOR, adviser=True)
    street.do(joining.take_role, street.community_id, 2, adviser=True)
    lights = street.purpose(LIGHTS)
    assert (lights.backers, lights.objectors) == (1, 0)
    street.until("freeze")
    assert street.round().roll == 4
    books.audit(books.read(street.url))
