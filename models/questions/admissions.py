"""Who asks to join."""

from dataclasses import dataclass

from models.rules.admissions import Admission
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class AdmissionView:
    """Somebody who asked to join, and their name."""

    asked: Admission
    name: str


def admission(unit: Unit, admission_id: int) -> AdmissionView | None:
    """Who asked, and what they were told."""
    asked = unit.admissions.find(admission_id)
    return None if asked is None else AdmissionView(asked, unit.communities.name_of(asked.person_id))
