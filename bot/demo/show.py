"""The show: one stage after the other, the scene that is played on it, and the bot's ends and returns."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from bot.demo.keeping import Place
from bot.demo.scenes import SCENES, Scene
from bot.demo.scenes.crowd import Crowd
from bot.demo.simulation import Gone, Stuck
from bot.demo.stage import Died, Plan, Stage
from bot.loopback import HERE, free_port

QUICK = 0.8  # seconds for the bot, and again for the server, to end in their own way


class Busy(Exception):
    """Something else is under way."""


class Show:
    """What the page sees of us. Its acts block; they come one at a time, any other meanwhile is refused (Busy)."""

    def __init__(self, place: Place, scene: Scene, port: int, address: str, kept: bool) -> None:
        """port: the page's. address: where we answer the page."""
        self.place, self.scene, self.kept = place, scene, kept
        self.port, self.address = port, address
        self.door: int | None = None
        self.stage: Stage | None = None
        self.you: int | None = None
        self.ready = False
        self.problem: str | None = None
        self._ended = False
        self._one = threading.Lock()

    def begin(self) -> str:
        """Starts the server and the bot; the page's address. Goes on with what was kept. Raises Died."""
        told = self.place.told if self.kept else None
        if told is None:
            self.place.clear()
        else:
            self.scene, self.you = SCENES.get(told["scene"], self.scene), told["you"]
        return self._open()

    def play(self) -> None:
        """Waits for the bot and plays the scene, unless it was kept. Raises Died; tells other problems."""
        with self._alone():
            self._play()

    def restart_bot(self) -> None:
        """Asks the bot to stop, and starts it again."""
        with self._alone() as stage:
            stage.stop_bot()
            stage.start_bot()
            stage.wait_for_bot()

    def kill_bot(self) -> None:
        """A power cut; the bot stays dead."""
        with self._alone() as stage:
            stage.kill_bot()

    def start_bot(self) -> None:
        """Starts the bot if it is not running."""
        with self._alone() as stage:
            if not stage.running:
                stage.start_bot()
            stage.wait_for_bot()

    def change(self, scene: Scene) -> None:
        """Everything from the beginning, in this scene; it is still being played when this returns."""
        with ExitStack() as alone:
            stage = alone.enter_context(self._alone())
            self.ready, self.you, self.scene = False, None, scene
            stage.end(QUICK)
            stage.close()
            self.place.clear()
            if not self._ended:
                self._open()
                threading.Thread(target=self._play_out, args=(alone.pop_all(),), daemon=True).start()

    def state(self) -> dict[str, Any]:
        """What the page is told."""
        running = self.stage is not None and self.stage.running
        return {
            "door": f"http://{HERE[0]}:{self.door}" if self.door else None,
            "bot": "running" if running else "stopped",
            "ready": self.ready,
            "scene": self.scene.name,
            "scenes": [{"name": one.name, "title": one.title, "says": one.says} for one in SCENES.values()],
            "cast": {"you": self.you},
            "problem": self.problem,
        }

    @property
    def broken(self) -> bool:
        """Whether the server ended by itself."""
        return not self._one.locked() and self.stage is not None and not self.stage.serving

    def end(self) -> None:
        """Ends both processes; what is under way fails, and starts nothing more."""
        self._ended = True
        if self.stage is not None:
            self.stage.end(QUICK)

    def close(self) -> None:
        """Once nothing is under way any more."""
        self.end()
        if self.stage is not None:
            self.stage.close()

    @contextmanager
    def _alone(self) -> Iterator[Stage]:
        """Alone with the stage, from here to the end of the block."""
        if not self._one.acquire(blocking=False):
            raise Busy
        try:
            if self.stage is None:
                raise Died("Nothing runs.")
            self.problem = None
            yield self.stage
        except (Died, Gone) as problem:
            if not self._ended:
                self.problem = str(problem)
                raise
        finally:
            self._one.release()

    def _play_out(self, alone: ExitStack) -> None:
        with suppress(Died, Gone), alone:  # which tells the problem
            self._play()

    def _open(self) -> str:
        self.door = free_port(besides=self.port)
        wishes = ["--eager", f"--stage={self.address}"]
        wishes += [f"--keep={self.place.chats}"] if self.kept else []
        plan = Plan(self.port, self.place.database, tuple(wishes), self.door, not self.kept, "ERROR")
        self.stage = Stage(Path(self.place.database.parent), self.scene.starts_at.isoformat(), plan)
        self.stage.__enter__()
        return self.stage.url

    def _play(self) -> None:
        if self.stage is None:
            return
        try:
            if self.you is None:
                crowd = Crowd(self.stage.simulation)
                self.stage.wait_for_bot()
                self.you = crowd.people[self.scene.play(crowd)]
                crowd.settle()
                self.place.tell(scene=self.scene.name, you=self.you)
            else:
                self.stage.wait_for_bot()
        except (Stuck, LookupError) as problem:
            if self._ended:
                return
            self.problem = f"The scene could not be played to its end: {problem}"
        self.ready = True
