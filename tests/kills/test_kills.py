"""A sample of `make kills`: one round with four kills in it, a way of dying each, against one without."""

from concurrent.futures import ThreadPoolExecutor

from tests.databases import Databases
from tests.kills.comparing import differences
from tests.kills.moments import COMMIT, Moment, moments
from tests.kills.playing import play

# An act, a numbered result that arrived, a tap whose answer did not, an act that nobody was told of.
SAMPLE = [
    Moment(COMMIT, 20, "before"),
    Moment("sendMessage", 14, "after"),
    Moment("answerCallbackQuery", 24, "before"),
    Moment(COMMIT, 300, "after"),
]


def test_a_bot_killed_on_the_way_brings_the_round_to_the_same_end(databases: Databases) -> None:
    with ThreadPoolExecutor(1) as other:
        unharmed = other.submit(play, databases.empty())
        killed = play(databases.empty(), SAMPLE)
    expected = unharmed.result().ending
    assert expected is not None, unharmed.result().problem
    assert expected.wrong == []
    assert killed.struck == tuple(SAMPLE)
    assert differences(expected, killed) == []


def test_the_same_seed_chooses_the_same_moments_in_every_part_of_the_round() -> None:
    methods = ["getUpdates", "sendMessage"] * 100
    chosen = moments(methods, 300, 60, seed=3)
    assert chosen == moments(methods, 300, 60, seed=3) != moments(methods, 300, 60, seed=4)
    calls, commits = chosen[:40], chosen[40:]
    assert {moment.how for moment in calls} == {"before", "after", "answered"}
    assert {moment.how for moment in commits} == {"before", "after"}
    assert {moment.method for moment in calls} == set(methods)
    for some, end in ((calls, 100), (commits, 300)):
        its = [moment.nth for moment in some]
        assert its == sorted(its)
        assert its[0] <= end / 20
        assert its[-1] >= end * 0.8
