"""Codes to join with: coordinators hand them out, and each lets one person in."""

from models.people import admitting, choosing
from models.rules import codes as rule
from models.rules.admissions import Policy
from models.rules.people import require_coordinator
from models.rules.refusals import Refusal
from models.store.unit import Unit


def make(unit: Unit, community_id: int, person_id: int, count: int) -> list[str]:
    """So many codes, known only to whom this returns them. Refused to others, and where very many are unused."""
    coordinator = require_coordinator(unit.members.of(community_id, person_id))
    rule.check_making(count, unit.codes.unused(community_id))
    fresh = [rule.code(unit.ids.token()) for _ in range(count)]
    key = unit.codes.key(community_id, unit.ids.token(32))
    unit.codes.add(community_id, {rule.digest(key, one) for one in fresh}, unit.now)
    number = unit.journal.append(community_id, "codes made", by=coordinator.code, codes=count)
    unit.notices.tell_group(community_id, "codes_made", number, person_id=person_id, codes=count)
    unit.notices.instead("settings", community_id, person_id=person_id)
    return fresh


def take_back(unit: Unit, community_id: int, person_id: int) -> None:
    """None of the codes that nobody has used lets anybody in any more. Refused to others, and where there are none."""
    coordinator = require_coordinator(unit.members.of(community_id, person_id))
    unused = unit.codes.unused(community_id)
    if not unused:
        raise Refusal("no_codes")
    unit.codes.clear(community_id)
    number = unit.journal.append(community_id, "codes taken back", by=coordinator.code, codes=unused)
    unit.notices.tell_group(community_id, "codes_taken_back", number, person_id=person_id, codes=unused)
    unit.notices.instead("settings", community_id, person_id=person_id)


def use(unit: Unit, community_id: int | None, person_id: int, name: str, text: str, *, privately: bool = False) -> None:
    """Somebody tries a code; with the right one they are in. community_id: None where the code itself has to tell.

    Refused to who is in, to whoever two people removed, and after too many wrong ones.
    """
    place, digest = look(unit, community_id, person_id, text)
    if place is None:
        unit.codes.guess(community_id, person_id, unit.now)
        unit.notices.reply("code_wrong", community_id)
        return
    choosing.meet(unit, place, person_id, name, privately=privately)
    let_in(unit, place, person_id, digest)
    if privately:
        unit.communities.writable(person_id, yes=True)
        unit.notices.reply("welcome", place, person_id=person_id)
        return
    unit.notices.reply("code_right", place)
    if unit.communities.can_write_to([person_id]):
        unit.notices.write_to(person_id, "welcome", place)


def look(unit: Unit, community_id: int | None, person_id: int, text: str) -> tuple[int | None, str]:
    """The group that a code is for, and what is kept of it; no group where it is wrong. Refused as using it is."""
    if community_id is not None:
        check_outside(unit, community_id, person_id)
    rule.check_guessing(*unit.codes.guessed(community_id, person_id, unit.now), unit.now)
    code = rule.read(text)
    for place, key in unit.codes.keys(community_id) if code else ():
        digest = rule.digest(key, code)
        if unit.codes.has(place, digest):
            check_outside(unit, place, person_id)
            return place, digest
    return None, ""


def check_outside(unit: Unit, community_id: int, person_id: int) -> None:
    """Refused to who is in, and to whoever two people removed."""
    member = unit.members.of(community_id, person_id)
    removed = member is not None and member.removed_at is not None
    if removed or unit.traces.barred(community_id, person_id):
        raise Refusal("was_removed")
    if member is not None and member.left_at is None:
        raise Refusal("in_already")


def let_in(unit: Unit, community_id: int, person_id: int, digest: str) -> None:
    """A code that was looked at is used up, and they are in."""
    unit.codes.use_up(community_id, digest)
    admitting.withdraw(unit, community_id, person_id)
    admitting.admit(unit, community_id, person_id, code=True)


def is_needed(unit: Unit, community_id: int) -> bool:
    """Whether whoever joins now needs one. Where nobody coordinates, who could hand them out, a tap is enough."""
    by_code = unit.communities.get(community_id).join_policy == Policy.CODE
    return by_code and bool(unit.members.coordinators(community_id))
