"""The database refuses nonsense too: behind the rule's back, each named constraint bites."""

from collections.abc import Callable
from typing import NamedTuple

import psycopg
import pytest
from sqlalchemy import CheckConstraint, Constraint, Index, PrimaryKeyConstraint, UniqueConstraint
from sqlalchemy.exc import IntegrityError

from models.store.tables import metadata
from tests.verbs import moments as when
from tests.verbs.belonging import asking
from tests.verbs.house import Street


class Forgery(NamedTuple):
    """A statement that no verb would ever make, and what stops it: a named check, or the columns that are unique."""

    stopped_by: str
    statement: str
    moment: Callable[[Street], Street] = when.objected


NEW = "a number that nobody has"


def again(table: str, **changes: str) -> str:
    """The table's first row once more, with some columns otherwise."""
    columns = [column.name for column in metadata.tables[table].columns]
    fresh = f"(SELECT max(id) + 1 FROM {table})"  # noqa: S608 - a test's own words
    chosen = ", ".join(changes.get(name, f'"{name}"') for name in columns).replace(NEW, fresh)
    names = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {table} ({names}) SELECT {chosen} FROM {table} LIMIT 1"  # noqa: S608 - a test's own words


PAID_AGAIN = again("lines", id=NEW, purpose_id="1", reason="'activation'", amount="-1")
FORGERIES = [
    Forgery("ck_rolls_left_not_negative", 'UPDATE rolls SET "left" = -1', when.frozen),
    Forgery("ck_rolls_left_not_negative", 'UPDATE rolls SET "left" = "left" - 1001', when.frozen),
    Forgery("rolls.round_id, rolls.member_id", again("rolls"), when.frozen),
    Forgery("rounds.community_id", again("rounds", id=NEW, number="2")),
    Forgery("rounds.community_id, rounds.number", again("rounds", id=NEW, closed_at="opened_at")),
    Forgery("ck_rounds_share_positive", "UPDATE rounds SET share = 0"),
    Forgery("ck_rounds_frozen_before_decided", "UPDATE rounds SET decided_at = opened_at"),
    Forgery("ck_rounds_sealed_until_the_close", "UPDATE rounds SET sealed = true"),
    Forgery("ck_purposes_cost_positive", "UPDATE purposes SET cost = 0"),
    Forgery("ck_purposes_counts_not_negative", "UPDATE purposes SET backers = -1, payers = -2"),
    Forgery("ck_purposes_counts_not_negative", "UPDATE purposes SET objectors = -1"),
    Forgery("ck_purposes_counts_not_negative", "UPDATE purposes SET covered = -1"),
    Forgery("ck_purposes_payers_are_backers", "UPDATE purposes SET payers = backers + 1"),
    Forgery("purposes.round_id, purposes.number", again("purposes", id=NEW)),
    Forgery("texts.purpose_id, texts.number", again("texts", hash="'x'")),
    Forgery("texts.hash", again("texts", number="99")),
    Forgery("stances.purpose_id, stances.member_id", again("stances", stance="'backs'")),
    Forgery("ck_stances_stance_known", "UPDATE stances SET stance = 'maybe'"),
    Forgery("ck_purposes_merged_is_withdrawn", "UPDATE purposes SET merged_into = 1"),
    Forgery("mergers.purpose_id", again("mergers", id=NEW), when.offered),
    Forgery("ck_mergers_ended_known", "UPDATE mergers SET ended = 'forgotten'", when.offered),
    Forgery("ck_mergers_two_purposes", "UPDATE mergers SET into_id = purpose_id", when.offered),
    Forgery("objections.purpose_id, objections.member_id", again("objections", id=NEW)),
    Forgery("ck_objections_ended_known", "UPDATE objections SET ended = 'shouted down'"),
    Forgery("ck_levels_backers_not_negative", "UPDATE levels SET backers = -1", when.ripening),
    Forgery("levels.purpose_id, levels.left", again("levels"), when.ripening),
    Forgery("voices.round_id, voices.member_id", again("voices")),
    Forgery("ck_accounts_kind_known", again("accounts", id=NEW, name="'x'", kind="'sink'", round_id="1")),
    Forgery("ck_accounts_round_where_due", again("accounts", id=NEW, name="'x'", kind="'shares'")),
    Forgery("ck_accounts_round_where_due", again("accounts", id=NEW, name="'x'", round_id="1")),
    Forgery("accounts.community_id, accounts.name", again("accounts", id=NEW)),
    Forgery("transfers.community_id, transfers.key", again("transfers", id=NEW, amount="1")),
    Forgery("ck_transfers_amount_positive", again("transfers", id=NEW, key="'x'", amount="0")),
    Forgery("ck_transfers_amount_positive", again("transfers", id=NEW, key="'x'", amount="-5")),
    Forgery("ck_transfers_two_accounts", again("transfers", id=NEW, key="'x'", taker_id="giver_id")),
    Forgery("lines.round_id, lines.reason, lines.member_id", again("lines", id=NEW, amount="1"), when.frozen),
    Forgery("lines.purpose_id, lines.member_id", PAID_AGAIN, when.activated),
    Forgery("ck_lines_amount_moves", again("lines", id=NEW, reason="'return'", amount="0"), when.frozen),
    Forgery("ck_lines_reason_known", again("lines", id=NEW, reason="'gift'"), when.frozen),
    Forgery("ck_lines_purpose_where_due", again("lines", id=NEW, purpose_id="1"), when.frozen),
    Forgery("ck_communities_residents_not_negative", "UPDATE communities SET residents = -1"),
    Forgery("ck_communities_join_policy_known", "UPDATE communities SET join_policy = 'never'"),
    Forgery("ck_admissions_reply_known", "UPDATE admissions SET reply = 'maybe', answered_at = asked_at", asking),
    Forgery("ck_admissions_answered_at_a_moment", "UPDATE admissions SET reply = 'accepted'", asking),
    Forgery("admissions.community_id, admissions.person_id", again("admissions", id=NEW), asking),
    Forgery("communities.chat_id", again("communities", id=NEW, link="'x'")),
    Forgery("communities.link", again("communities", id=NEW, chat_id="7")),
    Forgery("members.community_id, members.person_id", again("members", id=NEW, code="'x'")),
    Forgery("members.community_id, members.code", again("members", id=NEW, person_id="70")),
    Forgery("coordinators.member_id", again("coordinators")),
    Forgery("funders.community_id, funders.key", again("funders", id=NEW)),
    Forgery("ck_deposits_amount_positive", again("deposits", id=NEW, amount="0")),
    Forgery("journal.community_id, journal.number", again("journal", hash="'x'")),
    Forgery("journal.hash", again("journal", number="999")),
    Forgery("inbox.update_id", again("inbox")),
    Forgery("ck_outbox_kind_known", "UPDATE outbox SET kind = 'shout'"),
    Forgery("ck_outbox_addressed", "UPDATE outbox SET community_id = NULL, chat_id = NULL"),
    Forgery("cards.community_id, cards.kind, cards.subject_id", again("cards", id=NEW)),
    Forgery("ck_cards_kind_known", "UPDATE cards SET kind = 'poster'"),
    Forgery("due.key", again("due", id=NEW)),
    Forgery("ck_due_act_known", "UPDATE due SET act = 'explode'"),
    Forgery("ck_vigil_one_row", "INSERT INTO vigil (id, heard_at) VALUES (2, CURRENT_TIMESTAMP)"),
    Forgery("ck_communities_wait_not_negative", "UPDATE communities SET wait = -1"),
    Forgery(
        "inviters.community_id, inviters.code",
        "INSERT INTO inviters (community_id, person_id, code) VALUES (1, 1, 'x'), (1, 2, 'x')",
    ),
    Forgery("ck_members_removed_have_left", "UPDATE members SET removed_at = joined_at"),
    Forgery("ck_rounds_cancelled_is_closed", "UPDATE rounds SET cancelled_at = opened_at"),
    Forgery("ck_waits_seconds_not_negative", "UPDATE waits SET seconds = -1", when.newcomers_wait),
    Forgery("ck_requests_act_known", "UPDATE requests SET act = 'shout'", when.asked_to_cancel),
    Forgery("ck_requests_ended_known", "UPDATE requests SET ended = 'lost', ended_at = asked_at", when.asked_to_cancel),
    Forgery("ck_requests_ended_at_a_moment", "UPDATE requests SET ended_at = asked_at", when.asked_to_cancel),
    Forgery("ck_requests_agreed_by_somebody", "UPDATE requests SET agreed_by = 2", when.asked_to_cancel),
    Forgery(
        "ck_requests_two_people",
        "UPDATE requests SET agreed_by = asked_by, ended = 'agreed', ended_at = asked_at",
        when.asked_to_cancel,
    ),
    Forgery(
        "requests.community_id, requests.act, requests.subject_id", again("requests", id=NEW), when.asked_to_cancel
    ),
    Forgery("FOREIGN KEY", again("deposits", id=NEW, funder_id="99")),
    Forgery("FOREIGN KEY", again("transfers", id=NEW, key="'x'", taker_id="99")),
]


