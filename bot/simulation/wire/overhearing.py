"""What the bot logs as an error is one: nothing that Telegram or the network does is."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


class Errors(logging.Handler):
    """Keeps them."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())


@contextmanager
def overheard() -> Iterator[list[str]]:
    """The errors of what runs in the block; nothing of it is printed."""
    errors, ours, theirs = Errors(), logging.getLogger("bot"), logging.getLogger("telegram")
    before = ours.propagate, theirs.level
    ours.addHandler(errors)
    ours.propagate, theirs.level = False, logging.CRITICAL
    try:
        yield errors.told
    finally:
        ours.removeHandler(errors)
        ours.propagate, theirs.level = before
