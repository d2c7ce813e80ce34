"""What came of one test of others, and what it asked of the server."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bot.playground.methods import METHODS

Outcome = Literal["passed", "failed", "skipped"]

SERVED = {*METHODS, "getupdates"}


@dataclass(frozen=True, slots=True)
class Note:
    """Methods are told with the refusals they met, or without."""

    test: str
    outcome: Outcome
    asked: tuple[tuple[str, str], ...]
    why: str

    @property
    def methods(self) -> set[str]:
        return {method for method, _ in self.asked if method}

    @property
    def unserved(self) -> set[str]:
        return {method for method in self.methods if method.lower() not in SERVED}

    @property
    def name(self) -> str:
        """Without the folders, the class and what it is given."""
        return self.test.partition("[")[0].rpartition("::")[2]

    @property
    def place(self) -> str:
        """Its file and its name."""
        return f"{Path(self.test.partition('::')[0]).name}::{self.name}"


def read(file: Path) -> list[Note]:
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    return [Note(one["test"], one["outcome"], tuple(map(tuple, one["asked"])), one["why"]) for one in lines]
