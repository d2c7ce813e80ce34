"""Every file of a bundle that follows from its journal."""

from collections.abc import Iterator, Sequence

from .counting import Recount
from .pabulib import pabulib
from .page import page
from .rule import Purpose
from .tables import table

Row = Sequence[object]


def derived(found: Recount) -> dict[str, bytes]:
    """By name; whoever publishes a bundle makes the first three from the books, and they must be the same."""
    files = {
        "ledger.csv": table(("at", "from", "to", "funder", "name", "pennies"), _ledger(found)),
        "payments.csv": table(("purpose", "voter", "pennies"), _payments(found)),
        "tally.csv": table(("purpose", "title", "pennies", "backers", "objectors", "state", "price"), _tally(found)),
        "round.pb": pabulib(found, counted(found)),
        "result.txt": page(found),
    }
    return {name: text.encode() for name, text in files.items()}


def _ledger(found: Recount) -> Iterator[Row]:
    for at, giver, taker, funder, pennies in found.replay.books.lines:
        yield at, giver, taker, funder, found.funder(int(funder)), pennies


def _payments(found: Recount) -> Iterator[Row]:
    for one in found.purposes:
        for voter, pennies in sorted(one.payments.items()):
            yield one.id, voter, pennies


def _tally(found: Recount) -> Iterator[Row]:
    for one in found.purposes:
        counts = (len(one.backers), len(one.objectors)) if _counted(found, one) else ("", "")
        yield one.id, found.title(one), one.cost, *counts, ended(one), one.price


def _counted(found: Recount, one: Purpose) -> bool:
    """Whether what was said of it was counted: on a frozen roll, and not out of the round."""
    return bool(found.round.share) and one.state not in ("withdrawn", "merged")


def ended(one: Purpose) -> str:
    """How it ended, in a round that is over."""
    return "failed" if one.state == "undecided" else one.state


def counted(found: Recount) -> list[Purpose]:
    """The purposes of which it was counted what was said."""
    return [one for one in found.purposes if _counted(found, one)]
