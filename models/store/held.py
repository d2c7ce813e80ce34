"""Everything held on one person, table by table: what they are given, and by which of its columns a row is theirs."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, ColumnElement, Connection, Table, bindparam, or_, select

from models.rules.people import voter_code
from models.store.tables import (
    admissions,
    bars,
    brought,
    communities,
    coordinators,
    deposits,
    drafts,
    forms,
    gift_drafts,
    guesses,
    inbox,
    interests,
    inviters,
    journal,
    lines,
    members,
    menus,
    objections,
    outbox,
    people,
    purposes,
    requests,
    rolls,
    rounds,
    stances,
    texts,
    voices,
    words,
)

Rows = list[dict[str, Any]]
PERSON = bindparam("person", type_=BigInteger)
MINE = select(members.c.id).where(members.c.person_id == PERSON)
PROPOSED = select(purposes.c.id).where(purposes.c.proposed_by.in_(MINE))


class Part(NamedTuple):
    """A table, which of its rows are about the person, and the columns they are given of them."""

    table: Table
    whose: ColumnElement[bool]
    columns: str


HELD = (
    Part(people, people.c.id == PERSON, "id name language writable community_id waits met_at mark"),
    Part(
        members,
        members.c.person_id == PERSON,
        "id community_id person_id code salt came_at joined_at left_at removed_at adviser_since resting_since "
        "nudges_stopped_at through let_in_by",
    ),
    Part(bars, bars.c.person_id == PERSON, "community_id person_id at"),
    Part(
        admissions,
        admissions.c.person_id == PERSON,
        "id community_id person_id salt outside asked_at answered_at reply answered_by",
    ),
    Part(brought, brought.c.person_id == PERSON, "community_id person_id code at"),
    Part(inviters, inviters.c.person_id == PERSON, "community_id person_id code"),
    Part(guesses, guesses.c.person_id == PERSON, "id community_id person_id at"),
    Part(
        coordinators,
        or_(coordinators.c.member_id.in_(MINE), coordinators.c.appointed_by == PERSON),
        "member_id community_id appointed_by appointed_at dismissed_at",
    ),
    Part(communities, communities.c.added_by == PERSON, "id title added_by set_up_at"),
    Part(menus, menus.c.person_id == PERSON, "chat_id person_id shown"),
    Part(rolls, rolls.c.member_id.in_(MINE), "round_id member_id left salt"),
    Part(stances, stances.c.member_id.in_(MINE), "purpose_id member_id stance at"),
    Part(interests, interests.c.member_id.in_(MINE), "purpose_id member_id at"),
    Part(voices, voices.c.member_id.in_(MINE), "round_id member_id"),
    Part(lines, lines.c.member_id.in_(MINE), "id round_id member_id purpose_id reason amount at"),
    Part(
        objections,
        or_(objections.c.member_id.in_(MINE), objections.c.purpose_id.in_(PROPOSED)),
        "id purpose_id member_id reason answer salt raised_at lapses_at ended_at ended",
    ),
    Part(
        purposes,
        or_(purposes.c.proposed_by.in_(MINE), purposes.c.payee_member_id.in_(MINE)),
        "id community_id round_id number title why cost payee payee_member_id proposed_by by_adviser proposed_at text "
        "amended_at asked_at withdrawn_at merged_into ripens_at activated_at",
    ),
    Part(texts, texts.c.purpose_id.in_(PROPOSED), "purpose_id number cost hash at"),
    Part(words, words.c.purpose_id.in_(PROPOSED), "purpose_id number title why payee salt"),
    Part(forms, forms.c.person_id == PERSON, "person_id community_id kind answers stamp at"),
    Part(
        requests,
        or_(*(column.in_(MINE) for column in (requests.c.asked_by, requests.c.agreed_by, requests.c.called_off_by))),
        "id community_id act subject_id values asked_by round_id asked_at lapses_at agreed_by called_off_by ended_at "
        "ended",
    ),
    Part(drafts, drafts.c.made_by.in_(MINE), "id community_id made_by plan made_at opened_at"),
    Part(rounds, rounds.c.opened_by.in_(MINE), "id community_id number question opened_by opened_at"),
    Part(
        gift_drafts,
        gift_drafts.c.made_by == PERSON,
        "id community_id made_by amount currency funder terms made_at ended_at",
    ),
    Part(
        deposits,
        deposits.c.recorded_by.in_(MINE),
        "id community_id funder_id amount currency terms recorded_by recorded_at",
    ),
    Part(inbox, inbox.c.chat_id == PERSON, "update_id chat_id body tries problem received_at done_at parked_at"),
    Part(
        outbox,
        outbox.c.chat_id == PERSON,
        "id kind what values community_id chat_id reply_to number made_at not_before sending_at tries sent_at "
        "message_id dropped_at problem",
    ),
)
OF_JOURNAL = "community_id number entry hash"


def held(connection: Connection, person_id: int) -> dict[str, Rows]:
    """Every row about a person, by table; those that have none are left out. Reads whole tables: not for a tap."""
    found = {part.table.name: _rows(connection, part, person_id) for part in HELD}
    found["journal"] = _entries(connection, found)
    names = _Names(connection)
    return {name: [names.added(row) for row in rows] for name, rows in found.items() if rows}


def _rows(connection: Connection, part: Part, person_id: int) -> Rows:
    query = select(*(part.table.c[name] for name in part.columns.split())).where(part.whose)
    rows = connection.execute(query.order_by(*part.table.primary_key), {"person": person_id})
    return [dict(row) for row in rows.mappings()]


def _entries(connection: Connection, found: Mapping[str, Rows]) -> Rows:
    """The journal's entries under any code that is theirs."""
    rows: Rows = []
    for member in found["members"]:
        community_id = member["community_id"]
        kept = {row["round_id"]: row["salt"] for row in found["rolls"] if row["member_id"] == member["id"]}
        seeds = connection.execute(
            select(rounds.c.id, rounds.c.seed).where(rounds.c.community_id == community_id)
        ).all()
        codes = [member["code"], *(voter_code(kept.get(one) or member["salt"], seed) for one, seed in seeds)]
        theirs = or_(*(journal.c.entry.contains(f'"{code}"') for code in codes))
        columns = [journal.c[name] for name in OF_JOURNAL.split()]
        query = select(*columns).where(journal.c.community_id == community_id, theirs).order_by(journal.c.number)
        rows += [dict(row) for row in connection.execute(query).mappings()]
    return rows


class _Names:
    """What the numbers in a row stand for."""

    def __init__(self, connection: Connection) -> None:
        self.named = {
            "community_id": ("group", dict(_pairs(connection, communities, "title"))),
            "round_id": ("round", dict(_pairs(connection, rounds, "number"))),
            "purpose_id": ("purpose", dict(_pairs(connection, purposes, "title"))),
        }

    def added(self, row: dict[str, Any]) -> dict[str, Any]:
        more = {name: known.get(row[key]) for key, (name, known) in self.named.items() if row.get(key) is not None}
        return {**more, **row}


def _pairs(connection: Connection, table: Table, column: str) -> list[tuple[int, Any]]:
    return [(row[0], row[1]) for row in connection.execute(select(table.c.id, table.c[column]))]
