"""What delivery is given: words for what it sends, and the acts that follow from what Telegram answers."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from telegram import InlineKeyboardMarkup, LinkPreviewOptions

from models.store.cards import Card
from models.store.outbox import Letter


class Words(Protocol):
    """One message as it is sent: HTML, buttons, whether it is silent, whether another part follows, and a file."""

    @property
    def text(self) -> str: ...
    @property
    def keyboard(self) -> InlineKeyboardMarkup | None: ...
    @property
    def silent(self) -> bool: ...
    @property
    def more(self) -> bool: ...
    @property
    def file(self) -> tuple[str, bytes] | None: ...


QUIET = LinkPreviewOptions(is_disabled=True)  # no picture of what an address leads to
Ask = Callable[..., Awaitable[Any]]
Compose = Callable[[Ask, Letter | Card], Awaitable[Words | None]]


@dataclass(frozen=True, slots=True)
class Consequences:
    """Acts: a person cannot be written to; a group has another chat id, and whether what waits goes there; the bot may
    not pin in a community; a group's chat cannot be written to; a community's can again.

    held_until: a question: the morning a community's nudges wait for where it is night; None where they may leave.
    """

    unreachable: Callable[..., None]
    moved: Callable[..., bool]
    cannot_pin: Callable[..., None]
    away: Callable[..., None]
    back: Callable[..., object]
    held_until: Callable[..., datetime | None]
