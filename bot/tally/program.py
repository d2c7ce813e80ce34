"""The command line of a tally. By argparse: the other commands' library takes longer to load than a city to count."""

import gc
import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

MISTAKE, STOPPED = 2, 130


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="commonpot tally",
        description="Count a vote by Equal Shares: what goes ahead, who pays what, and why the others do not.",
        epilog="docs/tally.md has a worked example.",
        allow_abbrev=False,
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="a vote (.pb), or the record of a round (.zip)")
    add = parser.add_argument
    add(
        "--preset",
        choices=("together", "several", "near-consensus", "plain"),
        help="a ready-made rule; plain is Equal Shares alone. Otherwise a round's own rule, and plain for a .pb file",
    )
    add("--core", metavar="PART", help="how many must back a purpose: 1/3 of all")
    add("--agreement", metavar="PART", help="how many of those who back or object must back it: 2/3")
    add(
        "--utility",
        choices=("cost", "count"),
        default="cost",
        help="cost (the usual): the most people first; count: the most people for the money first",
    )
    add(
        "--completion",
        choices=("none", "add-one", "greedy"),
        default="none",
        help="what to do with money left: nothing (the usual), larger shares, or most backers first from the pot",
    )
    add("--share", metavar="AMOUNT", help="what each member holds: 12.50. Otherwise an equal part of the budget")
    add("--exact-fractions", action="store_true", help="count in exact fractions, not in whole pennies")
    add(
        "--ties",
        choices=("draw", "lexical"),
        default="draw",
        help="who goes first among equals: more backers, lower cost, then by lot (the usual); or by id",
    )
    add(
        "--compare",
        choices=("greedy", "most-backed"),
        help="show beside it what goes ahead if the most backed go first: greedy passes over what does not fit, "
        "most-backed ends there",
    )
    add("--json", action="store_true", help="print the whole outcome, for programs")
    add("--csv", action="store_true", help="print a row for each purpose, for a spreadsheet")
    return parser


def main(arguments: Sequence[str]) -> int:
    """0 where the vote was counted, 2 where the file or the wish is not right, 130 where somebody stopped it."""
    given = _parser().parse_args(arguments)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # or numpy starts a thread for each core, and nobody needs them
    gc.disable()  # going through all that is loaded would take as long as the count
    # Imported here: --help does without.
    from bot.recount.tables import line
    from bot.tally.broken import Broken
    from bot.tally.showing import Wish, show

    try:
        _write(
            sys.stdout, show(given.file, Wish(**{name: value for name, value in vars(given).items() if name != "file"}))
        )
    except Broken as problem:
        _write(sys.stderr, f"{line(f'{given.file}: {problem}')}\n")
        return MISTAKE
    except KeyboardInterrupt:
        return STOPPED
    finally:
        gc.enable()
    return 0


def _write(where: TextIO, text: str) -> None:
    """With a question mark for each sign that cannot be shown there; whoever closes the pipe has read enough."""
    encoding = where.encoding or "utf-8"
    try:
        where.write(text.encode(encoding, "replace").decode(encoding))
        where.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), where.fileno())
