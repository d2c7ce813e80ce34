"""Lots and orders drawn from a public seed."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from models.rules.draw import drawn, lot


def test_a_lot_can_be_worked_out_by_anyone() -> None:
    assert lot("5eed", "p1") == sha256(b"5eedp1").digest()
    assert lot("", "").hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@given(st.text(), st.sets(st.text(), max_size=8), st.data())
def test_the_drawn_order_has_everyone_once_and_does_not_depend_on_the_telling(
    seed: str, ids: set[str], data: st.DataObject
) -> None:
    order = drawn(seed, data.draw(st.permutations(sorted(ids))))
    assert sorted(order) == sorted(ids)
    assert order == drawn(seed, sorted(ids))
    assert [lot(seed, id) for id in order] == sorted(lot(seed, id) for id in ids)


def test_another_seed_draws_another_order() -> None:
    ids = [f"p{number}" for number in range(20)]
    assert drawn("5eed", ids) != drawn("feed", ids)
    assert ids != drawn("5eed", ids) != ids[::-1]
