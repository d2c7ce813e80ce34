"""The list of those who have erased themselves: a file beside the database, for the day an older backup is restored.

A line for each, with a mark that says nothing of anybody and stands in older backups only.
"""

import os
from collections.abc import Iterable
from pathlib import Path

OURS_ALONE = 0o600


def read(file: Path) -> set[str]:
    """The marks in the list. Raises FileNotFoundError where there is none."""
    return {line.strip() for line in file.read_text("ascii", errors="replace").splitlines() if line.strip()}


def add(file: Path, marks: Iterable[str]) -> None:
    """Those that are missing are in it, on the disk; it is made where there is none.

    They begin on a line of their own: a full disk may have cut the last one short.
    """
    there = read(file) if file.exists() else set()
    missing = [mark for mark in marks if mark not in there]
    opened = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, OURS_ALONE)
    with os.fdopen(opened, "ab") as list_:
        list_.write("".join(f"\n{mark}\n" for mark in missing).encode("ascii"))
        list_.flush()
        os.fsync(list_.fileno())
