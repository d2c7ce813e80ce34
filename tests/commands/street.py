"""A demo that runs: its page's address, its own answers, and the people on it."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.demo.simulation import Gone, Simulation
from tests.commands.conftest import started
from tests.overhearing import note, personal

PATIENCE = 90  # seconds: on a busy machine the scene takes its time


@dataclass(frozen=True)
class Demo:
    """A demo while it runs. page, stage: addresses."""

    process: subprocess.Popen[str]
    page: str
    stage: str
    people: Simulation
    http: httpx.Client

    def state(self) -> dict[str, Any]:
        """What the page is told of the stage."""
        told: dict[str, Any] = self.http.get(self.stage).json()
        return told

    def act(self, path: str, origin: str | None = None) -> httpx.Response:
        """What a button of the page does; origin: another page's address."""
        return self.http.post(f"{self.stage}/{path}", headers={"origin": origin or self.page})

    def ready(self) -> dict[str, Any]:
        """The state once the scene has been played."""
        until = time.monotonic() + PATIENCE
        while not (state := self.state())["ready"] and time.monotonic() < until:
            time.sleep(0.05)
        assert (state["ready"], state["problem"]) == (True, None), state["problem"]
        return state

    def behind(self, path: str) -> dict[str, Any]:
        """What the bot's door answers."""
        told: dict[str, Any] = self.http.get(f"{self.state()['door']}/{path}").json()
        return told

    def group(self) -> int:
        return int(self.people.get("chats")["chats"][0]["id"])

    def texts(self) -> list[str]:
        """What stands in the group, as you see it."""
        return [one.text for one in self.people.messages(self.group(), self.state()["cast"]["you"])]

    def tap(self, words: str, label: str) -> dict[str, Any]:
        """You tap a button under the newest message in the group that says these words, and wait for the answer."""
        return self.people.tap(*self._button(words, label), label)

    def tap_on(self, words: str, label: str) -> None:
        """The same without waiting."""
        self.people.tap_on(*self._button(words, label), label)

    def _button(self, words: str, label: str) -> tuple[int, int, int]:
        you = self.state()["cast"]["you"]
        seen = self.people.messages(self.group(), you)
        return you, self.group(), [one for one in seen if words in one.text and one.button(label)][-1].id


@contextmanager
def shown(folder: Path, *words: str) -> Iterator[Demo]:
    """The demo as somebody starts it, on any free port."""
    with started(folder, "bot", "demo", "--no-browser", "--port", "0", *words) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        if "http://" not in first:
            pytest.fail(f"no address in {first!r}; {process.communicate(timeout=10)}")
        page = first.split()[-1]
        with httpx.Client(trust_env=False, timeout=PATIENCE) as http:
            people = Simulation(page)
            try:
                yield Demo(process, page, http.get(f"{page}/sim/page").json()["stage"], people, http)
            finally:
                with suppress(Gone):
                    for one in people.get("people")["people"]:
                        note(one)
                people.close()
                process.terminate()
                said = process.communicate(timeout=20)[1]
            assert personal(said) == []
