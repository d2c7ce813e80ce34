"""Who steers a community, as a coordinator sees it in private, and whom they could choose."""

from dataclasses import dataclass

from models.questions.rounds import RoundView, round_view
from models.rules.people import Member
from models.store.unit import Unit

PAGE, MOST = 8, 10  # names on a page where there are more; names that need no second page


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


@dataclass(frozen=True, slots=True)
class SteppingDownView:
    """others: somebody else coordinates. mine: who asks added the bot; chooser: who did, by name, if that is known."""

    others: bool
    mine: bool
    chooser: str


@dataclass(frozen=True, slots=True)
class NewCoordinatorView:
    """others: somebody coordinates beside them. of: the round that is open."""

    adviser: bool
    others: bool
    of: RoundView | None


def steering(unit: Unit, community_id: int, person_id: int) -> SteeringView:
    """The coordinators, for one of them."""
    found = [_here(member, name, person_id) for member, name in unit.members.coordinators(community_id)]
    return SteeringView(found, any(one.me for one in found))


def candidates(unit: Unit, community_id: int, after: int) -> CandidatesView:
    """Whom to appoint, by name, behind so many others."""
    found = unit.members.not_coordinating(community_id, after, MOST + 1)
    shown = PAGE if len(found) > MOST else MOST
    people = [_here(member, name) for member, name in found[:shown]]
    return CandidatesView(people, after + PAGE if len(found) > MOST else 0)


def stepping_down(unit: Unit, community_id: int, person_id: int) -> SteppingDownView:
    """What follows where a coordinator stops."""
    others = any(one.person_id != person_id for one, _ in unit.members.coordinators(community_id))
    added_by = unit.communities.get(community_id).added_by
    return SteppingDownView(others, added_by == person_id, unit.communities.name_of(added_by))


def new_coordinator(unit: Unit, community_id: int, person_id: int) -> NewCoordinatorView:
    """What a new coordinator finds."""
    member = unit.members.of(community_id, person_id)
    current = unit.rounds.current(community_id)
    others = any(one.person_id != person_id for one, _ in unit.members.coordinators(community_id))
    adviser = member is not None and member.adviser
    return NewCoordinatorView(adviser, others, round_view(unit, current.id) if current else None)


def _here(member: Member, name: str, person_id: int | None = None) -> PersonHere:
    return PersonHere(member.id, name, member.adviser, member.person_id == person_id)
