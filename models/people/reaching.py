"""Where a group is, and whether the bot can write there, pin there, and write to a person."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from models.people import joining
from models.purposes import keeping_both
from models.rules.people import Community
from models.rules.refusals import Refusal
from models.store.unit import Unit


def take_in(
    unit: Unit,
    chat_id: int,
    title: str,
    added_by: int | None,
    timezone: str,
    name: str = "",
    *,
    anew: bool = False,
    pins: bool = True,
) -> int:
    """A group takes the bot in, or has it back. Returns the community's id. anew: the bot had not been there.

    Where it was known, everything that is kept true comes anew, and what was decided meanwhile is told. Where the bot
    was there all the time, only the cards to join by and to agree come anew: an admin may have deleted them.
    pins: it may pin messages; where it comes without that right, it says so at once.
    """
    known = unit.communities.by_chat(chat_id)
    community_id = joining.set_up(unit, chat_id, title, added_by, timezone, name)
    if known is not None and (back(unit, community_id) or anew):
        unit.communities.change(community_id, unpinned_since=None)
        post_cards(unit, community_id)
    elif known is not None:
        _post_requests(unit, community_id)
    if anew and not pins:
        unit.notices.reply("may_not_pin", community_id)
    return community_id


def moved(unit: Unit, old_chat_id: int, new_chat_id: int) -> bool:
    """The group was upgraded: it has another chat id, and its old messages can no longer be edited.

    Where word of the new chat came first, it was taken for a group of its own. That one gives way, and its people join
    this one. Where it has money or a round already, both stay: it has the new chat, and the older one goes on in
    private without a group; its coordinators are told. Returns whether what waits for the old chat belongs in the new.
    """
    community, newcomer = unit.communities.by_chat(old_chat_id), unit.communities.by_chat(new_chat_id)
    if community is None:
        return True
    if newcomer is not None and _has_begun(unit, newcomer.id):
        _stay_behind(unit, community, old_chat_id)
        return False
    if newcomer is not None:
        _take_in(unit, newcomer, community)
    unit.communities.change(community.id, chat_id=new_chat_id, unpinned_since=None)  # the next pin tells what it may
    unit.notices.leave_behind(community.id)
    back(unit, community.id)  # leaving the old chat may have been taken for being removed
    post_cards(unit, community.id)
    return True


def post_cards(unit: Unit, community_id: int) -> None:
    """Everything that is kept true in the group comes anew, at the end of the chat."""
    unit.notices.post_card(community_id, "join")
    current = unit.rounds.current(community_id)
    if current is not None:
        unit.notices.post_card(community_id, "round", current.id)
        for purpose in unit.purposes.undecided(current.id):
            unit.notices.post_card(community_id, "purpose", purpose.id)
    _post_requests(unit, community_id)


def _post_requests(unit: Unit, community_id: int) -> None:
    for request in unit.requests.open(community_id):
        unit.notices.post_card(community_id, "request", request.id)


def away(unit: Unit, chat_id: int) -> None:
    """The bot cannot write in a group any more: it was removed, or may not send messages.

    The round goes on, on its dates. Results wait until the bot is back; the coordinators are told in private, once.
    """
    community = unit.communities.by_chat(chat_id)
    if community is not None and unit.communities.go_away(community.id, unit.now):
        unit.notices.keep(community.id, chat_id)
        _tell_coordinators(unit, community.id, "away")


def back(unit: Unit, community_id: int) -> bool:
    """The bot can write in the group again: what was decided meanwhile is told now. Whether it was away."""
    since = unit.communities.come_back(community_id)
    if since is None:
        return False
    kept = unit.notices.kept(community_id)
    if kept or unit.rounds.current(community_id) is not None:
        number = unit.journal.append(community_id, "back", seconds=int((unit.now - since).total_seconds()))
        unit.notices.tell_group(community_id, "back", number, since=since.isoformat(), kept=len(kept))
    unit.notices.say_later(kept)
    return True


def look_again(
    unit: Unit, community_id: int, *, speaks: bool, pins: bool, then: Callable[..., None], values: Sequence[object]
) -> None:
    """What somebody came for is done, or refused; and where the bot turns out to have its rights again, that counts.

    speaks, pins: what Telegram says of the bot's place in the group now.
    """
    then(unit, *values)
    if speaks and back(unit, community_id):
        post_cards(unit, community_id)
    chat_id = unit.communities.get(community_id).chat_id
    if pins and chat_id is not None:
        can_pin(unit, chat_id)


def unreachable(unit: Unit, person_id: int) -> None:
    """The person cannot be written to any more: whoever waits for their answer is told at once."""
    unit.communities.writable(person_id, yes=False)
    keeping_both.give_up_on(unit, person_id)


def reachable(unit: Unit, person_id: int) -> None:
    """The person lets the bot write to them again."""
    unit.communities.writable(person_id, yes=True)


def cannot_pin(unit: Unit, community_id: int) -> None:
    """The bot may not pin the round's card: the coordinators are told, once until it may."""
    if unit.communities.may_not_pin(community_id, unit.now):
        _tell_coordinators(unit, community_id, "cannot_pin")


def can_pin(unit: Unit, chat_id: int) -> None:
    """The bot may pin from now on: the open round's card is pinned where it stands."""
    community = unit.communities.by_chat(chat_id)
    if community is None:
        return
    unit.communities.change(community.id, unpinned_since=None)
    current = unit.rounds.current(community.id)
    if current is not None:
        unit.notices.pin_again(community.id, current.id)


def _has_begun(unit: Unit, community_id: int) -> bool:
    return bool(unit.deposits.names(community_id)) or unit.rounds.latest(community_id) is not None


def _stay_behind(unit: Unit, community: Community, chat_id: int) -> None:
    unit.communities.change(community.id, chat_id=None, away_since=unit.now)
    unit.notices.keep(community.id, chat_id)
    _tell_coordinators(unit, community.id, "without_group")


def _take_in(unit: Unit, newcomer: Community, community: Community) -> None:
    """The people of a group that was taken for another one: whoever joined there has joined here, if they may.

    Who added the bot there appoints here, where nobody is known who may.
    """
    for member_id in unit.members.residents(newcomer.id):
        person_id = unit.members.get(member_id).person_id
        with suppress(Refusal):  # of one who was removed; nobody can keep a group from moving
            joining.join(unit, community.id, person_id, unit.communities.name_of(person_id))
            unit.communities.mean(person_id, community.id)
        unit.members.change(member_id, left_at=unit.now)
    unit.notices.keep(newcomer.id, newcomer.chat_id)
    unit.communities.change(newcomer.id, residents=0, added_by=None)
    unit.communities.change(community.id, added_by=community.added_by or newcomer.added_by)
    unit.communities.give_way(newcomer.id, community.id)


def _tell_coordinators(unit: Unit, community_id: int, what: str) -> None:
    people = [member.person_id for member, _ in unit.members.coordinators(community_id)]
    for person_id in unit.communities.can_write_to(people):
        unit.notices.write_to(person_id, what, community_id)
