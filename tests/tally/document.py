"""What the page about the command shows, made anew: python -m tests.tally.document."""

import os
import re
import tempfile
from pathlib import Path

from .files import Desk

PAGE = Path(__file__).parents[2] / "docs" / "tally.md"
SHOWN = re.compile(r"^\$ commonpot tally (\S+\.pb)( .*)?\n([^`]*)", re.MULTILINE)
SMALL = re.compile(r"^```pb\n([^`]*)", re.MULTILINE)


def shown(text: str, folder: Path, votes: Path) -> str:
    """The page's text with what its commands print under them. votes: where the cities' files are."""
    small = SMALL.search(text)
    assert small is not None
    (folder / "garden.pb").write_text(small[1], "utf-8")

    def run(command: re.Match[str]) -> str:
        name, options = command[1], command[2] or ""
        path = (folder if name == "garden.pb" else votes) / name
        return f"$ commonpot tally {name}{options}\n{Desk(folder).types(path, *options.split()).stdout}"

    return SHOWN.sub(run, text)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(shown(PAGE.read_text("utf-8"), Path(folder), Path(os.environ["PABULIB"])), "utf-8")
