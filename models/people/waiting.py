"""From when somebody counts, where newcomers wait."""

from datetime import datetime

from models.rules.people import Community, Member, counts_from
from models.rules.waiting import counted_from
from models.store.unit import Unit


def from_the_next_round(unit: Unit, community: Community, member: Member) -> datetime | None:
    """They count in rounds that open now or later and whose joining closes from then on; None once that is past."""
    if counts_from(member, community.wait, unit.now) is None:
        return None
    found = counted_from(member.came_at, unit.communities.waits_set(community.id))
    return found if found > unit.now else None
