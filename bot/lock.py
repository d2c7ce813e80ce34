"""One bot on one SQLite file: a lock beside it keeps a second process out."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import make_url

from models.store.migrations import UnusableDatabase


class AnotherIsRunning(Exception):
    """A second bot on the same database would answer every tap twice. Its words name the file and the next step."""


@contextmanager
def alone_on(url: str) -> Iterator[None]:
    """Holds the database's lock, whichever path leads to the file; the system lets it go when the process ends.

    Refuses (AnotherIsRunning) while another process, or another part of this one, holds it, and (UnusableDatabase) a
    folder where nothing can be written.
    """
    file = Path(make_url(url).database or "").resolve()
    if not file.parent.is_dir():  # the lock would make it, and a misspelt path would be a new and empty database
        raise UnusableDatabase(f"There is no folder {file.parent}. Make it, or correct COMMONPOT_DATABASE.")
    lock = FileLock(file.with_name(file.name + ".lock"), timeout=0, fallback_to_soft=False, preserve_lock_file=True)
    try:
        lock.acquire()
    except Timeout:
        raise AnotherIsRunning(
            f"Another Commonpot is running on this database ({file}). Stop that one first, or give this one a database "
            "of its own with COMMONPOT_DATABASE=sqlite:///path/to/file."
        ) from None
    except OSError as problem:
        raise UnusableDatabase(
            f"Nothing can be written in {file.parent} ({problem.strerror}). Let this user write there, or choose "
            "another place with COMMONPOT_DATABASE=sqlite:///path/to/file."
        ) from problem
    try:
        yield
    finally:
        lock.release()
