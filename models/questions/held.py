"""All that is held on one person, and what would become of it."""

from dataclasses import dataclass
from typing import Any

from models.rules.people import Member
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Held:
    """Rows by table, as they are kept."""

    rows: dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Place:
    """What erasing oneself means in one group.

    round: the number of the open one, None where there is none; on_roll: its roll is frozen with them. last: nobody
    else coordinates. removed: they were, and that is kept. By title: withdrawn, what they would be paid for; stays,
    what else they put to the round; ahead, what goes ahead and pays them.
    """

    title: str
    round: int | None
    on_roll: bool
    coordinates: bool
    last: bool
    removed: bool
    withdrawn: list[str]
    stays: list[str]
    ahead: list[str]


@dataclass(frozen=True, slots=True)
class Farewell:
    """The same for each of their groups."""

    places: list[Place]


def held(unit: Unit, person_id: int) -> Held:
    """Everything about a person, in all groups."""
    return Held(unit.held_on(person_id))


def farewell(unit: Unit, person_id: int) -> Farewell:
    """What follows where a person erases themselves now."""
    return Farewell([_place(unit, member) for member in unit.members.of_person(person_id)])


def _place(unit: Unit, member: Member) -> Place:
    community, current = unit.communities.get(member.community_id), unit.rounds.current(member.community_id)
    mine = unit.purposes.of_round(current.id) if current else []
    mine = [one for one in mine if one.proposed_by == member.id and one.withdrawn_at is None]
    undecided = [one for one in mine if one.activated_at is None]
    steering = [one.id for one, _ in unit.members.coordinators(community.id)]
    return Place(
        community.title,
        current.number if current else None,
        current is not None and unit.rolls.left(current.id, member.id) is not None,
        member.steers,
        steering == [member.id],
        member.removed_at is not None,
        [one.title for one in undecided if one.payee_member_id == member.id],
        [one.title for one in undecided if one.payee_member_id != member.id],
        [one.title for one in mine if one.activated_at is not None and one.payee_member_id == member.id],
    )
