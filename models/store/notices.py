"""What an act asks to be said: rows that delivery puts into words later, as things then stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, bindparam, case, insert, or_, select, update

from models.rules.purposes import Purpose
from models.store.prepared import Prepared
from models.store.tables import cards, outbox
from models.store.upserts import upsert

Kind = Literal["reply", "result", "receipt", "nudge"]
CardKind = Literal["join", "round", "purpose", "request"]

KEPT = "kept"  # the problem of a result that waits for its group

_stale = Prepared(
    update(cards)
    .where(
        cards.c.community_id == bindparam("community"),
        cards.c.kind == bindparam("card"),
        cards.c.subject_id == bindparam("subject"),
        cards.c.stale_at.is_(None),
    )
    .values(stale_at=bindparam("now"))
)

_both_stale = Prepared(
    update(cards)
    .where(
        cards.c.community_id == bindparam("community"),
        or_(
            (cards.c.kind == "purpose") & (cards.c.subject_id == bindparam("purpose")),
            (cards.c.kind == "round") & (cards.c.subject_id == bindparam("its_round")),
        ),
        cards.c.stale_at.is_(None),
    )
    .values(stale_at=bindparam("now"))
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wrote or tapped to bring an act about. message_id: what a reply refers to; None for a tap.

    tapped: the message whose button was tapped, where it is known. community_id: which community it was about, where
    that was clear before the act.
    """

    update_id: int
    chat_id: int
    message_id: int | None
    tapped: int | None = None
    community_id: int | None = None


