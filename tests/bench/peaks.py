"""How much memory a vote takes in a process of its own, with Python and numpy."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np

from models.rules.outcomes import Terms
from models.rules.votes import decide
from tests.bench.cities import Ballots, City, ballots
from tests.bench.processes import first_line, started
from tests.bench.table import Figure, Figures, alternate, headed, line


def peaks(folder: Path, pairs: int, city: City) -> Iterator[str]:
    """The most memory a process ever held that decides the vote, against one that only adds up its backings."""
    if not Path("/proc/self/status").exists():
        return
    yield from headed(f"Memory at most, {city}, against one pass that numpy makes")
    given, file = ballots(city), folder / "city.npz"
    np.savez(file, members=given.members, places=given.places, costs=given.costs, everybody=given.everybody)
    for what in ("fractions", "pennies"):
        yield line(Figure("memory", what, "MB"), alternate(pairs, partial(_peak, file, what), partial(_peak, file, "")))


def _peak(file: Path, what: str) -> Figures:
    with started("-m", "tests.bench.peaks", str(file), what) as process:
        return {"memory": float(first_line(process))}


def main(file: str, what: str) -> None:
    saved = np.load(file)
    given = Ballots(saved["members"], saved["places"], saved["costs"].tolist(), int(saved["everybody"]))
    terms = Terms(None, given.everybody, "5eed")
    if what == "fractions":
        decide(given.in_fractions(), terms)
    elif what == "pennies":
        decide(given.in_pennies(), terms)
    else:
        np.ones(given.everybody)[given.members].sum()
    status = Path("/proc/self/status").read_text()  # getrusage would tell the most of whoever started this process
    kilobytes = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    sys.stdout.write(f"{kilobytes / 1024}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
