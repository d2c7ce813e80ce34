"""One scripted round whose bot is killed on the way, and what it came to."""

import io
import tempfile
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.demo.simulation import Simulation, Stuck
from bot.demo.stage import Plan, Stage
from bot.demo.story import STARTS_AT, tell
from tests.databases import databases_of
from tests.kills.ending import Ending, read_ending
from tests.kills.killer import Killer
from tests.kills.moments import Moment

PATIENCE = 90  # seconds: on a busy machine a bot that dies again and again takes its time


class Patient(Simulation):
    """People who wait for what they tapped until the bot is there again; who needs an answer and got none taps again.

    Telegram keeps a tap until the bot fetches it, but nobody keeps the answer of a bot that dies before it is out.
    """

    def tap(self, person: int, chat: int | str, message: int, button: str) -> dict[str, Any]:
        answer = self._tapped(person, chat, message, button)
        if button == "I object" and not answer.get("answered"):  # its answer leads into the private chat
            answer = self._tapped(person, chat, message, button)
        return answer

    def _tapped(self, person: int, chat: int | str, message: int, button: str) -> dict[str, Any]:
        told = self.post("act/tap", person=person, chat=chat, message_id=message, button=button, wait=0)
        if "query" not in told:
            return told
        self.settle()
        return self.get(f"queries/{told['query']}")


class Mortal(Stage):
    """Its bot can be told to die at a commit. url: of its database."""

    program = str(Path(__file__).with_name("mortal.py"))

    def __init__(self, folder: Path, url: str) -> None:
        super().__init__(folder, STARTS_AT, Plan(log="DEBUG"))
        self._database = url

    @property
    def database(self) -> str:
        return self._database


@dataclass(frozen=True, slots=True)
class Played:
    """A round that was played. ending: None where it never came to one. problem: in words. struck: the kills."""

    struck: tuple[Moment, ...]
    ending: Ending | None = None
    problem: str = ""


def play(database: str, moments: Sequence[Moment] = ()) -> Played:
    """Plays the round on a stage of its own and an empty database, and reads how it ended."""
    with tempfile.TemporaryDirectory(prefix="commonpot-") as folder, Mortal(Path(folder), database) as stage:
        killer = Killer(stage, moments)
        people = Patient(stage.url, PATIENCE)
        killer.start()
        try:
            tell(people, 0)
            people.settle()
            killer.end()
            people.settle()
            calls = people.get("calls")["calls"]
        except (Stuck, LookupError) as problem:  # LookupError: the story looked for what was never said
            return Played(tuple(killer.struck), problem=f"{type(problem).__name__}: {problem}")
        finally:
            killer.end()
            people.close()
        ended = stage.stop_bot()
        if ended != 0:
            return Played(tuple(killer.struck), problem=f"the bot ended with {ended}")
        return Played(tuple(killer.struck), read_ending(stage, calls))


def killed_at(moment: Moment, kind: str) -> Played:
    """The round with one kill, without a word, on a database of this kind."""
    with databases_of(kind) as databases, redirect_stdout(io.StringIO()):
        return play(databases.empty(), [moment])


def unharmed(kind: str) -> Played:
    """The round without a kill, without a word, on a database of this kind."""
    with databases_of(kind) as databases, redirect_stdout(io.StringIO()):
        return play(databases.empty())
