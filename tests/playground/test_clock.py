"""The server's time, and settling with a bot that keeps to it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import httpx

from bot.playground.clock import moment
from bot.playground.resting import go_on
from bot.playground.server import serve
from bot.playground.world import World
from bot.seams import SimClock
from tests.playground.conftest import NO_TLS, NOON
from tests.playground.street import Json, Street

START = moment(NOON)


def at(**later: float) -> str:
    return (START + timedelta(**later)).isoformat()


@dataclass
class Sleeper:
    """A tiny bot: it confirms updates, does what is due at its hours, sends what it must, and reports."""

    street: Street
    due: list[datetime] = field(default_factory=list)
    to_send: list[tuple[datetime, int, str]] = field(default_factory=list)
    woke: list[str] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    offset: int = 0

    async def work(self) -> None:
        now = None
        while True:
            asked: Json = {"unlike": now.isoformat(), "wait": 0.02} if now else {}
            now = moment((await self.street.see("clock", **asked))["now"])
            for update in await self.street.result("getUpdates", offset=self.offset):
                self.offset = update["update_id"] + 1
                self.heard += [update["message"]["text"]] if "text" in update.get("message", {}) else []
            await self.act(now)
            await self.report(now)

    async def act(self, now: datetime) -> None:
        while self.due and self.due[0] <= now:
            self.woke.append(f"due {self.due.pop(0).isoformat()} at {now.isoformat()}")
        while self.to_send and self.to_send[0][0] <= now:
            _, chat, text = self.to_send.pop(0)
            await self.street.result("sendMessage", chat_id=chat, text=text)
            self.woke.append(f"sent {text} at {now.isoformat()}")

    async def report(self, now: datetime) -> None:
        next_send = self.to_send[0][0].isoformat() if self.to_send else None
        next_due = self.due[0].isoformat() if self.due else None
        await self.street.ask(
            "clock/report", at=now.isoformat(), offset=self.offset, next_send=next_send, next_due=next_due
        )


@asynccontextmanager
async def at_work(sleeper: Sleeper) -> AsyncIterator[Sleeper]:
    task = asyncio.create_task(sleeper.work())
    try:
        yield sleeper
    finally:
        task.cancel()
        await asyncio.wait([task])


async def test_the_clock_stands_where_it_is_put(street: Street) -> None:
    assert await street.see("clock") == {"now": NOON, "frozen": True, "jumps": 0}
    await street.set_clock("2026-12-01T09:00:00+01:00")
    assert (await street.see("clock"))["now"] == "2026-12-01T08:00:00+00:00"
    refused = await street.client.put("/sim/clock", json={"now": "2026-12-01T09:00:00"})
    assert refused.json() == {"error": "now must be an ISO 8601 time with its offset"}
    anna = await street.friend("Anna")
    [start] = await street.reading("private", anna)
    assert start["date"] == moment("2026-12-01T08:00:00+00:00").timestamp()


async def test_who_waits_for_another_time_is_woken_by_it(street: Street) -> None:
    waiting = asyncio.create_task(street.see("clock", unlike=NOON, wait=10))
    done, _ = await asyncio.wait([waiting], timeout=0.05)
    assert not done
    await street.set_clock(at(hours=1))
    assert (await waiting)["now"] == at(hours=1)
    assert (await street.see("clock", unlike=at(hours=1), wait=0.01))["now"] == at(hours=1)


async def test_who_waits_for_a_jump_is_woken_by_it_even_to_the_same_time(street: Street) -> None:
    waiting = asyncio.create_task(street.see("clock", jumps=0, wait=10))
    done, _ = await asyncio.wait([waiting], timeout=0.05)
    assert not done
    await street.set_clock(NOON)
    assert (await waiting)["jumps"] == 1
    assert (await street.see("clock", jumps=0, wait=10))["jumps"] == 1


async def test_a_jump_out_of_real_time_is_noticed_at_once() -> None:
    async with serve(World()) as url, httpx.AsyncClient(base_url=url, verify=NO_TLS) as client:
        clock = SimClock(f"{url}/sim/clock")
        following = asyncio.create_task(clock.follow(lambda: None))
        for _ in range(5):
            await client.get("/sim/clock")
        await client.put("/sim/clock", json={"now": NOON})
        async with asyncio.timeout(0.5):
            while clock.jumps == 0:
                await client.get("/sim/clock")
        following.cancel()
        await asyncio.wait([following])
        await clock.close()


async def test_settling_waits_for_a_report_beyond_the_newest_update(street: Street) -> None:
    async def unsettled() -> str:
        response = await street.client.post("/sim/settle", json={"timeout": 0.05})
        assert response.status_code == 504
        return str(response.json()["error"])

    assert "has reported nothing" in await unsettled()
    await street.ask("clock/report", at=NOON, offset=0)
    assert (await street.ask("settle"))["now"] == NOON
    await street.friend("Anna")
    assert "would next confirm update 0" in await unsettled()
    [update] = await street.updates()
    await street.ask("clock/report", at=NOON, offset=update["update_id"])
    assert "would next confirm" in await unsettled()
    await street.ask("clock/report", at=NOON, offset=update["update_id"] + 1, next_due=at(hours=1))
    assert await street.ask("settle") == {"now": NOON, "next_due": at(hours=1)}
    await street.set_clock(at(hours=1))
    assert "last reported for" in await unsettled()
    await street.ask("clock/report", at=at(hours=1), offset=update["update_id"] + 1, next_due=at(hours=1))
    assert "still due" in await unsettled()


async def test_a_bot_started_again_need_not_know_what_it_confirmed_in_an_earlier_life(street: Street) -> None:
    await street.friend("Anna")
    await street.updates()
    await street.ask("clock/report", at=NOON, offset=0)
    assert (await street.ask("settle"))["now"] == NOON


async def test_a_held_call_takes_the_last_report_back(street: Street) -> None:
    await street.ask("clock/report", at=NOON, offset=0)
    await street.ask("halt", method="getMe", when="before")
    call = asyncio.create_task(street.call("getMe"))
    await street.until("halt", "halted", True)
    response = await street.client.post("/sim/settle", json={"timeout": 0.05})
    assert "a call of the bot is under way" in response.json()["error"]
    call.cancel()
    await asyncio.wait([call])
    response = await street.client.post("/sim/settle", json={"timeout": 0.2})
    assert "has reported nothing" in response.json()["error"]


async def test_a_send_that_waits_for_its_budget_gets_its_time(street: Street) -> None:
    group = await street.group(await street.person("Anna"))
    sends = [(START + timedelta(seconds=n), group, f"{n}") for n in range(3)]
    sends.append((START + timedelta(hours=1), group, "much later"))
    async with at_work(Sleeper(street, to_send=sends)) as bot:
        assert (await street.ask("settle"))["now"] == at(seconds=2)
        assert bot.woke == [f"sent {n} at {at(seconds=n)}" for n in range(3)]
    assert (await street.see("counts"))["too_many"] == 0


async def test_eager_time_goes_on_by_itself_to_where_the_bot_may_send(street: Street, world: World) -> None:
    group = await street.group(await street.person("Anna"))
    sends = [(START + timedelta(seconds=n), group, f"{n}") for n in range(3)]
    later = (START + timedelta(minutes=10), group, "much later")
    eager = asyncio.create_task(go_on(world))
    async with at_work(Sleeper(street, to_send=[*sends, later], due=[START + timedelta(minutes=1)])) as bot:
        await street.until("clock", "now", at(seconds=2))
        await street.ask("settle")
        assert (await street.see("clock"))["now"] == at(seconds=2)
        assert len(bot.woke) == 3
    world.close()
    await asyncio.wait_for(eager, 5)


async def test_skipping_stops_at_each_due_act_and_every_six_hours(street: Street) -> None:
    hours = [START + timedelta(hours=n) for n in (1, 2, 20)]
    async with at_work(Sleeper(street, due=list(hours))) as bot:
        assert await street.ask("advance", by=3 * 3600) == {"now": at(hours=3), "next_due": at(hours=20)}
        assert bot.woke == [f"due {at(hours=n)} at {at(hours=n)}" for n in (1, 2)]
        assert await street.ask("advance", next=True) == {"now": at(hours=20), "next_due": None}
        assert bot.woke[2:] == [f"due {at(hours=20)} at {at(hours=20)}"]
        assert (await street.ask("advance", to=at(days=2)))["now"] == at(days=2)
        assert await street.mistake("advance", next=True) == "the bot has nothing due"


async def test_no_step_is_longer_than_six_hours(street: Street) -> None:
    seen: list[datetime] = []

    class Watcher(Sleeper):
        async def act(self, now: datetime) -> None:
            seen.append(now)

    async with at_work(Watcher(street)):
        await street.ask("advance", by=20 * 3600)
    stops = sorted(set(seen))
    assert [(stop - START) / timedelta(hours=1) for stop in stops] == [0, 6, 12, 18, 20]


async def test_updates_are_waited_for(street: Street) -> None:
    anna = await street.friend("Anna")
    async with at_work(Sleeper(street)) as bot:
        await street.ask("settle")
        assert bot.heard == ["/start"]
        await street.write(anna, "private", "one more")
        await street.ask("settle")
        assert bot.heard == ["/start", "one more"]
