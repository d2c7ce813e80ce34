"""The journals in pages, as whoever looks behind the scenes reads them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from models.store.unit import Unit

PAGE = 200


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One act as its community's journal keeps it. text: the whole entry, of which hash is the seal."""

    community: int
    number: int
    at: str
    kind: str
    text: str
    hash: str
    before: str


def journal_page(unit: Unit, seen: Mapping[int, int]) -> list[JournalEntry]:
    """What every community's journal holds behind the number seen of it, oldest first, at most two hundred in all."""
    found: list[JournalEntry] = []
    for community in unit.communities.all():
        after = seen.get(community.id, 0)
        for one in unit.journal.after(community.id, after, PAGE - len(found)):
            facts = json.loads(one.text)
            entry = JournalEntry(
                community.id, one.number, facts["at"], facts["act"], one.text, one.hash, facts["before"]
            )
            found.append(entry)
    return found
