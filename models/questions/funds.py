"""A deposit before it is recorded."""

from dataclasses import dataclass

from models.store.deposits import GiftDraft
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class GiftDraftView:
    """What a line would record, and the name of who wrote it."""

    draft: GiftDraft
    by: str


def gift_draft(unit: Unit, draft_id: int) -> GiftDraftView | None:
    """A gift somebody thinks of recording."""
    draft = unit.deposits.draft(draft_id)
    return GiftDraftView(draft, unit.communities.name_of(draft.made_by) or "") if draft else None
