"""What leads from a person to what they did: taken away, it cannot be followed any more."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, String, Table, cast, delete, insert, or_, select, update

from models.rules.people import CODE_ITSELF, GONE, Member, voter_code
from models.rules.purposes import PAYEE, TITLE, WHY
from models.store.tables import (
    admissions,
    bars,
    brought,
    communities,
    coordinators,
    drafts,
    erasures,
    forms,
    gift_drafts,
    guesses,
    inbox,
    inviters,
    members,
    objections,
    outbox,
    people,
    purposes,
    requests,
    rolls,
    rounds,
    words,
)

NAMING = ("person_id", "asked_by", "by")  # under these names a notice's values hold persons
BLANK: Mapping[str, object] = {"chat_id": 0, "values": {}, "reply_to": None, "message_id": None}
WRITTEN: Mapping[str, int] = {"title": TITLE, "why": WHY, "payee": PAYEE}


class Traces:
    """A person's rows, by their id in Telegram, and a member's, by the member's."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self.connection, self.now = connection, now

    def marked(self, marks: Iterable[str]) -> list[int]:
        """The persons who have one of these marks."""
        wanted = set(marks)
        found = self.connection.execute(select(people.c.id, people.c.mark).where(people.c.mark != ""))
        return sorted(person_id for person_id, mark in found if mark in wanted)

    def barred(self, community_id: int, person_id: int) -> bool:
        """Whether they were removed there, and have erased themselves since."""
        query = select(bars.c.at).where(bars.c.community_id == community_id, bars.c.person_id == person_id)
        return self.connection.execute(query).first() is not None

    def cover(self, member: Member, name: str, salt: str) -> list[int]:
        """Cuts a member off from the person. Returns the purposes of which words were erased.

        What their rounds count stays: the code they had on each roll is kept, what it was made of is not. salt: a
        fresh one. Where they were removed, the person stays barred.
        """
        if member.removed_at is not None:
            row = {"community_id": member.community_id, "person_id": member.person_id, "at": member.removed_at}
            self.connection.execute(insert(bars).values(**row))
        for round_id, own, seed in self.connection.execute(_on_rolls(member.id)).all():
            self._set(rolls, (rolls.c.round_id == round_id) & (rolls.c.member_id == member.id),
                      salt=f"{CODE_ITSELF}{voter_code(own, seed)}")  # fmt: skip
        nothing = {"person_id": -member.id, "salt": salt, "nudges_stopped_at": None}
        self._set(members, members.c.id == member.id, left_at=member.left_at or self.now, **nothing)
        self._set(coordinators, coordinators.c.member_id == member.id, appointed_by=-1)
        self._forget_plans(member.id)
        self._forget_reasons(member.id)
        return self._forget_words(member.id, name)

    def forget(self, person_id: int, name: str) -> None:
        """Nothing here has the person's number any more, but the update that asked for it, which has no body."""
        own = communities.c.added_by == person_id
        self._set(communities, own, added_by=None)
        self._set(coordinators, coordinators.c.appointed_by == person_id, appointed_by=-1)
        asked = admissions.c.person_id == person_id
        self._set(admissions, asked, person_id=-admissions.c.id, salt="")
        for table in (forms, inviters, brought):
            self.connection.execute(delete(table).where(table.c.person_id == person_id))
        self._set(guesses, guesses.c.person_id == person_id, person_id=-1)
        mine = gift_drafts.c.made_by == person_id
        self._set(gift_drafts, mine, made_by=-1, funder=GONE, terms="", ended_at=self.now)
        self._forget_updates(person_id)
        self._forget_messages(person_id, name)
        self.connection.execute(delete(people).where(people.c.id == person_id))

    def remember(self, mark: str) -> None:
        """That whoever had this mark has erased themselves."""
        known = select(erasures.c.mark).where(erasures.c.mark == mark)
        if self.connection.execute(known).first() is None:
            self.connection.execute(insert(erasures).values(mark=mark, at=self.now))

    def mark(self, person_id: int) -> str:
        """What names the person in the list of erasures; nothing for whom the bot has never met."""
        return self.connection.execute(select(people.c.mark).where(people.c.id == person_id)).scalar() or ""

    def _forget_plans(self, member_id: int) -> None:
        mine = (drafts.c.made_by == member_id) & drafts.c.opened_at.is_(None)
        for draft_id, plan in self.connection.execute(select(drafts.c.id, drafts.c.plan).where(mine)).all():
            self._set(drafts, drafts.c.id == draft_id, plan={**plan, "question": GONE})
        unopened = requests.c.asked_by == member_id
        for request_id, values in self.connection.execute(
            select(requests.c.id, requests.c["values"]).where(unopened)
        ).all():
            if values.get("why"):
                self._set(requests, requests.c.id == request_id, values={**values, "why": GONE})

    def _forget_reasons(self, member_id: int) -> None:
        mine = objections.c.member_id == member_id
        self._set(objections, mine, salt="")
        self._set(objections, mine & objections.c.reason.is_not(None), reason=GONE)
        to_me = objections.c.purpose_id.in_(select(purposes.c.id).where(purposes.c.proposed_by == member_id))
        self._set(objections, to_me & objections.c.answer.is_not(None), answer=GONE, salt="")

    def _forget_words(self, member_id: int, name: str) -> list[int]:
        """Who would be paid is no longer named, nor is the proposer wherever they wrote their own name."""
        touched = []
        mine = select(purposes).where(purposes.c.proposed_by == member_id).order_by(purposes.c.id)
        for purpose in _rows(self.connection, mine):
            paid = purpose["payee"] if purpose["payee_member_id"] == member_id else None
            own = words.c.purpose_id == purpose["id"]
            for told in _rows(self.connection, select(words).where(own)):
                if (less := _without(told, name, paid)) != {part: told[part] for part in WRITTEN}:
                    self._set(words, own & (words.c.number == told["number"]), **less, salt="")
                    touched.append(purpose["id"])
            self._set(purposes, purposes.c.id == purpose["id"], **_without(purpose, name, paid))
        return sorted(set(touched))

    def _forget_updates(self, person_id: int) -> None:
        """What came in from them, and what was put aside and tells of them."""
        settled = or_(inbox.c.done_at.is_not(None), inbox.c.parked_at.is_not(None))
        told = inbox.c.parked_at.is_not(None) & inbox.c.body.contains(f'"id":{person_id},')
        self._set(inbox, settled & ((inbox.c.chat_id == person_id) | told), body="")
        self._set(inbox, settled & (inbox.c.chat_id == person_id), chat_id=0)

    def _forget_messages(self, person_id: int, name: str) -> None:
        """What was said to them, and what was said of them; a reminder goes on being counted."""
        to_them = outbox.c.chat_id == person_id
        self._set(outbox, to_them & (outbox.c.kind == "nudge") & outbox.c.sent_at.is_not(None), chat_id=0,
                  message_id=None)  # fmt: skip
        self._blank(to_them)
        told = cast(outbox.c["values"], String)
        by_name = (outbox.c.what == "refusal") & told.contains(json.dumps(name)[1:-1], autoescape=True)
        found = select(outbox.c.id, outbox.c.what, outbox.c["values"])
        for letter_id, what, values in self.connection.execute(found.where(told.contains(str(person_id)) | by_name)):
            less: dict[str, Any] = {
                key: -1 if key in NAMING and value == person_id else value for key, value in values.items()
            }
            if name and what == "refusal" and values:
                less["values"] = _unnamed(less["values"], name)
            if less != values:
                self._set(outbox, outbox.c.id == letter_id, values=less)

    def _blank(self, where: ColumnElement[bool]) -> None:
        """Its number stays taken: delivery goes by numbers, and one given anew would be passed over."""
        waits = where & outbox.c.sent_at.is_(None) & outbox.c.dropped_at.is_(None)
        self._set(outbox, waits, dropped_at=self.now, problem="erased")
        self._set(outbox, where, **BLANK)

    def _set(self, table: Table, where: ColumnElement[bool], **values: object) -> None:
        self.connection.execute(update(table).where(where).values(**values))


