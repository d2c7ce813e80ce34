from datetime import timedelta

from bot.simulation.books import audit, held, read
from models.purposes import backing, objecting, proposing
from models.rules.rounds import Phase
from tests.verbs import moments as when
from tests.verbs.house import Street, ready
from tests.verbs.moments import LIGHTS, PROPOSER


def test_a_purpose_with_critical_mass_goes_ahead_and_the_rest_goes_back(street: Street) -> None:
    ready(street).open()
    lights = street.propose(30_00)
    street.back(lights, 1, 2, 3, 4)
    street.let_pass(timedelta(days=20))
    assert street.purpose(lights).price == "750"
    assert street.round().closed_at is not None
    assert set(street.shares().values()) == {0}
    written = read(street.url)
    audit(written)
    assert (held(written, "purpose"), held(written, "returned")) == ({1: 30_00}, {1: 30_00})


def two_object_and_three_back(street: Street) -> Street:
    """One objection too many: of five who say yes or no, four would have to say yes."""
    when.frozen(street)
    for person in (4, 5):
        street.do(backing.object_to, LIGHTS, person)
    street.back(LIGHTS, 1, 2, 3)
    assert street.purpose(LIGHTS).ripens_at is None
    return street


def test_a_settled_objection_may_let_a_purpose_ripen(street: Street) -> None:
    two_object_and_three_back(street).do(objecting.settle, 1, 4)
    assert street.purpose(LIGHTS).ripens_at == street.now + timedelta(days=1)


def test_an_objection_that_lapses_may_let_a_purpose_ripen(street: Street) -> None:
    two_object_and_three_back(street).until("lapse")
    assert street.purpose(LIGHTS).ripens_at == street.now + timedelta(days=1)


def test_a_ripening_that_ends_with_the_decision_is_left_to_it(street: Street) -> None:
    when.too_late(street).back(LIGHTS, 1, 2, 3, 4)
    assert street.purpose(LIGHTS).ripens_at == street.round().decide_at
    street.until("decide")
    assert street.round().phase is Phase.PROVISIONAL
    assert (street.purpose(LIGHTS).ripens_at, street.purpose(LIGHTS).activated_at) == (None, None)
    street.until("close")
    assert street.purpose(LIGHTS).activated_at == street.now
    audit(read(street.url))


def test_a_purpose_that_is_withdrawn_while_it_ripens_has_no_deadline_left(street: Street) -> None:
    when.ripening(street).do(proposing.withdraw, LIGHTS, PROPOSER)
    assert street.purpose(LIGHTS).ripens_at is None
    assert "ripen" not in {due.act for due in street.let_pass(timedelta(days=30))}
