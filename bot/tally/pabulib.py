"""Reads a vote in Pabulib's .pb format, as real files have it (pabulib.org/format)."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from bot.recount.tables import ODD
from bot.tally.ballots import NOTHING, Ballots, approvals, at_a_stroke, row_by_row
from bot.tally.broken import Broken, quoted, shown
from bot.tally.meta import Meta, amount, read_meta
from bot.tally.poll import Approvals, Poll, Purpose
from bot.tally.sections import Section, sections

VOTES = re.compile(r'^[ \t"]*VOTES[ \t";]*\n[^\n]*\n', re.MULTILINE | re.IGNORECASE)


def read(data: bytes) -> Poll:
    """The vote in a file.

    A byte-order mark, decimals, fractions, quoted semicolons, empty and doubled ballots are taken as real files have
    them; num_votes is not believed. Refused (Broken), with the line: whatever is no such file.
    """
    text = _text(data)
    taken = _at_a_stroke(text)
    if taken is None:
        parts = sections(text.split("\n"))
        listed = list(_listed(parts["PROJECTS"]))
        taken = parts, listed, row_by_row(parts["VOTES"], _places(listed))
    parts, listed, ballots = taken
    meta = read_meta(parts["META"])
    backed, doubled = approvals(ballots)
    people, purposes = len(ballots[0]), [one.purpose for one in listed if one.purpose.cost]
    if not people:
        raise Broken("there is no vote behind this line; each row is one vote", parts["VOTES"].heads_line)
    if not purposes:
        raise Broken("there is no project here that costs anything", parts["PROJECTS"].line)
    return Poll(
        title=meta.title,
        currency=meta.currency,
        budget=meta.budget,
        purposes=purposes,
        people=people,
        approvals=backed,
        name=_row,
        seed=sha256(data).hexdigest(),
        remarks=list(_remarks(meta, listed, people, backed, doubled)),
        decided_by=meta.rule,
    )


def _text(data: bytes) -> str:
    """With line feeds alone, and none at the end."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise Broken("this is no UTF-8 text; expected a .pb file saved as UTF-8", line) from None
    return (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text).rstrip()


def _at_a_stroke(text: str) -> "tuple[Mapping[str, Section], list[_Listed], Ballots] | None":
    """A file whose votes are plain and stand at its end, as in all but the oddest; None for a closer look."""
    front = VOTES.search(text)
    if front is None:
        return None
    try:
        parts = sections(text[: front.end()].split("\n"), front=True)
        listed = list(_listed(parts["PROJECTS"]))
    except Broken:
        return None  # whoever looks closer says so with the right line
    ballots = at_a_stroke(text[front.end() :].encode(), parts["VOTES"].heads, _places(listed))
    return None if ballots is None else (parts, listed, ballots)


@dataclass(frozen=True, slots=True)
class _Listed:
    """A row of PROJECTS. votes: how many the file says it had."""

    purpose: Purpose
    votes: int | None


def _listed(section: Section) -> Iterator[_Listed]:
    seen: dict[str, int] = {}
    costs = dict(section.cells("cost"))
    for line, name in section.cells("project_id"):
        if not name or "," in name:
            raise Broken(f"the project_id {quoted(name)} is none: votes name projects with commas between", line)
        if ODD.search(name):
            raise Broken(
                f"the project_id {quoted(name)} holds a sign that cannot be seen; expected letters and digits", line
            )
        if name in seen:
            raise Broken(f"a second project {quoted(name)}; the first one is on line {seen[name]:,}", line)
        seen[name] = line
    for line, row in section.rows:
        more = dict(zip(section.heads, row, strict=False))
        cost = amount(costs[line], f"the cost of project {shown(more['project_id'])}", line)
        won = {"1": True, "0": False}.get(more.get("selected", ""))
        votes = more.get("votes", "")
        yield _Listed(
            Purpose(more["project_id"], more.get("name", ""), cost, won=won),
            int(votes) if votes.isdecimal() and len(votes) < 10 else None,
        )


def _places(listed: Sequence[_Listed]) -> dict[str, int]:
    """Where each project stands among those that cost something; the others are known, and left out."""
    places = dict.fromkeys((one.purpose.id for one in listed), NOTHING)
    return places | {name: place for place, name in enumerate(one.purpose.id for one in listed if one.purpose.cost)}


def _row(member: int) -> str:
    """Members are known by their rows: what the file calls them is nobody's business, and may come twice."""
    return str(member + 1)


def _remarks(meta: Meta, listed: Sequence[_Listed], people: int, backed: Approvals, doubled: int) -> Iterator[str]:
    """What is to be said of the reading."""
    yield from meta.remarks(len(listed), people)
    free = [one.purpose.name for one in listed if not one.purpose.cost]
    if free:
        yield f"Left out, because the file gives no cost above nothing: {', '.join(free)}."
    if doubled:
        yield f"{_times(doubled)} a vote names the same purpose twice; that counts once."
    counts = np.bincount(backed.purposes, minlength=len(listed)).tolist()
    said = [one.votes for one in listed if one.purpose.cost]
    other = Counter(votes is not None and votes != count for votes, count in zip(said, counts, strict=False))[True]
    if other:
        yield (
            f"For {other} of the {len(said)} purposes the file tells another number of votes than it holds; "
            "the votes that it holds are counted."
        )


def _times(number: int) -> str:
    return "Once" if number == 1 else f"{number:,} times"
