"""Twelve real city votes, in the folder that PABULIB names, against the winners an independent program found."""

import json
import os
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from models.rules.completion import Completion, complete
from models.rules.equal_shares import settle
from models.rules.outcomes import Terms, Ties, Utility
from models.rules.votes import decide

from .cities import assert_same
from .pabulib import Vote, in_pennies, in_rows, read
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


@pytest.mark.parametrize("utility", Utility)
def test_by_rows_exact_fractions_find_the_known_winners_too(
    vote: Vote, known: dict[str, Any], utility: Utility
) -> None:
    rows = in_rows(vote, vote.share * vote.unit, vote.unit)
    terms = Terms(None, rows.members, "", utility, Ties.LEXICAL)
    assert_same(rows, terms)
    assert set(decide(rows, terms).winners) == set(known[utility])


@pytest.mark.parametrize("utility", Utility)
def test_by_rows_whole_pennies_are_the_plain_rules(vote: Vote, utility: Utility) -> None:
    cents = 100 * vote.unit
    rows = in_rows(vote, int(vote.share * cents), cents)
    assert_same(rows, Terms(None, rows.members, "5eed", utility))


@pytest.mark.parametrize("city", ["Netherlands_Assen_2024", "Poland_Swiecie_2023"])
def test_what_two_cities_decided_by_equal_shares_comes_out_as_they_recorded_it(city: str) -> None:
    """By cost, every share raised by one of the city's own units until the first overspend, in exact fractions."""
    vote = read(Path(os.environ["PABULIB"]) / f"{city}.pb")
    rows = in_rows(vote, vote.share * vote.unit, vote.unit)
    terms = Terms(None, rows.members, ties=Ties.LEXICAL)
    found = complete(rows, terms, Completion.ADD_ONE, vote.budget * vote.unit, Fraction(vote.unit))
    assert found.stop == "overspend"
    assert set(found.decision.winners) == vote.selected


# Where whole pennies and exact fractions find other winners: the file, by what, and how many pennies make the city's
# own unit. Only pennies; only fractions. Of 48 counts it is one:
# - Swiecie, in whole zloty (shares of 419). After ten winners the backers of c4 have 80,061 left in fractions, 79,991
#   in zloty, and it costs 80,000: each time the odd zloty were paid by those with the most left, and they are those who
#   back c4 and little else.
DIFFERENT: dict[tuple[str, Utility, int], tuple[set[str], set[str]]] = {
    ("Poland_Swiecie_2023.pb", Utility.COST, 1): (set(), {"c4"}),
}


@pytest.mark.parametrize("pennies", [1, 100])
@pytest.mark.parametrize("utility", Utility)
def test_every_difference_that_whole_pennies_make_is_known(
    vote: Vote, name: str, utility: Utility, pennies: int
) -> None:
    parts = pennies * vote.unit
    terms = Terms(None, len(vote.ballots), "5eed", utility, Ties.LEXICAL)
    whole = set(decide(in_rows(vote, int(vote.share * parts), parts), terms).winners)
    exact = set(decide(in_rows(vote, vote.share * parts, parts), terms).winners)
    assert (whole - exact, exact - whole) == DIFFERENT.get((name, utility, pennies), (set(), set()))


def bought(vote: Vote, utility: Utility) -> list[Bought]:
    """The reference's answer, ties by name."""
    projects = [Project(name, cost, vote.backers(name)) for name, cost in vote.costs.items()]
    purses = dict.fromkeys(map(str, range(len(vote.ballots))), vote.share)
    return buy(projects, purses, by_cost if utility is Utility.COST else by_count, lambda project: project.name)
