"""The points of a round at which the bot is killed: right before and right after each commit and each call."""

import os
import re
import signal
import threading
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection

When = Literal["before", "after"]
WHENS: tuple[When, ...] = ("before", "after")
WRITES = re.compile(r"\s*(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM|CREATE TABLE) \"?(\w+)")
EVENTS, CUT_SHORT, SCENE, STRUCK = "events", "cut short", "scene", "struck"  # files in the folder of a round


@dataclass(frozen=True, slots=True)
class Event:
    """What the bot does in a scene, and for which time in it: a Bot API method, or COMMIT and the tables written."""

    scene: int
    name: str
    nth: int


@dataclass(frozen=True, slots=True)
class Point:
    """Before a call nothing has left; after it Telegram has carried it out, and nobody has read the answer.

    Before a COMMIT every statement is done; after it nobody was told.
    """

    event: Event
    when: When

    def __str__(self) -> str:
        return f"scene {self.event.scene:>2}, {self.when:<6} no. {self.event.nth:<2} {self.event.name}"

    def is_at(self, event: Event, when: When) -> bool:
        return (event, when) == (self.event, self.when)


@dataclass(frozen=True, slots=True)
class First:
    """The first event of a scene that a word names: which tables share a commit differs a little from run to run."""

    scene: int
    word: str
    when: When

    def __str__(self) -> str:
        return f"scene {self.scene:>2}, {self.when:<6} the first {self.word}"

    def is_at(self, event: Event, when: When) -> bool:
        return event.scene == self.scene and self.word in event.name and when == self.when


End = Point | First


def events_in(folder: Path) -> list[Event]:
    """Every event of a round so far, in order."""
    return [_read(line) for line in _lines(folder / EVENTS)]


def points_in(folder: Path) -> list[Point]:
    """Every point of a round, in order. A poll that was cut short, for something was due, has no end."""
    cut_short = {_read(line) for line in _lines(folder / CUT_SHORT)}
    both = ((Point(event, "before"), Point(event, "after")) for event in events_in(folder))
    return [point for pair in both for point in pair if point.when == "before" or point.event not in cut_short]


def struck_in(folder: Path) -> list[str]:
    """The points at which the bot of this round was killed, in words."""
    return _lines(folder / STRUCK)


def _lines(file: Path) -> list[str]:
    return file.read_text().splitlines() if file.exists() else []


def _read(line: str) -> Event:
    scene, nth, name = line.split(" ", 2)
    return Event(int(scene), name, int(nth))


def _told(event: Event) -> str:
    return f"{event.scene} {event.nth} {event.name}"


class Countdown:
    """Writes every event down, and kills this process once at each of these. One for each life of the bot."""

    def __init__(self, folder: Path, ends: Iterable[End]) -> None:
        struck = struck_in(folder)
        self.folder, self._ends = folder, [end for end in ends if str(end) not in struck]
        self._seen = Counter((event.scene, event.name) for event in events_in(folder))
        self._written: set[str] = set()
        self._alone = threading.Lock()

    def happens(self, name: str) -> Event:
        """It is about to happen. Never comes back where the bot dies before it."""
        with self._alone:
            scene = int((self.folder / SCENE).read_text())
            self._seen[scene, name] += 1
            event = Event(scene, name, self._seen[scene, name])
            _write(self.folder / EVENTS, _told(event))
        self._die_at(event, "before")
        return event

    def happened(self, event: Event) -> None:
        """It is done, and nobody was told."""
        self._die_at(event, "after")

    def cut_short(self, event: Event) -> None:
        """It came to no end."""
        _write(self.folder / CUT_SHORT, _told(event))

    def reads(self, statement: str) -> None:
        """Remembers which table the next commit will have written."""
        if (found := WRITES.match(statement)) is not None:
            self._written.add(found[1])

    def commits(self, connection: Connection) -> None:
        """Called by the library between the last statement and COMMIT."""
        tables, self._written = " ".join(sorted(self._written)), set()
        event = self.happens(f"COMMIT {tables}".rstrip())
        if self._end_at(event, "after") is not None:
            connection.connection.commit()
            self.happened(event)

    def _end_at(self, event: Event, when: When) -> End | None:
        return next((end for end in self._ends if end.is_at(event, when)), None)

    def _die_at(self, event: Event, when: When) -> None:
        end = self._end_at(event, when)
        if end is not None:
            _write(self.folder / STRUCK, str(end))
            os.kill(os.getpid(), signal.SIGKILL)


def _write(file: Path, line: str) -> None:
    with file.open("a") as written:
        written.write(f"{line}\n")
