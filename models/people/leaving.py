"""Leaving a community: by saying so, or with the Telegram group."""

from models.people import admitting, coordinating
from models.purposes.silencing import say_nothing
from models.rules.people import Member, require_member
from models.store.unit import Unit

KEPT_FORMS = ("reason", "answer")  # what somebody on a frozen roll may still say


def ask(unit: Unit, community_id: int, person_id: int) -> None:
    """Asks a member once more whether they want to leave; whoever only asked to join asks no longer, at once.

    Refused to strangers, and to the last coordinator while a round is open.
    """
    if admitting.withdraw(unit, community_id, person_id):
        unit.notices.reply("asks_no_longer", community_id)
        return
    coordinating.check_stepping_down(unit, require_member(unit.members.of(community_id, person_id)))
    unit.notices.reply("leave_ask", community_id, person_id=person_id)


def leave(unit: Unit, community_id: int, person_id: int) -> None:
    """A member leaves. Before the freeze what they said is taken back; after it roll and share stay as they are.

    Refused to the last coordinator while a round is open.
    """
    member = require_member(unit.members.of(community_id, person_id))
    coordinating.check_stepping_down(unit, member)
    _leave(unit, member)
    unit.notices.instead("left", community_id, person_id=person_id)


def stay(unit: Unit, community_id: int, person_id: int) -> None:
    """They think again: nothing changes."""
    require_member(unit.members.of(community_id, person_id))
    unit.notices.instead("stays", community_id)


def left_group(unit: Unit, chat_id: int, person_id: int) -> None:
    """Telegram says that somebody left the group, or was removed from it: they have left the community.

    The last coordinator stays one while a round is open, and is told so.
    """
    community = unit.communities.by_chat(chat_id)
    if community is None or admitting.withdraw(unit, community.id, person_id):
        return
    member = unit.members.of(community.id, person_id)
    if member is None or member.left_at is not None:
        return
    writable = bool(unit.communities.can_write_to([person_id]))
    if not coordinating.is_last(unit, member):
        _leave(unit, member)
        if writable:
            unit.notices.write_to(person_id, "left", community.id)
    elif writable:
        unit.notices.write_to(person_id, "still_coordinates", community.id)


def _leave(unit: Unit, member: Member) -> None:
    community_id, person_id = member.community_id, member.person_id
    current = unit.rounds.current(community_id)
    gathering = current is not None and current.frozen_at is None
    if current is not None and gathering:
        say_nothing(unit, current, member)
    if member.coordinates:
        coordinating.stop_alone(unit, member)
    unit.members.change(member.id, left_at=unit.now)
    if member.counts:
        unit.communities.count_residents(community_id, -1)
    form = unit.forms.of(person_id)
    if form is not None and form.community_id == community_id and (gathering or form.kind not in KEPT_FORMS):
        unit.forms.leave(person_id)
    meant = unit.communities.of_person(person_id)
    if meant is not None and meant.id == community_id:
        unit.communities.mean(person_id, None)
    unit.journal.append(community_id, "left", member=member.code)
    admitting.redraw_numbers(unit, community_id)
