"""A group takes the bot in, people join, and say who they are."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from models.people import admitting, choosing, codes, resting, waiting
from models.purposes.silencing import say_nothing
from models.rules.people import counts_from, require_member
from models.rules.refusals import Refusal
from models.rules.rounds import full_share
from models.store.forms import Form
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Joined:
    """already: they were a member before. next_round: the open round's roll froze, or will freeze, without them.

    share: what each would have in the round that can still be joined, in pennies, with its number and currency; None
    where there is none. waits: a coordinator has been asked and has not answered. writable: I may write to them.
    adviser: they hold no share. kept: they left after the freeze, and their share stayed theirs. from_: newcomers wait,
    and they count in rounds whose joining closes from then on. needs_code: they are asked for a code.
    """

    already: bool
    next_round: bool
    share: int | None = None
    number: int = 0
    currency: str = ""
    waits: bool = False
    writable: bool = False
    adviser: bool = False
    kept: bool = False
    from_: datetime | None = None
    needs_code: bool = False


def set_up(unit: Unit, chat_id: int, title: str, added_by: int | None, timezone: str, name: str = "") -> int:
    """A group takes the bot in (again): it becomes a community, with a link and a card to join by. Returns its id.

    added_by: the admin who may appoint the first coordinators, by that name; the first who is known stays it, and reads
    in private what comes next.
    """
    known = unit.communities.by_chat(chat_id)
    if known is None:
        community_id = unit.communities.add(chat_id, title, unit.ids.token(8), added_by, timezone, unit.now)
        unit.journal.append(community_id, "set up", community=community_id)
    else:
        community_id = known.id
        unit.communities.change(community_id, title=title, added_by=known.added_by or added_by)
    if added_by is not None and (known is None or known.added_by is None):
        _meet_appointer(unit, community_id, added_by, name)
    unit.notices.post_card(community_id, "join")
    return community_id


def _meet_appointer(unit: Unit, community_id: int, person_id: int, name: str) -> None:
    if name:
        choosing.meet(unit, community_id, person_id, name)
    if unit.communities.can_write_to([person_id]):
        unit.notices.write_to(person_id, "welcome", community_id)


def join(
    unit: Unit, community_id: int, person_id: int, name: str, *, privately: bool = False, outside: bool = False
) -> Joined:
    """A person becomes a resident of the community, or asks to, where a coordinator has to accept them.

    A member who rests takes part again by it.

    privately: they opened the private chat to do it. outside: by the link, and Telegram does not confirm them as in the
    group. Refused for a day after a coordinator said not now, and to whoever two people removed.
    """
    before = unit.members.of(community_id, person_id)
    removed = before is not None and before.removed_at is not None
    if removed or unit.traces.barred(community_id, person_id):
        raise Refusal("was_removed")
    already = before is not None and before.left_at is None
    if not already and codes.is_needed(unit, community_id):
        return _ask_code(unit, community_id, person_id, name, privately=privately)
    waits = not already and admitting.has_to_ask(unit, community_id, outside=outside)
    if waits:
        admitting.check(unit, community_id, person_id)
    choosing.meet(unit, community_id, person_id, name, privately=privately)
    if privately:
        unit.communities.writable(person_id, yes=True)
        unit.notices.reply("welcome", community_id, person_id=person_id)
    writable = bool(unit.communities.can_write_to([person_id]))
    if waits:
        admitting.ask(unit, community_id, person_id, outside=outside)
        return Joined(already=False, next_round=False, waits=True, writable=writable)
    if before is not None and already and before.resting:
        resting.wake(unit, before)
        return _welcomed(unit, community_id, person_id, already=False)
    if not already:
        admitting.withdraw(unit, community_id, person_id)
        admitting.admit(unit, community_id, person_id)
        if not privately and writable:
            unit.notices.write_to(person_id, "welcome", community_id)
    return _welcomed(unit, community_id, person_id, already=already)


def at_once(unit: Unit, community_id: int) -> bool:
    """Whether a tap in the group is enough to come in: nobody has to accept who taps, and they need no code."""
    return not codes.is_needed(unit, community_id) and not admitting.has_to_ask(unit, community_id, outside=False)


def _ask_code(unit: Unit, community_id: int, person_id: int, name: str, *, privately: bool) -> Joined:
    """Asks in private for a code, unless the person is in the middle of another form."""
    choosing.meet(unit, community_id, person_id, name, privately=privately)
    if privately:
        unit.communities.writable(person_id, yes=True)
    writable = bool(unit.communities.can_write_to([person_id]))
    form = unit.forms.of(person_id)
    what, about, stamp = "busy", community_id, 0
    if form is None or form.kind == "code":
        what, stamp = "ask", unit.forms.keep(Form(person_id, community_id, "code", {}), unit.now)
    else:
        about, stamp = form.community_id, form.stamp
    if privately:
        unit.notices.reply(what, about, stamp=stamp, then="")
    elif writable:
        unit.notices.write_to(person_id, what, about, stamp=stamp, then="")
    return Joined(already=False, next_round=False, writable=writable, needs_code=True)


def _welcomed(unit: Unit, community_id: int, person_id: int, *, already: bool) -> Joined:
    """What a member has from now on. Whoever left after the freeze and comes back is still on the roll."""
    current = unit.rounds.current(community_id)
    member = require_member(unit.members.of(community_id, person_id))
    if current is None or member.adviser:
        from_ = waiting.from_the_next_round(unit, unit.communities.get(community_id), member)
        return Joined(already, next_round=False, adviser=member.adviser, from_=None if member.adviser else from_)
    if current.frozen_at is not None:
        on_roll = unit.rolls.left(current.id, member.id) is not None
        kept = not already and on_roll
        return Joined(already, next_round=not already and not on_roll, number=current.number, kept=kept)
    if current.too_new(member.came_at):
        from_ = counts_from(member, current.wait, unit.now)
        return Joined(already, next_round=True, number=current.number, from_=from_)
    roll, pot = unit.ledger.prospect(community_id, current.known_by)
    share = full_share(pot, roll, current.share_limit)
    return Joined(already, next_round=False, share=share, number=current.number, currency=current.currency)


def open_private(unit: Unit, community_id: int | None, person_id: int, name: str) -> None:
    """A person opened the private chat, for this community: from now on the bot may write to them there."""
    unit.communities.meet(person_id, name, None)
    unit.communities.writable(person_id, yes=True)
    unit.notices.reply("welcome", community_id, person_id=person_id)


def enter(
    unit: Unit, community_id: int | None, person_id: int, name: str, then: Callable[..., None], *values: object
) -> None:
    """A person came into the private chat by a button or a link: what they came for is done, or refused."""
    then(unit, *values)
    unit.communities.meet(person_id, name, community_id)
    unit.communities.writable(person_id, yes=True)


def take_role(unit: Unit, community_id: int, person_id: int, *, adviser: bool) -> None:
    """A member says whether they are a resident or an adviser. Refused between freeze and close."""
    member = require_member(unit.members.of(community_id, person_id))
    if member.adviser == adviser:
        raise Refusal("role_already", adviser=adviser)
    current = unit.rounds.current(community_id)
    if current is not None and current.roles_rest:
        raise Refusal("role_after_freeze")
    if adviser and current is not None:
        say_nothing(unit, current, member)
    unit.members.change(member.id, adviser_since=unit.now if adviser else None, resting_since=None)
    if not member.resting:
        unit.communities.count_residents(community_id, -1 if adviser else 1)
    number = unit.journal.append(community_id, "role", member=member.code, adviser=adviser)
    unit.notices.tell_group(community_id, "role", number, person_id=person_id, adviser=adviser)
    unit.notices.reply("role_mine", community_id, adviser=adviser)
    admitting.redraw_numbers(unit, community_id)


def stop_nudges(unit: Unit, community_id: int, person_id: int, *, stop: bool) -> None:
    """One tap to stop nudges, one to have them again."""
    member = require_member(unit.members.of(community_id, person_id))
    since: datetime | None = unit.now if stop else None
    unit.members.change(member.id, nudges_stopped_at=since)
    unit.journal.append(community_id, "nudges", member=member.code, stopped=stop)
