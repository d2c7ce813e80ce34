"""Delivery's side of the outbox: what waits to be said, and what became of saying it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, false, func, insert, or_, select, update

from models.store.notices import Kind
from models.store.tables import cards, communities, outbox
from models.store.traces import BLANK
from models.store.unit import Unit

LAST = "erased"  # what somebody is told who has erased themselves
REPEATS = 1  # how often something is said again when nobody knows whether it arrived

_waiting = outbox.c.sent_at.is_(None) & outbox.c.dropped_at.is_(None)
_away = communities.c.away_since.is_not(None)
_place = func.coalesce(outbox.c.chat_id, case((_away, None), else_=communities.c.chat_id))
_after = (
    select(
        outbox.c.id,
        outbox.c.kind,
        outbox.c.what,
        outbox.c["values"],
        outbox.c.community_id,
        _place,
        outbox.c.reply_to,
        outbox.c.number,
        outbox.c.made_at,
        outbox.c.not_before,
        outbox.c.tries,
        func.coalesce(_away, false()),
    )
    .join_from(outbox, communities, outbox.c.community_id == communities.c.id, isouter=True)
    .where(_waiting, outbox.c.id > bindparam("mark"))
    .order_by(outbox.c.id)
    .limit(bindparam("most"))
)


@dataclass(frozen=True, slots=True)
class Letter:
    """One notice to send. tries: how often it may have gone out unanswered before. away: its group shut the bot out."""

    id: int
    kind: Kind
    what: str
    values: dict[str, Any]
    community_id: int | None
    chat_id: int | None
    reply_to: int | None
    number: int | None
    made_at: datetime
    not_before: datetime | None
    tries: int
    away: bool = False

    @property
    def again(self) -> bool:
        return self.tries > 0

    @property
    def in_group(self) -> bool:
        return self.chat_id is not None and self.chat_id < 0

    @property
    def nowhere(self) -> bool:
        """It was only to be told in the place of a message, and that is gone."""
        return bool(self.values.get("there")) and self.reply_to is None

    @property
    def instead_of(self) -> int | None:
        """The message whose place it takes."""
        return self.reply_to if self.values.get("instead") else None


def after(unit: Unit, mark: int, limit: int) -> list[Letter]:
    """A question: what waits to be sent, in order, from after a mark."""
    return [Letter(*row) for row in unit.connection.execute(_after, {"mark": mark, "most": limit})]


def sending(unit: Unit, letter_id: int) -> bool:
    """It is about to leave; whether it still waited."""
    return _change(unit, letter_id, sending_at=unit.now)


def sent(unit: Unit, letter_id: int, message_id: int, more: bool = False) -> None:
    """Telegram took it, under this number. more: it did not hold everything, and its next part waits from now on."""
    if _change(unit, letter_id, sent_at=unit.now, message_id=message_id, sending_at=None) and more:
        _go_on(unit, letter_id)
    _forget(unit, letter_id)


def unsent(unit: Unit, letter_id: int) -> None:
    """It surely did not go out; it goes on waiting."""
    _change(unit, letter_id, sending_at=None)


def afresh(unit: Unit, letter_id: int) -> None:
    """The message whose place it should take is not there; it becomes a message of its own."""
    _change(unit, letter_id, sending_at=None, reply_to=None)


def drop(unit: Unit, letter_id: int, problem: str) -> None:
    """It is not sent, and stays with the reason."""
    _change(unit, letter_id, dropped_at=unit.now, sending_at=None, problem=problem[:200])
    _forget(unit, letter_id)


def unsure(unit: Unit, letter_id: int, more: bool = False) -> bool:
    """Nobody knows whether it went out; whether it is said once more. A nudge never is, the rest is once.

    more: as for what was sent; where it is left at that, the next part follows all the same. Asked again, because the
    answer to a commit got lost, it counts once; what was dropped or erased meanwhile has no next part.
    """
    query = select(outbox.c.kind, outbox.c.tries, _waiting, outbox.c.sending_at.is_(None))
    kind, tries, waits, noted = unit.connection.execute(query.where(outbox.c.id == letter_id)).one()
    if noted or not waits:
        return bool(waits)
    if kind == "nudge" or tries >= REPEATS:
        drop(unit, letter_id, "unanswered")
        if more:
            _go_on(unit, letter_id)
        return False
    return _change(unit, letter_id, tries=tries + 1, sending_at=None)


def recover(unit: Unit) -> int:
    """At the start: what was leaving when the program ended may or may not have arrived. How many there were."""
    leaving = select(outbox.c.id).where(_waiting, outbox.c.sending_at.is_not(None))
    found = list(unit.connection.execute(leaving).scalars())
    for letter_id in found:
        unsure(unit, letter_id)
    return len(found)


def _go_on(unit: Unit, letter_id: int) -> None:
    same = ("kind", "what", "community_id", "chat_id", "reply_to", "number")
    columns = [outbox.c[name] for name in same]
    row = unit.connection.execute(select(outbox.c["values"], *columns).where(outbox.c.id == letter_id)).one()
    values = {**row[0], "part": row[0].get("part", 1) + 1}
    rest = dict(zip(same, row[1:], strict=True))
    unit.connection.execute(insert(outbox).values(values=values, made_at=unit.now, **rest))


def readdress(unit: Unit, old_chat_id: int, new_chat_id: int) -> None:
    """A group got another chat id: what waits for the old one goes to the new one, where no message has its number."""
    here = update(outbox).where(_waiting, outbox.c.chat_id == old_chat_id)
    unit.connection.execute(here.values(chat_id=new_chat_id, reply_to=None))
    its = outbox.c.community_id.in_(select(communities.c.id).where(communities.c.chat_id == new_chat_id))
    unit.connection.execute(update(outbox).where(_waiting, outbox.c.chat_id.is_(None), its).values(reply_to=None))


def lately(unit: Unit, since: datetime) -> list[tuple[int, datetime, str]]:
    """A question: chat, moment and kind of everything said since then, in order of time.

    What was leaving when the program ended counts as said now: it may have arrived at the last moment. So does what was
    said at a moment that is still to come, by a clock that was set back since.
    """
    over = func.coalesce(outbox.c.sent_at, outbox.c.dropped_at)
    said = (
        select(_place, over, outbox.c.kind)
        .join_from(outbox, communities, outbox.c.community_id == communities.c.id, isouter=True)
        .where(or_(over >= since, outbox.c.sending_at.is_not(None)))
    )
    drawn = (
        select(communities.c.chat_id, case((cards.c.sending_at.is_(None), cards.c.drawn_at)))
        .join_from(cards, communities, cards.c.community_id == communities.c.id)
        .where(or_(cards.c.drawn_at >= since, cards.c.sending_at.is_not(None)))
    )
    found = [(chat, min(at or unit.now, unit.now), kind) for chat, at, kind in unit.connection.execute(said)]
    found += [(chat, min(at or unit.now, unit.now), "card") for chat, at in unit.connection.execute(drawn)]
    return sorted((one for one in found if one[0] is not None), key=lambda one: one[1])


def _forget(unit: Unit, letter_id: int) -> None:
    """Of whoever has erased themselves not even that they were told is kept."""
    here = update(outbox).where(outbox.c.id == letter_id, outbox.c.what == LAST)
    unit.connection.execute(here.values(**BLANK))


def _change(unit: Unit, letter_id: int, **values: object) -> bool:
    here = update(outbox).where(outbox.c.id == letter_id, _waiting)
    return unit.connection.execute(here.values(**values)).rowcount == 1
