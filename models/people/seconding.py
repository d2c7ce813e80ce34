"""Acts that need two people: one asks, a second agrees, and it is done in that commit."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from models.funds import correcting, funding
from models.people import admitting, coordinating, lapsing, removing
from models.rounds import cancelling, closing_early, extending, launching
from models.rules.people import Member
from models.rules.refusals import Refusal, require_found
from models.rules.rounds import Round
from models.rules.seconding import LASTS, Request, require_open, require_second, require_steering
from models.store.unit import Unit

Values = Mapping[str, Any]


class Act(NamedTuple):
    """check refuses as things stand, when it is asked for and again when it is agreed to; then perform does it.

    until: the last moment at which it can still be done in a round; None where it is bound to no round.
    """

    check: Callable[[Unit, int, int, Values], None]
    perform: Callable[[Unit, Request, list[str]], None]
    until: Callable[[Round], datetime] | None = None


ACTS: Mapping[str, Act] = {
    "admit": Act(admitting.check_admission, admitting.accept_together),
    "appoint": Act(coordinating.check, coordinating.appoint_together),
    "cancel": Act(cancelling.check, cancelling.cancel, lambda its_round: its_round.over_at),
    "close": Act(closing_early.check, closing_early.close_early, lambda its_round: its_round.decide_at),
    "correct": Act(correcting.check, correcting.correct),
    "deposit": Act(funding.check, funding.deposit_together),
    "dismiss": Act(coordinating.check_dismissal, coordinating.dismiss),
    "extend": Act(extending.check, extending.extend, lambda its_round: its_round.propose_until),
    "launch": Act(launching.check_opening, launching.open_together),
    "readmit": Act(removing.check_return, removing.readmit),
    "remove": Act(removing.check, removing.remove),
}


def ask(unit: Unit, community_id: int, person_id: int, act: str, subject_id: int, values: Values) -> Request:
    """A coordinator asks for an act; the group reads it on a card, with a button for the second.

    Refused to others, where the act itself would be refused now, and where it is asked for already.
    """
    asker = require_steering(unit.members.of(community_id, person_id))
    ACTS[act].check(unit, community_id, subject_id, values)
    if subject_id and unit.requests.open_for(community_id, act, subject_id) is not None:
        raise Refusal("asked_already")
    its_round, lapses_at = _bounds(unit, community_id, act)
    round_id = its_round.id if its_round else None
    made = unit.requests.add(community_id, act, subject_id, values, asker.id, round_id, lapses_at, unit.now)
    unit.dues.set(community_id, "request", made, lapses_at)
    unit.journal.append(community_id, "asked", by=asker.code, what=act, request=made)
    unit.notices.post_card(community_id, "request", made)
    _tell_the_others(unit, community_id, asker, made)
    if unit.asked is not None and (unit.asked.tapped is not None or unit.asked.chat_id > 0):
        unit.notices.instead("asked_for", community_id, request_id=made)
    return unit.requests.get(made)


def _bounds(unit: Unit, community_id: int, act: str) -> tuple[Round | None, datetime]:
    """The round with which a request ends, and when it lapses by itself."""
    lapses_at, until = unit.now + LASTS, ACTS[act].until
    current = unit.rounds.current(community_id)
    if until is None or current is None:
        return None, lapses_at
    return current, max(unit.now, min(lapses_at, until(current)))


def _tell_the_others(unit: Unit, community_id: int, asker: Member, request_id: int) -> None:
    others = [one.person_id for one, _ in unit.members.coordinators(community_id) if one.id != asker.id]
    for person_id in unit.communities.can_write_to(others):
        unit.notices.write_to(person_id, "second_wanted", community_id, request_id=request_id)


def agree(unit: Unit, request_id: int, person_id: int) -> Request:
    """A second person agrees, and the act is done, checked again as things now stand. Refused as require_second says,
    once the request is over, and where the act itself would be refused now.
    """
    request = _request(unit, request_id)
    community_id, asker = request.community_id, unit.members.get(request.asked_by)
    steering = unit.members.coordinators(community_id)
    someone = unit.members.of(community_id, person_id)
    second = require_second(request.act, asker, someone, steering, request.about)
    ACTS[request.act].check(unit, community_id, request.subject_id, request.values)
    unit.requests.end(request.id, "agreed", unit.now, agreed_by=second.id)
    unit.dues.drop("request", [request.id], unit.now)
    number = unit.journal.append(community_id, "agreed", by=second.code, what=request.act, request=request.id)
    agreed = unit.requests.get(request.id)
    ACTS[request.act].perform(unit, agreed, [asker.code, second.code])
    lapsing.tell(unit, request, number)
    return agreed


def call_off(unit: Unit, request_id: int, person_id: int) -> None:
    """Who asked takes it back, or any coordinator does: nothing is done. Refused to others, and once it is over."""
    request = _request(unit, request_id)
    member = require_steering(unit.members.of(request.community_id, person_id))
    unit.requests.end(request.id, "called off", unit.now, called_off_by=member.id)
    unit.dues.drop("request", [request.id], unit.now)
    community_id, facts = request.community_id, {"what": request.act, "request": request.id}
    number = unit.journal.append(community_id, "called off", by=member.code, **facts)
    lapsing.tell(unit, request, number)


def lapse(unit: Unit, request_id: int) -> None:
    """Nobody agreed in time."""
    request = unit.requests.get(request_id)
    if request.ended is None:
        lapsing.lapse(unit, request)


def _request(unit: Unit, request_id: int) -> Request:
    request = require_found(unit.requests.find(request_id))
    require_open(request)
    return request
