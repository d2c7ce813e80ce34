"""Flood limits: a second in a chat, a minute in a group, a second in all; results get through while everybody taps."""

from datetime import datetime, timedelta
from typing import NamedTuple

from bot.delivery.budget import ALL_A_SECOND, Budget
from models.store.notices import Asked
from models.store.unit import Unit
from tests.bot.conftest import Reopen
from tests.bot.fakes import NOON
from tests.bot.office import GROUP, PERSON, Office, community, open_office


class Thing(NamedTuple):
    """Something that is said."""

    id: int
    kind: str


SPEAKING = ("sendmessage", "editmessagetext", "pinchatmessage")


def calls_at(office: Office, chat_id: int) -> list[datetime]:
    return [at for name, given, at in office.telegram.calls if name in SPEAKING and int(given["chat_id"]) == chat_id]


def most_within(moments: list[datetime], window: timedelta) -> int:
    """The most that ever fell into one window."""
    return max((sum(1 for other in moments if at <= other < at + window) for at in moments), default=0)


def a_tap(unit: Unit, purposes: int, number: int) -> None:
    unit.notices.redraw(1, "purpose", number % purposes)
    unit.notices.redraw(1, "round", 1)


async def test_five_hundred_taps_in_a_minute_are_at_most_twenty_calls_in_the_group(office: Office) -> None:
    purposes = 8
    for subject in range(purposes):
        await office.act(lambda unit, subject=subject: unit.notices.post_card(1, "purpose", subject))
    await office.act(lambda unit: unit.notices.post_card(1, "round", 1))
    await office.deliver()
    office.clock.forward(120)
    office.telegram.calls.clear()
    result_at = None
    for number in range(500):
        office.state[number % purposes] = f"{number} taps"
        office.state[1] = f"{number} acted"
        await office.act(a_tap, purposes, number)
        if number == 250:
            await office.act(lambda unit: unit.notices.tell_group(1, "activated", 40))
            result_at = office.clock.at
        await office.look()
        office.clock.forward(60 / 500)
    await office.deliver()
    calls = calls_at(office, GROUP)
    assert most_within(calls, timedelta(minutes=1)) <= 20
    assert most_within(calls, timedelta(seconds=1)) == 1
    assert result_at is not None
    (told_at,) = [at for name, _, at in office.telegram.calls if name == "sendmessage"]
    assert told_at - result_at < timedelta(seconds=5)
    last = {int(call["message_id"]): call["text"] for call in office.telegram.made("editmessagetext")}
    assert sorted(last.values())[:2] == ["purpose 0: 496 taps", "purpose 1: 499 acted"]


async def test_cards_leave_room_in_the_minute_for_results(office: Office) -> None:
    for subject in range(40):
        await office.act(lambda unit, subject=subject: unit.notices.post_card(1, "purpose", subject))
    await office.deliver(longest=timedelta(seconds=30))
    assert len(calls_at(office, GROUP)) == 12
    for number in range(8):
        await office.act(lambda unit, number=number: unit.notices.tell_group(1, "activated", number))
    await office.deliver(longest=timedelta(seconds=15))
    assert len(office.telegram.made("sendmessage")) == 20
    assert office.delivery.next_send is not None


async def test_neither_questions_nor_taps_take_all_of_a_minute(office: Office) -> None:
    def ask_a_lot(unit: Unit) -> None:
        for number in range(60):
            unit.asked = Asked(number, GROUP, number)
            unit.notices.reply("pool", 1)

    await office.act(lambda unit: unit.notices.post_card(1, "purpose", 1))
    await office.deliver()
    office.clock.forward(120)
    await office.act(ask_a_lot)
    office.telegram.calls.clear()
    for number in range(60):
        office.state[1] = str(number)
        await office.act(lambda unit: unit.notices.redraw(1, "purpose", 1))
        await office.look()
        office.clock.forward(1)
    made = [len(office.telegram.made(method)) for method in ("sendmessage", "editmessagetext")]
    assert made == [10, 6]
    await office.act(lambda unit: unit.notices.tell_group(1, "closed", 12))
    await office.look()
    assert "result closed No. 12" in office.telegram.seen.values()


async def test_a_group_gets_twenty_messages_a_minute_and_no_more(office: Office) -> None:
    for number in range(50):
        await office.act(lambda unit, number=number: unit.notices.tell_group(1, "activated", number))
    await office.deliver()
    assert len(calls_at(office, GROUP)) == 50
    assert most_within(calls_at(office, GROUP), timedelta(minutes=1)) == 20


async def test_the_same_card_is_edited_every_three_seconds_at_most(office: Office) -> None:
    await office.act(lambda unit: unit.notices.post_card(1, "purpose", 1))
    await office.deliver()
    for number in range(40):
        office.state[1] = str(number)
        await office.act(lambda unit: unit.notices.redraw(1, "purpose", 1))
        await office.look()
        office.clock.forward(0.25)
    await office.deliver()
    assert most_within(calls_at(office, GROUP), timedelta(seconds=3)) == 1


