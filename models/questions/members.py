"""Who belongs to a community, as its coordinators see it, and how many, as everybody does."""

from dataclasses import dataclass, field

from models.questions.admissions import AdmissionView
from models.store.unit import Unit

PAGE = 30


@dataclass(frozen=True, slots=True)
class Listed:
    """One member: their id as one, their name, and what they are."""

    id: int
    name: str
    adviser: bool
    coordinates: bool


@dataclass(frozen=True, slots=True)
class MembersView:
    """Head-counts for everybody. Only a coordinator is told who: a page of members, and who waits to be let in.

    resting: residents who are left off the next roll. more: behind which member the next page begins, 0 where none
    does. removed: who may be let back in, behind the last page. Never who has backed or objected, or has not.
    """

    residents: int
    advisers: int
    resting: int
    steers: bool
    people: list[Listed] = field(default_factory=list)
    more: int = 0
    waiting: list[AdmissionView] = field(default_factory=list)
    removed: list[Listed] = field(default_factory=list)


def members(unit: Unit, community_id: int, person_id: int | None, after: int = 0) -> MembersView:
    """The members of a community as this person may see them; as everybody may where nobody in particular asks."""
    counts = unit.communities.get(community_id).residents, unit.members.advisers(community_id)
    resting = unit.members.resting(community_id)
    asker = unit.members.of(community_id, person_id) if person_id is not None else None
    if asker is None or not asker.steers:
        return MembersView(*counts, resting, steers=False)
    page = unit.members.page(community_id, after, PAGE + 1)
    more = page[PAGE - 1][0].id if len(page) > PAGE else 0
    people = [Listed(one.id, name, one.adviser, one.coordinates) for one, name in page[:PAGE]]
    waiting = [AdmissionView(one, name) for one, name in unit.admissions.waiting(community_id)]
    out = [] if more else unit.members.removed(community_id)
    removed = [Listed(one.id, name, one.adviser, coordinates=False) for one, name in out]
    return MembersView(*counts, resting, steers=True, people=people, more=more, waiting=waiting, removed=removed)
