"""Twelve real city votes, in the folder that PABULIB names, against the winners an independent program found."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from models.rules.equal_shares import settle
from models.rules.outcomes import Ties, Utility

from .pabulib import Vote, in_pennies, read
from .reference import Bought, Project, buy, by_cost, by_count

VOTES = (
    "France_Toulouse_2019",
    "Hungary_Budapest_2023_VIII_Jozsefvaros",
    "Netherlands_Amsterdam_166",
    "Netherlands_Assen_2024",
    "Poland_Katowice_2022_Brynow_Czesc_Wschodnia_-_Osiedle_Zgrzebnioka",
    "Poland_Krakow_2020_Mistrzejowice",
    "Poland_Lodz_2024_Katedralna",
    "Poland_Swiecie_2023",
    "Poland_Warszawa_2026_Praga-Poludnie",
    "Poland_Wroclaw_2017_Rejon_nr_8_250",
    "Switzerland_Zurich_S5",
    "US_Stanford_Dataset_PB_Chicago_39th_Ward_2020_vote_approvals",
)


@pytest.fixture(params=VOTES)
def name(request: pytest.FixtureRequest) -> str:
    return f"{request.param}.pb"


@pytest.fixture
def vote(name: str) -> Vote:
    return read(Path(os.environ["PABULIB"]) / name)


@pytest.fixture
def known(name: str) -> dict[str, Any]:
    oracle = json.loads((Path(os.environ["PABULIB"]) / "oracle.json").read_text(encoding="utf-8"))
    found: dict[str, Any] = oracle["files"][name]
    return found


def test_the_reader_finds_every_project_and_every_voter(vote: Vote, known: dict[str, Any]) -> None:
    assert (len(vote.costs), len(vote.ballots)) == (known["projects"], known["voters"])


@pytest.mark.parametrize("utility", Utility)
def test_exact_fractions_and_whole_pennies_find_the_known_winners_in_one_order(
    vote: Vote, known: dict[str, Any], utility: Utility
) -> None:
    candidates, shares = in_pennies(vote)
    outcome = settle(candidates, shares, None, len(shares), utility=utility, ties=Ties.LEXICAL)
    exact = [one.name for one in bought(vote, utility)]
    assert set(exact) == set(known[utility])
    assert [one.id for one in outcome.activated] == exact


def bought(vote: Vote, utility: Utility) -> list[Bought]:
    """The reference's answer, ties by name."""
    projects = [Project(name, cost, vote.backers(name)) for name, cost in vote.costs.items()]
    purses = dict.fromkeys(map(str, range(len(vote.ballots))), vote.share)
    return buy(projects, purses, by_cost if utility is Utility.COST else by_count, lambda project: project.name)
