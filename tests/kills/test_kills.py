"""A sample of `make kills`: one round with a kill in many of its scenes, a way of dying each, against one without."""

from collections.abc import Callable

from tests.databases import Databases
from tests.kills import round as scenes
from tests.kills.comparing import differences
from tests.kills.playing import play
from tests.kills.points import Event, Point, When, points
from tests.kills.round import SCENES, Round

# In each scene the first event that a word names.
SAMPLE: list[tuple[Callable[[Round], None], str, When]] = [
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


def sample(events: tuple[Event, ...]) -> list[Point]:
    chosen = []
    for scene, word, when in SAMPLE:
        its = (event for event in events if event.scene == SCENES.index(scene) + 1)
        chosen.append(Point(next(event for event in its if word in event.name), when))
    return chosen


def test_a_bot_killed_on_the_way_brings_the_round_to_the_same_end(databases: Databases) -> None:
    unharmed = play(databases.empty())
    expected = unharmed.ending
    assert expected is not None, unharmed.problem
    assert expected.wrong == []
    chosen = sample(unharmed.events)
    killed = play(databases.empty(), chosen)
    assert killed.struck == tuple(map(str, chosen))
    assert differences(expected, killed) == []


def test_every_event_of_a_round_has_two_points() -> None:
    events = [Event(1, "getUpdates", 1), Event(1, "COMMIT inbox", 1), Event(2, "getUpdates", 1)]
    told = [str(point) for point in points(events)]
    assert len(set(told)) == len(told) == 2 * len(events)
