"""Where a demo keeps its things: in a folder that goes at the end, or in files that the next one goes on with."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SETTING = re.compile(r"COMMONPOT_DATABASE(=sqlite:////path/to/file)?")  # how an operator would choose the file


class CannotKeep(Exception):
    """Nothing can be kept there. Its words say why, and what to do."""


@dataclass(frozen=True, slots=True)
class Place:
    """The bot's database, and beside it (.chats) the server's world and (.scene) what was played."""

    database: Path

    @property
    def chats(self) -> Path:
        return self._beside(".chats")

    @property
    def told(self) -> dict[str, Any] | None:
        """What was written with tell(); None where nothing was played to its end yet. CannotKeep for anything else."""
        file = self._beside(".scene")
        try:
            told = json.loads(file.read_text(encoding="utf-8"))
            return {"scene": str(told["scene"]), "you": int(told["you"])}
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, LookupError, RecursionError):
            raise CannotKeep(f"{file} is not what a demo wrote. Remove it, or give --keep another file.") from None

    def tell(self, scene: str, you: int) -> None:
        """Writes down what was played, once it is there whole; half of it is never there."""
        new = self._beside(".scene.new")
        new.write_text(json.dumps({"scene": scene, "you": you}), encoding="utf-8")
        new.replace(self._beside(".scene"))

    def clear(self) -> None:
        """Nothing is kept any more."""
        for ending in (".scene", ".scene.new", ".chats", "", "-wal", "-shm"):
            self._beside(ending).unlink(missing_ok=True)

    def check(self) -> None:
        """Refuses (CannotKeep) files that are no demo's, in use, or out of reach."""
        # Imported here: where nothing is kept, the database is the bot's affair alone.
        from bot.lock import alone_on
        from models.store.databases.refusing import AnotherIsRunning, UnsafeDatabase, UnusableDatabase
        from models.store.migrations import upgrade

        if self.database.exists() is not self.chats.exists():
            raise CannotKeep(f"{self.database} and {self.chats} are not of one demo. Give --keep another file.")
        _ = self.told
        url = f"sqlite:///{self.database}"
        try:
            with alone_on(url):
                if self.database.exists():
                    upgrade(url)
        except (UnusableDatabase, UnsafeDatabase, AnotherIsRunning) as problem:
            raise CannotKeep(SETTING.sub("--keep", str(problem))) from problem

    def _beside(self, ending: str) -> Path:
        return self.database.with_name(self.database.name + ending)
