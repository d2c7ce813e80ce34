"""What has been kept long enough, some at a time."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, delete, exists, func, or_, select, update

from models.store.notices import KEPT
from models.store.tables import admissions, bars, communities, forms, inbox, members, outbox, people, rolls, rounds

SOME = 500  # rows in one commit


def updates(before: datetime) -> Select[Any]:
    """What came in, and was worked or put aside before then."""
    worked = or_(inbox.c.done_at < before, inbox.c.parked_at < before)
    return select(inbox.c.update_id).where(worked)


def _settled(before: datetime) -> Any:
    return or_(outbox.c.sent_at < before, (outbox.c.dropped_at < before) & (outbox.c.problem != KEPT))


def messages(before: datetime) -> Select[Any]:
    """What was said before then; not what waits for its group, nor reminders that were sent, which are counted."""
    counted = (outbox.c.kind == "nudge") & outbox.c.sent_at.is_not(None)
    newest = select(func.max(outbox.c.id)).scalar_subquery()  # delivery goes by numbers: none is given twice
    return select(outbox.c.id).where(_settled(before), ~counted, outbox.c.id < newest)


def reminded(before: datetime) -> Select[Any]:
    """Reminders that were sent to somebody before then."""
    nudge = (outbox.c.kind == "nudge") & (outbox.c.chat_id > 0)
    return select(outbox.c.id).where(outbox.c.sent_at < before, nudge)


def unfinished(before: datetime) -> Select[Any]:
    """Forms nobody has touched since then."""
    return select(forms.c.person_id).where(forms.c.at < before)


def barred(before: datetime) -> Select[Any]:
    """Removals before then, of people who have erased themselves."""
    return select(bars.c.person_id).where(bars.c.at < before)


def answered(before: datetime) -> Select[Any]:
    """Askings to join that were answered before then."""
    return select(admissions.c.id).where(admissions.c.answered_at < before, admissions.c.person_id > 0)


def waiting(before: datetime) -> Select[Any]:
    """Who has waited for an answer since before then."""
    mine = admissions.c.reply.is_(None) & (admissions.c.asked_at < before)
    return select(admissions.c.community_id, admissions.c.person_id).where(mine)


def gone(before: datetime) -> Select[Any]:
    """People who left everywhere before then, or were met before then and never joined; nobody on a running roll.

    Not who may choose the first coordinators, nor who asks to join.
    """
    mine = members.c.person_id == people.c.id
    counts = (
        select(rolls.c.member_id)
        .join(members, members.c.id == rolls.c.member_id)
        .join(rounds, rounds.c.id == rolls.c.round_id)
        .where(mine, rounds.c.closed_at.is_(None))
    )
    lately = select(members.c.id).where(mine, or_(members.c.left_at.is_(None), members.c.left_at >= before))
    asks = select(admissions.c.id).where(admissions.c.person_id == people.c.id, admissions.c.reply.is_(None))
    chooses = select(communities.c.id).where(communities.c.added_by == people.c.id)
    stays = or_(*(exists(one) for one in (counts, lately, asks, chooses)))
    return select(people.c.id).where(people.c.met_at < before, ~stays)


def anything(connection: Connection, before: Mapping[str, datetime]) -> bool:
    """Whether there is something to forget."""
    return bool(connection.execute(select(or_(*(exists(one) for one in _all_of(before))))).scalar())


def _all_of(before: Mapping[str, datetime]) -> list[Select[Any]]:
    said = [messages(before["messages"]), reminded(before["messages"]), updates(before["updates"])]
    asked = [answered(before["asking"]), waiting(before["asking"])]
    return [*said, *asked, unfinished(before["forms"]), barred(before["removed"]), gone(before["left"])]


def some(connection: Connection, query: Select[Any]) -> list[Any]:
    """The first of them."""
    return list(connection.execute(query.limit(SOME)).all())


def throw_away(connection: Connection, before: Mapping[str, datetime]) -> None:
    """What was said and heard, and what nobody finished."""
    for query, column in (
        (updates(before["updates"]), inbox.c.update_id),
        (messages(before["messages"]), outbox.c.id),
        (unfinished(before["forms"]), forms.c.person_id),
    ):
        found = [row[0] for row in some(connection, query)]
        connection.execute(delete(column.table).where(column.in_(found)))
    connection.execute(delete(bars).where(bars.c.at < before["removed"]))
    found = [row[0] for row in some(connection, reminded(before["messages"]))]
    connection.execute(update(outbox).where(outbox.c.id.in_(found)).values(chat_id=0, message_id=None))
    found = [row[0] for row in some(connection, answered(before["asking"]))]
    forgotten = {"person_id": -admissions.c.id, "salt": ""}
    connection.execute(update(admissions).where(admissions.c.id.in_(found)).values(**forgotten))