def _on_rolls(member_id: int) -> Select[Any]:
    query = select(rolls.c.round_id, rolls.c.salt, rounds.c.seed).join(rounds, rounds.c.id == rolls.c.round_id)
    return query.where(rolls.c.member_id == member_id)


def _unnamed(said: Mapping[str, Any], name: str) -> dict[str, Any]:
    """What a refusal says, with GONE in the place of the name. Whoever calls themselves as others write makes no
    message of others unreadable."""
    less = dict(said)
    if "names" in less:
        less["names"] = [GONE if one == name else one for one in less["names"]]
    if "title" in less:
        less["title"] = _gone_from(less["title"], name, WRITTEN["title"])
    return less


def _gone_from(text: str, name: str, most: int) -> str:
    """The text with GONE in the place of the name, where that is a word of its own; GONE alone where it would be too
    long, for people may call themselves as they like. most: in characters. Not all scripts part their words.
    """
    whole = rf"(?<!\w){re.escape(name)}(?!\w)" if name.isascii() else re.escape(name)
    less = re.sub(whole, GONE, text) if name else text
    return less if less == text or len(less) <= most else GONE


def _without(told: Mapping[str, Any], name: str, paid: str | None) -> dict[str, str]:
    """The words with GONE in the place of the name, and of the payee where that was the proposer."""
    less = {part: _gone_from(told[part], name, most) for part, most in WRITTEN.items()}
    if paid is not None and told["payee"] == paid:
        less["payee"] = GONE
    return less


def _rows(connection: Connection, query: Select[Any]) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(query).mappings()]
