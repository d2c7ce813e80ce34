"""Deadlines: after everything that came before them, each once, in order, never passed over."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert

from bot.clockwork import Clockwork, Dues
from bot.menus import Menus
from models.rounds import falling_due
from models.store.dues import Due
from models.store.tables import people
from models.store.unit import Unit
from tests.bot.desk import Desk, a_desk
from tests.bot.fakes import NOON, FakeTelegram, bot_on, tap
from tests.bot.office import Office, community, open_office


@dataclass
class Tower:
    """A clockwork over a desk and an office, whose due acts are noted beside the taps."""

    desk: Desk
    office: Office
    clockwork: Clockwork
    reports: list[dict[str, Any]] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    done: list[str] = field(default_factory=list)

    async def set(self, act: str, seconds: float, subject: int = 1, community_id: int = 1) -> None:
        at = NOON + timedelta(seconds=seconds)
        await self.office.act(lambda unit: unit.dues.set(community_id, act, subject, at))

    async def tick_at(self, seconds: float) -> None:
        self.office.clock.at = NOON + timedelta(seconds=seconds)
        await self.clockwork.tick()


@pytest.fixture
async def tower(database: str) -> AsyncIterator[Tower]:
    telegram = FakeTelegram()
    async with a_desk(database, telegram) as desk:
        office = await open_office(desk.writer, desk.reader, telegram, {})
        await office.act(community)
        reports: list[dict[str, Any]] = []
        broken: set[str] = set()
        done: list[str] = []

        async def report(facts: dict[str, Any]) -> bool:
            reports.append(facts)
            return True

        def fall(unit: Unit, due: Due) -> None:
            if not unit.dues.done(due.id, unit.now):
                return
            unit.connection.execute(insert(people).values(id=1_000_000 + due.id, name=due.act))
            if due.act in broken:
                raise ArithmeticError
            done.append(due.act)

        parts = desk.writer, desk.reader, desk.intake, desk.lanes, desk.toasts, office.delivery
        menus = Menus(await bot_on(telegram), desk.writer, desk.reader)
        clockwork = Clockwork(telegram.clock, *parts, menus, Dues(falling_due.first_due, fall), report)
        yield Tower(desk, office, clockwork, reports, broken, done)
        await office.delivery.close()


async def test_what_is_due_is_done_once_and_in_order_however_late(tower: Tower) -> None:
    await tower.set("close", 300)
    await tower.set("freeze", 100)
    await tower.set("decide", 200)
    await tower.set("halfway", 100)  # at the same moment: in the order they were set
    await tower.tick_at(99)
    assert tower.done == []
    await tower.tick_at(3600)
    await tower.tick_at(3601)
    assert tower.done == ["freeze", "halfway", "decide", "close"]


async def test_the_backlog_is_worked_before_anything_due(tower: Tower) -> None:
    await tower.set("freeze", 100)
    tower.desk.telegram.unreachable = True
    tower.desk.telegram.pending += [tap(number) for number in range(1, 151)]
    seen_at_freeze: list[list[int]] = []
    inner = tower.clockwork.dues.fall

    def fall(unit: Unit, due: Due) -> None:
        rows = unit.connection.exec_driver_sql("SELECT id FROM people ORDER BY id").scalars()
        seen_at_freeze.append(list(rows))
        inner(unit, due)

    tower.clockwork.dues = Dues(tower.clockwork.dues.first, fall)
    ticking = asyncio.create_task(tower.tick_at(3600))
    await tower.desk.telegram.polled(len(tower.desk.telegram.made("getupdates")) + 3)
    tower.desk.telegram.unreachable = False
    await ticking
    assert seen_at_freeze == [list(range(1, 151))]
    assert tower.done == ["freeze"]


async def test_nothing_is_decided_while_telegram_cannot_be_reached(tower: Tower) -> None:
    await tower.set("freeze", 100)
    tower.desk.telegram.unreachable = True
    tower.office.clock.at = NOON + timedelta(seconds=3600)
    ticking = asyncio.create_task(tower.clockwork.tick())
    await tower.desk.telegram.polled(len(tower.desk.telegram.made("getupdates")) + 5)
    assert tower.done == []
    tower.desk.telegram.unreachable = False
    await ticking
    assert tower.done == ["freeze"]


async def test_a_failing_due_act_is_tried_again_holds_those_behind_it_and_turns_health_red(tower: Tower) -> None:
    await tower.set("freeze", 100)
    await tower.set("decide", 200)
    tower.broken.add("freeze")
    for second in range(20):
        await tower.tick_at(300 + second)
    assert tower.done == []
    assert tower.clockwork.fault is not None
    assert "freeze" in tower.clockwork.fault
    tower.broken.clear()
    for second in range(70):
        await tower.tick_at(400 + second)
    assert tower.done == ["freeze", "decide"]
    assert tower.clockwork.fault is None


async def test_a_failing_due_act_holds_up_no_other_group(tower: Tower) -> None:
    await tower.office.act(lambda unit: unit.communities.add(-500, "Elm Row", "link 2", None, "UTC", unit.now))
    await tower.set("freeze", 100)
    await tower.set("decide", 200)
    await tower.set("halfway", 300, community_id=2)
    tower.broken.add("freeze")
    await tower.tick_at(350)
    assert tower.done == ["halfway"]
    await tower.set("close", 400, community_id=2)
    for second in range(10):
        await tower.tick_at(400 + second)
    assert tower.done == ["halfway", "close"]
    assert tower.clockwork.fault == "in community 1 “freeze” (no. 1) is due and failed 3 times: ArithmeticError"
    tower.broken.clear()
    for second in range(70):
        await tower.tick_at(500 + second)
    assert tower.done == ["halfway", "close", "freeze", "decide"]
    assert tower.clockwork.fault is None


async def test_it_reports_when_nothing_is_left_to_do_and_when_something_will_be(tower: Tower) -> None:
    await tower.set("freeze", 100)
    tower.desk.telegram.bring(tap(41))
    await tower.desk.caught_up()
    await tower.desk.toasts.close()
    await tower.tick_at(1)
    await tower.office.delivery.landed()
    await tower.tick_at(1)
    assert tower.reports[-1] == {
        "at": (NOON + timedelta(seconds=1)).isoformat(),
        "offset": 42,
        "next_send": None,
        "next_due": (NOON + timedelta(seconds=100)).isoformat(),
    }
    told = len(tower.reports)
    await tower.tick_at(1)
    assert len(tower.reports) == told  # nothing new to tell


async def test_it_does_not_report_while_something_can_be_sent(tower: Tower) -> None:
    await tower.office.act(lambda unit: unit.notices.tell_group(1, "closed", 1))
    await tower.office.act(lambda unit: unit.notices.tell_group(1, "closed", 2))
    await tower.tick_at(1)
    assert tower.reports == []
    await tower.office.delivery.landed()
    await tower.tick_at(1)
    (told,) = tower.reports
    wait: datetime = datetime.fromisoformat(told["next_send"])
    assert wait > NOON + timedelta(seconds=2)


async def test_a_skip_of_hours_asks_telegram_first_and_is_no_silence(tower: Tower) -> None:
    for hours in range(6, 60, 6):
        await tower.tick_at(hours * 3600)
    assert tower.desk.silences == []
