"""The journals in pages, as whoever looks behind the scenes reads them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.store.journal import Sealed
from models.store.unit import Unit

PAGE = 200


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One act as its community's journal keeps it. text: the whole entry, of which hash is the seal.

    facts: the text, read. purpose, funder: the names behind its numbers, where it is about one.
    """

    community: int
    number: int
    text: str
    hash: str
    facts: Mapping[str, Any]
    purpose: str | None
    funder: str | None
    currency: str


def journal_page(unit: Unit, seen: Mapping[int, int]) -> list[JournalEntry]:
    """What every community's journal holds behind the number seen of it, oldest first, at most two hundred in all."""
    found: list[JournalEntry] = []
    for community in unit.communities.all():
        after = seen.get(community.id, 0)
        entries = unit.journal.after(community.id, after, PAGE - len(found))
        names = _Names(unit, community.id) if entries else None
        found += [names.entry(one, community.currency or "") for one in entries if names]
    return found


class _Names:
    """What a community's journal calls by number, by its name."""

    def __init__(self, unit: Unit, community_id: int) -> None:
        self.community_id = community_id
        self.funders = unit.deposits.names(community_id)
        self.purposes = {
            f"{its_round.number}.{purpose.number}": purpose.title
            for its_round in unit.rounds.all(community_id)
            for purpose in unit.purposes.of_round(its_round.id)
        }

    def entry(self, one: Sealed, currency: str) -> JournalEntry:
        facts = json.loads(one.text)
        purpose, funder = self.purposes.get(facts.get("purpose")), self.funders.get(facts.get("funder"))
        return JournalEntry(self.community_id, one.number, one.text, one.hash, facts, purpose, funder, currency)
