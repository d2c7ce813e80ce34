"""Merging, as both proposers see it."""

from dataclasses import dataclass
from datetime import datetime

from models.questions.purposes import PurposeView, purpose_view
from models.rules.draw import drawn
from models.rules.purposes import Purpose
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A purpose, and those it could be merged into, in an order drawn for who chooses."""

    purpose: Purpose
    others: list[Purpose]


@dataclass(frozen=True, slots=True)
class PairView:
    """A purpose that could be merged into the other. own: one person proposed both."""

    one: PurposeView
    other: PurposeView

    @property
    def own(self) -> bool:
        return self.one.purpose.proposed_by == self.other.purpose.proposed_by


@dataclass(frozen=True, slots=True)
class MergerView:
    """A wish to merge. waits_until: while an answer is awaited; ended: how it ended."""

    id: int
    pair: PairView
    waits_until: datetime | None
    ended: str | None


def merge_choice(unit: Unit, purpose_id: int, person_id: int) -> ChoiceView:
    """What a purpose could be merged into."""
    purpose = unit.purposes.get(purpose_id)
    member = unit.members.of(purpose.community_id, person_id)
    others = {str(one.id): one for one in unit.purposes.undecided(purpose.round_id) if one.id != purpose_id}
    seed = unit.rounds.get(purpose.round_id).seed + (member.code if member else "")
    return ChoiceView(purpose, [others[name] for name in drawn(seed, others)])


def pair_view(unit: Unit, purpose_id: int, into_id: int) -> PairView:
    """Two purposes side by side."""
    return PairView(purpose_view(unit, purpose_id), purpose_view(unit, into_id))


def merged_view(unit: Unit, purpose_id: int) -> PairView | None:
    """A purpose that was merged, and what it was merged into."""
    into = unit.purposes.get(purpose_id).merged_into
    return None if into is None else pair_view(unit, purpose_id, into)


def merger_view(unit: Unit, merger_id: int) -> MergerView | None:
    """A wish to merge, as it stands."""
    merger = unit.mergers.find(merger_id)
    if merger is None:
        return None
    pair = pair_view(unit, merger.purpose_id, merger.into_id)
    stands = merger.stands(pair.one.purpose, pair.other.purpose)
    until = unit.dues.when("unanswered", merger_id) if stands else None
    return MergerView(merger_id, pair, until, merger.ended)
