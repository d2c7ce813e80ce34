"""Taps come in by the door: raw updates through the library and the bot's own handlers to the act."""

import json

from telegram.ext import ExtBot

from bot.hearing import hearing
from bot.lanes import Lanes
from bot.simulation.desk import Desk
from bot.simulation.violation import need
from bot.simulation.wire.post import Clock
from bot.simulation.wire.scribe import Asker, Scribe
from bot.simulation.wire.telegram import TOKEN, Telegram
from bot.toasts import Toasts
from bot.turns import Turns, note_failure
from models.rules.keeping import Periods
from models.store.inbox import Kept
from models.store.notices import Asked


class Door:
    """One desk's. Everything runs as in the bot, but for the threads."""

    def __init__(self, desk: Desk, telegram: Telegram) -> None:
        self.telegram, self.scribe = telegram, Scribe(desk)
        bot = ExtBot[None](TOKEN, request=telegram, get_updates_request=telegram)
        self.application = hearing(bot, "Europe/London", Periods().by_name)
        self.application.add_error_handler(note_failure)
        self.toasts = Toasts(bot)
        self.turns = Turns(self.application, self.scribe, Asker(desk), self.toasts, Clock(desk))

    async def tapped(self, asked: Asked, person: int, data: str) -> str | None:
        """A tap on a button in the chat the update came from; the code by which it was refused, if it was."""
        if not self.application.running:
            await self.application.initialize()
        kind = "private" if asked.chat_id > 0 else "group"
        chat = {"id": asked.chat_id, "type": kind, "title": "Mill Lane", "first_name": f"P{person}"}
        query = {
            "id": str(asked.update_id),
            "from": {"id": person, "is_bot": False, "first_name": f"P{person}"},
            "chat_instance": "1",
            "data": data,
            "message": {"message_id": 1, "date": 1, "chat": chat},
        }
        body = json.dumps({"update_id": asked.update_id, "callback_query": query})
        self.scribe.acted, self.scribe.refused = False, None
        lanes = Lanes(self.turns.work)
        lanes.put(Kept(asked.update_id, asked.chat_id, body))
        await lanes.idle()
        await self.toasts.close()
        need(self.scribe.acted, f"a tap on {data} asked for no act")
        need(self.telegram.answered[str(asked.update_id)] == 1, f"a tap on {data} was not answered once")
        return self.scribe.refused
