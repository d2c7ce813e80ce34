"""Who steers: the first coordinators, those two others agree on, and how one stops."""

from collections.abc import Mapping
from typing import Any

from models.people import joining, lapsing
from models.rules.people import Member, require_member
from models.rules.refusals import Refusal
from models.rules.seconding import Request, require_steering
from models.store.unit import Unit


def appoint(unit: Unit, community_id: int, by_person: int, person_id: int) -> None:
    """The Telegram admin who added the bot appoints a member as one of the first coordinators.

    Refused to anyone else, for someone who is no member, and once a round has been opened, unless nobody is left.
    """
    _require_appointer(unit, community_id, by_person)
    member = _chosen(community_id, unit.members.of(community_id, person_id))
    _appoint(unit, member, by_person)


def volunteer(unit: Unit, community_id: int, person_id: int, name: str) -> None:
    """Who added the bot appoints themselves, and joins by it where they have not yet.

    Refused as appointing is, and where others have to let them in first.
    """
    _require_appointer(unit, community_id, person_id)
    before = unit.members.of(community_id, person_id)
    if before is not None and before.steers:
        raise Refusal("you_coordinate_already")
    if not joining.at_once(unit, community_id):
        require_member(before)
    joining.join(unit, community_id, person_id, name)
    _appoint(unit, require_member(unit.members.of(community_id, person_id)), person_id)
    if not _tapped_in_private(unit, person_id):
        unit.notices.instead("coordinators", community_id, asked_by=person_id)


def appoints_alone(unit: Unit, community_id: int, person_id: int) -> bool:
    """Whether this person may appoint coordinators by themselves: who added the bot, for the first ones."""
    first = unit.rounds.latest(community_id) is None or not unit.members.coordinators(community_id)
    return first and unit.communities.get(community_id).added_by == person_id


def check(unit: Unit, community_id: int, member_id: int, _values: Mapping[str, Any]) -> None:
    """Whether there is such a member to appoint. Refused where they coordinate already."""
    _chosen(community_id, _here(unit, community_id, member_id))


def appoint_together(unit: Unit, request: Request, by: list[str]) -> None:
    """Two people make a member a coordinator."""
    member = unit.members.get(request.subject_id)
    unit.members.appoint(member, unit.members.get(request.asked_by).person_id, unit.now)
    number = unit.journal.append(request.community_id, "appointed", by=by, member=member.code)
    unit.notices.tell_group(request.community_id, "appointed_together", number, request_id=request.id)
    _welcome(unit, member)


def check_dismissal(unit: Unit, community_id: int, member_id: int, _values: Mapping[str, Any]) -> None:
    """Whether somebody coordinates who is not to any more."""
    member = _here(unit, community_id, member_id)
    if member is None or not member.steers:
        raise Refusal("does_not_coordinate")


def dismiss(unit: Unit, request: Request, by: list[str]) -> None:
    """Two people end somebody's coordinating; they stay what they are otherwise."""
    member = unit.members.get(request.subject_id)
    stop(unit, member)
    number = unit.journal.append(request.community_id, "dismissed", by=by, member=member.code)
    unit.notices.tell_group(request.community_id, "dismissed", number, request_id=request.id)
    unit.notices.redraw(request.community_id, "join")


def show_candidates(unit: Unit, community_id: int, person_id: int, after: int) -> None:
    """Whom a coordinator could choose, behind so many others. Refused to others."""
    require_steering(unit.members.of(community_id, person_id))
    unit.notices.instead("candidates", community_id, after=after)


def ask_stepping_down(unit: Unit, community_id: int, person_id: int) -> None:
    """Asks a coordinator once more. Refused as stepping down."""
    check_stepping_down(unit, require_steering(unit.members.of(community_id, person_id)))
    unit.notices.instead("step_down_ask", community_id)


def step_down(unit: Unit, community_id: int, person_id: int) -> None:
    """A coordinator stops by themselves. Refused to the last one while a round is open."""
    member = require_steering(unit.members.of(community_id, person_id))
    check_stepping_down(unit, member)
    stop_alone(unit, member)
    unit.notices.instead("stepped_down_mine", community_id)


def check_stepping_down(unit: Unit, member: Member) -> None:
    """Somebody has to steer while a round is open: the last coordinator may not stop then."""
    if is_last(unit, member):
        raise Refusal("last_coordinator")


def is_last(unit: Unit, member: Member) -> bool:
    """Whether nobody else coordinates, and a round is open."""
    others = [one for one, _ in unit.members.coordinators(member.community_id) if one.id != member.id]
    return member.coordinates and not others and unit.rounds.current(member.community_id) is not None


def stop(unit: Unit, member: Member) -> None:
    """Somebody no longer coordinates, if they did; what they asked for ends, and what was asked about them."""
    if member.coordinates:
        unit.members.dismiss(member.id, unit.now)
    lapsing.lapse_with_member(unit, member.community_id, member.id)
    unit.notices.redraw(member.community_id, "join")


def stop_alone(unit: Unit, member: Member) -> None:
    """The same by their own will: the group is told, and where nobody is left whoever can choose the next."""
    community_id, person_id = member.community_id, member.person_id
    stop(unit, member)
    number = unit.journal.append(community_id, "stepped down", member=member.code)
    unit.notices.tell_group(community_id, "stepped_down", number, person_id=person_id)
    chooser = unit.communities.get(community_id).added_by
    nobody = not [one for one, _ in unit.members.coordinators(community_id) if one.id != member.id]
    if nobody and chooser is not None and chooser != person_id:
        for one in unit.communities.can_write_to([chooser]):
            unit.notices.write_to(one, "coordinators", community_id, asked_by=one)


def _require_appointer(unit: Unit, community_id: int, person_id: int) -> None:
    if unit.communities.get(community_id).added_by != person_id:
        raise Refusal("not_who_added_the_bot")
    if not appoints_alone(unit, community_id, person_id):
        raise Refusal("first_round_was_opened")


def _here(unit: Unit, community_id: int, member_id: int) -> Member | None:
    member = unit.members.find(member_id)
    return member if member is not None and member.community_id == community_id else None


def _chosen(community_id: int, member: Member | None) -> Member:
    if member is None or member.left_at is not None or member.community_id != community_id:
        raise Refusal("chosen_is_no_member")
    if member.coordinates:
        raise Refusal("coordinates_already")
    return member


def _appoint(unit: Unit, member: Member, by_person: int) -> None:
    community_id, person_id = member.community_id, member.person_id
    unit.members.appoint(member, by_person, unit.now)
    number = unit.journal.append(community_id, "appointed", member=member.code)
    unit.notices.tell_group(
        community_id, "appointed", number, person_id=person_id, by=by_person, adviser=member.adviser
    )
    _welcome(unit, member)


def _welcome(unit: Unit, member: Member) -> None:
    community_id, person_id = member.community_id, member.person_id
    if _tapped_in_private(unit, person_id):
        unit.notices.instead("coordinating", community_id)
    elif unit.communities.can_write_to([person_id]):
        unit.notices.write_to(person_id, "coordinating", community_id)
    unit.notices.redraw(community_id, "join")
    for request in unit.requests.open(community_id):
        unit.notices.redraw(community_id, "request", request.id)


def _tapped_in_private(unit: Unit, person_id: int) -> bool:
    return unit.asked is not None and unit.asked.tapped is not None and unit.asked.chat_id == person_id
