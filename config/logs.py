"""Logging for an operator: what happened, when and where, without the token and without people's words."""

import logging
import re
import sqlite3
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import TextIO

TOKEN = re.compile(r"\d{3,20}(:|%3[Aa])[A-Za-z0-9_-]{20,}|bot\d+(:|%3[Aa])[\w-]+")
FUTURE = re.compile(r"(exception|result)=.*>")

# Libraries that say at these levels what they send and store: the token in an address, a name in a statement.
QUIET = {
    "aiohttp": logging.WARNING,
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,
    "telegram": logging.INFO,
    "alembic": logging.WARNING,
    "sqlalchemy": logging.WARNING,
    "aiosqlite": logging.WARNING,
    "psycopg": logging.WARNING,
    "apscheduler": logging.WARNING,
    "asyncio": logging.INFO,
}
# What these say of themselves is about files, columns and code. Any other error may quote what a person wrote.
SPEAKABLE = (OSError, sqlite3.Error, ImportError, AttributeError, NameError)


def set_up(level: str, stream: TextIO | None = None) -> None:
    """Sends everything from this level up to the stream (standard error), for the whole program."""
    handler = logging.StreamHandler(stream)
    handler.setLevel(level)
    handler.setFormatter(Discreet())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name, lowest in QUIET.items():
        logging.getLogger(name).setLevel(lowest)
    logging.captureWarnings(True)
    sys.excepthook = _uncaught
    threading.excepthook = lambda told: _uncaught(told.exc_type, told.exc_value, told.exc_traceback)
    sys.unraisablehook = lambda told: _uncaught(told.exc_type, told.exc_value, told.exc_traceback)


class Discreet(logging.Formatter):
    """One line for a record, in UTC; after an error where it happened, and what kind of error it was."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%SZ")
        self.converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        kept, record.exc_text = record.exc_text, None  # another formatter may have left the error's words there
        try:
            return scrubbed(super().format(record))
        finally:
            record.exc_text = kept

    def formatException(self, ei: object) -> str:  # noqa: N802 (logging's name)
        problem = ei[1] if isinstance(ei, tuple) else None
        return "\n".join(_told(problem)) if isinstance(problem, BaseException) else ""


def scrubbed(text: str) -> str:
    """The text without any bot's token, and without what a task that failed was about."""
    return FUTURE.sub(r"\1=…>", TOKEN.sub("<token>", text))


def _told(problem: BaseException) -> Iterator[str]:
    """Where an error happened and of what kind it is, after what led to it; its words only where they are harmless."""
    before = problem.__cause__ or (None if problem.__suppress_context__ else problem.__context__)
    if before is not None:
        yield from _told(before)
        yield "which led to:"
    for part in problem.exceptions if isinstance(problem, BaseExceptionGroup) else ():
        yield from _told(part)
        yield "as one of:"
    yield from (line.rstrip() for line in traceback.format_tb(problem.__traceback__))
    kind = f"{type(problem).__module__}.{type(problem).__qualname__}".removeprefix("builtins.")
    yield f"{kind}: {problem}" if isinstance(problem, SPEAKABLE) else kind


def _uncaught(kind: type[BaseException], problem: BaseException | None, where: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    found = problem or kind()
    logging.getLogger("commonpot").critical("Stopped by an error nobody expected", exc_info=(kind, found, where))
