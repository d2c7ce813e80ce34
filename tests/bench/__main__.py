"""`make bench`: speed as ratios, each against another side measured in the same run (docs/speed.md)."""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.lasting import lasting
from tests.bench.outage import outages
from tests.bench.pabutools import against_pabutools
from tests.bench.page import pages
from tests.bench.recount import recounts
from tests.bench.rule import rule
from tests.bench.starting import starts
from tests.bench.stops import stops
from tests.bench.tally import tallies
from tests.bench.taps import taps
from tests.bench.town import Town
from tests.bench.units import against_plain, large_against_small

GATHERING, GATHERING_ENOUGH = Town(100_000, 2_500, frozen=False), Town(2_000, 50, frozen=False)
PARTS = [
    "",
    "tap",
    "outage",
    "lasting",
    "unit",
    "large",
    "stops",
    "start",
    "page",
    "rule",
    "tally",
    "recount",
    "pabutools",
]
LARGE, LARGE_ENOUGH = Town(100_000, 2_500, frozen=True), Town(2_000, 50, frozen=True)


def lines(folder: Path, quick: bool, only: str) -> Iterator[str]:
    """The table, line by line as it is measured."""
    pairs = 1 if quick else 5
    if only in ("", "tap"):
        yield from taps(folder, pairs, 0.3 if quick else 2.0)
    if only in ("", "outage"):
        yield from outages(folder, 1 if quick else 3, 500 if quick else 10_000)
    if only in ("", "lasting"):
        yield from lasting(folder, 3 if quick else 120)
    if only in ("", "unit"):
        yield from against_plain(folder, pairs, 100 if quick else 700)
    if only in ("", "large"):
        yield from large_against_small(folder, pairs, 100 if quick else 1_000, LARGE_ENOUGH if quick else LARGE)
    if only in ("", "stops"):
        yield from stops(folder, 1 if quick else 3, GATHERING_ENOUGH if quick else GATHERING)
    if only in ("", "start"):
        yield from starts(folder, pairs)
    if only in ("", "page"):
        yield from pages(pairs, 10 if quick else 50)
    if only in ("", "rule"):
        yield from rule(folder, pairs, quick)
    if only in ("", "tally"):
        yield from tallies(folder, pairs)
    if only in ("", "recount"):
        yield from recounts(folder, pairs, 1_000 if quick else 100_000)
    if only == "pabutools":
        yield from against_pabutools(folder, 1 if quick else 3)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a short run: one pair of each, a smaller large town")
    parser.add_argument("--only", choices=PARTS, default="", help="one part of it")
    wish = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for one in lines(Path(folder), wish.quick, wish.only):
            sys.stdout.write(one + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
