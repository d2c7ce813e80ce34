"""After the first result a yes does not come back, so nobody gives one up by a single tap."""

from collections.abc import Callable

import pytest

from bot.simulation import books
from models.people import joining
from models.purposes import backing
from models.rules.ballots import Stance
from models.rules.rounds import Phase
from tests.verbs import moments as when
from tests.verbs.house import Street

BACKER = 2


def decided(street: Street) -> Street:
    """Two back the lights, too few, and the first result is out."""
    when.frozen(street).back(when.LIGHTS, 1, BACKER)
    street.until("decide")
    assert street.round().phase is Phase.PROVISIONAL
    return street


def says(street: Street) -> Stance | None:
    ballot = street.ask(lambda unit: unit.stances.ballot(BACKER, when.LIGHTS))
    assert ballot is not None
    return ballot.stance


@pytest.mark.parametrize("verb", [backing.object_to, backing.take_back], ids=lambda verb: verb.__name__)
def test_one_tap_shows_what_it_would_cost_and_a_second_does_it(
    street: Street, verb: Callable[..., backing.Said]
) -> None:
    decided(street).do(joining.open_private, street.community_id, BACKER, "Resident 2")
    before = books.read(street.url)["journal"]
    asked = street.do(verb, when.LIGHTS, BACKER)
    assert (asked.asked, asked.changed, asked.writable, says(street)) == (True, False, True, Stance.BACKS)
    assert books.read(street.url)["journal"] == before
    assert books.read(street.url)["outbox"][-1]["what"] == "purpose_alone"
    assert street.do(verb, when.LIGHTS, BACKER, sure=True).gone
    assert says(street) is not Stance.BACKS


def test_who_cannot_be_written_to_is_led_to_the_private_chat(street: Street) -> None:
    letters = len(books.read(decided(street).url)["outbox"])
    assert not street.do(backing.take_back, when.LIGHTS, BACKER).writable
    assert (len(books.read(street.url)["outbox"]), says(street)) == (letters, Stance.BACKS)


def test_before_the_first_result_one_tap_is_enough(street: Street) -> None:
    when.frozen(street).back(when.LIGHTS, BACKER)
    assert street.do(backing.object_to, when.LIGHTS, BACKER).changed
    assert says(street) is Stance.OBJECTS


def test_who_gave_it_up_for_an_objection_does_not_end_that_by_the_other_old_button(street: Street) -> None:
    """Two messages asked them; in the last quarter an objection could not be raised again."""
    decided(street).do(backing.object_to, when.LIGHTS, BACKER, sure=True)
    before = books.read(street.url)["journal"]
    said = street.do(backing.take_back, when.LIGHTS, BACKER, sure=True)
    assert (said.changed, said.objects, says(street)) == (False, True, Stance.OBJECTS)
    assert books.read(street.url)["journal"] == before
    assert street.do(backing.take_back, when.LIGHTS, BACKER).changed
    assert says(street) is None
