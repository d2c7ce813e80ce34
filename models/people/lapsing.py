"""Requests that end by themselves: nobody agreed in time, their round closed, or who asked no longer coordinates.

However one ends, whoever asked is told in private.
"""

from models.rules.seconding import Request
from models.store.unit import Unit


def lapse(unit: Unit, request: Request) -> None:
    """It ends, and nothing is done."""
    unit.requests.end(request.id, "lapsed", unit.now)
    unit.dues.drop("request", [request.id], unit.now)
    number = unit.journal.append(request.community_id, "request lapsed", what=request.act, request=request.id)
    tell(unit, request, number)


def tell(unit: Unit, request: Request, number: int) -> None:
    """It is over: its card says so, and whoever asked reads it. number: the journal entry of its end."""
    unit.notices.redraw(request.community_id, "request", request.id)
    asker = unit.members.get(request.asked_by).person_id
    if unit.communities.can_write_to([asker]):
        unit.notices.tell_person(asker, "request_over", number, request.community_id, request_id=request.id)


def lapse_with_round(unit: Unit, community_id: int, round_id: int) -> None:
    """A round closed: what was asked for it can no longer be done."""
    for request in unit.requests.open(community_id):
        if request.round_id == round_id:
            lapse(unit, request)


def lapse_with_member(unit: Unit, community_id: int, member_id: int) -> None:
    """Somebody no longer coordinates: what they asked for ends, and so does what was asked about them."""
    for request in unit.requests.open(community_id):
        if member_id in (request.asked_by, request.about):
            lapse(unit, request)
        else:
            unit.notices.redraw(community_id, "request", request.id)
