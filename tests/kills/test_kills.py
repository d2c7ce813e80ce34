"""A sample of `make kills`: one round with four kills in it, a way of dying each, against one without."""

from concurrent.futures import ThreadPoolExecutor

from tests.kills.comparing import differences
from tests.kills.moments import Moment, moments
from tests.kills.playing import play

# A tap's answer, a numbered result, an act and its inbox row, a card's edit.
SAMPLE = [
    Moment("answerCallbackQuery", 4, "before"),
    Moment("sendMessage", 8, "after"),
    Moment("getUpdates", 60, "answered", 0.002),
    Moment("editMessageText", 20, "after"),
]


def test_a_bot_killed_on_the_way_brings_the_round_to_the_same_end() -> None:
    with ThreadPoolExecutor(1) as other:
        unharmed = other.submit(play)
        killed = play(SAMPLE)
    expected = unharmed.result().ending
    assert expected is not None, unharmed.result().problem
    assert expected.wrong == []
    assert killed.struck == tuple(SAMPLE)
    assert differences(expected, killed) == []


def test_the_same_seed_chooses_the_same_moments_in_every_part_of_the_round() -> None:
    methods = ["getUpdates", "sendMessage"] * 100
    chosen = moments(methods, 50, seed=3)
    assert chosen == moments(methods, 50, seed=3) != moments(methods, 50, seed=4)
    assert {moment.how for moment in chosen} == {"before", "after", "answered"}
    assert {moment.method for moment in chosen} == set(methods)
    assert [moment.nth for moment in chosen] == sorted(moment.nth for moment in chosen)
    assert chosen[0].nth < 5 < 80 < chosen[-1].nth
