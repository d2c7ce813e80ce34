"""Promise 2: a purpose activates once with all its payments, or not at all."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from itertools import count
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from bot.simulation import books
from models.purposes import backing, ripening
from models.rounds import closing, counting, falling_due
from models.rounds.activating import activate
from models.rules.money import Money
from models.store.acts import perform
from models.store.databases import kind_behind
from models.store.dues import Due
from models.store.engine import writing_engine
from models.store.ledger import KeyReused
from models.store.unit import Unit
from tests.verbs.house import Street, ready
from tests.verbs.moments import LIGHTS, PAYEE, PROPOSER, opened
from tests.verbs.moments import ripening as lights_ripen
from tests.verbs.writing import at_once, heard

CROWD = range(1, 61)
# Sixty cold engines on a busy machine: how long they wait is not the question.
PATIENCE = {"sqlite": "PRAGMA busy_timeout = 30000", "postgresql": "SET lock_timeout = 30000"}


class Interrupted(Exception):
    """What a power cut would do in the middle of an act."""


def happens_until(street: Street, due: Due, statement: int) -> bool:
    """The due act, interrupted at its n-th statement that writes; whether it came through before that."""
    try:
        with street.engine.begin() as connection, interrupted(connection, statement):
            return falling_due.fall_due(Unit(connection, due.at, street.ids), due)
    except (Interrupted, OperationalError):
        return False


@contextmanager
def interrupted(connection: Connection, statement: int) -> Iterator[None]:
    """The n-th statement that writes does not come to its end; on SQLite each row of many is one."""
    written = count(1)

    def interrupts(sql: str) -> bool:
        return sql.startswith(("INSERT", "UPDATE", "DELETE")) and next(written) == statement

    driver = connection.connection.driver_connection
    if isinstance(driver, sqlite3.Connection):
        driver.set_trace_callback(lambda sql: driver.interrupt() if interrupts(sql) else None)
        try:
            yield
        finally:
            driver.set_trace_callback(None)
        return

    def before(_connection: object, _cursor: object, sql: str, *_rest: object) -> None:
        if interrupts(sql):
            raise Interrupted

    event.listen(connection, "before_cursor_execute", before)
    yield


def paid(street: Street) -> int:
    """How many payments there are."""
    return sum(row["purpose_id"] is not None for row in books.read(street.url)["lines"])


def test_an_activation_that_breaks_down_anywhere_leaves_nothing(street: Street) -> None:
    lights_ripen(street)
    due = street.until_next("ripen")
    before = books.read(street.url)
    statements = 0
    while not happens_until(street, due, statements + 1):
        statements += 1
        assert not books.changed(before, books.read(street.url)), f"statement {statements}"
    assert statements > 12, "the activation was hardly ever interrupted"
    assert paid(street) == 4
    books.audit(books.read(street.url))


@pytest.mark.parametrize("act", ["freeze", "decide", "close"])
def test_what_touches_everybody_leaves_nothing_where_it_breaks_down(street: Street, act: str) -> None:
    opened(street).back(LIGHTS, 1, 2, PROPOSER, PAYEE)
    due = street.until_next(act)
    before = books.read(street.url)
    statements = 0
    while not happens_until(street, due, statements + 1):
        statements += 1
        assert not books.changed(before, books.read(street.url)), f"statement {statements}"
    assert statements > 8, "the act was hardly ever interrupted"
    books.audit(books.read(street.url))


def test_a_ripening_ends_once_however_often_it_is_asked_for(street: Street) -> None:
    lights_ripen(street).until("ripen")
    after = books.read(street.url)
    with street.engine.begin() as connection:
        for _ in range(2):
            ripening.ripen(Unit(connection, street.now, street.ids), 1)
    assert not books.changed(after, books.read(street.url))


def test_a_round_closes_once_however_often_it_is_asked_for(street: Street) -> None:
    lights_ripen(street).until("close")
    after = books.read(street.url)
    with street.engine.begin() as connection:
        for _ in range(2):
            closing.close(Unit(connection, street.now, street.ids), 1)
    assert not books.changed(after, books.read(street.url))
    books.audit(after)


def test_paying_a_second_time_is_refused_by_the_keys(street: Street) -> None:
    """Past every check of the verbs: the payments' own keys are already there."""
    lights_ripen(street)
    its_round, lights = street.round(), street.purpose(1)
    (activation,) = street.ask(counting.count, its_round, [lights]).activated
    street.until("ripen")
    after = books.read(street.url)
    with (
        pytest.raises(IntegrityError, match=r"lines\.purpose_id, lines\.member_id|uq_lines_paid"),
        street.engine.begin() as connection,
    ):
        activate(Unit(connection, street.now, street.ids), its_round, lights, activation)
    assert not books.changed(after, books.read(street.url))


