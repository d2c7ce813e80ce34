"""Who steers: the first coordinators."""

from models.people import joining
from models.rules.people import Member, require_member
from models.rules.refusals import Refusal
from models.store.unit import Unit


def appoint(unit: Unit, community_id: int, by_person: int, person_id: int) -> None:
    """The Telegram admin who added the bot appoints a member as one of the first coordinators.

    Refused to anyone else, for someone who is no member, and once a round has been opened.
    """
    _require_appointer(unit, community_id, by_person)
    chosen = unit.members.of(community_id, person_id)
    if chosen is None or chosen.left_at is not None:
        raise Refusal("chosen_is_no_member")
    member = require_member(chosen)
    if member.coordinates:
        raise Refusal("coordinates_already")
    _appoint(unit, member, by_person)


def volunteer(unit: Unit, community_id: int, person_id: int, name: str) -> None:
    """Who added the bot appoints themselves, and joins by it where they have not yet. Refused as appointing is."""
    _require_appointer(unit, community_id, person_id)
    before = unit.members.of(community_id, person_id)
    if before is not None and before.left_at is None and before.coordinates:
        raise Refusal("you_coordinate_already")
    joining.join(unit, community_id, person_id, name)
    _appoint(unit, require_member(unit.members.of(community_id, person_id)), person_id)


def check_stepping_down(unit: Unit, member: Member) -> None:
    """Somebody has to steer while a round is open: the last coordinator may not stop then."""
    if is_last(unit, member):
        raise Refusal("last_coordinator")


def is_last(unit: Unit, member: Member) -> bool:
    """Whether nobody else coordinates, and a round is open."""
    others = [one for one, _ in unit.members.coordinators(member.community_id) if one.id != member.id]
    return member.coordinates and not others and unit.rounds.current(member.community_id) is not None


def stop(unit: Unit, member: Member) -> None:
    """Somebody no longer coordinates, if they did."""
    if member.coordinates:
        unit.members.dismiss(member.id, unit.now)
    unit.notices.redraw(member.community_id, "join")


def _require_appointer(unit: Unit, community_id: int, person_id: int) -> None:
    if unit.communities.get(community_id).added_by != person_id:
        raise Refusal("not_who_added_the_bot")
    if unit.rounds.latest(community_id) is not None:
        raise Refusal("first_round_was_opened")


def _appoint(unit: Unit, member: Member, by_person: int) -> None:
    community_id, person_id = member.community_id, member.person_id
    unit.members.appoint(member, by_person, unit.now)
    number = unit.journal.append(community_id, "appointed", member=member.code)
    unit.notices.tell_group(
        community_id, "appointed", number, person_id=person_id, by=by_person, adviser=member.adviser
    )
    if not member.adviser and unit.communities.can_write_to([person_id]):
        unit.notices.write_to(person_id, "coordinating", community_id)
    unit.notices.redraw(community_id, "join")
