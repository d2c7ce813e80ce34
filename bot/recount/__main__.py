"""The program: python recount.pyz BUNDLE."""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from .basics import Wrong, need
from .container import unpack
from .counting import Recount, recount
from .files import derived
from .page import page
from .replay import ODD
from .tables import line

ALONE = "Compare the seal above with the one in the group: a record alone cannot tell that all of it was made anew."
MOST = 2**30  # bytes
RECEIPT = re.compile("([0-9]{1,12})-([0-9a-f]{12,64})")


def verify(data: bytes, head: str | None = None) -> Recount:
    """Everything in a bundle holds, or Wrong says what does not. head: a seal the group was told, whole."""
    files = unpack(data)
    found = recount(files["journal.txt"], files["round.json"])
    for name, wanted in _derived(found).items():
        need(files[name] == wanted, f"{name}, {_first_other(files[name], wanted)}: it does not follow from the journal")
    if head is not None:
        _check_head(found, head.strip().lower())
    return found


def _derived(found: Recount) -> dict[str, bytes]:
    try:
        return derived(found)
    except ODD as odd:
        raise Wrong(f"no files can be made of what the journal says ({odd!r})") from None


def _check_head(found: Recount, head: str) -> None:
    whole = len(head) == len(found.replay.head)
    need(whole, f"{head} is not a whole seal: it has {len(found.replay.head)} signs; copy it again from the group")
    need(head in found.hashes, f"the journal never had the seal {head}: it was made anew, or belongs to another group")


def _first_other(given: bytes, wanted: bytes) -> str:
    pairs = zip(given.split(b"\n"), wanted.split(b"\n"), strict=False)
    first = next((number for number, (one, other) in enumerate(pairs, start=1) if one != other), None)
    return "its end" if first is None else f"line {first}"


def entry_of(found: Recount, journal: bytes, receipt: str) -> str:
    """What a receipt such as 41-c49b6d2e0a17 stands for. Raises Wrong where the journal has no such entry."""
    written = RECEIPT.fullmatch(receipt.strip().lower())
    if written is None:
        raise Wrong(f"{receipt} is no receipt: a number, a line, and twelve signs (a code stands in journal.txt)")
    place, start = int(written[1]) - 1, written[2]
    held = 0 <= place < len(found.hashes) and found.hashes[place].startswith(start)
    need(held, f"the journal has no entry for the receipt {receipt}; all else does hold, so check each of its signs")
    entry = json.loads(journal.split(b"\n")[place])
    told = ", ".join(f"{name} {line(str(entry[name]))}" for name in sorted(entry) if name not in ("before", "number"))
    return f"The receipt {receipt} is in the journal: {told}."


def told(bundle: Path, head: str | None, receipts: Sequence[str]) -> Iterator[str]:
    """What the program says of a bundle that holds, paragraph by paragraph."""
    with bundle.open("rb") as held:
        data = held.read(MOST + 1)
    need(len(data) <= MOST, "it holds more than 1 GB, and no record is as large")
    found = verify(data, head)
    yield page(found)
    yield f"All of it holds: {found.replay.number} entries, {found.replay.choices} choices, every penny."
    if head is not None:
        entry = found.hashes.index(head.strip().lower()) + 1
        yield f"The seal you gave fits: it is that of entry {entry} of {found.replay.number}."
    for receipt in receipts:
        yield entry_of(found, unpack(data)["journal.txt"], receipt)
    if head is None:
        yield ALONE


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line: 0 where all holds, 1 where something does not, 2 where there is nothing to read."""
    parser = argparse.ArgumentParser(prog="recount", description="Recounts a round of Commonpot from its record.")
    parser.add_argument("bundle", metavar="round-1.zip", type=Path, help="the record: the zip file that the bot posted")
    parser.add_argument(
        "--head", "--seal", metavar="SEAL", help="a seal the group was told: the journal must have had it"
    )
    parser.add_argument("--receipt", metavar="CODE", action="append", default=[], help="a receipt, to find its entry")
    given = parser.parse_args(arguments)
    try:
        lines = list(told(given.bundle, given.head, given.receipt))
    except OSError as problem:
        sys.stderr.write(_readable(f"{given.bundle} cannot be read: {problem.strerror}.\n", sys.stderr))
        return 2
    except Wrong as wrong:
        sys.stderr.write(_readable(f"It does not hold: {line(str(wrong))}\n", sys.stderr))
        return 1
    sys.stdout.write(_readable("\n".join(lines) + "\n", sys.stdout))
    return 0


def _readable(text: str, where: TextIO) -> str:
    """The text with a question mark for each sign that cannot be shown there."""
    encoding = where.encoding or "utf-8"
    return text.encode(encoding, "replace").decode(encoding)


if __name__ == "__main__":
    sys.exit(main())
