"""Somebody asks and asks: what the group must hear does not wait behind the answers."""

from datetime import timedelta

from models.store.notices import Asked
from models.store.unit import Unit
from tests.bot.office import GROUP, PERSON, Office

QUESTIONS = 60


def ask_a_lot(unit: Unit) -> None:
    for number in range(QUESTIONS):
        unit.asked = Asked(number, GROUP, number)
        unit.notices.reply("pool", 1)


def close(unit: Unit) -> None:
    unit.notices.tell_group(1, "closed", 12)


async def test_a_result_comes_before_the_answers_that_wait_in_its_group(office: Office) -> None:
    await office.act(ask_a_lot)
    await office.deliver(longest=timedelta(seconds=30))
    await office.act(close)
    before = len(office.telegram.seen)
    assert before < QUESTIONS
    await office.deliver(longest=timedelta(minutes=2))
    assert list(office.telegram.seen.values())[before] == "result closed No. 12"


async def test_in_private_everything_comes_in_its_order(office: Office) -> None:
    def both(unit: Unit) -> None:
        unit.notices.write_to(PERSON, "first", 1)
        unit.notices.tell_person(PERSON, "second", 12, 1)

    await office.act(both)
    await office.deliver()
    assert list(office.telegram.seen.values()) == ["reply first No. None", "receipt second No. 12"]
