"""Promise 16: a person is given every column that is about them, and each column has an answer."""

import pytest
from sqlalchemy import Table

from models.store.held import HELD, OF_JOURNAL
from models.store.tables import metadata
from tests.verbs.canary import CANARY, ID, erases, lives
from tests.verbs.house import Street

# What is given of nobody's, and why.
NOT_PERSONAL = {
    "accounts": ("id community_id name kind funder_id round_id purpose_id", "money by funder, of nobody's share"),
    "transfers": (
        "id community_id key hash reason giver_id taker_id amount currency at corrects_id",
        "money by funder, of nobody's share",
    ),
    "cards": (
        "id community_id kind subject_id message_id drawn stale_at sending_at tries drawn_at pinned_at",
        "what stands in a group for all to read",
    ),
    "communities": (
        "chat_id code_key link timezone language currency join_policy wait residents entries head away_since "
        "unpinned_since",
        "about a group",
    ),
    "codes": ("community_id digest at", "whoever uses a code takes it away: nothing tells whose it was"),
    "due": ("id community_id key act subject_id at done_at dropped_at tries", "what falls due in a round"),
    "erasures": ("mark at finished_at", "of whoever has erased themselves, and leads to nobody"),
    "funders": ("id community_id name key", "who gives money: an organisation, or a name they asked to be told"),
    "levels": ("purpose_id left backers", "how many, and never who"),
    "mergers": (
        "id purpose_id into_id text into_text asked_at ended_at ended",
        "about two purposes; whose they are stands with them",
    ),
    "purposes": ("price backers objectors payers covered", "how many, and never who"),
    "rounds": (
        "preset timing core agreement share_limit currency carries sealed seed ripening length wait freeze_at "
        "put_off_at frozen_at propose_until decide_at decided_at close_at closed_at extended_at cancelled_at roll "
        "share acted purposes outcome facts",
        "the round's rule, its dates and how many",
    ),
    "waits": ("id community_id seconds set_at", "how long newcomers wait, and since when"),
    "vigil": ("id heard_at", "when Telegram was last heard"),
}


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=str)
def test_each_column_is_given_to_whom_it_is_about_or_is_about_nobody(table: Table) -> None:
    given = {part.table.name: set(part.columns.split()) for part in HELD} | {"journal": set(OF_JOURNAL.split())}
    others = set(NOT_PERSONAL.get(table.name, ("", ""))[0].split())
    mine = given.get(table.name, set())
    assert mine | others == {column.name for column in table.columns}, "say whose the new column is"
    assert not mine & others


def test_a_person_is_given_all_of_it_and_nothing_once_they_have_erased_themselves(street: Street) -> None:
    lived = lives(street)
    rows = lived.ask(lambda unit: unit.held_on(ID))
    said = "rolls stances interests voices lines purposes texts words forms gift_drafts journal"
    assert set(f"people members coordinators brought inviters guesses {said}".split()) <= set(rows)
    assert [row["purpose"] for row in rows["interests"]] == ["Lamp"]
    assert rows["people"][0]["name"] == CANARY
    assert [row["group"] for row in rows["members"]] == ["Mill Lane"]
    assert len(rows["rolls"]) == 2
    assert {row["community_id"] for row in rows["journal"]} == {1}
    acts = "".join(row["entry"] for row in rows["journal"])
    assert all(f'"act":"{act}"' in acts for act in ("joined", "proposed", "stance", "appointed"))
    erases(lived)
    assert set(lived.ask(lambda unit: unit.held_on(ID))) <= {"outbox"}
    assert set(lived.ask(lambda unit: unit.held_on(2))) > {"people", "members"}
