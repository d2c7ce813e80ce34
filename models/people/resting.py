"""Whoever took no part in two rounds is left off the next rolls until they join again."""

from models.people import admitting
from models.rules.people import Member, require_member
from models.rules.refusals import Refusal
from models.store.unit import Unit

ROUNDS = 2


def rest(unit: Unit, community_id: int) -> None:
    """At the end of a round: residents on the last two rolls who neither backed nor objected in either rest.

    Rounds in which nothing was proposed count for nobody. Only where both went on for days, or a few could leave off
    all others by two rounds in one night, and share the pot in a third. Each is told in private; where some cannot be,
    the group reads how many there are, and never who.
    """
    rounds = unit.rounds.decided(community_id, ROUNDS)
    if len(rounds) < ROUNDS or not all(one.lasted_days for one in rounds):
        return
    people = unit.members.rest(community_id, [one.id for one in rounds], unit.now)
    if not people:
        return
    unit.communities.count_residents(community_id, -len(people))
    number = unit.journal.append(community_id, "rested", people=len(people))
    reached = unit.communities.can_write_to(people)
    for person_id in reached:
        unit.notices.write_to(person_id, "resting", community_id)
    if len(reached) < len(people):
        unit.notices.tell_group(community_id, "rested", number, people=len(people))
    unit.notices.redraw(community_id, "join")


def take_part(unit: Unit, community_id: int, person_id: int) -> None:
    """A member who rests takes part again, by a tap in private. Refused to who does not rest."""
    member = require_member(unit.members.of(community_id, person_id))
    if not member.resting:
        raise Refusal("not_resting")
    wake(unit, member)
    unit.notices.instead("welcome", community_id, person_id=person_id)


def wake(unit: Unit, member: Member) -> None:
    """They count again from the next roll that freezes."""
    unit.members.change(member.id, resting_since=None, joined_at=unit.now)
    unit.communities.count_residents(member.community_id, 1)
    unit.journal.append(member.community_id, "takes part again", member=member.code)
    admitting.redraw_numbers(unit, member.community_id)
