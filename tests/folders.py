"""Folders for what tests keep for a while: in memory where there is any, and none outlives its run for long."""

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

MEMORY = Path("/dev/shm")  # noqa: S108 - files in memory where there are any: tests write much and keep nothing
PREFIX = "commonpot-tests-"


def place() -> Path:
    return MEMORY if MEMORY.is_dir() else Path(tempfile.gettempdir())


@contextmanager
def a_folder() -> Iterator[Path]:
    """A folder until the block ends. Those that a killed run left behind go first.

    A lock beside each says that its run is alive; the system lets it go with the process. A PostgreSQL server whose
    folder is gone ends by itself within a minute.
    """
    clear_away()
    folder = place() / f"{PREFIX}{secrets.token_hex(4)}"
    with _alive(folder):
        folder.mkdir(mode=0o755)
        try:
            yield folder
        finally:
            shutil.rmtree(folder)
            _lock_of(folder).unlink(missing_ok=True)


def clear_away() -> None:
    """Removes every folder whose run has ended without doing so."""
    for folder in place().glob(f"{PREFIX}*/"):
        try:
            with _alive(folder):
                shutil.rmtree(folder, ignore_errors=True)
                _lock_of(folder).unlink(missing_ok=True)
        except (Timeout, PermissionError):  # of a run that goes on, or of somebody else
            continue


def _alive(folder: Path) -> FileLock:
    return FileLock(_lock_of(folder), timeout=0)


def _lock_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.lock")