async def test_receipts_for_two_hundred_people_stay_under_thirty_a_second(office: Office) -> None:
    def tell_all(unit: Unit) -> None:
        for person in range(1, 201):
            unit.notices.tell_person(person, "paid", 12, 1)

    await office.act(tell_all)
    await office.deliver()
    moments = [at for name, _, at in office.telegram.calls if name == "sendmessage"]
    assert len(moments) == 200
    assert most_within(moments, timedelta(seconds=1)) <= 30


async def test_a_pause_telegram_asks_for_is_kept_in_that_chat_only(office: Office) -> None:
    office.telegram.feel("sendmessage", "429")
    await office.act(lambda unit: unit.notices.tell_group(1, "closed", 1))
    await office.look()
    await office.act(lambda unit: unit.notices.tell_person(PERSON, "paid", 2, 1))
    await office.deliver()
    (group,) = calls_at(office, GROUP)[1:]
    assert group - NOON >= timedelta(seconds=7)
    assert calls_at(office, PERSON) == [NOON]


async def test_a_restart_does_not_forget_what_was_just_sent(office: Office, database: str) -> None:
    for number in range(15):
        await office.act(lambda unit, number=number: unit.notices.tell_group(1, "activated", number))
    await office.act(lambda unit: unit.notices.post_card(1, "purpose", 1))
    await office.deliver()
    before = list(office.telegram.calls)
    again = await open_office(office.writer, office.reader, office.telegram, {})
    for number in range(15):
        await again.act(lambda unit, number=number: unit.notices.tell_group(1, "closed", number))
    await again.deliver()
    assert len(again.telegram.calls) > len(before) + 15
    assert most_within(calls_at(again, GROUP), timedelta(minutes=1)) <= 20
    assert most_within(calls_at(again, GROUP), timedelta(seconds=1)) == 1


async def test_a_restart_counts_what_may_have_arrived_when_it_was_killed(reopen: Reopen) -> None:
    office = await reopen()
    await office.act(community)
    for number in range(30):
        await office.act(lambda unit, number=number: unit.notices.tell_group(1, "activated", number))
        if number == 4:
            office.telegram.feel("sendmessage", "crash")
            await office.hang()
            office = await reopen()
            office.telegram.go_on.set()
    await office.deliver()
    assert len(office.telegram.calls) > 30
    assert most_within(calls_at(office, GROUP), timedelta(minutes=1)) <= 20
    assert most_within(calls_at(office, GROUP), timedelta(seconds=1)) == 1


def test_all_chats_together_share_one_budget() -> None:
    budget = Budget()
    for chat in range(1, ALL_A_SECOND + 1):
        assert budget.free_at(chat, NOON) == NOON
        budget.spend(chat, NOON, Thing(1, "result"))
    assert budget.free_at(999, NOON) > NOON + timedelta(seconds=1)


def test_people_have_no_minute_budget_and_groups_do() -> None:
    budget, at = Budget(), NOON
    for _ in range(30):
        at += timedelta(seconds=1.1)
        budget.spend(PERSON, at, Thing(1, "receipt"))
        budget.spend(GROUP, at, Thing(2, "result"))
    after = at + timedelta(seconds=2)
    assert budget.free_at(PERSON, after) == after
    assert budget.free_at(GROUP, after) > after + timedelta(seconds=30)


async def test_a_clock_that_is_set_back_silences_no_chat(office: Office) -> None:
    await office.act(lambda unit: unit.notices.tell_group(1, "closed", 1))
    await office.deliver()
    office.telegram.feel("sendmessage", "429")
    await office.act(lambda unit: unit.notices.tell_group(1, "closed", 2))
    office.clock.forward(2)
    await office.look()
    office.clock.forward(-7200)
    await office.act(lambda unit: unit.notices.tell_group(1, "closed", 3))
    await office.deliver(longest=timedelta(minutes=1))
    assert list(office.telegram.seen.values()) == [f"result closed No. {number}" for number in (1, 2, 3)]
    second, third = calls_at(office, GROUP)[-2:]
    assert third - second >= timedelta(seconds=1)


async def test_a_clock_that_was_set_back_while_the_bot_was_stopped_silences_no_chat(reopen: Reopen) -> None:
    office = await reopen()
    await office.act(community)
    await office.act(lambda unit: unit.notices.tell_group(1, "closed", 1))
    await office.act(lambda unit: unit.notices.post_card(1, "purpose", 3))
    await office.deliver()
    office.clock.forward(-7200)
    office = await reopen()
    await office.act(lambda unit: unit.notices.tell_group(1, "closed", 2))
    await office.deliver(longest=timedelta(minutes=2))
    assert "result closed No. 2" in office.telegram.seen.values()