class Notices:
    """Everything said but the toast on a tap. what names the words, values are what their question is asked with."""

    def __init__(self, connection: Connection, now: datetime, asked: Asked | None = None) -> None:
        self.connection, self.now, self.asked = connection, now, asked

    def post_card(self, community_id: int, kind: CardKind, subject_id: int = 0) -> None:
        """A new card, or the same one posted afresh at the end of the chat."""
        empty = dict.fromkeys(("message_id", "drawn", "sending_at", "drawn_at", "pinned_at"))
        fresh = {**empty, "stale_at": self.now, "tries": 0}
        row = {"community_id": community_id, "kind": kind, "subject_id": subject_id}
        statement = upsert(cards).values(**row, **fresh)
        self.connection.execute(statement.on_conflict_do_update(index_elements=list(row), set_=fresh))

    def redraw(self, community_id: int, kind: CardKind, subject_id: int = 0) -> None:
        """The card no longer tells the truth; delivery redraws it once for however many acts."""
        values = {"community": community_id, "card": kind, "subject": subject_id, "now": self.now}
        _stale.change(self.connection, values)

    def redraw_with_round(self, purpose: Purpose) -> None:
        """The same for a purpose's card and its round's, which every tap on a purpose changes."""
        values = {"community": purpose.community_id, "purpose": purpose.id, "its_round": purpose.round_id}
        _both_stale.change(self.connection, {**values, "now": self.now})

    def redraw_all(self, purposes: Iterable[Purpose]) -> None:
        """The same for several purposes' cards."""
        each = [{"community": one.community_id, "subject": one.id} for one in purposes]
        _stale.many(self.connection, {"card": "purpose", "now": self.now}, each)

    def tell_group(self, community_id: int, what: str, number: int, **values: object) -> None:
        """A numbered announcement in the group. number: that of the journal entry it tells of."""
        self._put(self._row("result", what, values, community_id=community_id, number=number))

    def tell_group_here(self, community_id: int, what: str, number: int, **values: object) -> None:
        """The same in the place of the message in the group whose button brought it about, where there is one."""
        if self.asked is None or self.asked.tapped is None or self.asked.chat_id > 0:
            self.tell_group(community_id, what, number, **values)
            return
        rest = {"community_id": community_id, "number": number, "reply_to": self.asked.tapped}
        self._put(self._row("result", what, {**values, "instead": True}, **rest))

    def tell_person(self, person_id: int, what: str, number: int, community_id: int, **values: object) -> None:
        """A numbered receipt in private."""
        row = self._row("receipt", what, values, community_id=community_id, chat_id=person_id, number=number)
        self._put(row)

    def tell_each(self, people: Mapping[int, Mapping[str, object]], what: str, number: int, community_id: int) -> None:
        """The same numbered receipt to several, with each one's own values."""
        rest = {"community_id": community_id, "number": number}
        rows = [self._row("receipt", what, values, **rest, chat_id=one) for one, values in people.items()]
        if rows:
            self.connection.execute(insert(outbox).inline(), rows)

    def write_to(self, person_id: int, what: str, community_id: int, **values: object) -> None:
        """An unnumbered word in private that nobody asked for just now, such as a question to answer."""
        self._put(self._row("reply", what, values, community_id=community_id, chat_id=person_id))

    def reply(self, what: str, community_id: int | None = None, **values: object) -> None:
        """The answer to the command or form that brought this act about, where it was written."""
        if self.asked is None:
            raise LookupError("nobody asked")
        to = {"chat_id": self.asked.chat_id, "reply_to": self.asked.message_id}
        about = self.asked.community_id if community_id is None else community_id
        self._put(self._row("reply", what, values, community_id=about, **to))

    def instead(self, what: str, community_id: int | None = None, **values: object) -> None:
        """The answer to a tap, in the place of the message whose button it was; a reply where none is known."""
        if self.asked is None or self.asked.tapped is None:
            self.reply(what, community_id, **values)
            return
        to = {"chat_id": self.asked.chat_id, "reply_to": self.asked.tapped}
        self._put(self._row("reply", what, {**values, "instead": True}, community_id=community_id, **to))

    def where_it_stands(
        self, what: str, community_id: int, chat_id: int, about: Mapping[str, object], **more: object
    ) -> None:
        """A result that the group has is told anew in its own place, with more values; nothing where it is not there.

        about: the values by which it is known.
        """
        told = select(outbox.c["values"], outbox.c.number, outbox.c.message_id).where(
            outbox.c.community_id == community_id,
            outbox.c.kind == "result",
            outbox.c.what == what,
            outbox.c.message_id.is_not(None),
        )
        for values, number, message_id in self.connection.execute(told.order_by(outbox.c.id)):
            if about.items() <= values.items():
                to = {"community_id": community_id, "chat_id": chat_id, "reply_to": message_id, "number": number}
                self._put(self._row("reply", what, {**values, **more, "instead": True, "there": True}, **to))

    def in_place_of(
        self, asked: str, person_id: int, about: Mapping[str, object], what: str, community_id: int
    ) -> None:
        """The last question of a kind to a person in private, where it is about this, gives way to what is so now."""
        asked_last = select(outbox.c["values"], outbox.c.message_id).where(
            outbox.c.chat_id == person_id, outbox.c.what == asked
        )
        last = self.connection.execute(asked_last.order_by(outbox.c.id.desc()).limit(1)).first()
        if last is None or last.message_id is None or not about.items() <= last[0].items():
            return
        to = {"community_id": community_id, "chat_id": person_id, "reply_to": last.message_id}
        self._put(self._row("reply", what, {**about, "instead": True, "there": True}, **to))

    def leave_behind(self, community_id: int) -> None:
        """The group has another chat: what stands in the old one cannot be told anew, nor give its place away."""
        there = update(outbox).where(outbox.c.community_id == community_id, outbox.c.chat_id.is_(None))
        self.connection.execute(there.values(message_id=None, reply_to=None))

    def nudge(
        self, what: str, community_id: int, not_before: datetime, chat_ids: list[int | None], **values: object
    ) -> None:
        """The same nudge to each person, or to the group where the id is None."""
        rest = {"community_id": community_id, "not_before": not_before}
        rows = [self._row("nudge", what, values, **rest, chat_id=chat) for chat in chat_ids]
        if rows:
            self.connection.execute(insert(outbox), rows)

    def drop_nudges(self, community_id: int) -> None:
        """Those that still wait there: a later one takes their place."""
        waiting = outbox.c.sent_at.is_(None) & outbox.c.dropped_at.is_(None) & outbox.c.sending_at.is_(None)
        here = update(outbox).where(outbox.c.community_id == community_id, outbox.c.kind == "nudge", waiting)
        self.connection.execute(here.values(dropped_at=self.now, problem="a later one took its place"))

    def pin_again(self, community_id: int, round_id: int) -> None:
        """The round's card stands there, and is to be pinned now."""
        mine = (cards.c.community_id == community_id, cards.c.kind == "round", cards.c.subject_id == round_id)
        self.connection.execute(update(cards).where(*mine).values(pinned_at=None, stale_at=self.now))

    def keep(self, community_id: int, chat_id: int | None) -> None:
        """The group cannot be written to: results are kept until it can, the rest is not said there any more."""
        there = (outbox.c.community_id == community_id, outbox.c.chat_id.is_(None) | (outbox.c.chat_id == chat_id))
        waits = (outbox.c.sent_at.is_(None), outbox.c.dropped_at.is_(None), outbox.c.sending_at.is_(None))
        problem = case((outbox.c.kind == "result", KEPT), else_="nobody there")
        self.connection.execute(update(outbox).where(*there, *waits).values(dropped_at=self.now, problem=problem))

    def kept(self, community_id: int) -> list[int]:
        """The results that wait for the group, those that came while nothing could be said there too.

        Not what is leaving: that was under way before, and waits again where it does not arrive.
        """
        still = outbox.c.sent_at.is_(None) & outbox.c.sending_at.is_(None)
        mine = (outbox.c.community_id == community_id, outbox.c.kind == "result", still)
        query = select(outbox.c.id).where(*mine, outbox.c.dropped_at.is_(None) | (outbox.c.problem == KEPT))
        return list(self.connection.execute(query.order_by(outbox.c.id)).scalars())

    def say_later(self, letter_ids: list[int]) -> None:
        """What was kept is said from now on, in its order; it waits at the end, where delivery finds it."""
        same = [outbox.c[name] for name in ("kind", "what", "values", "community_id", "number", "tries")]
        for letter_id in letter_ids:
            mine = outbox.c.id == letter_id
            row = self.connection.execute(select(*same).where(mine)).mappings().one()
            self.connection.execute(insert(outbox).inline(), {**row, "made_at": self.now})
            self.connection.execute(update(outbox).where(mine).values(dropped_at=self.now, problem="said later"))

    def nudges_sent(self, round_id: int) -> dict[str, tuple[int, int]]:
        """How many of each nudge of a round were sent so far: to the group, and in private.

        Those count too of which nobody knows any more to whom they went: their chat is 0.
        """
        sent: dict[str, tuple[int, int]] = {}
        sent_out = select(outbox.c.what, outbox.c["values"], outbox.c.chat_id).where(outbox.c.kind == "nudge")
        for what, values, chat_id in self.connection.execute(sent_out.where(outbox.c.sent_at.is_not(None))):
            if values.get("round_id") == round_id:
                group, people = sent.get(what, (0, 0))
                sent[what] = (group + 1, people) if chat_id is None else (group, people + 1)
        return sent

    def _put(self, row: dict[str, object]) -> None:
        self.connection.execute(insert(outbox).inline(), row)

    def _row(self, kind: Kind, what: str, values: Mapping[str, object], **rest: object) -> dict[str, object]:
        empty = dict.fromkeys(("community_id", "chat_id", "reply_to", "number", "not_before"))
        return {"kind": kind, "what": what, "values": values, "made_at": self.now, **empty, **rest}
