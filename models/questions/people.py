"""Who steers a community, as a coordinator sees it in private, and whom they could choose."""

from dataclasses import dataclass

from models.rules.people import Member
from models.store.unit import Unit

PAGE = 8


@dataclass(frozen=True, slots=True)
class PersonHere:
    """A member by name. me: it is who asks."""

    member_id: int
    name: str
    adviser: bool
    me: bool


@dataclass(frozen=True, slots=True)
class SteeringView:
    """The coordinators. mine: who asks is one of them."""

    coordinators: list[PersonHere]
    mine: bool


@dataclass(frozen=True, slots=True)
class CandidatesView:
    """Members who do not coordinate, a page at a time; more: where the next page begins, 0 where there is none."""

    people: list[PersonHere]
    more: int


def steering(unit: Unit, community_id: int, person_id: int) -> SteeringView:
    """The coordinators, for one of them."""
    found = [_here(member, name, person_id) for member, name in unit.members.coordinators(community_id)]
    return SteeringView(found, any(one.me for one in found))


def candidates(unit: Unit, community_id: int, after: int) -> CandidatesView:
    """Whom to appoint, by name, behind so many others."""
    found = unit.members.not_coordinating(community_id, after, PAGE + 1)
    people = [_here(member, name) for member, name in found[:PAGE]]
    return CandidatesView(people, after + PAGE if len(found) > PAGE else 0)


def _here(member: Member, name: str, person_id: int | None = None) -> PersonHere:
    return PersonHere(member.id, name, member.adviser, member.person_id == person_id)
