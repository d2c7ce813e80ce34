"""Promise 19: the same life comes to the same books, row by row and hash by hash, whichever database keeps them."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from random import Random
from typing import TypeVar

import pytest

from bot.simulation import books
from bot.simulation.books import Books
from bot.simulation.desk import Desk
from bot.simulation.life import STARTS
from models.rules.refusals import Refusal
from models.store.dues import Due
from models.store.inbox import AlreadyDone
from models.store.notices import Asked
from models.store.unit import Unit
from tests.databases import Databases, databases_of
from tests.verbs.test_state_machine import Lives, live

R = TypeVar("R")


class TwoDesks(Desk):
    """Whatever is done here is done on the other one as well."""

    def __init__(self, url: str, now: datetime, other: Desk) -> None:
        super().__init__(url, now)
        self.other = other

    def hear_many(self, chat_id: int, number: int) -> list[Asked]:
        self._other_desk().hear_many(chat_id, number)
        return super().hear_many(chat_id, number)

    def work(self, asked: Asked, act: Callable[[Unit], R]) -> R:
        with suppress(Refusal, AlreadyDone):
            self._other_desk().work(asked, act)
        return super().work(asked, act)

    def crash(self, act: Callable[[Unit], object], asked: Asked | None = None, after: int | None = None) -> None:
        with suppress(Refusal):
            self._other_desk().crash(act, asked, after)
        super().crash(act, asked, after)

    def fall_due(self, due: Due) -> bool:
        self._other_desk().fall_due(due)
        return super().fall_due(due)

    def close(self) -> None:
        self.other.close()
        super().close()

    def _other_desk(self) -> Desk:
        self.other.now = self.now
        return self.other


class Twins(Lives):
    """A life on PostgreSQL, checked as every life is, and the same one on SQLite; at its end they are the same."""

    files: Databases

    def desk(self, chance: Random) -> Desk:
        now = chance.choice(STARTS)
        self.twin = Desk(type(self).files.fresh(), now)
        return TwoDesks(type(self).databases.fresh(), now, self.twin)

    def teardown(self) -> None:
        try:
            if hasattr(self, "twin"):
                here = books.read(self.life.desk.url)
                assert not books.changed(told(books.read(self.twin.url)), told(here))
        finally:
            super().teardown()
            if hasattr(self, "twin"):
                type(self).files.throw_away(self.twin.url)


def told(kept: Books) -> Books:
    """Everything but the numbers of cards: PostgreSQL uses one up for each card that is posted afresh."""
    cards = [{name: value for name, value in row.items() if name != "id"} for row in kept["cards"]]
    return {**kept, "cards": sorted(cards, key=str)}


@pytest.mark.on("postgresql")
def test_the_same_life_comes_to_the_same_books_on_both(databases: Databases, samples: tuple[int, int]) -> None:
    Twins.databases = databases
    with databases_of("sqlite") as Twins.files:
        live(Twins, samples)
