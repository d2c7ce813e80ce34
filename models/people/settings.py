"""What coordinators set for their community: how people join, when they count, and whose clock tells its dates."""

from zoneinfo import available_timezones

from models.people import admitting
from models.rules.admissions import WAITS, Policy
from models.rules.people import require_coordinator
from models.rules.refusals import Refusal
from models.store.unit import Unit


def set_policy(unit: Unit, community_id: int, person_id: int, policy: Policy) -> None:
    """From now on people join by a tap, or once a coordinator accepts them. Refused where it is so already."""
    coordinator = require_coordinator(unit.members.of(community_id, person_id))
    if unit.communities.get(community_id).join_policy == policy:
        raise Refusal("set_already")
    unit.communities.change(community_id, join_policy=policy.value)
    number = unit.journal.append(community_id, "policy", by=coordinator.code, policy=policy.value)
    unit.notices.tell_group(community_id, "policy", number, person_id=person_id, policy=policy.value)
    admitting.redraw_numbers(unit, community_id)


def set_wait(unit: Unit, community_id: int, person_id: int, days: int) -> None:
    """How long before joining closes one must have joined to count, in rounds that open from now on.

    Refused where it is so already, and for another number of days than WAITS has.
    """
    coordinator = require_coordinator(unit.members.of(community_id, person_id))
    if days not in WAITS:
        raise Refusal("no_such_thing")
    wait = days * 86400
    if unit.communities.get(community_id).wait == wait:
        raise Refusal("set_already")
    unit.communities.set_wait(community_id, wait)
    number = unit.journal.append(community_id, "wait", by=coordinator.code, seconds=wait)
    unit.notices.tell_group(community_id, "wait", number, person_id=person_id, seconds=wait)


def set_timezone(unit: Unit, community_id: int, person_id: int, name: str) -> None:
    """Dates are told by this clock from now on, such as Europe/London; no moment changes.

    Refused where there is no such zone, and where it is so already.
    """
    coordinator = require_coordinator(unit.members.of(community_id, person_id))
    if name not in available_timezones():
        raise Refusal("zone_unclear")
    if unit.communities.get(community_id).timezone == name:
        raise Refusal("set_already")
    unit.communities.change(community_id, timezone=name)
    number = unit.journal.append(community_id, "timezone", by=coordinator.code, timezone=name)
    unit.notices.tell_group(community_id, "timezone", number, person_id=person_id, timezone=name)
    current = unit.rounds.current(community_id)
    if current is not None:
        unit.notices.redraw(community_id, "round", current.id)
