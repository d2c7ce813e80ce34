"""Reads real votes in Pabulib's .pb format, whatever the ballots, as approvals (pabulib.org/format).

A small reader of its own: it judges the rule without the bot, and the reader of `commonpot tally` (tests/tally).
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from io import StringIO
from math import lcm
from pathlib import Path

import numpy as np

from models.rules.outcomes import Amount, Candidate
from models.rules.votes import Vote as Rows

Table = list[dict[str, str]]


@dataclass(frozen=True)
class Vote:
    """One vote: money exact and in the city's own units; a ballot is the set of projects it names."""

    meta: Mapping[str, str]
    budget: Fraction
    costs: Mapping[str, Fraction]
    ballots: tuple[frozenset[str], ...]
    selected: frozenset[str]

    @property
    def share(self) -> Fraction:
        """Everyone's equal part, also of those who handed in an empty ballot."""
        return self.budget / len(self.ballots)

    @property
    def unit(self) -> int:
        """In how many parts the city's unit is cut for all costs to be whole."""
        return lcm(*(cost.denominator for cost in self.costs.values()))

    @property
    def remark(self) -> str:
        """What is to be said of the reading."""
        kind = self.meta.get("vote_type", "approval")
        return "" if kind == "approval" else f"{kind} ballots, read as approvals"

    def backers(self, project: str) -> frozenset[str]:
        """Voters by their row: their pseudonyms are nobody's business, and may come twice."""
        return frozenset(str(row) for row, ballot in enumerate(self.ballots) if project in ballot)


def read(path: Path) -> Vote:
    """The vote in a file.

    A byte-order mark, decimals, fractions, quoted semicolons, empty and doubled ballots are taken as real files have
    them; num_votes is not believed. Refuses (ValueError) a ballot for a project that is not there.
    """
    parts = _parts(path.read_text(encoding="utf-8-sig"))
    meta = {row["key"]: row["value"] for row in parts["META"]}
    costs = {row["project_id"]: Fraction(row["cost"]) for row in parts["PROJECTS"]}
    ballots = tuple(_ballot(row["vote"]) for row in parts["VOTES"])
    if unknown := frozenset[str]().union(*ballots) - costs.keys():
        raise ValueError(f"{path.name} has votes for {sorted(unknown)}, which are no projects")
    selected = frozenset(row["project_id"] for row in parts["PROJECTS"] if row.get("selected") == "1")
    return Vote(meta, Fraction(meta["budget"]), costs, ballots, selected)


def in_rows(vote: Vote, share: Amount, unit: int) -> Rows[Amount]:
    """The vote with costs in so small a unit that they are whole; the share may be a fraction of it."""
    numbers: dict[str, list[int]] = {name: [] for name in vote.costs}
    for row, ballot in enumerate(vote.ballots):
        for name in ballot:
            numbers[name].append(row)
    starts = np.cumsum([0, *map(len, numbers.values())])
    backers = np.array([row for some in numbers.values() for row in some], np.intp)
    costs = [int(cost * unit) for cost in vote.costs.values()]
    return Rows(list(vote.costs), costs, starts, backers, len(vote.ballots), share)


def in_pennies(vote: Vote) -> tuple[list[Candidate], dict[str, int]]:
    """The vote as the rule takes it: candidates, and everyone's share.

    Whole pennies of the city's money would make every share a little smaller than budget / voters, and could turn a
    vote that is decided by a hair. So the unit is made small enough for the share and all costs to be whole: then
    only what the rule itself rounds is rounded.
    """
    unit = lcm(vote.share.denominator, *(cost.denominator for cost in vote.costs.values()))
    candidates = [Candidate(name, int(cost * unit), vote.backers(name)) for name, cost in vote.costs.items()]
    return candidates, {str(row): int(vote.share * unit) for row in range(len(vote.ballots))}


def _parts(text: str) -> dict[str, Table]:
    parts: dict[str, Table] = {}
    rows = (row for row in csv.reader(StringIO(text, newline=""), delimiter=";") if any(row))
    part, heads = "", list[str]()
    for row in map(_stripped, rows):
        if row[0].upper() in ("META", "PROJECTS", "VOTES") and not any(row[1:]):
            part, heads = row[0].upper(), []
            parts[part] = []
        elif not heads:
            heads = [head.lower() for head in row]
        else:
            parts[part].append(dict(zip(heads, row + [""] * len(heads), strict=False)))
    return parts


def _stripped(row: list[str]) -> list[str]:
    return [cell.strip() for cell in row]


def _ballot(cell: str) -> frozenset[str]:
    return frozenset(_names(cell))


def _names(cell: str) -> Iterator[str]:
    return (name for name in map(str.strip, cell.split(",")) if name)
