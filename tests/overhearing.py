"""Whatever people say or are called in a test, the log, the health and the notes of what failed tell nobody."""

import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select

from bot.assembly import Running
from config.logs import QUIET, TOKEN, Discreet
from models.store.tables import inbox, outbox
from models.store.unit import Unit

NAMES = ("name", "last_name", "username", "title")
TEXTS = ("text", "caption")
SHORTEST = 6  # letters of a text that could stand in a log by chance

names: set[str] = set()
texts: set[str] = set()


def note(given: dict[str, Any]) -> None:
    """Remembers what somebody gives the simulation: who they are, and what they write."""
    names.update(str(given[key]) for key in NAMES if given.get(key))
    texts.update(str(given[key]) for key in TEXTS if len(re.findall(r"[^\W\d_]", str(given.get(key, "")))) >= SHORTEST)


def personal(line: str) -> list[str]:
    """What a line tells of people, or of the token."""
    found = [one for one in names if len(one) > 2 and re.search(rf"\b{re.escape(one)}\b", line)]
    return found + [one for one in texts if one in line] + [one[0] for one in TOKEN.finditer(line)]


class Overheard(logging.Handler):
    """Keeps what an operator who wants to know everything would read."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(Discreet())
        self.before = logging.WARNING
        self.lines: list[str] = []

    @classmethod
    def everything(cls) -> "Overheard":
        """Hears all that is logged from now on, each library from the level at which it says nothing of people."""
        overheard, root = cls(), logging.getLogger()
        for library, lowest in QUIET.items():
            logger = logging.getLogger(library)
            logger.setLevel(max(lowest, logger.level))
        overheard.before = root.level
        root.addHandler(overheard)
        root.setLevel(logging.DEBUG)
        return overheard

    def ended(self) -> list[str]:
        """Hears no more; the lines it heard."""
        root = logging.getLogger()
        root.removeHandler(self)
        root.setLevel(self.before)
        return self.lines

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture(autouse=True)
def nobody_is_named_in_the_log() -> Iterator[None]:
    """Every test of the running bot is read at DEBUG, tracebacks and all."""
    overheard = Overheard.everything()
    yield
    assert [(line, found) for line in overheard.ended() if (found := personal(line))] == []


async def nobody_is_named_in(bot: Running) -> None:
    """Nor does health name anybody, nor the reasons that the store keeps of what went wrong."""
    kept = await bot.reader.ask(problems, now=await bot.intake.clock.now())
    assert [(line, found) for line in [*kept, *bot.health().wrong] if (found := personal(line))] == []


def problems(unit: Unit) -> list[str]:
    """Why something was put aside or not sent."""
    both = (select(table.c.problem).where(table.c.problem.is_not(None)) for table in (inbox, outbox))
    return [str(one) for query in both for one in unit.connection.execute(query).scalars()]
