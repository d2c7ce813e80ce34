"""What the bench compares can be compared. Nothing here is timed."""

from pathlib import Path

import pytest

from bot.recount.__main__ import verify
from bot.simulation import books
from bot.simulation.desk import Counted
from models.funds import funding
from models.rules.money import Money
from models.store.engine import writing_engine
from models.store.unit import Unit
from tests.bench.recount import PEOPLE, long_record
from tests.bench.table import Figure, Pair, line
from tests.bench.town import Town, build, url_of
from tests.bench.units import both_write_the_same


@pytest.mark.parametrize("frozen", [False, True])
def test_a_town_made_in_bulk_has_true_books(tmp_path: Path, frozen: bool) -> None:
    build(tmp_path / "town.sqlite", Town(24, 5, frozen))
    books.audit(books.read(url_of(tmp_path / "town.sqlite")))


def test_both_sides_of_a_unit_write_the_same_rows(tmp_path: Path) -> None:
    both_write_the_same(tmp_path, 30)
    (file,) = tmp_path.glob("*.sqlite")
    books.audit(books.read(url_of(file)))


def test_a_long_record_holds(tmp_path: Path) -> None:
    found = verify(long_record(tmp_path / "long.sqlite", 400))
    assert len(found.hashes) > 400 + PEOPLE


def test_the_next_roll_would_share_what_the_frozen_one_left(tmp_path: Path) -> None:
    town = Town(24, 5, frozen=True)
    build(tmp_path / "town.sqlite", town)
    engine = writing_engine(url_of(tmp_path / "town.sqlite"))
    with engine.begin() as connection:
        unit = Unit(connection, town.now, Counted())
        assert unit.ledger.prospect(1) == (24, 0)
        funding.deposit(unit, 1, town.first_person, Money(7_00, "GBP"), "Housing Trust")
        assert unit.ledger.prospect(1) == (24, 7_00)
    engine.dispose()


def test_a_ratio_is_the_median_of_the_pairs_not_the_ratio_of_medians() -> None:
    pairs = [Pair({"rate": ours}, {"rate": other}) for ours, other in ((10, 10), (90, 30), (20, 10))]
    assert line(Figure("rate", "taps", "/s"), pairs).split()[-4:] == ["2.00", "1.00", "3.00", "2.00"]
