"""The program as an operator starts it: in a folder of its own, with nothing set but what a test sets."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.overhearing import personal

TEMPORARY = "temporary"
TOKEN = "123456789:AAcanary" + "x" * 29

Started = Callable[..., subprocess.CompletedProcess[str]]


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """The settings given, and otherwise nothing of this machine's that could matter; Telegram is out of reach."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COMMONPOT_")}
    given = {f"COMMONPOT_{name}": value for name, value in settings.items()}
    given = {"COMMONPOT_API": "http://127.0.0.1:9"} | given
    (folder / TEMPORARY).mkdir(exist_ok=True)
    folders = {"XDG_DATA_HOME": str(folder / "data"), "TMPDIR": str(folder / TEMPORARY)}
    return kept | folders | {"PYTHONWARNINGS": "error"} | given


@contextmanager
def started(folder: Path, *words: str, **settings: str) -> Iterator[subprocess.Popen[str]]:
    """A process of the program, killed at the end if it is still there."""
    process = subprocess.Popen(
        [sys.executable, "-m", *words],
        cwd=folder,
        env=environment(folder, **settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def no_file_over(size: int) -> Iterator[None]:
    """As on a disk that is nearly full. size: in bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def commonpot(tmp_path: Path) -> Started:
    """Runs `commonpot` with the given words and settings until it ends."""

    def start(*words: str, **settings: str) -> subprocess.CompletedProcess[str]:
        told = subprocess.run(
            [sys.executable, "-m", "bot", *words],
            cwd=tmp_path,
            env=environment(tmp_path, **settings),
            capture_output=True,
            text=True,
            timeout=30,
        )
        assert personal(told.stderr) == []
        return told

    return start
