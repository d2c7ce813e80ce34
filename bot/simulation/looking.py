"""After an act the books are in order, and say what the plain models say."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.simulation import books
from bot.simulation.books import Books
from bot.simulation.plain.same import same
from bot.simulation.shelf import shelf
from bot.simulation.violation import need

if TYPE_CHECKING:
    from bot.simulation.group import Group


class Looking:
    """Looks through the whole of the books after every so many acts. every: 1 is after each, a refused one too."""

    def __init__(self, url: str, every: int) -> None:
        self.shelf, self.every = shelf(url), every
        self.acts = self.times = 0
        self.before: Books = {}

    def after_act(self, groups: Sequence["Group"], *, done: bool) -> None:
        self.acts += 1
        if self.every == 1 and not done:
            self.nothing_changed()
        elif self.acts % self.every == 0:
            self.look(groups)

    def look(self, groups: Sequence["Group"]) -> None:
        self.before = self.shelf.read()
        self.times += 1
        failed = [row["problem"] for row in self.before["inbox"] if row["problem"] or row["parked_at"]]
        need(not failed, f"updates failed: {failed}")
        for group in groups:
            its = books.of(self.before, group.id)
            books.audit(its)
            same(group.plain, its)

    def nothing_changed(self) -> None:
        """But for the mark on an update. Only where everything is looked at."""
        if self.every == 1 and self.before:
            now = self.shelf.read()
            changed = books.changed(books.without_inbox(self.before), books.without_inbox(now))
            need(not changed, f"something changed: {changed}")
            self.before = now

    def close(self) -> None:
        self.shelf.close()
