"""What does not fit in one message goes on in the next, each part once."""

import pytest

from models.store.notices import Asked
from models.store.unit import Unit
from tests.bot.fakes import Mood
from tests.bot.office import GROUP, Office

PARTS = ["part 1", "part 2", "part 3"]


def put(unit: Unit) -> None:
    unit.asked = Asked(1, GROUP, 31)
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
