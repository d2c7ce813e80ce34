"""One round whose bot is killed on the way, and what it came to."""

import asyncio
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection as Pipe
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import inspect

from bot.demo.simulation import Simulation, Stuck
from bot.demo.stage import TOKEN
from bot.playground.clock import moment
from bot.playground.server import serve
from bot.playground.world import World
from bot.simulation.desk import give_lost_numbers_back
from models.store.engine import writing_engine
from tests.folders import a_folder
from tests.kills.ending import Ending, read_ending
from tests.kills.mortal import LOG, Life, live
from tests.kills.points import SCENE, End, Point, points_in, struck_in
from tests.kills.round import SCENES, STARTS_AT, Round, Scene

PATIENCE = 60  # seconds: on a busy machine a bot that dies takes its time
PROCESSES = get_context("forkserver")  # each is born with everything loaded
LATE = ["alembic.command", "alembic.context", "alembic.op", "apscheduler.triggers.interval", "certifi", "psycopg"]
PROCESSES.set_forkserver_preload(
    ["tests.kills.playing", "models.store.migrations.history", "uvicorn.loops.auto", *LATE]
)


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


class Lives(AbstractContextManager["Lives"]):
    """A Bot API server, and the bot on it; killed, it is started again. problem: why it does not live any more."""

    def __init__(self, folder: Path, database: str, ends: Sequence[End]) -> None:
        self.folder, self.database, self.ends = folder, database, tuple(ends)
        self.problem, self.url = "", ""
        self._bot: ForkServerProcess | None = None
        self._may_live = threading.Event()
        self._may_live.set()
        self._keeper = threading.Thread(target=self._keep_alive, name="keeper")
        self.scene(1)

    def __enter__(self) -> "Lives":
        ours, theirs = PROCESSES.Pipe()
        self._server = PROCESSES.Process(target=_serve, args=(theirs,), daemon=True)
        self._server.start()
        self.url = ours.recv()
        self._keeper.start()
        return self

    def scene(self, number: int) -> None:
        """What the bot does from now on belongs to this scene."""
        (self.folder / SCENE).write_text(str(number))

    def _keep_alive(self) -> None:
        """One life after the other, until one ends by itself."""
        for number in count(1):
            self._may_live.wait()
            _give_lost_numbers_back(self.database)
            life = Life(number, self.folder, self.database, self.url, self.ends)
            self._bot = PROCESSES.Process(target=live, args=(life,), daemon=True)
            self._bot.start()
            self._bot.join()
            if self._bot.exitcode != -signal.SIGKILL:
                self.problem = f"the bot ended with {self._bot.exitcode}" if self._bot.exitcode else ""
                return

    @contextmanager
    def down(self) -> Iterator[None]:
        """Killed, and started again only when the block ends."""
        self._may_live.clear()
        assert self._bot is not None
        self._bot.kill()
        yield
        self._may_live.set()

    def stop(self) -> None:
        """Asks the bot to stop, and waits until it has."""
        if self._bot is not None:
            self._bot.terminate()
        self._keeper.join()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        self._server.kill()
        self._server.join()


def _give_lost_numbers_back(database: str) -> None:
    engine = writing_engine(database)
    if inspect(engine).has_table("alembic_version"):
        give_lost_numbers_back(engine)
    engine.dispose()


def _serve(told: Pipe) -> None:
    async def served() -> None:
        async with serve(World(TOKEN, "commonpot_bot", moment(STARTS_AT))) as url:
            told.send(url)
            await asyncio.Event().wait()

    asyncio.run(served())


Trouble = Callable[[Lives, Round], AbstractContextManager[None]]
CALM: Mapping[Scene, Trouble] = {}


def no_trouble(_lives: Lives, _street: Round) -> AbstractContextManager[None]:
    return nullcontext()


@dataclass(frozen=True, slots=True)
class Played:
    """A round that was played. ending: None where it never came to one. struck: where the bot was killed."""

    points: tuple[Point, ...]
    struck: tuple[str, ...]
    ending: Ending | None = None
    problem: str = ""


def play(database: str, ends: Sequence[End] = (), troubles: Mapping[Scene, Trouble] = CALM) -> Played:
    """Plays the round on this empty database, the bot killed at each of these points, and reads how it ended.

    troubles: what happens around a scene.
    """
    with a_folder() as folder, Lives(folder, database, ends) as lives:
        ending, problem = _played(lives, troubles)
        return Played(tuple(points_in(folder)), tuple(struck_in(folder)), ending, problem)


def _played(lives: Lives, troubles: Mapping[Scene, Trouble]) -> tuple[Ending | None, str]:
    people = Patient(lives.url, PATIENCE)
    try:
        street = Round(people)
        for number, scene in enumerate(SCENES, start=1):
            lives.scene(number)
            with troubles.get(scene, no_trouble)(lives, street):
                scene(street)
        calls = people.get("calls")["calls"]
    except (Stuck, LookupError) as problem:  # LookupError: somebody looked for what was never said
        return None, f"{type(problem).__name__}: {problem}"
    finally:
        people.close()
    lives.stop()
    return (None, lives.problem) if lives.problem else (read_ending(lives.database, lives.folder / LOG, calls), "")
