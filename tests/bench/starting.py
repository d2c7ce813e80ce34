"""Start-up until the first poll, and memory, against nothing but `import telegram`."""

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import perf_counter

from tests.bench.processes import first_line, megabytes, started
from tests.bench.street import Street, heard, our_bot, street
from tests.bench.table import Figure, Figures, alternate, headed, line

IMPORT = "import telegram, sys; print('there', flush=True); sys.stdin.read()"
FIGURES = (Figure("seconds", "until the first getUpdates", "s"), Figure("memory", "memory then", "MB"))


def starts(folder: Path, pairs: int) -> Iterator[str]:
    """`commonpot run` on a database that is there, against `python -c "import telegram"`."""
    yield from headed('Start-up of `commonpot run`, against `python -c "import telegram"`')
    with street() as here:
        ours = partial(_ours, here, folder / "start.sqlite")
        ours()  # once, so that the database is there and the code compiled
        measured = alternate(pairs, ours, _import)
    for figure in FIGURES:
        yield line(figure, measured)


def _ours(here: Street, database: Path) -> Figures:
    began = perf_counter()
    with our_bot(here, database) as bot:
        seconds = heard(here) - began
        return _figures(seconds, bot)


def _import() -> Figures:
    began = perf_counter()
    subprocess.run([sys.executable, "-c", "import telegram"], check=True)
    seconds = perf_counter() - began
    with started("-c", IMPORT) as waiting:
        first_line(waiting)
        return _figures(seconds, waiting)


def _figures(seconds: float, process: subprocess.Popen[str]) -> Figures:
    memory = megabytes(process.pid)
    return {"seconds": seconds} | ({} if memory is None else {"memory": memory})
