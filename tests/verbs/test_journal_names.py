"""An act's facts never stand in the place of what an entry says of itself."""

import pytest

from models.store.journal import OWN
from models.store.unit import Unit
from tests.verbs.house import Street


@pytest.mark.parametrize("name", sorted(OWN - {"act"}))
def test_the_journal_takes_no_fact_named_like_its_own_keys(street: Street, name: str) -> None:
    def append(unit: Unit) -> None:
        unit.journal.append(street.community_id, "joined", **{name: "0" * 64})

    before = street.ask(lambda unit: unit.journal.entries(street.community_id))
    with pytest.raises(ValueError, match=name):
        street.do(append)
    assert street.ask(lambda unit: unit.journal.entries(street.community_id)) == before
