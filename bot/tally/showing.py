"""From a file and a wish to what is printed."""

import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import get_terminal_size

from bot.tally.asked import Asked, mass_of, share_of
from bot.tally.broken import Broken
from bot.tally.comparing import other
from bot.tally.counting import count, same_otherwise
from bot.tally.poll import Poll
from models.rules.completion import Completion
from models.rules.outcomes import Ties, Utility

MOST = 2**28  # bytes


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody typed."""

    preset: str | None
    core: str | None
    agreement: str | None
    utility: str
    completion: str
    share: str | None
    exact_fractions: bool
    ties: str
    compare: str | None
    json: bool
    csv: bool


def show(file: Path, wish: Wish) -> str:
    """What is printed of a file. Refused (Broken), in words: what cannot be read or counted."""
    if wish.json and wish.csv:
        raise Broken("--json and --csv cannot both be printed; choose one")
    poll = read(file)
    named, mass = mass_of(poll, wish.preset, wish.core, wish.agreement)
    asked = Asked(
        named=named,
        mass=mass,
        share=share_of(wish.share),
        utility=Utility(wish.utility),
        completion=Completion(wish.completion),
        ties=Ties(wish.ties),
        exact=wish.exact_fractions,
    )
    tally = count(poll, asked)
    same = same_otherwise(tally)
    beside = None if wish.compare is None else other(poll, wish.compare, asked.ties)
    # Imported here: one of them is needed.
    if wish.json:
        from bot.tally.told import as_json

        return f"{as_json(tally, same, beside)}\n"
    if wish.csv:
        from bot.tally.sheet import as_csv

        return as_csv(tally)
    from bot.tally.page import page

    return page(tally, same, beside, _width())


def read(file: Path) -> Poll:
    """A record, or else a .pb file."""
    try:
        with file.open("rb") as source:
            data = source.read(MOST + 1)
    except OSError as problem:
        raise Broken(f"it cannot be read: {problem.strerror}") from None
    if len(data) > MOST:
        raise Broken("it holds more than 256 MB, and no vote is as large")
    if data.startswith(b"PK"):
        # Imported here: it goes through the whole journal.
        from bot.tally.record import read as read_record

        return read_record(data)
    from bot.tally.pabulib import read as read_pabulib

    return read_pabulib(data)


def _width() -> int:
    return min(max(get_terminal_size().columns, 60), 100) if sys.stdout.isatty() else 80
