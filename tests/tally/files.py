"""Small .pb files, and the program run on them in this process."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from bot.commands.all import commands

META = {"budget": "100", "currency": "GBP"}
PROJECTS = ({"project_id": "a", "cost": "40"}, {"project_id": "b", "cost": "60"})
VOTES = ("a", "a,b", "a,b", "b")


def pb(projects: Sequence[Mapping[str, object]] = PROJECTS, votes: Sequence[str] = VOTES, **meta: object) -> str:
    """Four members with £25 each, unless said otherwise."""
    said = {key: value for key, value in {**META, **meta}.items() if value is not None}
    rows = [";".join(map(str, project.values())) for project in projects]
    voters = [f"{number};{vote}" for number, vote in enumerate(votes, start=1)]
    heads = ";".join(projects[0])
    front = ["META", "key;value", *(f"{key};{value}" for key, value in said.items()), "PROJECTS", heads, *rows]
    return "\n".join([*front, "VOTES", "voter_id;vote", *voters]) + "\n"


class Desk:
    """A folder with a file in it, and somebody who types `commonpot tally`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def file(self, content: str | bytes, name: str = "vote.pb") -> Path:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def types(self, path: Path, *options: str) -> Result:
        return CliRunner().invoke(commands, ["tally", str(path), *options])

    def page(self, content: str | bytes, *options: str) -> str:
        """What is printed; and every sentence of it on one line, however the window broke it."""
        told = self.types(self.file(content), *options)
        assert (told.exit_code, told.stderr) == (0, ""), told.output
        return told.stdout

    def reads(self, content: str | bytes, *options: str) -> str:
        return " ".join(self.page(content, *options).split())

    def outcome(self, path: Path, *options: str) -> dict[str, Any]:
        told = self.types(path, "--json", *options)
        assert (told.exit_code, told.stderr) == (0, ""), told.output
        found: dict[str, Any] = json.loads(told.stdout)
        return found

    def mistake(self, content: str | bytes, *options: str) -> str:
        """The one line that says what is wrong, without the file's name."""
        told = self.types(self.file(content), *options)
        assert (told.exit_code, told.stdout) == (2, ""), told.output
        assert told.stderr.count("\n") == 1
        return told.stderr.removeprefix(f"{self.folder / 'vote.pb'}: ").strip()
