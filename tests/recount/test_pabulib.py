"""The votes of a round for other tools: they say less than the journal, and hold what pabulib.org/format asks for."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest

from bot.bundle import bundle
from bot.recount.container import unpack
from bot.tally.pabulib import read as read_pabulib
from bot.tally.poll import Poll
from bot.tally.record import read as read_record
from models.purposes import backing, objecting
from models.questions.bundle import published as asked
from tests.tally.files import Desk
from tests.verbs.house import FOUNDER, Street, ready

OBLIGATORY = ["description", "country", "unit", "instance", "num_projects", "num_votes", "budget", "vote_type", "rule"]
OBLIGATORY += ["date_begin", "date_end"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def votes(record: bytes) -> list[str]:
    return unpack(record)["round.pb"].decode().partition("VOTES\n")[2].splitlines()[1:]


def test_it_has_what_the_format_asks_for_in_its_order(published: bytes) -> None:
    text = unpack(published)["round.pb"].decode()
    meta = [row.split(";", 1) for row in text.partition("PROJECTS\n")[0].splitlines()[2:]]
    assert [key for key, value in meta if value][:11] == OBLIGATORY
    said = dict(meta)
    assert (said["budget"], said["currency"], said["num_votes"], said["instance"]) == ("60", "GBP", "6", "1")
    assert (said["date_begin"], said["date_end"], said["rule"]) == ("22.11.2026", "06.12.2026", "unknown")
    assert re.findall(r"#(\d): ", said["comment"]) == ["1", "2", "3"]
    assert "1.1;30;4;Lights;1\n1.2;20;2;'=Benches;0\n" in text


def test_no_row_leads_to_a_code_or_to_the_order_of_the_roll(published: bytes, longer: bytes) -> None:
    for record in (published, longer):
        files = unpack(record)
        codes = set(re.findall(r'"(?:voter|member)":"([0-9a-f]{16})"', files["journal.txt"].decode()))
        codes |= set(json.loads(files["round.json"])["roll"])
        assert len(codes) > 6
        assert [code for code in codes if code.encode() in files["round.pb"]] == []
        rows = [vote.split(";") for vote in votes(record)]
        assert [voter for voter, _ in rows] == [str(number) for number in range(1, len(rows) + 1)]
        assert [backed for _, backed in rows] == sorted(backed for _, backed in rows)


def test_it_holds_the_votes_of_the_record_and_makes_the_same_share(published: bytes, longer: bytes) -> None:
    for record in (published, longer):
        here, there = read_pabulib(unpack(record)["round.pb"]), read_record(record)
        assert [(one.id, one.cost, one.won) for one in here.purposes] == [
            (one.id, one.cost, one.won) for one in there.purposes
        ]
        assert here.equal == there.equal
        assert here.remarks == []
        assert sorted(map(sorted, ballots(here))) == sorted(map(sorted, filter(None, ballots(there))))


def ballots(poll: Poll) -> list[set[int]]:
    found: list[set[int]] = [set() for _ in range(poll.people)]
    for member, place in zip(poll.approvals.members, poll.approvals.purposes, strict=True):
        found[member].add(int(place))
    return found


def test_a_round_is_counted_by_its_own_rule_and_by_any_other(desk: Desk, published: bytes) -> None:
    path = desk.file(published, "round.zip")
    found = desk.outcome(path)
    assert (found["winners"], found["rule"]["core"], found["members"], found["share"]) == (["1.1"], "1/3", 6, 1000)
    codes = json.loads(unpack(published)["round.json"])["roll"]
    assert sorted(found["balances"]) == codes
    paid = unpack(published)["payments.csv"].decode().splitlines()[1:]
    assert [f"1.1,{code},{pennies}" for code, pennies in sorted(found["payments"]["1.1"].items())] == paid
    assert found["reasons"]["1.2"] == {
        "words": "Backed by 2. It needs 3.",
        "test": "people",
        "have": 2,
        "need": 3,
        "after": [],
    }
    assert desk.outcome(path, "--preset", "plain")["winners"] == ["1.1", "1.2"]
    told = " ".join(desk.types(path).stdout.split())
    assert "Round 1: What would help?" in told
    assert (
        "(the round's own rule): at least 3 backers with something left (1/3 of 6, and never under 3), and 2/3 of"
        in told
    )
    assert "The file says that 1 went ahead: the same." in told


def test_a_record_in_which_one_letter_is_changed_is_not_counted(desk: Desk, published: bytes) -> None:
    told = desk.mistake(published.replace(b"=Benches;0", b"=Benches;1"))
    assert told.startswith("this zip file is not the record of a round as it was posted: ")


def test_who_backs_nothing_has_no_row_and_no_part_of_the_budget_and_objections_count_in_the_record_alone(
    desk: Desk, street: Street
) -> None:
    ready(street).open()
    lights, bench = street.propose(12_50, by=2), street.propose(9_00, by=3, title="Bench")
    street.back(lights, 3, 4, 5)
    street.back(bench, 3, 4, 5)
    street.until("freeze")
    for member in (FOUNDER, 6):
        street.do(backing.object_to, bench, member)
        street.do(objecting.give_reason, bench, member, "Too far")
    street.let_pass(timedelta(days=20))
    of = street.ask(asked, street.round().id)
    assert of is not None
    record = bundle(of)
    poll = read_pabulib(unpack(record)["round.pb"])
    assert votes(record) == ["1;1.1,1.2", "2;1.1,1.2", "3;1.1,1.2"]
    assert (poll.people, str(poll.budget), str(poll.equal)) == (3, "30", "10")
    assert "1.1;12.50;3;" in unpack(record)["round.pb"].decode()
    found = desk.outcome(desk.file(record))
    assert (found["members"], found["winners"], found["reasons"]["1.2"]["words"]) == (
        6,
        ["1.1"],
        "3 back it and 2 object. For enough agreement it needs 1 more backer or 1 fewer objection.",
    )
