"""How random lives are tried: each act by the verb and by the plain model, and then the books are looked at."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial

import pytest
from hypothesis.stateful import RuleBasedStateMachine

from bot.bundle import bundle
from bot.recount.__main__ import verify
from models.questions.bundle import published
from models.rounds import falling_due
from models.rules.people import voter_code
from models.rules.refusals import Refusal
from models.store.inbox import AlreadyDone
from models.store.unit import Unit
from tests.databases import Databases
from tests.verbs import books
from tests.verbs.house import Street
from tests.verbs.plain.same import same
from tests.verbs.plain.together import Together
from tests.verbs.plain.town import No
from tests.verbs.shelf import shelf


class Trial(RuleBasedStateMachine):
    """A street and its plain model, side by side. dark: the next act will be lost once before its commit."""

    databases: Databases

    def start(self, now: datetime) -> None:
        self.plain, self.street = Together(now), Street(type(self).databases.fresh(), now=now)
        self.shelf, self.dark, self.begun = shelf(self.street.url), False, False
        self.recounted: list[int] = []
        self.look()

    def act(self, expected: Callable[[], None], verb: Callable[[Unit], object]) -> None:
        """The plain model and the verb agree: both do it, or both refuse it, and then nothing at all has changed."""
        if not self.begun:
            self.before = self.shelf.read()
        code = None
        try:
            expected()
        except No as no:
            code = no.code
        self.lights_out(verb)
        refused = None
        try:
            self.street.do(verb)
        except Refusal as refusal:
            refused = refusal.code
        assert refused == code
        if refused is not None:
            self.nothing_changed()
        elif self.begun:
            self.look()

    def nothing_changed(self) -> None:
        """But for the mark on the update that was refused."""
        now = self.shelf.read()
        assert not books.changed(books.without_inbox(self.before), books.without_inbox(now))
        self.before = now

    def lights_out(self, act: Callable[[Unit], object]) -> None:
        """Where a power cut was announced, the act is first lost before its commit, and nothing of it is left."""
        if self.dark:
            self.dark = False
            with suppress(Refusal):
                self.street.crash(act, self.street.hear())
            self.nothing_changed()

    def look(self) -> None:
        """After every act: the books are in order, and say what the plain model says."""
        self.before = self.shelf.read()
        for row in self.before["rounds"]:
            self.plain.rounds[row["id"]]["seed"] = row["seed"]
            people = self.before["members"]
            self.plain.codes = {one["person_id"]: voter_code(one["salt"], row["seed"]) for one in people}
        books.audit(self.before)
        same(self.plain, self.before)
        self.recount()

    def recount(self) -> None:
        """Each round that has just ended is published, and holds when others count it again."""
        newest = self.before["rounds"][-1] if self.before["rounds"] else None
        if newest is None or newest["closed_at"] is None or newest["number"] in self.recounted:
            return
        of = self.street.ask(published, newest["id"])
        assert of is not None
        assert verify(bundle(of), head=of.journal[-1].hash).round.number == newest["number"]
        self.recounted.append(newest["number"])

    def at(self, moment: datetime) -> None:
        self.plain.now = self.street.now = moment

    def next_happens(self) -> None:
        due = self.street.next_due()
        assert due is not None
        if self.dark:
            self.dark = False
            self.street.crash(partial(falling_due.fall_due, due=due))
            assert not books.changed(self.before, self.shelf.read())
        self.plain.fall_due()
        assert self.street.fall_due(due)
        assert not self.street.fall_due(due), "it happened twice"
        self.look()

    def the_same_update_again(self) -> None:
        last = self.street.last
        assert last is not None
        with pytest.raises(AlreadyDone):
            self.street.work(*last)
        assert not books.changed(self.before, self.shelf.read())

    def teardown(self) -> None:
        if hasattr(self, "street"):
            self.shelf.close()
            self.street.close()
            type(self).databases.throw_away(self.street.url)
