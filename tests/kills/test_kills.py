"""Promises 5 to 9 together: a sample of `make kills` in a round with every trouble, against a quiet one."""

from pathlib import Path

from tests.databases import Databases
from tests.kills import round as scenes
from tests.kills.comparing import differences
from tests.kills.playing import play
from tests.kills.points import SCENE, Countdown, First, When, points_in
from tests.kills.round import SCENES, Scene
from tests.kills.troubles import QUIET, ROUGH

SAMPLE: list[tuple[Scene, str, When]] = [
    (scenes.arrive, "sendMessage", "after"),  # a card is there, and nobody knows
    (scenes.join, "COMMIT inbox", "after"),  # kept, not confirmed
    (scenes.coordinate, "sendMessage", "after"),  # an answer that arrived
    (scenes.fund_and_open, "getupdates", "after"),  # fetched, not kept
    (scenes.propose, "COMMIT inbox", "before"),  # not kept, and so never confirmed
    (scenes.back, "stances", "before"),  # an act that was not committed
    (scenes.object_, "answerCallbackQuery", "before"),  # committed, and nobody was told
    (scenes.freeze, "rolls", "after"),  # a due act
    (scenes.remind, "sendMessage", "after"),  # a nudge that arrived, and must not be said again
    (scenes.decide, "sendMessage", "after"),  # a result that arrived
    (scenes.close, "sendDocument", "after"),  # the record that arrived
]


def test_whatever_goes_wrong_a_round_ends_like_the_quiet_one(databases: Databases) -> None:
    quiet = play(databases.empty(), troubles=QUIET)
    assert quiet.ending is not None, quiet.problem
    assert quiet.ending.wrong == []
    ends = [First(SCENES.index(scene) + 1, word, when) for scene, word, when in SAMPLE]
    rough = play(databases.empty(), ends, ROUGH)
    assert differences(quiet.ending, rough) == []
    assert rough.struck == tuple(map(str, ends))


def test_every_event_has_two_points_but_one_that_was_cut_short(tmp_path: Path) -> None:
    (tmp_path / SCENE).write_text("1")
    countdown = Countdown(tmp_path, ())
    countdown.happened(countdown.happens("sendMessage"))
    countdown.cut_short(countdown.happens("getUpdates"))
    countdown.happens("COMMIT inbox")
    (tmp_path / SCENE).write_text("2")
    countdown.happened(countdown.happens("sendMessage"))
    told = [(point.event.scene, point.event.name, point.event.nth, point.when) for point in points_in(tmp_path)]
    assert told == [
        (1, "sendMessage", 1, "before"),
        (1, "sendMessage", 1, "after"),
        (1, "getUpdates", 1, "before"),
        (1, "COMMIT inbox", 1, "before"),
        (1, "COMMIT inbox", 1, "after"),
        (2, "sendMessage", 1, "before"),
        (2, "sendMessage", 1, "after"),
    ]
