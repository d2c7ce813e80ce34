"""A member is removed, or let back in: two coordinators do it together."""

from collections.abc import Mapping
from typing import Any

from models.people import coordinating
from models.purposes.silencing import say_nothing
from models.rules.people import Member, require_member
from models.rules.refusals import Refusal, require_own
from models.rules.seconding import Request
from models.store.unit import Unit


def check(unit: Unit, community_id: int, member_id: int, _values: Mapping[str, Any]) -> None:
    """Whether there is such a member to remove."""
    _require(unit, community_id, member_id)


def remove(unit: Unit, request: Request, by: list[str]) -> None:
    """Takes back every undecided stance and ends the right to act. N, payments and the record stay (design, 3)."""
    community_id = request.community_id
    member = unit.members.get(request.subject_id)
    current = unit.rounds.current(community_id)
    coordinating.stop(unit, member)
    unit.members.change(member.id, left_at=unit.now, removed_at=unit.now)
    if member.counts:
        unit.communities.count_residents(community_id, -1)
    if current is not None:
        say_nothing(unit, current, member)
        unit.notices.redraw(community_id, "round", current.id)
    number = unit.journal.append(community_id, "removed", by=by, member=member.code)
    unit.notices.tell_group(community_id, "removed", number, request_id=request.id)
    if unit.communities.can_write_to([member.person_id]):
        unit.notices.write_to(member.person_id, "removed_mine", community_id)
    unit.notices.redraw(community_id, "join")


def check_return(unit: Unit, community_id: int, member_id: int, _values: Mapping[str, Any]) -> None:
    """Whether there is somebody who was removed. Refused where they were not."""
    member = require_own(community_id, unit.members.find(member_id))
    if member.removed_at is None:
        raise Refusal("was_not_removed")


def readmit(unit: Unit, request: Request, by: list[str]) -> None:
    """Whoever was removed may join again, by Join like everyone."""
    member = unit.members.get(request.subject_id)
    unit.members.change(member.id, removed_at=None)
    number = unit.journal.append(request.community_id, "readmitted", by=by, member=member.code)
    unit.notices.tell_group(request.community_id, "readmitted", number, request_id=request.id)


def _require(unit: Unit, community_id: int, member_id: int) -> Member:
    member = require_own(community_id, unit.members.find(member_id))
    if member.left_at is not None:
        raise Refusal("has_left")
    return require_member(member)
