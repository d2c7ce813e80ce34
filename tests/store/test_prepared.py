"""A prepared statement says what Core would make of it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError, StatementError

from models.store.engine import reading_engine, writing_engine
from models.store.prepared import Prepared
from models.store.tables import outbox, people

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LATER = NOON.astimezone(timezone(timedelta(hours=3))) + timedelta(hours=1)

known = select(people).where(people.c.id >= bindparam("least")).order_by(people.c.id)
rename = update(people).where(people.c.id == bindparam("person")).values(name=bindparam("to"), writable=True)
meet = insert(people).inline()
put = insert(outbox).inline()
letters = select(outbox.c["values"], outbox.c.made_at, outbox.c.sent_at)
ADA = {"id": 1, "name": "Ada"}


@pytest.fixture
def connection(database: str) -> Iterator[Connection]:
    engine = writing_engine(database)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_it_writes_and_reads_as_core_does(connection: Connection) -> None:
    for number, name in enumerate(("Ada", "Zoë"), start=1):
        assert Prepared(meet).change(connection, {"id": number, "name": name}) == 1
    renamed = Prepared(rename)
    assert [renamed.change(connection, {"person": one, "to": "Bo"}) for one in (1, 1, 9)] == [1, 1, 0]
    for least in (1, 2, 3):
        there = [tuple(row) for row in connection.execute(known, {"least": least})]
        assert Prepared(known).all(connection, {"least": least}) == there
        assert Prepared(known).first(connection, {"least": least}) == (there[0] if there else None)
    assert there == []


def test_values_of_every_kind_go_in_and_come_out_as_with_core(connection: Connection) -> None:
    letter = {"kind": "reply", "what": "pool", "values": {"a": [1, "é"]}, "chat_id": 5, "made_at": LATER}
    prepared = Prepared(put)
    for _ in range(2):
        prepared.change(connection, letter)
    connection.execute(put, letter)
    rows = Prepared(letters).all(connection, {})
    assert rows == [({"a": [1, "é"]}, LATER, None)] * 3
    assert rows[0][1].tzinfo is UTC
    assert rows == [tuple(row) for row in connection.execute(letters)]
    with pytest.raises((ValueError, StatementError), match="time zone"):
        prepared.change(connection, {**letter, "made_at": NOON.replace(tzinfo=None)})


def test_what_the_database_refuses_is_refused_as_by_core(connection: Connection) -> None:
    prepared = Prepared(meet)
    prepared.change(connection, ADA)
    with pytest.raises(IntegrityError):
        prepared.change(connection, ADA)


def test_what_is_written_outside_a_transaction_is_not_kept(database: str) -> None:
    engine = writing_engine(database)
    with engine.connect() as connection:
        Prepared(meet).change(connection, ADA)
    with engine.connect() as connection:
        assert Prepared(known).all(connection, {"least": 1}) == []
    engine.dispose()


def test_many_are_written_as_each_alone_would_be(connection: Connection) -> None:
    rows = [{"chat_id": chat, "made_at": NOON + timedelta(hours=chat)} for chat in (7, 6)]
    same = {"kind": "reply", "what": "pool", "values": {"a": "é"}}
    Prepared(put).many(connection, same, rows)
    Prepared(put).many(connection, same, [])
    places = select(outbox.c.chat_id, outbox.c.made_at, outbox.c["values"]).order_by(outbox.c.id)
    assert [tuple(row) for row in connection.execute(places)] == [(*row.values(), {"a": "é"}) for row in rows]
    with pytest.raises(IntegrityError):
        Prepared(meet).many(connection, {"name": "Ada"}, [{"id": 1}, {"id": 1}])


async def test_on_another_driver_it_goes_the_ordinary_way(database: str) -> None:
    engine = writing_engine(database)
    with engine.begin() as connection:
        connection.execute(meet, ADA)
    engine.dispose()
    readers = reading_engine(database)
    async with readers.connect() as reader:

        def both(connection: Connection) -> tuple[object, object]:
            return Prepared(known).first(connection, {"least": 1}), Prepared(known).all(connection, {"least": 1})

        first, all_of_them = await reader.run_sync(both)
        assert isinstance(first, tuple)
        assert first[:2] == (1, "Ada")
        assert all_of_them == [first]
    await readers.dispose()
