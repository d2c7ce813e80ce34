"""Small votes, worked out by hand in their own comments, one for each trap that real files hold."""

from fractions import Fraction
from pathlib import Path

import pytest

from models.rules.equal_shares import settle
from models.rules.outcomes import Ties, Utility

from .pabulib import Vote, in_pennies, read
from .reference import Project, buy, by_cost, by_count

VOTES = Path(__file__).parent / "votes"
TRAPS = (
    "byte-order-mark",
    "choose-1",
    "cost-as-fraction",
    "cumulative",
    "decimal-budget",
    "empty-vote",
    "num-votes-wrong",
    "ordinal",
    "poorer-backer",
    "quoted-semicolon",
    "same-project-twice",
    "tie-by-name",
)


@pytest.fixture(params=TRAPS)
def vote(request: pytest.FixtureRequest) -> Vote:
    return read(VOTES / f"{request.param}.pb")


def test_every_small_vote_is_tried() -> None:
    assert sorted(path.stem for path in VOTES.glob("*.pb")) == list(TRAPS)


@pytest.mark.parametrize("utility", Utility)
def test_whole_pennies_find_what_was_worked_out_by_hand(vote: Vote, utility: Utility) -> None:
    candidates, shares = in_pennies(vote)
    outcome = settle(candidates, shares, None, len(shares), utility=utility, ties=Ties.LEXICAL)
    assert sorted(one.id for one in outcome.activated) == vote.meta[f"expected_by_{utility}"].split(",")


@pytest.mark.parametrize("utility", Utility)
def test_the_reference_finds_what_was_worked_out_by_hand(vote: Vote, utility: Utility) -> None:
    projects = [Project(name, cost, vote.backers(name)) for name, cost in vote.costs.items()]
    purses = dict.fromkeys(map(str, range(len(vote.ballots))), vote.share)
    worth = by_cost if utility is Utility.COST else by_count
    bought = buy(projects, purses, worth, first=lambda project: project.name)
    assert sorted(one.name for one in bought) == vote.meta[f"expected_by_{utility}"].split(",")


@pytest.mark.parametrize("kind", ["cumulative", "ordinal", "choose-1"])
def test_other_ballots_are_read_as_approvals_and_that_is_said(kind: str) -> None:
    assert read(VOTES / f"{kind}.pb").remark == f"{kind} ballots, read as approvals"


def test_a_ballot_for_a_project_that_is_not_there_is_refused(tmp_path: Path) -> None:
    lines = "META\nkey;value\nbudget;4\nPROJECTS\nproject_id;cost\na;4\nVOTES\nvoter_id;vote\nv1;a,b\n"
    path = tmp_path / "unknown.pb"
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(ValueError, match=r"votes for \['b'\]"):
        read(path)


def test_the_share_is_whole_in_the_unit_of_the_rule() -> None:
    _, shares = in_pennies(read(VOTES / "cost-as-fraction.pb"))
    assert set(shares.values()) == {Fraction(7, 2) * 10}
