"""Lives by a seed on a server, whose one database is emptied for each; and what lives by chance once came to."""

from functools import partial
from random import Random

import pytest

from bot.simulation.acts import people
from bot.simulation.acts.time import SUPERGROUPS
from bot.simulation.desk import Desk
from bot.simulation.ground import ground
from bot.simulation.life import STARTS, Life
from bot.simulation.lives import Found, one_life
from bot.simulation.plain.erasing import erase
from models.people import erasing
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


def test_late_word_from_a_chat_that_a_group_has_left_is_not_about_the_group(database: str) -> None:
    """Whoever added the bot has erased themselves, so the next who adds it would be the one who appoints."""
    life = Life(Desk(database, STARTS[0]))
    (group,), chance = life.groups, Random(1)  # noqa: S311 (meant to be repeated)
    life.begin(chance)
    gone = partial(erase, life.commons, [group.plain], group.number)
    group.act("erase", gone, partial(erasing.erase, person_id=group.number))
    life.tardy = True
    group.comes_back()
    group.is_upgraded(SUPERGROUPS - group.number)
    life.work_the_late(chance)
    people.appoint(group, group.number, 2)
    life.end()
    life.close()
    assert "not_who_added_the_bot" in life.history[-1]
