"""Start-up until the first poll, and until what waited is answered, against nothing but `import telegram`."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import perf_counter

from tests.bench.processes import first_line, megabytes, started
from tests.bench.street import BUTTONS, Street, called, called_more, heard, our_bot, street
from tests.bench.table import Figure, Figures, alternate, headed, line

ANSWER, SEND = "answerCallbackQuery", "sendMessage"
IMPORT = "import telegram, sys; print('there', flush=True); sys.stdin.read()"
FIGURES = (
    Figure("poll", "until the first getUpdates", "s"),
    Figure("tap", "until a waiting tap is answered", "s"),
    Figure("help", "until a waiting /help is answered", "s"),
    Figure("memory", "memory then", "MB"),
)


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
    """Three starts: with nothing to do, with a tap that waits, and with a command."""
    somebody = here.people[0]
    with _begun(here, database) as (began, bot):
        poll, memory = heard(here) - began, megabytes(bot.pid)
    answers = called(here, ANSWER)
    here.simulation.tap_on(somebody, here.group, here.messages[0], BUTTONS[0][0]["text"])
    with _begun(here, database) as (began, _):
        tap = called_more(here, ANSWER, answers) - began
    sent = called(here, SEND)
    here.simulation.write(somebody, "private", "/help")
    with _begun(here, database) as (began, _):
        asked = called_more(here, SEND, sent) - began
    return {"poll": poll, "tap": tap, "help": asked, **_known(memory)}


@contextmanager
def _begun(here: Street, database: Path) -> Iterator[tuple[float, subprocess.Popen[str]]]:
    began = perf_counter()
    with our_bot(here, database) as bot:
        yield began, bot


def _import() -> Figures:
    began = perf_counter()
    subprocess.run([sys.executable, "-c", "import telegram"], check=True)
    seconds = perf_counter() - began
    with started("-c", IMPORT) as waiting:
        first_line(waiting)
        return {**dict.fromkeys(("poll", "tap", "help"), seconds), **_known(megabytes(waiting.pid))}


def _known(memory: float | None) -> Figures:
    return {} if memory is None else {"memory": memory}
