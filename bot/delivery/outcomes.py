"""What became of a call that speaks: delivered, surely not, or nobody knows."""

import os
import re
from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto

from telegram import Bot, Message
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

os.environ.setdefault("PTB_TIMEDELTA", "true")  # or the library warns whenever Telegram asks for a pause

# By name: the transport behind the library's seam is aiohttp (the first line) or the library's own httpx.
NEVER_LEFT = {"ClientConnectorError", "ConnectionTimeoutError", "ClientHttpProxyError", "PoolTimeout"}
NEVER_LEFT |= {"ConnectError", "ConnectTimeout", "ProxyError", "ConnectionRefusedError"}
NOBODY_THERE = (
    "chat not found",
    "user not found",
    "user is deactivated",
    "peer_id_invalid",
    "bot was kicked",
    "bot was blocked",
    "not enough rights to send",
    "have no rights to send",
    "chat_write_forbidden",
    "chat_send_plain_forbidden",
    "chat_restricted",
    "topic_closed",
    "need administrator rights in the channel chat",
    "group chat was deactivated",
)
QUOTED = re.compile(r'".*"|`.*`', re.S)
NOTHING_TO_EDIT = (
    "message to edit not found",
    "message to pin not found",
    "message can't be edited",
    "message_id_invalid",
)


class Fate(Enum):
    DONE = auto()
    NOT_SENT = auto()
    UNSURE = auto()
    HELD = auto()
    MOVED = auto()
    NOBODY = auto()
    VANISHED = auto()
    NO_RIGHT = auto()
    REFUSED = auto()


@dataclass(frozen=True, slots=True)
class Outcome:
    """message_id: what Telegram calls it. pause: how long it wants none. chat_id: where the group is now."""

    fate: Fate
    message_id: int = 0
    pause: timedelta = timedelta(0)
    chat_id: int = 0
    reason: str = ""


NOT_NOW = Outcome(Fate.NOT_SENT)


async def outcome_of(call: Awaitable[Message | bool]) -> Outcome:
    """Makes the call and says what became of it; never raises what the network or Telegram may answer."""
    try:
        said = await call
    except TelegramError as problem:
        return _judge(problem)
    return Outcome(Fate.DONE, said.message_id if isinstance(said, Message) else 0)


def _judge(problem: TelegramError) -> Outcome:
    """Narrow classes first: BadRequest and TimedOut are NetworkErrors, RetryAfter is not."""
    reason = f"{type(problem).__name__}: {unquoted(problem)}"
    match problem:
        case RetryAfter():
            return Outcome(Fate.HELD, pause=pause_of(problem), reason=reason)
        case ChatMigrated():
            return Outcome(Fate.MOVED, chat_id=problem.new_chat_id, reason=reason)
        case Forbidden():
            return Outcome(Fate.NOBODY, reason=reason)
        case BadRequest():
            return Outcome(_refusal(problem.message.lower()), reason=reason)
        case InvalidToken():
            return Outcome(Fate.NOT_SENT, reason=reason)
        case NetworkError() if _never_left(problem):
            return Outcome(Fate.NOT_SENT, reason=reason)
        case _:
            return Outcome(Fate.UNSURE, reason=type(problem).__name__)


async def way_is_open(bot: Bot) -> bool:
    """Whether Telegram answers just now: asked before something is said a second time, and for the last."""
    try:
        await bot.get_me()
    except TelegramError:
        return False
    return True


def unquoted(problem: TelegramError) -> str:
    """What Telegram says, without what it quotes of the text it was sent."""
    return QUOTED.sub("“…”", problem.message)


def _refusal(words: str) -> Fate:
    if "message is not modified" in words:
        return Fate.DONE
    if "not enough rights to manage pinned" in words or "not enough rights to pin" in words:
        return Fate.NO_RIGHT
    if any(part in words for part in NOTHING_TO_EDIT):
        return Fate.VANISHED
    if any(part in words for part in NOBODY_THERE):
        return Fate.NOBODY
    return Fate.REFUSED


def _never_left(problem: BaseException) -> bool:
    cause = problem.__cause__
    if cause is None:
        return False
    return any(kind.__name__ in NEVER_LEFT for kind in type(cause).__mro__) or _never_left(cause)


def pause_of(problem: RetryAfter) -> timedelta:
    """How long Telegram wants no more calls."""
    pause = problem.retry_after
    return pause if isinstance(pause, timedelta) else timedelta(seconds=pause)
