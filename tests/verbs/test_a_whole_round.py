from datetime import timedelta

from tests.verbs.books import audit, read
from tests.verbs.house import Street, ready


def test_a_purpose_with_critical_mass_goes_ahead_and_the_rest_goes_back(street: Street) -> None:
    ready(street).open()
    lights = street.propose(30_00)
    street.back(lights, 1, 2, 3, 4)
    street.let_pass(timedelta(days=20))
    assert street.purpose(lights).price == "750"
    assert street.round().closed_at is not None
    assert set(street.shares().values()) == {0}
    audit(read(street.file))
