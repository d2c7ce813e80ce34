"""On what terms money was given: the funders' own words, as long as any of their gift is recorded."""

from collections.abc import Collection
from dataclasses import dataclass

from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class GivenFor:
    """One gift that came with terms: pennies as they are recorded by now."""

    funder: str
    pennies: int
    terms: str


def terms(unit: Unit, community_id: int, of: Collection[str] | None = None) -> list[GivenFor]:
    """Every gift with terms, oldest first; of: only those of these funders, by name. Three reads, however many."""
    names, recorded = unit.deposits.names(community_id), unit.ledger.recorded(community_id)
    given = [
        GivenFor(names[one.funder_id], recorded[f"deposit:{one.id}"], one.terms)
        for one in unit.deposits.with_terms(community_id)
    ]
    return [one for one in given if one.pennies and (of is None or one.funder in of)]
