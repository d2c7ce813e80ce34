"""What a handler may do with one update: hand over one act, ask questions, answer the tap."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from telegram.constants import CallbackQueryLimit
from telegram.ext import CallbackContext, ExtBot

from models.rules.people import Community

Answer = TypeVar("Answer")

MOST = int(CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH)


@dataclass(frozen=True, slots=True)
class Toast:
    """The private answer to a tap: words, or the link that opens the private chat."""

    text: str | None = None
    alert: bool = False
    url: str | None = None

    @property
    def fitting(self) -> str | None:
        """The words, cut to the 200 characters a toast can hold: one that is refused would leave a button spinning."""
        if self.text is None or len(self.text) <= MOST:
            return self.text
        return self.text[: MOST - 1].rstrip() + "…"


class Turn(Protocol):
    """One update's turn. The running program gives it; now is when the turn began, in UTC.

    place: the community the update is about, once that is clear.
    """

    now: datetime
    username: str
    place: Community | None

    async def act(self, verb: Callable[..., Answer], *values: object) -> Answer:
        """Performs the verb and marks the update done, in one commit; returns after it. Raises the verb's Refusal.

        Where the update was written (not tapped), a refusal is answered by the same commit.
        """

    async def ask(self, question: Callable[..., Answer], *values: object) -> Answer:
        """Asks a question of the store, on a connection that cannot write."""

    def answer(self, toast: Toast) -> None:
        """Answers the tap once the turn is over and its act committed."""


turn: ContextVar[Turn] = ContextVar("turn")


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """The library's context with this update's turn in it. No I/O here: a failure would drop the update unseen."""

    @property
    def timezone(self) -> str:
        """The time zone of communities that have not chosen one."""
        return str(self.bot_data["timezone"])

    @property
    def periods(self) -> dict[str, int]:
        """For how many days what is kept, by what it is."""
        return dict(self.bot_data["periods"])

    @property
    def turn(self) -> Turn:
        return turn.get()
