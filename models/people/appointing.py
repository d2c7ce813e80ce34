"""A reply of /coordinators to somebody's message: one may appoint alone, others ask for it."""

from models.people import coordinating, seconding
from models.rules.refusals import Refusal
from models.store.unit import Unit


def choose(unit: Unit, community_id: int, by_person: int, person_id: int) -> bool:
    """Appoints somebody, or asks for it. Whether they are appointed now. Refused as both are."""
    chooser = unit.members.of(community_id, by_person)
    steers = chooser is not None and chooser.steers
    first = unit.rounds.latest(community_id) is None
    appointer = unit.communities.get(community_id).added_by == by_person
    if coordinating.appoints_alone(unit, community_id, by_person) or (not steers and (first or appointer)):
        coordinating.appoint(unit, community_id, by_person, person_id)
        return True
    chosen = unit.members.of(community_id, person_id)
    if chosen is None:
        raise Refusal("chosen_is_no_member")
    seconding.ask(unit, community_id, by_person, "appoint", chosen.id, {})
    return False
