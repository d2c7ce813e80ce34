"""A deposit before it is recorded."""

from dataclasses import dataclass

from models.store.deposits import GiftDraft
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class GiftDraftView:
    """What a line would record, the name of who wrote it, and the funders there are."""

    draft: GiftDraft
    by: str
    known: list[str]


def givers(unit: Unit, community_id: int) -> dict[int, str]:
    """Every funder of whom something is recorded by now, by id, with their name."""
    given = unit.ledger.by_funder(community_id, "funder")
    return {funder: name for funder, name in unit.deposits.names(community_id).items() if given.get(funder)}


def gift_draft(unit: Unit, draft_id: int) -> GiftDraftView | None:
    """A gift somebody thinks of recording."""
    draft = unit.deposits.draft(draft_id)
    if draft is None:
        return None
    by, known = unit.communities.name_of(draft.made_by), givers(unit, draft.community_id)
    return GiftDraftView(draft, by, list(known.values()))
