"""What a round came to, without what chance and time make different: fit to be compared with another's."""

# ruff: noqa: S608 (the queries are put together from our own words)
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from bot.demo.playing import read_books
from models.rules.people import voter_code
from models.store.engine import opened
from tests.kills.messages import Said, read_said
from tests.overhearing import note, personal

NAME = "(SELECT people.name FROM people WHERE people.id = members.person_id)"
IN_ROUND = "JOIN rounds ON rounds.id = round_id JOIN members ON members.id = member_id"
PURPOSE = "(SELECT title FROM purposes WHERE purposes.id = purpose_id)"
ON_PURPOSE = "JOIN purposes ON purposes.id = purpose_id JOIN members ON members.id = member_id"

# The odd pennies fall by the round's random seed, and a bot that was started again draws another: so lines are compared
# as who got or gave something (payers), and as which amounts there were (amounts), exactly, for each purpose.
FACTS = {
    "residents": f"""SELECT {NAME}, left_at IS NULL, adviser_since IS NULL, nudges_stopped_at IS NULL,
        (SELECT dismissed_at IS NULL FROM coordinators WHERE member_id = members.id) FROM members""",
    "deposits": """SELECT funders.name, amount, currency, terms FROM deposits JOIN funders ON funders.id = funder_id""",
    "rounds": """SELECT number, question, preset, timing, core, agreement, share_limit, currency, carries, ripening,
        length, frozen_at IS NULL, decided_at IS NULL, closed_at IS NULL, roll, share, acted, purposes, outcome
        FROM rounds""",
    "roll": f"SELECT rounds.number, {NAME} FROM rolls {IN_ROUND}",
    "left": 'SELECT rounds.number, "left" FROM rolls JOIN rounds ON rounds.id = round_id',
    "payers": f"SELECT rounds.number, reason, {PURPOSE}, {NAME} FROM lines {IN_ROUND}",
    "amounts": f"SELECT rounds.number, reason, {PURPOSE}, amount FROM lines {IN_ROUND}",
    "transfers": "SELECT key, reason, amount, currency FROM transfers",
    "purposes": """SELECT number, title, why, cost, payee, withdrawn_at IS NULL, ripens_at IS NULL,
        activated_at IS NULL, price, backers, objectors, payers, covered FROM purposes""",
    "stances": f"SELECT title, {NAME}, stance FROM stances {ON_PURPOSE}",
    "objections": f"SELECT title, {NAME}, reason, answer, ended FROM objections {ON_PURPOSE}",
    "voices": f"SELECT rounds.number, {NAME} FROM voices {IN_ROUND}",
    "levels": 'SELECT title, "left", levels.backers FROM levels JOIN purposes ON purposes.id = purpose_id',
    "deadlines": "SELECT act, subject_id, done_at IS NULL, dropped_at IS NULL FROM due",
    "cards": "SELECT kind, subject_id, message_id IS NULL, pinned_at IS NULL, stale_at, sending_at FROM cards",
    "forms": "SELECT people.name, kind FROM forms JOIN people ON people.id = person_id",
    "notices": "SELECT kind, what, chat_id, number FROM outbox",
}
EMPTY = {
    "the inbox still holds": "SELECT update_id FROM inbox WHERE done_at IS NULL AND parked_at IS NULL",
    "parked": "SELECT update_id, problem FROM inbox WHERE parked_at IS NOT NULL",
    "never sent": "SELECT kind, what, sending_at FROM outbox WHERE sent_at IS NULL AND dropped_at IS NULL",
    "dropped": """SELECT kind, what, problem FROM outbox WHERE dropped_at IS NOT NULL
        AND NOT (problem = 'unanswered' AND (kind = 'nudge' OR tries > 0))""",
}
GIVEN = """SELECT 'name', name FROM people UNION SELECT 'title', title FROM communities
    UNION SELECT 'name', name FROM funders UNION SELECT 'text', question FROM rounds
    UNION SELECT 'text', title FROM purposes UNION SELECT 'text', why FROM purposes
    UNION SELECT 'text', payee FROM purposes
    UNION SELECT 'text', reason FROM objections UNION SELECT 'text', answer FROM objections"""
CHANCE = re.compile(r"[0-9a-f]{32,64}")
PASSES = ("dates", "at", "before", "number")


@dataclass(frozen=True, slots=True)
class Ending:
    """facts: rows by what they are about, sorted. acts: the journal, in order. wrong: whatever must never be."""

    facts: dict[str, list[str]]
    acts: list[str]
    said: Said
    wrong: list[str]


def read_ending(database: str, log: Path, calls: list[dict[str, Any]]) -> Ending:
    """Reads the bot's database once the bot has gone. log: of all its lives. calls: what the server saw of it."""
    books = read_books(database)
    with opened(database) as connection:
        facts = {about: sorted(map(repr, connection.exec_driver_sql(query))) for about, query in FACTS.items()}
        facts["accounts"] = sorted(map(repr, books.entries))
        return Ending(
            facts,
            _acts(connection),
            read_said(connection, calls),
            [*books.wrong, *_wrong(connection), *_overheard(connection, log)],
        )


def _wrong(connection: Connection) -> list[str]:
    wrong = [f"{what} {row}" for what, query in EMPTY.items() for row in connection.exec_driver_sql(query)]
    if connection.dialect.name == "sqlite":
        found = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
        wrong += [] if found == "ok" else [f"integrity_check: {found}"]
    return wrong


def _overheard(connection: Connection, log: Path) -> list[str]:
    """Lines of everything the bot logged, in all its lives, that tell of people or of the token."""
    for what, given in connection.exec_driver_sql(GIVEN):
        note({what: given})
    lines = log.read_text().splitlines()
    assert lines, "nothing was logged"
    return [f"the log says: {line}" for line in lines if personal(line)]


def _named(value: object, names: dict[str, str]) -> object:
    """With people's names for their codes; acts of two are by a list of them."""
    if isinstance(value, list):
        return [_named(one, names) for one in value]
    return names.get(value, value) if isinstance(value, str) else value


def _acts(connection: Connection) -> list[str]:
    """Every act with its facts, people by name, without times, seals and what random names were drawn."""
    names = {row[0]: row[1] for row in connection.exec_driver_sql(f"SELECT code, {NAME} FROM members")}
    voters = f"SELECT salt, seed, {NAME} FROM members JOIN rounds ON rounds.community_id = members.community_id"
    names |= {voter_code(salt, seed): name for salt, seed, name in connection.exec_driver_sql(voters)}
    entries = [
        json.loads(entry) for (entry,) in connection.exec_driver_sql("SELECT entry FROM journal ORDER BY number")
    ]
    return [
        " ".join(
            f"{key}={_named(value, names)}"
            for key, value in sorted(entry.items())
            if key not in PASSES and not (isinstance(value, str) and CHANCE.fullmatch(value))
        )
        for entry in entries
    ]
