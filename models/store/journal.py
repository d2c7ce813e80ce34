"""The journal: every act, in order, each entry sealed by the one before. No names, no free text."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, func, insert, select, update

from models.store.prepared import Prepared
from models.store.tables import communities, journal

_head = Prepared(select(communities.c.entries, communities.c.head).where(communities.c.id == bindparam("community")))
_append = Prepared(insert(journal).inline())
_advance = Prepared(
    update(communities)
    .where(communities.c.id == bindparam("community"))
    .values(entries=bindparam("number"), head=bindparam("hash"))
)


NOTHING_YET = "0" * 64  # what stands before the first entry
OWN = frozenset({"act", "at", "before", "number", "hash"})  # what an entry says of itself, and no act may

_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def canonical(value: object) -> str:
    """The one way a value is written for hashing: JSON, keys sorted, no spaces."""
    return _encode(value)


def sealed(text: str) -> str:
    """SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def commitment(salt: str, text: str) -> str:
    """Stands for a text without telling it; whoever holds the salt can show that it was this text."""
    return sealed(salt + text)


def stamp(moment: datetime) -> str:
    """A moment as the journal writes it: UTC, to the millisecond."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def stamps(**moments: datetime) -> dict[str, str]:
    """Dates as the journal writes them, by name."""
    return {name: stamp(moment) for name, moment in moments.items()}


@dataclass(frozen=True, slots=True)
class Sealed:
    """One entry as it is kept: its number in its chain, its text, and the hash of the text."""

    number: int
    text: str
    hash: str


class Journal:
    """One chain per community. An entry's hash covers its text, and its text names the hash before it."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self.connection, self.now = connection, now

    def append(self, community_id: int, act: str, **facts: object) -> int:
        """Records an act and returns the entry's number. facts: codes, numbers, commitments; none named as in OWN."""
        if not OWN.isdisjoint(facts):
            raise ValueError(f"{sorted(OWN.intersection(facts))} would stand in the place of what seals the entry")
        found = _head.first(self.connection, {"community": community_id})
        if found is None:
            raise LookupError("there is no such community")
        number, before = int(found[0]) + 1, str(found[1])
        entry = canonical({"act": act, "at": stamp(self.now), "before": before, "number": number, **facts})
        row = {"community_id": community_id, "number": number, "entry": entry, "hash": sealed(entry)}
        _append.change(self.connection, row)
        _advance.change(self.connection, {"community": community_id, "number": number, "hash": row["hash"]})
        return number

    def hash_of(self, community_id: int, number: int) -> str:
        """An entry's hash: the head of the journal at that entry."""
        query = select(journal.c.hash).where(journal.c.community_id == community_id, journal.c.number == number)
        found: str = self.connection.execute(query).scalar_one()
        return found

    def entries(self, community_id: int) -> list[tuple[str, str]]:
        """Every entry's text and hash, oldest first."""
        query = select(journal.c.entry, journal.c.hash).where(journal.c.community_id == community_id)
        return [(row.entry, row.hash) for row in self.connection.execute(query.order_by(journal.c.number))]

    def number_of(self, community_id: int, act: str, purpose: str) -> int:
        """The entry in which something was done about a purpose, by its public id. Reads the whole journal."""
        query = select(func.max(journal.c.number)).where(journal.c.community_id == community_id)
        said = journal.c.entry.contains(f'"act":"{act}"'), journal.c.entry.contains(f'"purpose":"{purpose}"')
        number: int = self.connection.execute(query.where(*said)).scalar_one()
        return number

    def of_voter(self, community_id: int, code: str) -> list[Sealed]:
        """Everything said under a voter's code, oldest first. Reads the whole journal: not for a tap."""
        return self._with(community_id, f'"voter":"{code}"')

    def askings(self, community_id: int) -> list[Sealed]:
        """Every change of a purpose that ended what had been said of it, oldest first; read as slowly."""
        changed = self._with(community_id, '"act":"amended"')
        return [one for one in changed if '"keeps":false' in one.text]

    def _with(self, community_id: int, words: str) -> list[Sealed]:
        query = select(journal.c.number, journal.c.entry, journal.c.hash).where(journal.c.community_id == community_id)
        found = query.where(journal.c.entry.contains(words)).order_by(journal.c.number)
        return [Sealed(*row) for row in self.connection.execute(found)]

    def after(self, community_id: int, number: int, most: int | None = None) -> list[Sealed]:
        """The entries behind this number, oldest first, at most so many where that is said."""
        query = select(journal.c.number, journal.c.entry, journal.c.hash).where(journal.c.community_id == community_id)
        found = query.where(journal.c.number > number).order_by(journal.c.number).limit(most)
        return [Sealed(*row) for row in self.connection.execute(found)]


def first_broken(entries: list[tuple[str, str]]) -> int | None:
    """The number of the first entry that does not fit the chain, or None when it is whole."""
    before = NOTHING_YET
    for number, (entry, its_hash) in enumerate(entries, start=1):
        facts = json.loads(entry)
        if facts["before"] != before or facts["number"] != number or sealed(entry) != its_hash:
            return number
        before = its_hash
    return None
