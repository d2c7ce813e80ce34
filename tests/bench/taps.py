"""A tap over HTTP against a bare bot that only answers, and what both need of memory."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.bench.processes import megabytes
from tests.bench.street import bare_bot, heard, our_bot, street
from tests.bench.table import Figure, Pair, alternate, headed, line

FIGURES = (Figure("rate", "taps a second", "/s"), Figure("p50", "median answer", "ms"))
PROCESSOR = Figure("processor", "processor time a tap", "µs")


def taps(folder: Path, pairs: int, seconds: float) -> Iterator[str]:
    """1, 10 and 100 people in one group; update in, durable commit, tap answered."""
    yield from headed("A tap over HTTP in one group, against a bare python-telegram-bot bot that only answers taps")
    with street() as here, street() as there, our_bot(here, folder / "pot.sqlite") as ours, bare_bot(there) as bare:
        heard(here)
        heard(there)
        memory = [Pair(*({"memory": megabytes(bot.pid) or 0.0} for bot in (ours, bare)))]
        for people in (1, 10, 100):
            sides = (partial(here.load, people, seconds, ours), partial(there.load, people, seconds, bare))
            for side in sides:
                side()  # once to warm up
            measured = alternate(pairs, *sides)
            for figure in (*FIGURES, PROCESSOR):
                words = f"{people} {'person' if people == 1 else 'people'}: {figure.words}"
                yield line(Figure(figure.name, words, figure.unit), measured)
        after = [Pair(*({"memory": megabytes(bot.pid) or 0.0} for bot in (ours, bare)))]
    if memory[0].ours["memory"]:
        yield line(Figure("memory", "memory once it polls", "MB"), memory)
        yield line(Figure("memory", "memory after all those taps", "MB"), after)
