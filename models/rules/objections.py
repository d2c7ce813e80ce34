"""An objection: a reason against a purpose, its answer, and how it ended."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Objection:
    """One member's objection to one purpose. Without a reason it lapses."""

    id: int
    purpose_id: int
    member_id: int
    reason: str | None
    answer: str | None
    salt: str
    lapses_at: datetime
    ended_at: datetime | None
    ended: str | None
