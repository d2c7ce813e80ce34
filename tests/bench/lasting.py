"""Memory after many taps: the last tenth of them against the first."""

from collections.abc import Iterator
from pathlib import Path

from tests.bench.processes import megabytes
from tests.bench.street import heard, our_bot, street
from tests.bench.table import Figure, Pair, headed, line
from tests.bench.taps import BUSY

TENTHS = 10


def lasting(folder: Path, seconds: float) -> Iterator[str]:
    """A hundred people tap all the time; the other side is the bot itself after the first tenth."""
    with street() as here, our_bot(here, folder / "lasting.sqlite") as bot:
        heard(here)
        after, rates = [], []
        for _ in range(TENTHS):
            rates.append(here.load(BUSY, seconds / TENTHS, bot)["rate"])
            after.append(megabytes(bot.pid) or 0.0)
    taps = sum(rate * seconds / TENTHS for rate in rates)
    yield from headed(f"Memory and speed after {taps:,.0f} taps, the last tenth of them against the first")
    yield line(Figure("memory", "memory", "MB"), [Pair({"memory": after[-1]}, {"memory": after[0]})])
    yield line(Figure("rate", "taps a second", "/s"), [Pair({"rate": rates[-1]}, {"rate": rates[0]})])
