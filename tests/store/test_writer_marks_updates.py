"""An act and its update's mark are one commit: the same request twice is one act."""

import json
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from sqlalchemy import Row, insert, select

from models.rules.refusals import Refusal
from models.store import inbox as post
from models.store.acts import WroteBeforeRefusing, perform
from models.store.inbox import AlreadyDone, Kept
from models.store.notices import Asked
from models.store.readers import Reader
from models.store.tables import inbox, outbox, people
from models.store.unit import Unit
from models.store.writer import Writer

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
WRITTEN, TAPPED = Asked(7, -400, 31), Asked(7, -400, None)


def meet(unit: Unit, person_id: int) -> int:
    unit.connection.execute(insert(people).values(id=person_id, name="Ada"))
    return person_id


def refuse(unit: Unit) -> None:
    raise Refusal("too_late", ended=NOW, core=Fraction(1, 3), titles=("a", "b"), left=0)


def write_then_refuse(unit: Unit) -> None:
    meet(unit, 99)
    raise Refusal("thought_too_late")


def break_down(unit: Unit) -> None:
    meet(unit, 98)
    raise ZeroDivisionError


def row(unit: Unit) -> Row[tuple[object, ...]]:
    return unit.connection.execute(select(inbox)).one()


def said(unit: Unit) -> list[Row[tuple[object, ...]]]:
    return list(unit.connection.execute(select(outbox)))


def met(unit: Unit) -> list[int]:
    return list(unit.connection.execute(select(people.c.id)).scalars())


@pytest.fixture
async def kept(writer: Writer) -> None:
    await writer.post(post.keep, [Kept(7, -400, json.dumps({"text": "a secret wish"}))], now=NOW)


@pytest.mark.usefixtures("kept")
async def test_the_act_marks_its_update_and_forgets_its_words(writer: Writer) -> None:
    assert await writer.post(perform, meet, 1, now=NOW, asked=TAPPED) == 1
    update = await writer.post(row, now=NOW)
    assert (update.done_at, update.body) == (NOW, "")


@pytest.mark.usefixtures("kept")
async def test_the_same_update_twice_is_one_act(writer: Writer) -> None:
    places = [writer.post(perform, meet, person, now=NOW, asked=WRITTEN) for person in (1, 2, 3)]
    assert await places[0] == 1
    for place in places[1:]:
        with pytest.raises(AlreadyDone):
            await place
    assert await writer.post(met, now=NOW) == [1]
    assert await writer.post(said, now=NOW) == []


async def test_an_update_that_was_never_kept_is_not_done(writer: Writer) -> None:
    with pytest.raises(AlreadyDone):
        await writer.post(perform, meet, 1, now=NOW, asked=WRITTEN)
    assert await writer.post(met, now=NOW) == []


@pytest.mark.usefixtures("kept")
async def test_a_refusal_marks_the_update_and_answers_what_was_written(writer: Writer) -> None:
    with pytest.raises(Refusal):
        await writer.post(perform, refuse, now=NOW, asked=WRITTEN)
    assert (await writer.post(row, now=NOW)).done_at == NOW
    (notice,) = await writer.post(said, now=NOW)
    assert (notice.kind, notice.what, notice.chat_id, notice.reply_to) == ("reply", "refusal", -400, 31)
    values = {"ended": {"at": NOW.isoformat()}, "core": "1/3", "titles": ["a", "b"], "left": 0}
    assert notice.values == {"code": "too_late", "values": values}


@pytest.mark.usefixtures("kept")
async def test_a_refused_tap_is_marked_and_not_answered_in_writing(writer: Writer) -> None:
    with pytest.raises(Refusal):
        await writer.post(perform, refuse, now=NOW, asked=TAPPED)
    assert (await writer.post(row, now=NOW)).done_at == NOW
    assert await writer.post(said, now=NOW) == []


@pytest.mark.usefixtures("kept")
async def test_a_verb_that_wrote_before_it_refused_is_a_failure_and_leaves_nothing(writer: Writer) -> None:
    with pytest.raises(WroteBeforeRefusing):
        await writer.post(perform, write_then_refuse, now=NOW, asked=WRITTEN)
    assert await writer.post(met, now=NOW) == []
    assert (await writer.post(row, now=NOW)).done_at is None


@pytest.mark.usefixtures("kept")
async def test_a_failing_act_leaves_its_update_waiting_until_the_third_time(writer: Writer) -> None:
    for time in (1, 2, 3):
        with pytest.raises(ZeroDivisionError):
            await writer.post(perform, break_down, now=NOW, asked=WRITTEN)
        assert await writer.post(post.failed, 7, "ZeroDivisionError", now=NOW) is (time == 3)
    update = await writer.post(row, now=NOW)
    assert (update.tries, update.problem, update.parked_at, update.done_at) == (3, "ZeroDivisionError", NOW, None)
    assert update.body  # what could not be worked stays to be looked at
    with pytest.raises(AlreadyDone):
        await writer.post(perform, meet, 1, now=NOW, asked=WRITTEN)


async def test_what_is_kept_twice_stays_as_it_was(writer: Writer, reader: Reader) -> None:
    first, again = Kept(7, -400, "first"), Kept(7, -400, "again")
    await writer.post(post.keep, [first, Kept(8, -400, "next")], now=NOW)
    await writer.post(post.keep, [again, Kept(6, 5, "late")], now=NOW + timedelta(seconds=1))
    assert await reader.ask(post.waiting, now=NOW) == [Kept(6, 5, "late"), first, Kept(8, -400, "next")]


async def test_an_unreadable_update_is_parked_as_it_comes(writer: Writer, reader: Reader) -> None:
    await writer.post(post.keep, [Kept(7, 0, "{}", "unreadable")], now=NOW)
    assert await reader.ask(post.waiting, now=NOW) == []
    assert await reader.ask(post.parked, now=NOW) == 1


async def test_a_question_cannot_write(reader: Reader) -> None:
    with pytest.raises(Exception, match=r"readonly|read-only"):
        await reader.ask(meet, 1, now=NOW)
