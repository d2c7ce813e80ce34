"""What does not fit in one message goes on in the next, each part once."""

from collections.abc import AsyncIterator

import pytest

from models.store.engine import reading_engine, writing_engine
from models.store.notices import Asked
from models.store.readers import Reader
from models.store.unit import Unit
from models.store.writer import Writer
from tests.bot.fakes import FakeTelegram, Mood
from tests.bot.office import GROUP, Office, community, open_office
from tests.store.conftest import Counted

PARTS = ["part 1", "part 2", "part 3"]


@pytest.fixture
async def office(database: str) -> AsyncIterator[Office]:
    writer, reader = Writer(writing_engine(database), Counted()), Reader(reading_engine(database), Counted())
    office = await open_office(writer, reader, FakeTelegram(), {})
    await office.act(community)
    yield office
    await office.delivery.close(patience=0)
    await writer.close()
    await reader.close()


def put(unit: Unit) -> None:
    unit.notices.asked = Asked(1, GROUP, 31)
    unit.notices.reply("long", 1)


def put_result(unit: Unit) -> None:
    unit.notices.tell_group(1, "long", 12)


async def test_a_long_result_arrives_part_by_part(office: Office) -> None:
    await office.act(put_result)
    await office.deliver()
    assert list(office.telegram.seen.values()) == PARTS


async def test_every_part_of_a_reply_answers_the_same_message(office: Office) -> None:
    await office.act(put)
    await office.deliver()
    assert [str(31) in str(call["reply_parameters"]) for call in office.telegram.made("sendmessage")] == [True] * 3


@pytest.mark.parametrize("mood", ["lost", "429"])
async def test_a_part_that_did_not_leave_is_sent_once(office: Office, mood: Mood) -> None:
    await office.act(put_result)
    office.telegram.feel("sendmessage", mood, "slow")
    office.telegram.go_on.set()
    await office.deliver()
    assert list(office.telegram.seen.values()) == PARTS


async def test_the_rest_follows_a_part_that_nobody_knows_of(office: Office) -> None:
    await office.act(put_result)
    office.telegram.feel("sendmessage", "unanswered", "unanswered")
    await office.deliver()
    assert list(office.telegram.seen.values()) == ["part 1", *PARTS]
