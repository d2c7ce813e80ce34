"""What came in is on the disk before Telegram is told, and is worked once, in its chat's order."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from models.store import inbox, vigil
from models.store.engine import writing_engine
from models.store.inbox import Kept
from models.store.unit import Unit
from models.store.writer import Writer
from tests.bot.desk import Desk, a_desk
from tests.bot.fakes import NOON, FakeTelegram, tap, written
from tests.store.conftest import Counted

NO_ROOM, ROOM = "ALTER TABLE inbox RENAME TO elsewhere", "ALTER TABLE elsewhere RENAME TO inbox"


@pytest.fixture
def telegram() -> FakeTelegram:
    return FakeTelegram()


@pytest.fixture
async def desk(database: str, telegram: FakeTelegram) -> AsyncIterator[Desk]:
    async with a_desk(database, telegram) as desk:
        yield desk


def run_sql(unit: Unit, statement: str) -> None:
    unit.connection.execute(text(statement))


async def test_every_tap_is_worked_answered_and_confirmed(desk: Desk) -> None:
    desk.telegram.bring(*[tap(number) for number in range(1, 251)])
    await desk.caught_up()
    assert await desk.noted() == list(range(1, 251))
    assert desk.telegram.confirmed == 251
    await desk.toasts.close()
    assert [call["text"] for call in desk.telegram.made("answercallbackquery")] == ["noted back-1"] * 250


async def test_taps_in_one_group_share_commits(desk: Desk) -> None:
    before = desk.writer.commits
    desk.telegram.bring(*[tap(number) for number in range(1, 65)])
    await desk.caught_up()
    assert await desk.noted() == list(range(1, 65))
    assert desk.writer.commits - before < 40, "one each would be 64 and more"


async def test_while_nothing_can_be_written_nothing_is_confirmed_and_health_knows(desk: Desk) -> None:
    await desk.writer.post(run_sql, NO_ROOM, now=NOON)
    desk.telegram.bring(tap(1), tap(2))
    await desk.telegram.polled(4)
    assert (desk.telegram.confirmed, await desk.noted()) == (0, [])
    assert desk.intake.fault is not None
    await desk.writer.post(run_sql, ROOM, now=NOON)
    await desk.caught_up()
    assert (desk.telegram.confirmed, await desk.noted()) == (3, [1, 2])
    assert desk.intake.fault is None


async def test_a_crash_between_keeping_and_confirming_loses_and_doubles_nothing(
    database: str, telegram: FakeTelegram
) -> None:
    engine = writing_engine(database)
    before = Writer(engine, Counted())
    await before.post(inbox.keep, [kept(1), kept(2), kept(3)], now=NOON)
    await before.post(inbox.finish_without_act, 2, now=NOON)  # its act was committed, the answer never left
    await before.close()
    engine.dispose()
    telegram.bring(tap(1), tap(2), tap(3), tap(4))  # none was confirmed: Telegram brings them all again
    async with a_desk(database, telegram) as desk:
        await desk.caught_up()
        assert await desk.noted() == [1, 3, 4]
        assert all(done for _, done, _, _ in await desk.rows())


def kept(number: int) -> Kept:
    return Kept(number, -400, json.dumps(tap(number)))


async def test_what_waited_is_worked_before_what_is_new_even_if_telegram_is_out_of_reach(
    database: str, telegram: FakeTelegram
) -> None:
    engine = writing_engine(database)
    before = Writer(engine, Counted())
    await before.post(inbox.keep, [kept(8), kept(9)], now=NOON)
    await before.close()
    engine.dispose()
    telegram.feel("getupdates", "lost", "lost", "lost")
    async with a_desk(database, telegram) as desk:
        await desk.lanes.idle()
        assert await desk.noted() == [8, 9]


async def test_the_same_update_twice_is_one_act(desk: Desk) -> None:
    desk.telegram.bring(tap(1))
    await desk.caught_up()
    desk.intake.offset = 0
    desk.telegram.confirmed = 0
    desk.telegram.bring(tap(1), tap(1), tap(2))
    await desk.caught_up()
    assert await desk.noted() == [1, 2]


async def test_the_network_may_fail_and_the_poll_goes_on(desk: Desk) -> None:
    desk.telegram.feel("getupdates", "lost", "5xx", "429", "reset", "unanswered")
    desk.telegram.bring(tap(1))
    await desk.caught_up()
    assert await desk.noted() == [1]


async def test_a_failing_act_is_tried_three_times_then_parked_and_the_line_moves_on(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.telegram.bring(tap(1), tap(2, data="breaks"), tap(3), written(4, "/note breaks", person=77))
    await desk.caught_up()
    assert await desk.noted() == [1, 3]
    assert (await desk.rows())[1] == (2, False, True, "Breaks")
    assert (await desk.rows())[3] == (4, False, True, "Breaks")
    assert "update 2 was parked" in caplog.text


async def test_an_update_whose_handler_asks_telegram_waits_for_the_network(desk: Desk) -> None:
    desk.telegram.feel("getchatmember", "lost", "unanswered", "5xx", "429", "lost")
    desk.telegram.bring(tap(1, data="asks"))
    await desk.caught_up()
    assert await desk.noted() == [1]
    assert (await desk.rows())[0] == (1, True, False, None)


async def test_logs_name_the_update_and_none_of_its_words(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "bot")
    desk.telegram.bring(
        written(1, "/note breaks"), {"update_id": 2, "message": {"text": "canary"}}, tap(3, data="breaks")
    )
    await desk.caught_up()
    words = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("bot"))
    assert "update 1 " in words
    assert "update 2 " in words
    for secret in ("canary", "Ada", "/note"):
        assert secret not in words


async def test_an_unreadable_update_is_parked_and_confirmed(desk: Desk) -> None:
    desk.telegram.bring({"update_id": 1, "message": {"nonsense": 1}}, {"update_id": 2, "callback_query": {}}, tap(3))
    await desk.caught_up()
    assert (await desk.rows())[0] == (1, False, True, "unreadable")
    assert (await desk.rows())[1] == (2, False, True, "unreadable")
    assert (await desk.noted(), desk.telegram.confirmed) == ([3], 4)


async def test_talk_that_is_not_for_us_is_confirmed_unread(desk: Desk) -> None:
    desk.telegram.bring(written(1, "what lovely weather", chat_id=-400), written(2, "/note yes", chat_id=-400))
    await desk.caught_up()
    assert [number for number, *_ in await desk.rows()] == [2]
    assert desk.telegram.confirmed == 3


async def test_a_refused_tap_and_one_without_an_act_are_marked_done(desk: Desk) -> None:
    desk.telegram.bring(tap(1, data="refused"), tap(2, data="silent"), tap(3, data="twice"))
    await desk.caught_up()
    assert [done for _, done, _, _ in await desk.rows()] == [True, True, True]
    assert await desk.noted() == [3]
    await desk.toasts.close()
    assert len(desk.telegram.made("answercallbackquery")) == 3


async def test_a_toast_that_comes_too_late_is_no_failure(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    words = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    desk.telegram.refusals["answercallbackquery"] = (400, words)
    desk.telegram.bring(tap(1))
    await desk.caught_up()
    await desk.toasts.close()
    assert await desk.noted() == [1]
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_catching_up_waits_until_telegram_can_be_reached(desk: Desk) -> None:
    await desk.caught_up()
    desk.telegram.unreachable = True
    caught_up = asyncio.create_task(desk.caught_up())
    await desk.telegram.polled(8)
    assert not caught_up.done()
    desk.telegram.unreachable = False
    await caught_up


async def test_nothing_is_fetched_while_a_moment_is_held(desk: Desk) -> None:
    async with desk.intake.caught_up():
        polls = len(desk.telegram.made("getupdates"))
        desk.telegram.bring(tap(1))
        assert await desk.noted() == []
        assert len(desk.telegram.made("getupdates")) == polls
    await desk.caught_up()
    assert await desk.noted() == [1]


async def test_a_silence_longer_than_telegram_keeps_updates_is_told_once(database: str, telegram: FakeTelegram) -> None:
    async with a_desk(database, telegram) as desk:
        await desk.caught_up()
        assert desk.silences == []
    telegram.clock.at += timedelta(days=3)
    async with a_desk(database, telegram) as desk:
        await desk.caught_up()
        await desk.caught_up()
        assert desk.silences == [(NOON, NOON + timedelta(days=3))]
        assert await desk.reader.ask(vigil.last_heard, now=telegram.clock.at) == telegram.clock.at


async def test_a_silence_whose_commit_was_not_answered_is_told_once(desk: Desk) -> None:
    """The connection broke after COMMIT was sent: what follows was done, and is asked for again."""
    told: list[datetime] = []

    def silence(_unit: Unit, since: datetime) -> None:
        told.append(since)

    await desk.writer.post(vigil.heard, now=NOON)
    for _ in range(2):
        await desk.writer.post(vigil.heard_again, silence, NOON, now=NOON + timedelta(days=3))
    assert told == [NOON]


async def test_a_clock_that_was_set_back_does_not_hide_when_telegram_was_heard(
    database: str, telegram: FakeTelegram
) -> None:
    telegram.clock.at += timedelta(days=5)
    async with a_desk(database, telegram) as desk:
        await desk.caught_up()
    telegram.clock.at = NOON
    async with a_desk(database, telegram) as desk:
        await desk.caught_up()
        assert await desk.reader.ask(vigil.last_heard, now=NOON) == NOON


async def test_every_poll_says_what_it_wants(desk: Desk) -> None:
    await desk.caught_up()
    for poll in desk.telegram.made("getupdates"):
        assert poll["allowed_updates"] == [
            "message",
            "edited_message",
            "callback_query",
            "my_chat_member",
            "chat_member",
        ]
