"""A tap over HTTP against a bare bot that only answers, and what both need of memory."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.bench.processes import megabytes
from tests.bench.street import bare_bot, heard, our_bot, our_bot_on_httpx, street
from tests.bench.table import Figure, Pair, alternate, headed, line

BUSY = 100
FIGURES = (
    Figure("rate", "taps a second", "/s"),
    Figure("p50", "median answer", "ms"),
    Figure("processor", "processor time a tap", "µs"),
)


def taps(folder: Path, pairs: int, seconds: float) -> Iterator[str]:
    """1, 10 and 100 people, in one group and in private, on both clients; the bare bot is on the library's own."""
    yield from headed("A tap over HTTP, against a bare python-telegram-bot bot that only answers taps")
    with street() as here, street() as there, bare_bot(there) as bare:
        heard(there)
        for client, our_side in (("aiohttp", our_bot), ("httpx", our_bot_on_httpx)):
            with our_side(here, folder / "pot.sqlite") as ours:
                heard(here)
                before = Pair(*({"memory": megabytes(bot.pid) or 0.0} for bot in (ours, bare)))
                for private in (False, True):
                    for people in (1, 10, BUSY):
                        sides = (
                            partial(here.load, people, seconds, ours, private=private),
                            partial(there.load, people, seconds, bare, private=private),
                        )
                        for side in sides:
                            side()  # once to warm up
                        measured = alternate(pairs, *sides)
                        where = f"{client}, {'private' if private else 'group'}, {people}"
                        for figure in FIGURES:
                            yield line(Figure(figure.name, f"{where}: {figure.words}", figure.unit), measured)
                after = Pair(*({"memory": megabytes(bot.pid) or 0.0} for bot in (ours, bare)))
            for words, memory in (("once it polls", before), ("after those taps", after)):
                if memory.ours["memory"]:
                    yield line(Figure("memory", f"{client}: memory {words}", "MB"), [memory])
