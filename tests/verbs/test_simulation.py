"""Lives by a seed on a server, whose one database is emptied for each; one that holds something is left alone."""

import pytest

from bot.simulation.ground import ground
from bot.simulation.lives import Found, one_life
from models.store.databases.refusing import UnusableDatabase
from tests.databases import Databases


@pytest.mark.on("postgresql")
def test_lives_follow_each_other_on_a_server(databases: Databases) -> None:
    with ground(databases.empty()) as place:
        for seed in (10, 11):  # the first with the post going out
            lived = one_life(seed, 120, place, every=25)
            assert not isinstance(lived, Found), lived


def test_what_is_in_a_database_is_not_thrown_away(database: str) -> None:
    with pytest.raises(UnusableDatabase), ground(database):
        pass
