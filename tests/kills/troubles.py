"""What may go wrong around a scene: the network, the disk or the server of the database, a flood, a missed deadline."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import cycle, islice
from time import monotonic, sleep

from bot.playground.clock import moment
from tests.databases import SQLITE
from tests.kills import round as scenes
from tests.kills.mortal import FULL, HEALTH
from tests.kills.playing import Lives, Trouble
from tests.kills.round import NAMES, ZONE, Round, Scene

GLANCE = 0.05  # real seconds between two looks at health
TOO_MANY = 429
TOLD_WITHIN = 60  # real seconds, of promise 6
FLOOD = 40  # messages at once, twice as many as a group may get in a minute
MINUTE, A_MINUTES = timedelta(minutes=1), 20  # messages and edits in a group
SPEAKING = ("sendMessage", "editMessageText", "sendDocument", "pinChatMessage", "deleteMessage")
AFTER_THE_DEADLINE = datetime(2026, 11, 27, 20, 55, tzinfo=ZONE)  # nearly half an hour
ON_THE_WAY = [
    ("lose", "sendMessage"),
    ("refuse", "sendMessage"),
    ("fail", "sendMessage"),
    ("reset", "sendMessage"),
    ("slow", "sendMessage"),
    ("lose", "editMessageText"),
    ("fail", "editMessageText"),
    ("lose", "answerCallbackQuery"),
    ("reset", "getUpdates"),
]


@contextmanager
def network(_lives: Lives, street: Round) -> Iterator[None]:
    """Every fault it has, one call after the other."""
    for kind, method in ON_THE_WAY:
        street.simulation.post("faults", kind=kind, method=method, seconds=1)
    yield
    assert street.simulation.get("faults")["armed"] == []


@contextmanager
def flood(_lives: Lives, street: Round) -> Iterator[None]:
    """Everybody asks at once, again and again."""
    for name in islice(cycle(NAMES), FLOOD):
        street.simulation.write(street.people[name], street.group, "/pool")
    yield


@contextmanager
def flood_on_a_full_disk(lives: Lives, street: Round) -> Iterator[None]:
    """Health is red within a minute; when there is room again, all goes on by itself, and it is green."""
    with no_room(lives), flood(lives, street):
        until_health(lives, red=True)
    yield
    until_health(lives, red=False)


@contextmanager
def no_room(lives: Lives) -> Iterator[None]:
    """The database cannot be written: its disk is full, or its server is away."""
    if not lives.database.startswith(SQLITE):
        # Imported here: a run on SQLite needs no server.
        from tests.postgresql import away

        with away(lives.database):
            yield
        return
    (lives.folder / FULL).touch()
    yield
    (lives.folder / FULL).unlink()


def until_health(lives: Lives, red: bool) -> None:
    began = monotonic()
    while bool((lives.folder / HEALTH).read_text()) is not red:
        assert monotonic() - began < TOLD_WITHIN
        sleep(GLANCE)


@contextmanager
def down_over_a_deadline(lives: Lives, street: Round) -> Iterator[None]:
    """What was asked for in time counts, although the bot comes back when it is over."""
    with lives.down():
        yield
        street.simulation.set_clock(AFTER_THE_DEADLINE)


@contextmanager
def paced(_lives: Lives, street: Round) -> Iterator[None]:
    """At the end: the group never got more in a minute than it may, and Telegram never had to say so."""
    yield
    told = street.simulation.get("calls")["calls"]
    spoken = [moment(one["at"]) for one in told if one["method"] in SPEAKING and one["chat"] == street.group]
    assert all(sum(at <= other < at + MINUTE for other in spoken) <= A_MINUTES for at in spoken)
    assert all(one["fault"] for one in told if one["error_code"] == TOO_MANY)


QUIET: Mapping[Scene, Trouble] = {scenes.back: flood}
ROUGH: Mapping[Scene, Trouble] = {
    scenes.fund_and_open: network,
    scenes.back: flood_on_a_full_disk,
    scenes.answer: network,
    scenes.back_in_time: down_over_a_deadline,
    scenes.close: paced,
}
