"""Programs in processes of their own, and what they use of the machine."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter

from tests.bench.table import Figure, Figures

TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
WHOLE = (Figure("processor", "processor time", "s"), Figure("wall", "until it has ended", "s"))


@contextmanager
def started(*words: str, folder: Path | None = None, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """`python` with these words, until the end of the block."""
    process = subprocess.Popen(
        [sys.executable, *words], env=os.environ | environment, cwd=folder, stdout=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=20)


def whole(*words: str) -> Figures:
    """`python` with these words until it has ended: its processor time and how long it took, in seconds."""
    began, before = perf_counter(), getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *words], env=os.environ, stdout=subprocess.DEVNULL, check=True)
    after = getrusage(RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"processor": processor, "wall": perf_counter() - began}


def first_line(process: subprocess.Popen[str]) -> str:
    """What a program says first."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def megabytes(pid: int) -> float | None:
    """Resident memory; None where the system does not tell."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return None
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


def processor_seconds(pid: int) -> float | None:
    """Processor time used so far; None where the system does not tell."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / TICKS
