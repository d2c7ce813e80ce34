"""Answers to taps: they leave after the commit, beside everything else, and nobody waits for them."""

import asyncio
import logging

from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.delivery.outcomes import pause_of, unquoted
from handlers.context import Toast

AT_ONCE = 16
AT_ONCE_ON_HTTPX = 4  # the library's own client slows down where it has more on the way
SHORTLY = 0.5  # seconds until a toast that may have got lost is tried once more
WORTH_WAITING = 10  # seconds; after that nobody looks at the button any more

log = logging.getLogger(__name__)


class Toasts:
    """Sends toasts, a few at a time. One that comes too late or finds no network is no failure: the act stands.

    It is tried twice: the second answer to a tap that was answered is refused, and nobody sees it.
    """

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
        wait = await self._try(query_id, toast)
        if wait is not None and wait <= WORTH_WAITING:
            await asyncio.sleep(wait)
            wait = await self._try(query_id, toast)
        if wait is not None:
            log.info("a toast found no way out")

    async def _try(self, query_id: str, toast: Toast) -> float | None:
        """None: there is nothing more to do. Otherwise the seconds after which it may be tried again."""
        try:
            async with self._room:
                await self.bot.answer_callback_query(query_id, toast.fitting, toast.alert or None, toast.url)
        except BadRequest as refused:
            if "query is too old" not in refused.message.lower():
                log.warning("a toast was refused: %s", unquoted(refused))
        except NetworkError:
            return SHORTLY
        except RetryAfter as held:
            return pause_of(held).total_seconds()
        except TelegramError as problem:
            log.warning("a toast failed: %s", type(problem).__name__)
        return None
