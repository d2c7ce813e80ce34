"""One bot on one database: a second process is kept out, whichever way it comes."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import make_url

from models.store.databases import kind_of, postgresql
from models.store.databases.refusing import AnotherIsRunning, UnusableDatabase
from models.store.engine import in_words, opened


@contextmanager
def alone_on(url: str) -> Iterator[None]:
    """Holds the database's lock; the system, or the server, lets it go when the process ends.

    Refuses (AnotherIsRunning) while another process, or another part of this one, holds it, and (UnusableDatabase) a
    database that cannot be opened, or a folder where nothing can be written.
    """
    with _alone_on_server(url) if kind_of(url).remote else _alone_on_file(url):
        yield


@contextmanager
def _alone_on_server(url: str) -> Iterator[None]:
    with ExitStack() as ending:
        with in_words(url):
            connection = ending.enter_context(opened(url))
            postgresql.hold(connection, postgresql.RUNNING)
            connection.commit()
        yield


@contextmanager
def _alone_on_file(url: str) -> Iterator[None]:
    """A lock beside the file, whichever path leads there."""
    file = Path(make_url(url).database or "").resolve()
    if not file.parent.is_dir():  # the lock would make it, and a misspelt path would be a new and empty database
        raise UnusableDatabase(f"There is no folder {file.parent}. Make it, or correct COMMONPOT_DATABASE.")
    lock = FileLock(file.with_name(file.name + ".lock"), timeout=0, fallback_to_soft=False, preserve_lock_file=True)
    try:
        lock.acquire()
    except Timeout:
        raise AnotherIsRunning(
            f"Another Commonpot is running on this database ({file}). Stop that one first, or give this one a database "
            "of its own with COMMONPOT_DATABASE=sqlite:////path/to/file."
        ) from None
    except OSError as problem:
        raise UnusableDatabase(
            f"Nothing can be written in {file.parent} ({problem.strerror}). Let this user write there, or choose "
            "another place with COMMONPOT_DATABASE=sqlite:////path/to/file."
        ) from problem
    try:
        yield
    finally:
        lock.release()
