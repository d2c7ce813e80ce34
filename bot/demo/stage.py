"""The stage: a Bot API server and the bot as two processes, on a port and a database of their own."""

import os
import subprocess
import sys
import time
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from bot.demo.simulation import Simulation
from bot.loopback import HERE, listens

TOKEN = "123456789:" + "demo" * 8 + "bot"  # names no bot on Telegram
GLANCE = 0.02  # seconds between two looks at whether the bot has come up
ENDING = 10.0  # seconds for a process to end when asked


class Died(Exception):
    """The server or the bot ended by itself. Its words say which; what it said stands above them."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How the two are started. port: 0 is any free one. door: the bot's. server: more words for it."""

    port: int = 0
    database: Path | None = None
    server: tuple[str, ...] = ()
    door: int | None = None
    seeded: bool = True
    log: str = "WARNING"


class Stage(AbstractContextManager["Stage"]):
    """Both processes, from start to stop. The bot can be killed and started again at any moment."""

    def __init__(self, folder: Path, starts_at: str, plan: Plan | None = None) -> None:
        self.folder, self.starts_at, self.plan = folder, starts_at, plan or Plan()
        self.starts, self.over = 0, False
        self._server: subprocess.Popen[str] | None = None
        self._bot: subprocess.Popen[str] | None = None
        self._people: Simulation | None = None
        self._file = self.plan.database or folder / "pot.sqlite"

    @property
    def database(self) -> str:
        """The bot's database, as a URL."""
        return f"sqlite:///{self._file}"

    def __enter__(self) -> "Stage":
        """Starts both. Raises Died where the server does not come up."""
        port = self.plan.port
        wishes = [f"--port={port}", f"--token={TOKEN}", f"--clock={self.starts_at}", *self.plan.server]
        self._server = server = _start("bot.playground", *wishes, stdout=subprocess.PIPE)
        if port:  # the address is known, so the bot need not wait for it
            self.url = f"http://{HERE[0]}:{port}"
            self.start_bot()
        self.url = _first_line(server)
        if not self.url:
            self.end()
            raise Died("The Bot API server did not start.")
        self._people = Simulation(self.url)
        if not port:
            self.start_bot()
        return self

    @property
    def simulation(self) -> Simulation:
        """The people, once the server has come up."""
        if self._people is None:
            raise Died("The Bot API server has not come up.")
        return self._people

    def start_bot(self) -> None:
        """Starts the bot: the same program that runs on Telegram, told where the server and its clock are."""
        given = {
            "TOKEN": TOKEN,
            "API": self.url,
            "DATABASE": self.database,
            "TIMEZONE": "Europe/London",
            "LOG": self.plan.log,
        }
        if self.over:
            raise Died("The stage is closed.")
        if self._bot is not None:
            _ended(self._bot, ENDING)
        environment = os.environ | {f"COMMONPOT_{name}": value for name, value in given.items()}
        self.starts += 1
        wishes = [f"--clock={self.url}/sim/clock"]
        wishes += [f"--door={self.plan.door}"] if self.plan.door else []
        wishes += [f"--seed={self.starts}"] if self.plan.seeded else []
        self._bot = _start("bot", "run", *wishes, environment=environment, folder=self.folder)

    def wait_for_bot(self) -> None:
        """Waits until the bot listens, and its door is open. Raises Died where it ended instead."""
        while not (self.simulation.get("counts")["polling"] and self._door_is_open()):
            if not self.running:
                raise Died("The bot ended as soon as it was started.")
            time.sleep(GLANCE)

    def _door_is_open(self) -> bool:
        return self.plan.door is None or listens(self.plan.door)

    def kill_bot(self) -> None:
        """Ends the bot at once, as a power cut would."""
        if self._bot is not None:
            self._bot.kill()
            _ended(self._bot, ENDING)

    def stop_bot(self, patience: float = 20) -> int:
        """Asks the bot to stop, and tells how it ended."""
        return 0 if self._bot is None else _ended(self._bot, patience)

    @property
    def running(self) -> bool:
        """Whether the bot runs."""
        return self._bot is not None and self._bot.poll() is None

    @property
    def serving(self) -> bool:
        """Whether the server runs."""
        return self._server is not None and self._server.poll() is None

    def end(self, patience: float = ENDING) -> None:
        """Stops the bot, then the server; each is killed if it takes longer than so many seconds."""
        self.over = True
        for process in (self._bot, self._server):
            if process is not None:
                _ended(process, patience)

    def close(self) -> None:
        """Lets the connection to the server go."""
        if self._people is not None:
            self._people.close()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        self.end()


def _ended(process: subprocess.Popen[str], patience: float) -> int:
    """Asks a process to stop, and kills it after so many seconds; how it ended."""
    process.terminate()
    try:
        process.wait(timeout=patience)
    except subprocess.TimeoutExpired:
        process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
    return process.wait()


def _first_line(process: subprocess.Popen[str]) -> str:
    if process.stdout is None:
        raise RuntimeError("the server has no output")
    return process.stdout.readline().strip()


def _start(
    program: str,
    *words: str,
    environment: dict[str, str] | None = None,
    folder: Path | None = None,
    stdout: int | None = None,
) -> subprocess.Popen[str]:
    """Starts a program of ours; it ends with us, even if we are killed, and Ctrl-C in the terminal is ours alone."""
    return subprocess.Popen(  # noqa: S603 (our own program)
        [sys.executable, "-m", "bot.demo.attended", program, *words],
        env=environment,
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=stdout,
        text=True,
        start_new_session=True,
    )