def test_one_key_is_one_transfer_and_never_another(street: Street) -> None:
    lights_ripen(street)
    (transfer, *_) = books.read(street.url)["transfers"]

    def move(unit: Unit, pennies: int) -> None:
        money = Money(pennies, "GBP")
        unit.ledger.move(1, transfer["key"], "deposit", transfer["giver_id"], transfer["taker_id"], money)

    before = books.read(street.url)
    with street.engine.begin() as connection:
        move(Unit(connection, street.now, street.ids), transfer["amount"])
    assert not books.changed(before, books.read(street.url))
    for pennies in (transfer["amount"] - 1, transfer["amount"] + 1):
        with pytest.raises(KeyReused), street.engine.begin() as connection:
            move(Unit(connection, street.now, street.ids), pennies)
    assert not books.changed(before, books.read(street.url))


# Sixty at once


@pytest.fixture
def crowd(street: Street) -> Street:
    """Sixty on the roll with £1.00 each; two purposes of £45.00, of which the shares can pay one."""
    ready(street, people=60, pennies=60_00).open()
    street.propose(45_00, 1)
    street.propose(45_00, 2)
    street.until("freeze")
    return street


async def test_sixty_backings_posted_at_once_all_count(crowd: Street) -> None:
    updates = heard(crowd, 60)
    taps = [partial(backing.back, purpose_id=1, person_id=person) for person in CROWD]
    outcomes = await at_once(crowd, list(zip(updates, taps, strict=True)))
    assert not [one for one in outcomes if isinstance(one, Exception)]
    all_counted(crowd)


def test_sixty_threads_with_connections_of_their_own_back_at_once(crowd: Street) -> None:
    updates = heard(crowd, 60)

    def one_backs(unit: Unit, place: int) -> None:
        asked = Unit(unit.connection, unit.now, unit.ids, updates[place])
        perform(asked, backing.back, 1, CROWD[place])

    assert by_sixty(crowd, one_backs, writing_engine) == []
    all_counted(crowd)


def the_same_backing(unit: Unit, place: int) -> None:
    backing.back(unit, 1, 1)


def test_one_backing_from_sixty_threads_counts_once(crowd: Street) -> None:
    assert by_sixty(crowd, the_same_backing, writing_engine) == []
    assert crowd.purpose(1).backers == 1
    books.audit(books.read(crowd.url))


def test_with_the_librarys_own_transactions_it_would_not(crowd: Street) -> None:
    """Why the recipe is there: without it all of them read first that nobody has backed yet."""
    all_have_read = Barrier(60)

    def default_engine(url: str) -> Engine:
        engine, written = create_engine(url.replace("postgresql:", "postgresql+psycopg:")), list[str]()

        def hold(statement: str) -> None:
            if not written and statement.startswith(("INSERT", "UPDATE")):
                written.append(statement)
                all_have_read.wait(600)  # each thread compiles its own statements first

        @event.listens_for(engine, "connect")
        def trace(driver: Any, _record: object) -> None:
            if engine.dialect.name == "sqlite":  # where statements also go past Core
                driver.set_trace_callback(hold)

        @event.listens_for(engine, "before_cursor_execute")
        def before(_connection: object, _cursor: object, statement: str, *_: object) -> None:
            hold(statement)

        return engine

    failures = by_sixty(crowd, the_same_backing, default_engine)
    assert not any(isinstance(one, BrokenBarrierError) for one in failures)
    assert failures or crowd.purpose(1).backers > 1


def by_sixty(
    street: Street, act: Callable[[Unit, int], object], engine_for: Callable[[str], Engine]
) -> list[BaseException]:
    """The act from sixty threads with an engine each, in transactions that begin together; returns what failed."""
    start = Barrier(60)

    def one(place: int) -> None:
        engine = engine_for(street.url)
        try:
            with engine.connect() as connection:
                connection.exec_driver_sql(PATIENCE[connection.dialect.name])
                connection.commit()
                start.wait()
                until_no_race_is_lost(connection, lambda: act(Unit(connection, street.now, street.ids), place))
        finally:
            engine.dispose()

    with ThreadPoolExecutor(60) as threads:
        told = [threads.submit(one, place) for place in range(60)]
    return [problem for one in told if (problem := one.exception()) is not None]


def until_no_race_is_lost(connection: Connection, act: Callable[[], object]) -> None:
    """As the writer does it: a transaction that another was quicker than is begun again."""
    while True:
        try:
            with connection.begin():
                act()
                return
        except DBAPIError as problem:
            if not kind_behind(connection).is_conflict(problem):
                raise


def all_counted(crowd: Street) -> None:
    """All sixty are there, and in the end nobody is overdrawn."""
    assert crowd.purpose(1).backers == 60
    books.audit(books.read(crowd.url))
    crowd.back(2, *CROWD)
    crowd.let_pass(timedelta(days=30))
    written = books.read(crowd.url)
    books.audit(written)
    assert sum(bool(one["activated_at"]) for one in written["purposes"]) == 1


def test_sixty_threads_that_end_one_ripening_activate_it_once(street: Street) -> None:
    lights_ripen(street)
    due = street.until_next("ripen")
    happened: list[bool] = []
    assert by_sixty(street, lambda unit, _: happened.append(falling_due.fall_due(unit, due)), writing_engine) == []
    assert sorted(happened) == [False] * 59 + [True]
    assert paid(street) == 4
    books.audit(books.read(street.url))
