"""The stage: a Bot API server and the bot as two processes, on a free port and a database of their own."""

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

from bot.demo.simulation import Simulation

TOKEN = "123456789:" + "demo" * 8 + "bot"  # names no bot on Telegram


class Stage(AbstractContextManager["Stage"]):
    """Both processes, from start to stop. The bot can be killed and started again at any moment."""

    program: Sequence[str] = ("-m", "bot")

    def __init__(self, folder: Path, starts_at: str) -> None:
        self.folder, self.starts_at = folder, starts_at
        self.starts = 0

    @property
    def database(self) -> str:
        """The bot's database, as a URL."""
        return f"sqlite:///{self.folder / 'pot.sqlite'}"

    def __enter__(self) -> "Stage":
        wishes = ["--port=0", f"--token={TOKEN}", f"--clock={self.starts_at}"]
        self._server = _start("-m", "bot.playground", *wishes, stdout=subprocess.PIPE)
        if self._server.stdout is None:
            raise RuntimeError("the server has no output")
        self.url = self._server.stdout.readline().strip()
        if not self.url:
            raise RuntimeError("the Bot API server did not start; see its message above")
        self.simulation = Simulation(self.url)
        self.start_bot()
        return self

    def start_bot(self) -> None:
        """Starts the bot: the same program that runs on Telegram, told where the server and its clock are."""
        given = {
            "TOKEN": TOKEN,
            "API": self.url,
            "DATABASE": self.database,
            "TIMEZONE": "Europe/London",
            "LOG": "WARNING",
        }
        environment = os.environ | {f"COMMONPOT_{name}": value for name, value in given.items()}
        self.starts += 1
        wishes = [f"--clock={self.url}/sim/clock", f"--seed={self.starts}"]
        self._bot = _start(*self.program, "run", *wishes, environment=environment, folder=self.folder)

    def kill_bot(self) -> None:
        """Ends the bot at once, as a power cut would."""
        self._bot.kill()
        self._bot.wait()

    def stop_bot(self) -> int:
        """Asks the bot to stop, and tells how it ended."""
        self._bot.terminate()
        return self._bot.wait(timeout=20)

    @property
    def running(self) -> bool:
        """Whether the bot runs."""
        return self._bot.poll() is None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.simulation.close()
        for process in (self._bot, self._server):
            if process.poll() is None:
                process.terminate()
        for process in (self._bot, self._server):
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
            if process.stdout is not None:
                process.stdout.close()


def _start(
    *program: str,
    environment: dict[str, str] | None = None,
    folder: Path | None = None,
    stdout: int | None = None,
) -> subprocess.Popen[str]:
    command = [sys.executable, *program]
    return subprocess.Popen(command, env=environment, cwd=folder, stdout=stdout, text=True)  # noqa: S603 (our own program)
