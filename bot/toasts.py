"""Answers to taps: they leave after the commit, beside everything else, and nobody waits for them."""

import asyncio
import logging

from telegram import Bot
from telegram.error import BadRequest, NetworkError, TelegramError

from handlers.context import Toast

AT_ONCE = 4

log = logging.getLogger(__name__)


class Toasts:
    """Sends toasts, a few at a time. One that comes too late or finds no network is no failure: the act stands."""

    def __init__(self, bot: Bot, at_once: int = AT_ONCE) -> None:
        self.bot = bot
        self._room = asyncio.Semaphore(at_once)
        self._leaving: set[asyncio.Task[None]] = set()

    @property
    def pending(self) -> int:
        return len(self._leaving)

    def send(self, query_id: str, toast: Toast) -> None:
        """Answers one tap; without words the button only stops spinning."""
        task = asyncio.create_task(self._send(query_id, toast))
        self._leaving.add(task)
        task.add_done_callback(self._leaving.discard)

    async def close(self, patience: float = 3) -> None:
        """Gives those on their way a few seconds."""
        if self._leaving:
            _, late = await asyncio.wait(self._leaving, timeout=patience)
            for task in late:
                task.cancel()

    async def _send(self, query_id: str, toast: Toast) -> None:
        async with self._room:
            try:
                await self.bot.answer_callback_query(query_id, toast.text, toast.alert or None, toast.url)
            except BadRequest as refused:
                if "query is too old" not in refused.message.lower():
                    log.warning("a toast was refused: %s", refused.message)
            except NetworkError:
                log.info("a toast found no way out")
            except TelegramError as problem:
                log.warning("a toast failed: %s", type(problem).__name__)
