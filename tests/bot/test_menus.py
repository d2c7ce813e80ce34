"""Coordinators' menus are put right however they came to be wrong: after an outage, a flood, a crash, a new version."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import insert
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut

from bot.menus import Menus
from models.store.tables import communities, coordinators, members, people
from models.store.unit import Unit
from models.store.writer import Writer
from tests.bot.desk import a_desk
from tests.bot.fakes import NOON, FakeTelegram

BEN, GROUP = 5, -400
Call = tuple[str, int, int]


class Listener:
    """A bot that only sets menus: what it was told, and what it answers next."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.problems: list[Exception] = []

    async def set_my_commands(self, _commands: object, *, scope: object) -> None:
        self._called("set", scope)

    async def delete_my_commands(self, *, scope: object) -> None:
        self._called("delete", scope)

    def _called(self, what: str, scope: object) -> None:
        chat_id = getattr(scope, "chat_id", 0)
        self.calls.append((what, chat_id, getattr(scope, "user_id", chat_id)))
        if self.problems:
            raise self.problems.pop(0)


@dataclass
class Street:
    menus: Menus
    listener: Listener
    writer: Writer

    async def look(self, seconds: float = 0) -> list[Call]:
        """What Telegram is told when the menus are looked at, so long after noon."""
        self.listener.calls.clear()
        for _ in range(3):
            await self.menus.look(NOON + timedelta(seconds=seconds))
            if self.menus.pending and self.menus._work is not None:
                await self.menus._work
        return self.listener.calls

    async def act(self, statement: object) -> None:
        await self.writer.post(lambda unit: unit.connection.execute(statement), now=NOON)


def coordinated(unit: Unit) -> None:
    here = {"id": 1, "chat_id": GROUP, "title": "Mill Lane", "link": "x", "timezone": "UTC", "head": "0"}
    unit.connection.execute(insert(communities).values(**here, set_up_at=NOON))
    unit.connection.execute(insert(people).values(id=BEN, name="Ben", writable=True))
    ben = {"id": 1, "community_id": 1, "person_id": BEN, "code": "b", "salt": "s", "came_at": NOON, "joined_at": NOON}
    unit.connection.execute(insert(members).values(**ben))
    unit.connection.execute(
        insert(coordinators).values(member_id=1, community_id=1, appointed_by=BEN, appointed_at=NOON)
    )


@pytest.fixture
async def street(database: str) -> AsyncIterator[Street]:
    async with a_desk(database, FakeTelegram()) as desk:
        await desk.writer.post(coordinated, now=NOON)
        listener = Listener()
        yield Street(Menus(listener, desk.writer, desk.reader), listener, desk.writer)  # type: ignore[arg-type]  # its two calls


BOTH = [("set", GROUP, BEN), ("set", BEN, BEN)]


async def test_each_menu_is_set_once_and_not_again_at_the_next_start(street: Street) -> None:
    assert sorted(await street.look()) == sorted(BOTH)
    assert await street.look() == []
    again = Menus(street.menus.bot, street.menus.writer, street.menus.reader)
    street.menus = again
    assert await street.look() == []


async def test_a_new_version_of_the_menu_is_set_for_all(street: Street) -> None:
    await street.look()
    street.menus = Menus(street.menus.bot, street.menus.writer, street.menus.reader)
    street.menus.version = "another"
    assert sorted(await street.look()) == sorted(BOTH)


@pytest.mark.parametrize("problem", [NetworkError("down"), TimedOut(), RetryAfter(timedelta(seconds=2))], ids=repr)
async def test_what_found_no_way_is_tried_again_after_a_pause(street: Street, problem: Exception) -> None:
    street.listener.problems = [problem]
    assert len(await street.look()) == 1
    assert await street.look(1) == []
    assert sorted(await street.look(2)) == sorted(BOTH)
    assert await street.look(60) == []


async def test_what_telegram_refuses_is_left_at_that(street: Street) -> None:
    street.listener.problems = [BadRequest("user not found")]
    assert len(await street.look()) == 2
    assert await street.look(60) == []


async def test_who_is_dismissed_or_cannot_be_written_to_has_everybodys_menu(street: Street) -> None:
    await street.look()
    await street.act(people.update().values(writable=False))
    assert await street.look() == [("delete", BEN, BEN)]
    await street.act(coordinators.update().values(dismissed_at=NOON))
    assert await street.look() == [("delete", GROUP, BEN)]
    await street.act(coordinators.update().values(dismissed_at=None))
    assert await street.look() == [("set", GROUP, BEN)]


async def test_a_group_that_moves_has_its_menus_set_anew(street: Street) -> None:
    await street.look()
    await street.act(communities.update().values(chat_id=-999))
    assert sorted(await street.look()) == [("delete", GROUP, BEN), ("set", -999, BEN)]


async def test_a_crash_between_telegrams_answer_and_its_mark_sets_it_once_more(street: Street) -> None:
    street.listener.problems = [KeyError("the disk")]
    await street.look()
    assert sorted(await street.look(5)) == sorted(BOTH)


async def test_a_pause_ends_although_the_clock_is_set_back(street: Street) -> None:
    street.listener.problems = [NetworkError("down")]
    await street.look()
    assert await street.look(1) == []
    assert sorted(await street.look(-7200)) == sorted(BOTH)
