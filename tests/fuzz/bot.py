"""The bot's own intake, lanes, turns and handlers on a copy of a scene's database, in one thread."""

import asyncio
import shutil
from pathlib import Path
from typing import Any

from telegram.ext import ExtBot
from telegram.request import RequestData

from bot.hearing import hearing
from bot.intake import Intake
from bot.lanes import Lanes
from bot.simulation.desk import Desk
from bot.simulation.shelf import Books, shelf
from bot.simulation.wire.post import Clock
from bot.simulation.wire.scribe import Asker, Scribe
from bot.simulation.wire.telegram import TOKEN, Telegram, answer
from bot.toasts import Toasts
from bot.turns import Turns, note_failure
from models.rounds import resuming
from models.rules.keeping import Periods
from tests.fuzz.scene import Json, Scene

PATIENCE = 30  # seconds


class Served(Telegram):
    """It also hands out updates, and knows everybody."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(0)
        self.scene, self.calm, self.waiting = scene, True, list[Json]()

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_timeouts: Any, **_more: Any
    ) -> tuple[int, bytes]:
        arguments = dict(request_data.parameters) if request_data else {}
        name = url.rsplit("/", 1)[1].lower()
        if name == "getupdates":
            self.waiting = [one for one in self.waiting if one["update_id"] >= arguments.get("offset", 0)]
            return answer(self.waiting)
        if name in ("getchatmember", "getchatadministrators"):
            who = {"id": arguments.get("user_id", 1), "is_bot": False, "first_name": "Ada"}
            member = {"status": "member", "user": who}
            return answer(member if name == "getchatmember" else [])
        return await super().do_request(url, method, request_data)


class Bot:
    """One for all cases; each begins on a fresh copy of the database."""

    def __init__(self, scene: Scene, file: Path) -> None:
        self.scene, self.file, self.telegram = scene, file, Served(scene)
        bot = ExtBot[None](TOKEN, request=self.telegram, get_updates_request=self.telegram)
        self.application = hearing(bot, "Europe/London", Periods().by_name)
        self.application.add_error_handler(note_failure)

    async def hears(self, *updates: Json) -> Books:
        """All of these, one after another, on a fresh copy; the books afterwards.

        Not within a few seconds is a failure: then the queue is blocked.
        """
        async with asyncio.timeout(PATIENCE):
            return await self._hears(*updates)

    async def _hears(self, *updates: Json) -> Books:
        if not self.telegram.tried:
            await self.application.initialize()
            self.telegram.tried["started", 0] = 1
        desk = self._fresh()
        for update in updates:
            self.telegram.waiting = [update]
            toasts = Toasts(self.application.bot)
            async with self._intake(desk, toasts).caught_up():
                pass
            await toasts.close()
        books = shelf(desk.url)
        try:
            return books.read()
        finally:
            books.close()
            desk.close()

    def _intake(self, desk: Desk, toasts: Toasts) -> Intake:
        scribe, asker, clock = Scribe(desk), Asker(desk), Clock(desk)
        lanes = Lanes(Turns(self.application, scribe, asker, toasts, clock, pause=0).work)
        return Intake(self.application.bot, scribe, asker, lanes, clock, resuming.resume, pauses=[0])

    def _fresh(self) -> Desk:
        for part in self.file.parent.glob(f"{self.file.name}*"):
            part.unlink()
        shutil.copy(self.scene.database.removeprefix("sqlite:///"), self.file)
        return Desk(f"sqlite:///{self.file}", self.scene.now)