@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda one: f"{one.stopped_by}: {one.statement[:50]}")
def test_the_database_itself_refuses(street: Street, forgery: Forgery) -> None:
    forgery.moment(street)
    with street.engine.connect() as connection, pytest.raises(IntegrityError) as refused:
        connection.exec_driver_sql(forgery.statement)
    assert what_stopped(refused.value.orig) == forgery.stopped_by


def what_stopped(problem: object) -> str:
    """As SQLite says it: a check's name, or the columns that are unique, or that it was a foreign key."""
    if isinstance(problem, psycopg.Error):
        name = problem.diag.constraint_name or ""
        return "FOREIGN KEY" if name.startswith("fk_") else UNIQUE.get(name, name)
    return str(problem).split("failed: ")[-1].removesuffix(" constraint failed")


def columns_of(one: Constraint | Index) -> str:
    return ", ".join(str(column) for column in one.columns)  # type: ignore[union-attr]  # those that are unique have them


UNIQUE = {
    str(one.name): columns_of(one)
    for table in metadata.sorted_tables
    for one in (*table.constraints, *table.indexes)
    if isinstance(one, (UniqueConstraint, PrimaryKeyConstraint, Index))
}


def test_every_named_constraint_is_tried() -> None:
    """Primary keys that SQLite counts by itself, and the join card's, need no forger."""
    tried = {one.stopped_by for one in FORGERIES}
    for table in metadata.sorted_tables:
        for constraint in table.constraints:
            if isinstance(constraint, CheckConstraint):
                assert constraint.name in tried
            if isinstance(constraint, UniqueConstraint):
                assert columns_of(constraint) in tried
        for index in table.indexes:
            if isinstance(index, Index) and index.unique:
                assert columns_of(index) in tried
