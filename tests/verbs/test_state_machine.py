"""Promise 1: no backing and no penny is lost or counted twice, whatever people do and in whatever order."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from models.funds import funding
from models.people import coordinating, joining, leaving, seconding
from models.purposes import amending, backing, keeping_both, merging, objecting, proposing
from models.rounds import launching
from models.rounds.launching import Plan
from models.rules.critical_mass import Preset
from models.rules.money import Money
from models.rules.purposes import Proposal
from tests.databases import Databases
from tests.verbs.house import FOUNDER
from tests.verbs.plain.rounds import plan_of
from tests.verbs.plain.together import ABOUT_SOMEBODY
from tests.verbs.trial import Trial

EVERYONE = range(1, 9)
PEOPLE = st.sampled_from(EVERYONE)
FUNDERS = st.sampled_from(["Ward Fund", "Housing Trust", "Lottery"])
LENGTHS = st.sampled_from([timedelta(hours=2), timedelta(days=2), timedelta(days=4), timedelta(days=14)])
PRESETS = st.sampled_from(["together", "together", "several", "near-consensus"])
TIMINGS = st.sampled_from(["when_ready", "when_ready", "at_the_close"])
LIMITS = st.none() | st.integers(1, 300)
STARTS = st.sampled_from(
    [
        datetime(2026, 11, 22, 18, tzinfo=UTC),
        datetime(2027, 3, 26, 9, 30, tzinfo=UTC),
        datetime(2026, 10, 24, 0, 30, tzinfo=UTC),
    ]
)
CHOICE = st.integers(0, 99)


class Life(Trial):
    """Anything may be asked by anybody at any time; the plain model says what must come of it."""

    @initialize(
        start=STARTS,
        people=st.sampled_from([6, 7, 5, 4, 3, 2]),
        advisers=st.integers(0, 1),
        gifts=st.lists(st.tuples(st.integers(1, 900), FUNDERS), min_size=1, max_size=3),
        opens=st.sampled_from([True, True, True, True, False]),
        timing=TIMINGS,
        preset=PRESETS,
        length=LENGTHS,
    )
    def begin(
        self,
        start: datetime,
        people: int,
        advisers: int,
        gifts: list[tuple[int, str]],
        opens: bool,
        timing: str,
        preset: str,
        length: timedelta,
    ) -> None:
        self.start(start)
        for person in range(1, people + 1):
            self.join(person, privately=person % 2 == 0)
        for person in (1, 2):
            self.appoint(FOUNDER, person)
        if advisers and people > 4:
            self.role(people, adviser=True)
        for pennies, funder in gifts:
            self.fund(1, pennies, funder)
        if opens:
            self.open(1, preset, timing, length, None, carries=False)
            self.propose(2, 40, 0, pays_me=False)
            self.propose(3, 60, 0, pays_me=False)
        self.begun = True
        self.look()

    # People and money

    @rule(what=st.sampled_from(["join", "role", "appoint", "stop", "leave"]), person=PEOPLE, yes=st.booleans())
    def someone_comes_or_changes(self, what: str, person: int, yes: bool) -> None:
        if what == "join":
            self.join(person, privately=yes)
        elif what == "role":
            self.role(person, adviser=yes)
        elif what == "appoint":
            self.appoint(FOUNDER if yes else 2, person)
        elif what == "leave":
            verb = partial(leaving.leave, community_id=1, person_id=person)
            self.act(partial(self.plain.leave, person), verb)
        else:
            self.stop_nudges(person)

    def join(self, person: int, *, privately: bool) -> None:
        named = partial(joining.join, community_id=1, person_id=person, name=f"P{person}", privately=privately)
        self.act(partial(self.plain.join, person, privately=privately), named)

    def role(self, person: int, *, adviser: bool) -> None:
        verb = partial(joining.take_role, community_id=1, person_id=person, adviser=adviser)
        self.act(partial(self.plain.take_role, person, adviser=adviser), verb)

    def appoint(self, by: int, person: int) -> None:
        verb = partial(coordinating.appoint, community_id=1, by_person=by, person_id=person)
        self.act(partial(self.plain.appoint, by, person), verb)

    def stop_nudges(self, person: int) -> None:
        verb = partial(joining.stop_nudges, community_id=1, person_id=person, stop=True)
        self.act(partial(self.plain.stop_nudges, person), verb)

    @rule(person=st.sampled_from([1, 1, 1, 2, 3]), pennies=st.integers(0, 900), funder=FUNDERS)
    def fund(self, person: int, pennies: int, funder: str) -> None:
        gift = Money(pennies, "GBP")
        verb = partial(funding.deposit, community_id=1, person_id=person, gift=gift, funder=funder)
        self.act(partial(self.plain.fund, person, pennies, funder), verb)

    # Rounds and purposes

    @rule(
        person=st.sampled_from([1, 1, 1, 2, 3]),
        preset=PRESETS,
        timing=TIMINGS,
        length=LENGTHS | st.just(timedelta(hours=1)),
        limit=LIMITS,
        carries=st.booleans(),
    )
    def open(self, person: int, preset: str, timing: str, length: timedelta, limit: int | None, carries: bool) -> None:
        seconds = int(length.total_seconds())
        by_preset = Plan.by_preset(Preset(preset), "What would help?", seconds, limit, carries=carries)
        plan = Plan(**{**{name: getattr(by_preset, name) for name in Plan.__slots__}, "timing": timing})
        expected = plan_of(preset, timing, length, limit, carries=carries)
        drafts = len(self.plain.drafts)
        verb = partial(launching.preview, community_id=1, person_id=person, plan=plan)
        self.act(partial(self.plain.preview, person, expected), verb)
        if len(self.plain.drafts) > drafts:
            self.open_draft(person, drafts)

    @rule(person=st.sampled_from([1, 2, 3]), which=st.integers(0, 3))
    def open_draft(self, person: int, which: int) -> None:
        verb = partial(launching.open_round, draft_id=which + 1, person_id=person)
        self.act(partial(self.plain.open, which + 1, person), verb)

    @rule(
        person=PEOPLE,
        percent=st.sampled_from([0, 20, 30, 50, 70, 100]),
        more=st.sampled_from([0, 1]),
        pays_me=st.booleans(),
    )
    def propose(self, person: int, percent: int, more: int, pays_me: bool) -> None:
        cost = self.plain.reachable() * percent // 100 + more
        proposal = Proposal("Lights", "It is dark", cost, "Acme")
        verb = partial(proposing.propose, community_id=1, person_id=person, proposal=proposal, pays_me=pays_me)
        self.act(partial(self.plain.propose, person, cost, pays_me=pays_me), verb)

    def some_purpose(self, choice: int) -> int:
        """Mostly one of the latest."""
        return max(1, len(self.plain.purposes) - choice % 4)

    @precondition(lambda self: self.plain.purposes)
    @rule(choice=CHOICE, person=PEOPLE, as_proposer=st.booleans())
    def withdraw(self, choice: int, person: int, as_proposer: bool) -> None:
        number = self.some_purpose(choice)
        someone = self.plain.purposes[number]["by"] if as_proposer else person
        verb = partial(proposing.withdraw, purpose_id=number, person_id=someone)
        self.act(partial(self.plain.withdraw, number, someone), verb)

    @precondition(lambda self: self.plain.purposes)
    @rule(
        choice=CHOICE,
        person=st.none() | PEOPLE,
        title=st.sampled_from(["Lights", "Lights", "Lights", "Lamps"]),
        less=st.sampled_from([0, 1, 10, -1]),
        pays_me=st.none() | st.booleans(),
    )
    def amend(self, choice: int, person: int | None, title: str, less: int, pays_me: bool | None) -> None:
        """Mostly by the proposer, and often nothing but the cost."""
        number = self.some_purpose(choice)
        purpose = self.plain.purposes[number]
        someone, cost = person or purpose["by"], purpose["cost"] - less
        myself = purpose["payee"] is not None if pays_me is None else pays_me
        proposal = Proposal(title, "It is dark", cost, "Acme")
        verb = partial(amending.amend, purpose_id=number, person_id=someone, proposal=proposal, pays_me=myself)
        self.act(partial(self.plain.amend, number, someone, title, cost, pays_me=myself), verb)

    @precondition(lambda self: self.plain.purposes)
    @rule(choice=CHOICE, other=CHOICE, person=st.none() | PEOPLE)
    def merge(self, choice: int, other: int, person: int | None) -> None:
        """Mostly by the proposer of the one."""
        number, into = self.some_purpose(choice), self.some_purpose(other)
        someone = person or self.plain.purposes[number]["by"]
        verb = partial(merging.ask, purpose_id=number, into_id=into, person_id=someone)
        self.act(partial(self.plain.merge, number, into, someone), verb)

    @precondition(lambda self: self.plain.mergers)
    @rule(choice=CHOICE, word=st.sampled_from(["agree", "agree", "decline", "take back"]), person=st.none() | PEOPLE)
    def a_merger_is_answered(self, choice: int, word: str, person: int | None) -> None:
        """Mostly the latest, by who may."""
        which = len(self.plain.mergers) + (choice == 0) - (choice % 3 == 1)
        merger = self.plain.mergers.get(which, self.plain.mergers[1])
        whose = merger["one"] if word == "take back" else merger["into"]
        someone = person or self.plain.purposes[whose]["by"]
        verbs = {"agree": merging.agree, "decline": keeping_both.decline, "take back": keeping_both.take_back}
        verb = partial(verbs[word], merger_id=which, person_id=someone)
        self.act(partial(self.plain.answer_merger, which, someone, word), verb)

    # Two people

    @rule(
        act=st.sampled_from(["correct", "correct", "extend", "close", "close", "cancel", *ABOUT_SOMEBODY]),
        asker=st.sampled_from([1, 1, 1, 2, 2, 3]),
        second=st.sampled_from([2, 2, 2, 1, 3, 4]),
        subject=CHOICE,
        size=st.sampled_from([0, 1, 30, 100]),
        agrees=st.sampled_from([True, True, True, False]),
    )
    def two_people(self, act: str, asker: int, second: int, subject: int, size: int, agrees: bool) -> None:
        """Mostly about what there is now; size: percent of a deposit, or of a round's length."""
        asked, values = len(self.plain.requests), {}
        if act in ABOUT_SOMEBODY:
            subject = subject % 8 + 1
        elif act == "correct":
            subject = subject % (len(self.plain.deposits) + 1) or 1
            values = {"amount": size * 3}
        else:
            subject = max(1, len(self.plain.rounds) - (subject == 0))
            values = {"length": size * 6 * 3600} if act == "extend" else {}
        self.ask(asker, act, subject, values)
        if agrees and len(self.plain.requests) > asked:
            self.second(asked + 1, second)

    def ask(self, person: int, act: str, subject: int, values: dict[str, int]) -> None:
        told = {**values, "why": "It is so", "before": 0}
        verb = partial(
            seconding.ask, community_id=1, person_id=person, act=act, subject_id=self.known(act, subject), values=told
        )
        self.act(partial(self.plain.ask, person, act, subject, **values), verb)

    def known(self, act: str, subject: int) -> int:
        """The member's number, where a person is meant."""
        if act not in ABOUT_SOMEBODY:
            return subject
        ids: dict[int, int] = {row["person_id"]: row["id"] for row in self.before["members"]}
        return ids.get(subject, 99)

    @precondition(lambda self: self.plain.requests)
    @rule(choice=CHOICE, person=PEOPLE, agrees=st.booleans())
    def a_request_goes_on(self, choice: int, person: int, agrees: bool) -> None:
        number = len(self.plain.requests) - choice % 3
        if agrees:
            self.second(max(1, number), person)
        else:
            verb = partial(seconding.call_off, request_id=max(1, number), person_id=person)
            self.act(partial(self.plain.call_off, max(1, number), person), verb)

    def second(self, number: int, person: int) -> None:
        verb = partial(seconding.agree, request_id=number, person_id=person)
        self.act(partial(self.plain.second, number, person), verb)

    # Stances

    @precondition(lambda self: self.plain.purposes)
    @rule(choice=CHOICE, crowd=st.lists(PEOPLE, min_size=1, max_size=6, unique=True))
    def back(self, choice: int, crowd: list[int]) -> None:
        number = self.some_purpose(choice)
        for person in crowd:
            verb = partial(backing.back, purpose_id=number, person_id=person)
            self.act(partial(self.plain.back, number, person), verb)

    @precondition(lambda self: self.plain.purposes)
    @rule(choice=CHOICE, times=st.sampled_from([0, 1, 2, 3]))
    def everyone_backs(self, choice: int, times: int) -> None:
        """And then some deadlines come."""
        self.back(choice, list(self.plain.members))
        self.until_something_happens(times)

    @precondition(lambda self: self.plain.purposes)
    @rule(choice=CHOICE, person=PEOPLE)
    def take_back(self, choice: int, person: int) -> None:
        number = self.some_purpose(choice)
        verb = partial(backing.take_back, purpose_id=number, person_id=person)
        self.act(partial(self.plain.take_back, number, person), verb)

    @precondition(lambda self: self.plain.purposes)
    @rule(choice=CHOICE, person=PEOPLE)
    def object_to(self, choice: int, person: int) -> None:
        number = self.some_purpose(choice)
        verb = partial(backing.object_to, purpose_id=number, person_id=person)
        self.act(partial(self.plain.object_to, number, person), verb)

    @precondition(lambda self: any(one["stances"] for one in self.plain.purposes.values()))
    @rule(choice=CHOICE)
    def who_has_spoken_says_adviser(self, choice: int) -> None:
        spoken = sorted({person for one in self.plain.purposes.values() for person in one["stances"]})
        self.role(spoken[choice % len(spoken)], adviser=True)

    # Objections

    @precondition(lambda self: self.plain.objections)
    @rule(
        choice=CHOICE,
        says=st.sampled_from(["reason", "reason and answer", "answer", "settle"]),
        person=st.none() | PEOPLE,
    )
    def an_objection_goes_on(self, choice: int, says: str, person: int | None) -> None:
        """Mostly said by who may say it; now and then of an objection that does not exist."""
        which = len(self.plain.objections) + (choice == 0) - choice % 3 * (choice != 0)
        objection = self.plain.objections[max(1, min(which, len(self.plain.objections)))]
        number, proposer = objection["purpose"], self.plain.purposes[objection["purpose"]]["by"]
        if "reason" in says:
            self.give_reason(number, person or objection["by"])
        if "answer" in says:
            self.answer(max(1, which), person or proposer)
        if says == "settle":
            self.settle(max(1, which), person or objection["by"])

    def give_reason(self, number: int, person: int) -> None:
        verb = partial(objecting.give_reason, purpose_id=number, person_id=person, reason="Too bright")
        self.act(partial(self.plain.give_reason, number, person), verb)

    def answer(self, which: int, person: int) -> None:
        verb = partial(objecting.answer, objection_id=which, person_id=person, text="We shade them")
        self.act(partial(self.plain.answer, which, person), verb)

    def settle(self, which: int, person: int) -> None:
        verb = partial(objecting.settle, objection_id=which, person_id=person)
        self.act(partial(self.plain.settle, which, person), verb)

    # Time, and what goes wrong

    @rule(minutes=st.sampled_from([1, 5, 30, 240, 1440]))
    def time_passes(self, minutes: int) -> None:
        """What falls due on the way happens at its moment."""
        end = self.plain.now + timedelta(minutes=minutes)
        while (first := self.plain.due()) is not None and first[0] <= end:
            self.at(max(first[0], self.plain.now))
            self.next_happens()
        self.at(end)

    @rule(times=st.sampled_from([1, 2, 4]))
    def until_something_happens(self, times: int) -> None:
        for _ in range(times):
            if (first := self.plain.due()) is not None:
                self.at(max(first[0], self.plain.now))
                self.next_happens()

    @precondition(lambda self: self.plain.agenda)
    @rule(short=st.sampled_from([1, 600, 7200]))
    def just_before(self, short: int) -> None:
        first = min(self.plain.agenda)[0] - timedelta(seconds=short)
        self.at(max(self.plain.now, first))

    @rule(hours=st.sampled_from([1, 1, 12, 72]))
    def nobody_was_there(self, hours: int) -> None:
        """An outage: everything that fell due meanwhile happens afterwards, in order."""
        self.at(self.plain.now + timedelta(hours=hours))
        while (first := self.plain.due()) is not None and first[0] <= self.plain.now:
            self.next_happens()

    @rule(again=st.booleans())
    def something_goes_wrong(self, again: bool) -> None:
        """The last update comes again, or the next act will be lost once."""
        if again:
            self.the_same_update_again()
        else:
            self.dark = True


@pytest.mark.on("sqlite")
def test_whatever_people_do_the_books_agree_with_the_plain_model(
    databases: Databases, samples: tuple[int, int]
) -> None:
    Life.databases = databases
    live(Life, samples)


def live(lives: type[Trial], samples: tuple[int, int]) -> None:
    """So many lives, of so many steps each."""
    examples, steps = samples
    run_state_machine_as_test(
        lives,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )
