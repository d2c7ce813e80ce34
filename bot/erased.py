"""The list of those who have erased themselves: a file beside the database, for the day an older backup is restored.

A line for each, with a mark that says nothing of anybody and stands in older backups only.
"""

import os
from collections.abc import Iterable
from pathlib import Path

OURS_ALONE = 0o600


def read(file: Path) -> set[str]:
    """The marks in the list. Raises FileNotFoundError where there is none."""
    return {line.strip() for line in file.read_text("ascii").splitlines() if line.strip()}


def add(file: Path, marks: Iterable[str]) -> None:
    """Those that are missing are in it, on the disk; it is made where there is none."""
    there = read(file) if file.exists() else set()
    missing = [mark for mark in marks if mark not in there]
    opened = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, OURS_ALONE)
    try:
        os.write(opened, "".join(f"{mark}\n" for mark in missing).encode("ascii"))
        os.fsync(opened)
    finally:
        os.close(opened)
