"""Erasing oneself: what a person did stays where others count on it, and nothing leads from the person to it."""

from collections.abc import Iterable

from models.people import admitting, lapsing
from models.purposes import interests, keeping_both
from models.purposes.proposing import take_out
from models.purposes.silencing import say_nothing
from models.rules.people import Member
from models.rules.purposes import public_id
from models.rules.seconding import ABOUT_MEMBERS
from models.store.unit import Unit


def ask(unit: Unit, person_id: int) -> None:
    """Tells a person what erasing themselves means in each of their groups, and asks once more."""
    unit.notices.instead("erase_ask", None, person_id=person_id)


def keep(unit: Unit) -> None:
    """They think again: nothing changes."""
    unit.notices.instead("keeps", None)


def erase(unit: Unit, person_id: int) -> None:
    """A person is forgotten, at once and in all groups. Never refused, for whoever is asked for it.

    Undecided stances and interests are taken back; a purpose by which they would be paid is withdrawn while it is
    undecided. N, what their shares paid, what was decided and the journal stay, under codes that lead to nobody.
    """
    forget(unit, person_id)
    if unit.asked is not None:
        unit.notices.instead("erased", None)


def erase_again(unit: Unit, marks: Iterable[str]) -> int:
    """Those who had erased themselves are erased from an older copy of everything. Returns how many there were."""
    again = unit.traces.marked(marks)
    for person_id in again:
        forget(unit, person_id)
    return len(again)


def forget(unit: Unit, person_id: int) -> None:
    """What erasing does, unasked."""
    name, mark = unit.communities.name_of(person_id), unit.traces.mark(person_id)
    for community in unit.admissions.waiting_of(person_id):
        admitting.withdraw(unit, community, person_id)
    keeping_both.give_up_on(unit, person_id)
    for member in unit.members.of_person(person_id):
        _forget(unit, member, name)
    unit.traces.forget(person_id, name)
    if mark:
        unit.traces.remember(mark)


def _forget(unit: Unit, member: Member, name: str) -> None:
    community_id, current = member.community_id, unit.rounds.current(member.community_id)
    if current is not None:
        say_nothing(unit, current, member)
        interests.forget(unit, current.id, member)
        _let_go(unit, current.id, member)
    for request in unit.requests.open(community_id):
        if request.asked_by == member.id or (request.act in ABOUT_MEMBERS and request.subject_id == member.id):
            lapsing.lapse(unit, request)
    if member.coordinates:
        unit.members.dismiss(member.id, unit.now)
    if member.counts:
        unit.communities.count_residents(community_id, -1)
    touched = unit.traces.cover(member, name, unit.ids.token())
    number = unit.journal.append(community_id, "erased", words=_names(unit, touched), **_who(member, touched))
    if member.steers:
        _stop_steering(unit, community_id, number)
    for purpose_id in touched:
        unit.notices.redraw(community_id, "purpose", purpose_id)
    admitting.redraw_numbers(unit, community_id)


def _who(member: Member, touched: list[int]) -> dict[str, object]:
    """What the journal says of them: no code, or it would lead to the voter's code whose choices end in this moment.

    Where they coordinate, or words of a purpose of theirs were erased, others must be able to follow whose.
    """
    if member.coordinates or touched:
        return {"member": member.code}
    return {"resident": member.left_at is None and not member.adviser}


def _let_go(unit: Unit, round_id: int, member: Member) -> None:
    """Of what they put to the open round: what they would be paid for ends, and so does a wish to merge the rest."""
    for purpose in unit.purposes.undecided(round_id):
        if purpose.proposed_by != member.id:
            continue
        if (merger := unit.mergers.waiting(purpose.id)) is not None:
            keeping_both.end(unit, merger, "taken back")
        if purpose.payee_member_id == member.id:
            take_out(unit, purpose, unit.rounds.get(round_id))


def _stop_steering(unit: Unit, community_id: int, number: int) -> None:
    """All read that somebody coordinates no longer, and not who; and the others' requests may need another second."""
    unit.notices.tell_group(community_id, "coordinates_no_longer", number)
    for request in unit.requests.open(community_id):
        unit.notices.redraw(community_id, "request", request.id)


def _names(unit: Unit, purpose_ids: list[int]) -> list[str]:
    """What the journal calls them."""
    found = [unit.purposes.get(one) for one in purpose_ids]
    return [public_id(unit.rounds.get(one.round_id), one.number) for one in found]
