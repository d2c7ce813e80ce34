"""Kills the bot at the moments it is told, and starts it again each time; whoever plays the round knows nothing."""

import threading
import time
from collections.abc import Callable, Sequence

from bot.demo.simulation import Simulation
from bot.demo.stage import Stage
from tests.kills.moments import COMMIT, Moment

GLANCE = 0.002  # seconds between two looks at the server


class Killer(threading.Thread):
    """One moment after the other. struck: those that came."""

    def __init__(self, stage: Stage, moments: Sequence[Moment]) -> None:
        super().__init__(name="killer", daemon=True)
        self.stage, self.moments = stage, moments
        self.struck: list[Moment] = []
        self.problem: Exception | None = None
        self._over = threading.Event()
        self._server = Simulation(stage.url)

    def run(self) -> None:
        try:
            for moment in self.moments:
                if not self._comes(moment):
                    return
                self.stage.kill_bot()
                self.struck.append(moment)
                self.stage.start_bot()
        except Exception as problem:
            self.problem = problem
        finally:
            self._server.close()

    def end(self) -> None:
        """No more kills. Raises what went wrong in killing."""
        self._over.set()
        self.join()
        if self.problem is not None:
            raise self.problem

    def _comes(self, moment: Moment) -> bool:
        """Waits for it; whether it came before the round was over."""
        made = self._made(moment.method)
        if moment.method == COMMIT:
            (self.stage.folder / "end").write_text(f"{max(1, moment.nth - made)} {moment.how}")
            return self._waits_for(lambda: not self.stage.running)
        if moment.how == "answered":
            came = self._waits_for(lambda: self._made(moment.method) >= max(moment.nth, made + 1))
            time.sleep(moment.seconds)
            return came
        left = max(1, moment.nth - made)
        self._server.post("halt", method=moment.method, call=left, when=moment.how)
        return self._waits_for(lambda: bool(self._server.get("halt")["halted"]))

    def _waits_for(self, came: Callable[[], bool]) -> bool:
        while not self._over.is_set():
            if came():
                return True
            time.sleep(GLANCE)
        return False

    def _made(self, method: str) -> int:
        if method == COMMIT:
            return commits(self.stage)
        made: int = self._server.get("counts")["methods"].get(method, 0)
        return made


def commits(stage: Stage) -> int:
    """How many commits the bot made, or was about to make, in all its lives."""
    file = stage.folder / "commits"
    return file.stat().st_size if file.exists() else 0
