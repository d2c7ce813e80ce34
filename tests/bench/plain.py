"""The other side of a unit: plain sqlite3 that writes the same rows, with the same care, and asks no rule."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from models.store.databases.sqlite import PRAGMAS

TABLES = ("inbox", "stances", "voices", "rounds", "purposes", "levels", "journal", "communities", "cards")


@dataclass(frozen=True, slots=True)
class Backing:
    """One backing of one purpose, and the update that asked for it."""

    update_id: int
    purpose_id: int
    person_id: int


@dataclass(frozen=True, slots=True)
class Given:
    """What the plain side is told and need not read: the member and their salt, pennies left, the journal's entry."""

    backing: Backing
    member_id: int
    left: int
    number: int
    entry: str
    hash: str


def connected(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, isolation_level=None)
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name}={value}")
    return connection


def told(connection: sqlite3.Connection, backings: Sequence[Backing], now: datetime) -> list[Given]:
    """Works out beforehand what each backing will write, so that only the writing is timed."""
    number, before = connection.execute("SELECT entries, head FROM communities").fetchone()
    (seed,) = connection.execute("SELECT seed FROM rounds").fetchone()
    found = connection.execute(
        "SELECT person_id, id, salt, (SELECT left FROM rolls WHERE member_id = members.id) FROM members"
    )
    people = {row[0]: row[1:] for row in found}
    at = now.astimezone(UTC).isoformat(timespec="milliseconds")
    given = []
    for backing in backings:
        member_id, salt, left = people[backing.person_id]
        number += 1
        facts = {"act": "stance", "at": at, "before": before, "number": number, "says": "backs"}
        facts |= {"voter": sha256((salt + seed).encode()).hexdigest()[:16], "purpose": f"1.{backing.purpose_id}"}
        entry = json.dumps(facts, sort_keys=True, separators=(",", ":"))
        before = sha256(entry.encode()).hexdigest()
        given.append(Given(backing, member_id, left, number, entry, before))
    return given


def back(connection: sqlite3.Connection, one: Given, now: str) -> None:
    """One backing, one commit."""
    run, purpose = connection.execute, one.backing.purpose_id
    run("BEGIN IMMEDIATE")
    run("UPDATE inbox SET done_at = ?, body = '' WHERE update_id = ?", (now, one.backing.update_id))
    run("INSERT INTO stances VALUES (?, ?, 'backs', ?)", (purpose, one.member_id, now))
    if run("INSERT INTO voices VALUES (1, ?) ON CONFLICT DO NOTHING", (one.member_id,)).rowcount:
        run("UPDATE rounds SET acted = acted + 1 WHERE id = 1")
    run(
        "UPDATE purposes SET backers = backers + 1, payers = payers + 1, covered = covered + ? WHERE id = ?",
        (one.left, purpose),
    )
    run(
        "INSERT INTO levels VALUES (?, ?, 1) ON CONFLICT (purpose_id, left) DO UPDATE SET backers = backers + 1",
        (purpose, one.left),
    )
    run("INSERT INTO journal VALUES (1, ?, ?, ?)", (one.number, one.entry, one.hash))
    run("UPDATE communities SET entries = ?, head = ? WHERE id = 1", (one.number, one.hash))
    stale = "UPDATE cards SET stale_at = ? WHERE community_id = 1 AND kind = ? AND subject_id = ? AND stale_at IS NULL"
    run(stale, (now, "purpose", purpose))
    run(stale, (now, "round", 1))
    run("COMMIT")


def rows(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the tables a backing writes, to show that both sides wrote the same."""
    connection = sqlite3.connect(file)
    found = {name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in TABLES}  # noqa: S608 (our own names)
    connection.close()
    return found
