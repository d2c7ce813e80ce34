"""From the votes of a .pb file to arrays: at a stroke where they are plain, and row by row where they are not."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.tally.broken import Broken, quoted
from bot.tally.poll import Approvals, Places
from bot.tally.sections import TITLES, Section

NOTHING = -1  # the place of a purpose that is left out, and of the empty word in an empty vote
WORD = 8  # the most bytes in a project_id that a processor compares in one step
NEWLINE, COMMA, SEMICOLON = b"\n,;"
NO_VOTE = {"", *TITLES}

Spots: TypeAlias = NDArray[np.int64]
Ballots: TypeAlias = tuple[Places, Places]
"""How many words each ballot has, and the place of the purpose that each word names, ballot by ballot."""


def at_a_stroke(body: bytes, heads: Sequence[str], places: Mapping[str, int]) -> Ballots | None:
    """The ballots of the rows behind the heads of VOTES; None where anything is unusual, for a closer look."""
    body = body.rstrip() + b"\n"
    signs = np.frombuffer(body, np.uint8)
    ends, cuts = np.flatnonzero(signs == NEWLINE), np.flatnonzero(signs == SEMICOLON)
    if b'"' in body or b"\0" in body or len(heads) < 2 or len(cuts) != len(ends) * (len(heads) - 1):
        return None
    edges = np.column_stack((np.append(-1, ends[:-1]), cuts.reshape(len(ends), -1), ends))
    column = heads.index("vote")
    begins, stops = edges[:, column] + 1, edges[:, column + 1]
    if (np.diff(edges.ravel()) < 0).any() or _any_no_vote(body, edges[begins == stops]):
        return None
    commas = np.flatnonzero(signs == COMMA)
    rows = np.searchsorted(ends, commas)
    inside = (commas >= begins[rows]) & (commas < stops[rows])
    commas = commas[inside]
    starts = np.sort(np.concatenate((begins, commas + 1)), kind="stable")
    found = _known(body, starts, np.sort(np.concatenate((stops, commas)), kind="stable") - starts, places)
    sizes = 1 + np.bincount(rows[inside], minlength=len(ends))
    return None if found is None else (sizes.astype(np.int32), found)


def _any_no_vote(body: bytes, edges: Spots) -> bool:
    """Whether a row without a vote holds nothing, or one word that begins a part: then it is no vote for nothing."""
    rows = (
        body[first + 1 : last].decode().replace(";", "").strip().upper() for first, last in edges[:, [0, -1]].tolist()
    )
    return not NO_VOTE.isdisjoint(rows)


def _known(body: bytes, starts: Spots, lengths: Spots, places: Mapping[str, int]) -> Places | None:
    """The place of the purpose that each word names; None where one names nothing, or is too long to tell at once."""
    words = {name.encode(): place for name, place in places.items()} | {b"": NOTHING}
    if lengths.max() > WORD or max(map(len, words)) > WORD:
        return None
    padded = np.frombuffer(body + bytes(WORD), np.uint8)
    numbers = np.ndarray(len(body), "<u8", padded, strides=(1,))[starts]
    numbers &= np.array([(1 << 8 * length) - 1 for length in range(WORD + 1)], np.uint64)[lengths]
    keys = np.array([int.from_bytes(word, "little") for word in words], np.uint64)
    order = np.argsort(keys)
    at = order[np.searchsorted(keys[order], numbers).clip(max=len(order) - 1)]
    return np.array(list(words.values()), np.int32)[at] if (keys[at] == numbers).all() else None


def row_by_row(votes: Section, places: Mapping[str, int]) -> Ballots:
    """The ballots of a part, whatever they look like. Refused with its line: one for what is no project."""
    ballots = [_ballot(line, cell, places) for line, cell in votes.cells("vote")]
    return np.array(list(map(len, ballots)), np.int32), np.array(list(chain.from_iterable(ballots)), np.int32)


def _ballot(line: int, cell: str, places: Mapping[str, int]) -> list[int]:
    names = [name for name in map(str.strip, cell.split(",")) if name]
    for name in names:
        if name not in places:
            raise Broken(f"a vote for {quoted(name)}, and no project has this project_id", line)
    return [places[name] for name in names]


def approvals(ballots: Ballots) -> tuple[Approvals, int]:
    """Each pair once, purpose by purpose; and how many were there twice."""
    sizes, words = ballots
    members = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    order = np.argsort(words.astype(np.int16) if words.max(initial=0) < 1 << 15 else words, kind="stable")
    members, purposes = members[order], words[order]
    again = np.zeros(len(order), bool)
    again[1:] = (members[1:] == members[:-1]) & (purposes[1:] == purposes[:-1])
    keep = (purposes != NOTHING) & ~again
    return Approvals(members[keep], purposes[keep]), int(np.count_nonzero(again & (purposes != NOTHING)))
