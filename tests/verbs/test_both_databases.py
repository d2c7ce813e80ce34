"""Promise 19: the same life comes to the same books, row by row and hash by hash, whichever database keeps them."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial

import pytest

from models.rounds import falling_due
from models.rules.refusals import Refusal
from models.store.unit import Unit
from tests.databases import Databases, databases_of
from tests.verbs import books
from tests.verbs.books import Books
from tests.verbs.house import Street
from tests.verbs.test_state_machine import Life, live


class Twins(Life):
    """A life on PostgreSQL, checked as every life is, and the same one on SQLite; at its end they are the same."""

    files: Databases

    def start(self, now: datetime) -> None:
        super().start(now)
        self.twin = Street(type(self).files.fresh(), now=now)

    def act(self, expected: Callable[[], None], verb: Callable[[Unit], object]) -> None:
        super().act(expected, verb)
        self.twin.now = self.street.now
        with suppress(Refusal):
            self.twin.do(verb)

    def lights_out(self, act: Callable[[Unit], object]) -> None:
        if self.dark:
            self.twin.now = self.street.now
            with suppress(Refusal):
                self.twin.crash(act, self.twin.hear())
        super().lights_out(act)

    def next_happens(self) -> None:
        self.twin.now = self.street.now
        due = self.twin.next_due()
        assert due is not None
        if self.dark:
            self.twin.crash(partial(falling_due.fall_due, due=due))
        super().next_happens()
        self.twin.fall_due(due)

    def teardown(self) -> None:
        try:
            if hasattr(self, "twin"):
                assert not books.changed(told(books.read(self.twin.url)), told(books.read(self.street.url)))
                self.twin.close()
                type(self).files.throw_away(self.twin.url)
        finally:
            super().teardown()


def told(kept: Books) -> Books:
    """Everything but the numbers of cards: PostgreSQL uses one up for each card that is posted afresh."""
    cards = [{name: value for name, value in row.items() if name != "id"} for row in kept["cards"]]
    return {**kept, "cards": sorted(cards, key=str)}


@pytest.mark.on("postgresql")
def test_the_same_life_comes_to_the_same_books_on_both(databases: Databases, samples: tuple[int, int]) -> None:
    Twins.databases = databases
    with databases_of("sqlite") as Twins.files:
        live(Twins, samples)
