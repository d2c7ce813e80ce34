"""Coming in: at once, or once a coordinator has said yes."""

from collections.abc import Mapping
from typing import Any

from models.people import lapsing
from models.rules.admissions import Admission, Policy, Reply, check_accepting, check_asking, check_declining
from models.rules.people import Member, require_coordinator
from models.rules.refusals import Refusal, require_found, require_own
from models.rules.rounds import noted
from models.rules.seconding import Request
from models.store.journal import commitment
from models.store.unit import Unit


def has_to_ask(unit: Unit, community_id: int, *, outside: bool) -> bool:
    """Whether a coordinator has to accept whoever joins now. Where nobody coordinates, a tap in the group is enough."""
    if outside:
        return True
    approve = unit.communities.get(community_id).join_policy == Policy.APPROVE
    return approve and bool(unit.members.coordinators(community_id))


def ask(unit: Unit, community_id: int, person_id: int, *, outside: bool) -> None:
    """Somebody asks to join: the coordinators read it in private, or where none can be written to, the group does.

    Whoever waits already goes on waiting.
    """
    last = unit.admissions.last(community_id, person_id)
    if last is not None and last.waits:
        return
    salt = unit.ids.token()
    asked = unit.admissions.add(community_id, person_id, salt, outside, unit.now)
    code = commitment(salt, str(person_id))[:16]
    number = unit.journal.append(community_id, "asked to join", request=code, outside=outside)
    coordinators = [member.person_id for member, _ in unit.members.coordinators(community_id)]
    reached = unit.communities.can_write_to(coordinators)
    for one in reached:
        unit.notices.write_to(one, "asks_to_join", community_id, admission_id=asked)
    if not reached:
        unit.notices.tell_group(community_id, "somebody_asks", number)


def check(unit: Unit, community_id: int, person_id: int) -> None:
    """Refused for a day after not now."""
    check_asking(unit.admissions.last(community_id, person_id), unit.now)


def accept(unit: Unit, admission_id: int, by_person: int) -> None:
    """A coordinator lets somebody in. Refused to others, once they are in, and once they no longer ask."""
    asked, coordinator = _asked(unit, admission_id, by_person)
    check_admission(unit, asked.community_id, asked.id, {})
    _let_in(unit, asked, coordinator.id, coordinator.code)
    unit.notices.instead("answered_asking", asked.community_id, admission_id=asked.id)


def check_admission(unit: Unit, community_id: int, admission_id: int, _values: Mapping[str, Any]) -> None:
    """Whether somebody can be let in. Refused once they are in, and once they no longer ask."""
    asked = require_own(community_id, unit.admissions.find(admission_id))
    check_accepting(asked)
    before = unit.members.of(community_id, asked.person_id)
    if before is not None and before.left_at is None:
        raise Refusal("accepted_already")


def accept_together(unit: Unit, request: Request, by: list[str]) -> None:
    """An adviser would let somebody in, and a resident agreed."""
    _let_in(unit, unit.admissions.get(request.subject_id), request.agreed_by, by)


def _let_in(unit: Unit, asked: Admission, coordinator_id: int | None, by: str | list[str]) -> None:
    unit.admissions.reply(asked.id, Reply.ACCEPTED, unit.now, coordinator_id)
    admit(unit, asked.community_id, asked.person_id, by=by)
    if unit.communities.can_write_to([asked.person_id]):
        unit.notices.write_to(asked.person_id, "welcome", asked.community_id)


def decline(unit: Unit, admission_id: int, by_person: int) -> None:
    """A coordinator says not now; it may still become a yes. Refused to others, and once it was answered."""
    asked, coordinator = _asked(unit, admission_id, by_person)
    check_declining(asked)
    unit.admissions.reply(asked.id, Reply.DECLINED, unit.now, coordinator.id)
    code = commitment(asked.salt, str(asked.person_id))[:16]
    unit.journal.append(asked.community_id, "not let in", request=code, by=coordinator.code)
    if unit.communities.can_write_to([asked.person_id]):
        unit.notices.write_to(asked.person_id, "not_let_in", asked.community_id)
    unit.notices.instead("answered_asking", asked.community_id, admission_id=asked.id)


def withdraw(unit: Unit, community_id: int, person_id: int) -> bool:
    """Whoever asked asks no longer, and what an adviser asked for them ends; whether they did."""
    last = unit.admissions.last(community_id, person_id)
    if last is None or not last.waits:
        return False
    unit.admissions.reply(last.id, Reply.WITHDRAWN, unit.now)
    code = commitment(last.salt, str(person_id))[:16]
    unit.journal.append(community_id, "no longer asks", request=code)
    waiting = unit.requests.open_for(community_id, "admit", last.id)
    if waiting is not None:
        lapsing.lapse(unit, waiting)
    return True


def admit(unit: Unit, community_id: int, person_id: int, *, by: str | list[str] = "", code: bool = False) -> None:
    """A person is on the list, as the resident or adviser they are.

    by: who accepted them, as the journal has them. code: they had a code to join with. Should they leave again, or be
    removed, nobody brings them back by an older wish of theirs.
    """
    unit.admissions.forget_refusals(community_id, person_id)
    before = unit.members.of(community_id, person_id)
    through = unit.arrivals.through(community_id, person_id)
    let_in_by = "+".join(sorted([by] if isinstance(by, str) else by)) or None
    how = {"through": through, "let_in_by": let_in_by}
    if before is None:
        salt = unit.ids.token()
        name = commitment(salt, str(person_id))[:16]
        unit.members.add(community_id, person_id, name, salt, unit.now, **how)
    else:
        name, at = before.code, unit.now
        unit.members.change(before.id, left_at=None, came_at=noted(at), joined_at=at, resting_since=None, **how)
    if before is None or not before.adviser:
        unit.communities.count_residents(community_id, 1)
    told = {what: value for what, value in (("by", by), ("code", code), ("through", through)) if value}
    unit.journal.append(community_id, "joined", member=name, **told)
    redraw_numbers(unit, community_id)


def redraw_numbers(unit: Unit, community_id: int) -> None:
    """How many there are has changed on the cards that tell it."""
    unit.notices.redraw(community_id, "join")
    current = unit.rounds.current(community_id)
    if current is not None:
        unit.notices.redraw(community_id, "round", current.id)


def _asked(unit: Unit, admission_id: int, by_person: int) -> tuple[Admission, Member]:
    asked = require_found(unit.admissions.find(admission_id))
    return asked, require_coordinator(unit.members.of(asked.community_id, by_person))
