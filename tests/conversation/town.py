"""A simulated Telegram with the whole bot on it, in one process, over real HTTP."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import httpx
from pydantic import SecretStr

from bot.assembly import Running, running
from bot.playground.clock import moment
from bot.playground.server import serve
from bot.playground.world import World
from bot.seams import SeededIds, SimClock
from config.settings import Settings
from models.questions.settings import community_of_chat
from tests.conversation.bystander import Bystander, openly_named
from tests.judge.bench import Judge
from tests.overhearing import nobody_is_named_in
from tests.playground.conftest import NO_TLS
from tests.playground.street import Street as Simulation

NOON = "2026-11-23T12:00:00+00:00"  # a Monday
LEAP = timedelta(hours=20)
ZONE = ZoneInfo("Europe/London")
FOUND_OUT = (
    "getChatMember: ",
    "deleteMyCommands: Forbidden: bot was kicked",
    "setMyCommands: Forbidden: bot was kicked",
    "pinChatMessage: Bad Request: not enough rights to manage pinned messages",
    "pinChatMessage: Bad Request: message to pin not found",
    "editMessageText: Bad Request: message to edit not found",
    "editMessageText: Bad Request: group chat was upgraded to a supergroup chat",
    "sendMessage: Bad Request: group chat was upgraded to a supergroup chat",
    "deleteMyCommands: Bad Request: group chat was upgraded to a supergroup chat",
    "deleteMyCommands: Forbidden: bot was kicked from the supergroup chat",
)


@dataclass(frozen=True)
class Town:
    """The server and the bot. Every test has a street of its own in it; time only goes on."""

    simulation: Simulation
    world: World
    bot: Running
    judge: Judge
    bystander: Bystander

    @property
    def now(self) -> datetime:
        return self.world.clock.now()

    async def settles(self) -> None:
        """Waits until the bot has done and said everything there is."""
        await self.simulation.ask("settle", timeout=20)

    async def passes(self, **by: float) -> None:
        """Lets time pass; everything that falls due meanwhile happens at its moment."""
        await self.simulation.ask("advance", by=timedelta(**by).total_seconds(), timeout=20)

    async def passes_until(self, at: datetime) -> None:
        await self.simulation.ask("advance", to=at.isoformat(), timeout=20)

    async def months_pass_until(self, at: datetime) -> None:
        """The same in far fewer steps, each shorter than a silence of which the bot would tell."""
        while self.now < at:
            due = (await self.simulation.ask("settle", timeout=20))["next_due"]
            stops = [at, self.now + LEAP, *([] if due is None else [datetime.fromisoformat(due)])]
            self.world.jump(min(stops))
        await self.settles()

    async def community(self, chat_id: int) -> int:
        """The id of the community a group is."""
        found = await self.bot.reader.ask(community_of_chat, chat_id, now=self.now)
        assert found is not None
        return int(found.id)

    async def told_to_all(self) -> list[str]:
        """What has stood in groups since the last time that was not for a group."""
        return self.bystander.wrong(await self.bot.reader.ask(openly_named, now=self.now))

    async def refused_calls(self) -> list[str]:
        """What the strict server did not take, but for what a bot can only find out by asking."""
        calls = (await self.simulation.see("calls"))["calls"]
        refused = [f"{one['method']}: {one['result']}" for one in calls if not one["ok"] and not one["fault"]]
        return [one for one in refused if not one.startswith(FOUND_OUT)]


@dataclass(frozen=True)
class Place:
    """The server alone, and where its bot keeps everything. The bot may sleep and wake on it.

    erased: the list of those who erased themselves.
    """

    simulation: Simulation
    world: World
    url: str
    database: str
    erased: Path

    @asynccontextmanager
    async def awake(self, seed: int = 7) -> AsyncIterator[Town]:
        """A bot at work on it, from here to the end of the block."""
        clock = SimClock(f"{self.url}/sim/clock")
        token, erased = SecretStr(self.world.token), str(self.erased)
        settings = Settings(token=token, api=self.url, database=self.database, timezone=ZONE, erased=erased)
        async with running(settings, clock, SeededIds(seed), tick=0.01) as bot:
            town = Town(self.simulation, self.world, bot, Judge(self.world), Bystander(self.world))
            yield town
            await nobody_is_named_in(bot)
            await town.settles()  # a call cut short while it still connects would leave its socket open
            assert town.judge.objections() == []
            told = await town.told_to_all()
            assert told == [], told
        await clock.close()


@asynccontextmanager
async def a_place(database: str, now: str = NOON) -> AsyncIterator[Place]:
    """A server without a bot, from here to the end of the block. database: a fresh one."""
    world = World(clock=moment(now))
    with TemporaryDirectory() as folder:
        async with serve(world) as url, httpx.AsyncClient(base_url=url, verify=NO_TLS, timeout=60) as client:
            yield Place(Simulation(client, world.token), world, url, database, Path(folder) / "erased")


@asynccontextmanager
async def a_town(database: str, now: str = NOON) -> AsyncIterator[Town]:
    """A server and a bot at work on it, from here to the end of the block. database: a fresh one."""
    async with a_place(database, now) as place, place.awake() as town:
        yield town
