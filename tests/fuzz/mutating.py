"""Updates like Telegram's, with something broken in them: chosen by hypothesis, with their structure in mind."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from tests.fuzz.scene import Json, Scene

VERSIONS = ("v2:", "1|", "\x01")
KINDS = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
    "channel_post",
    "poll",
    "novel",
)
DEEP: Any = "the end"
for _ in range(60):
    DEEP = {"within": [DEEP]}
JUNK: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        1,
        -1,
        2**31,
        2**53,
        -(2**63),
        10**30,
        1.5,
        "",
        " ",
        "\x00",
        "\ud800",
        "🏡" * 5000,
        "/" * 4096,
    ),
    *([], {}, [None], [[]], {"id": None}, {"id": "5"}, DEEP),
)
UNKNOWN = ("novel_field", "sender_chat", "forward_origin", "via_bot", "media_group_id")
TEXTS = (
    "/fund £5 from Me",
    "/round for 2 days: Why?",
    "/propose",
    "/start x" * 30,
    "/cancel",
    "/me",
    "/xyz@commonpot",
    "£",
    "yes",
)


class Mutated:
    """One real update of a scene, broken in a few places."""

    def __init__(self, draw: Any, scene: Scene) -> None:
        self.draw, self.scene = draw, scene
        self.update: Json = deepcopy(self._one_of(scene.updates))

    def broken(self) -> Json:
        for _ in range(self.draw(st.integers(1, 4))):
            self._one_of([self.drop, self.junk, self.swap, self.unknown, self.kind, self.who, self.text])()
        return self.update

    def _one_of(self, things: Sequence[Any]) -> Any:
        """By its number: what is large is not told in whole where a case fails."""
        return things[self.draw(st.integers(0, len(things) - 1))]

    def _place(self) -> tuple[Any, Any]:
        """Some field or item, below the update's number."""
        places: list[tuple[Any, Any]] = []
        _walk({name: part for name, part in self.update.items() if name != "update_id"}, places)
        places += [(self.update, name) for name in self.update if name != "update_id"]
        return self._one_of(places) if places else (self.update, "nothing")

    def drop(self) -> None:
        inside, name = self._place()
        if isinstance(inside, list):
            inside.pop(name)
        else:
            inside.pop(name, None)

    def junk(self) -> None:
        inside, name = self._place()
        inside[name] = deepcopy(self._one_of(JUNK))

    def swap(self) -> None:
        """A value from one place stands in another."""
        (inside, name), (other, there) = self._place(), self._place()
        inside[name] = deepcopy(other.get(there) if isinstance(other, dict) else other[there])

    def unknown(self) -> None:
        inside, _ = self._place()
        if isinstance(inside, dict):
            inside[self._one_of(UNKNOWN)] = deepcopy(self._one_of(JUNK))

    def kind(self) -> None:
        """The same part as another kind of update."""
        for name in [name for name in self.update if name != "update_id"]:
            self.update[self.draw(st.sampled_from(KINDS))] = self.update.pop(name)

    def who(self) -> None:
        """Somebody else, or another chat."""
        for part in self.update.values():
            if isinstance(part, dict) and isinstance(part.get("from"), dict):
                part["from"]["id"] = self.draw(st.sampled_from([*self.scene.people, 0, -5, 777000]))

    def text(self) -> None:
        for part in self.update.values():
            if isinstance(part, dict):
                part["text"] = self.draw(st.sampled_from(TEXTS))


def _walk(part: Any, places: list[tuple[Any, Any]]) -> None:
    names = part.keys() if isinstance(part, dict) else range(len(part)) if isinstance(part, list) else ()
    for name in names:
        places.append((part, name))
        _walk(part[name], places)


@st.composite
def updates(draw: Any, scene: Scene) -> Json:
    """A real update of the scene with something broken in it."""
    return Mutated(draw, scene).broken()


@st.composite
def taps(draw: Any, scene: Scene, words: tuple[str, ...]) -> tuple[int, int, str]:
    """Who taps, where, and what their program sends: forged, stolen, stale, cut, with a bit turned, of a version."""
    sent = [one["callback_query"]["data"] for one in scene.updates if "callback_query" in one]
    data = draw(
        st.sampled_from(sent) | st.builds("{}:{}".format, st.sampled_from(words), NUMBERS) | st.text(max_size=64)
    )
    data = draw(st.sampled_from([_as_it_is, _cut, _turned, _of_a_version, _longer]))(draw, data)
    person = draw(st.sampled_from([*scene.people, 99]))
    return person, draw(st.sampled_from([scene.here, scene.here, person, -1, person + 1])), data


NUMBERS = st.integers(-1, 30).map(str) | st.sampled_from(
    ["", "0", "9" * 15, "9" * 16, "1-2", "1-", "-", "x", "²", "1-1-1"]
)


def _as_it_is(_draw: Any, data: str) -> str:
    return data


def _cut(draw: Any, data: str) -> str:
    return data[: draw(st.integers(0, len(data)))]


def _turned(draw: Any, data: str) -> str:
    """One bit of one sign is another."""
    if not data:
        return data
    place = draw(st.integers(0, len(data) - 1))
    return data[:place] + chr(ord(data[place]) ^ 1 << draw(st.integers(0, 6))) + data[place + 1 :]


def _of_a_version(draw: Any, data: str) -> str:
    version: str = draw(st.sampled_from(VERSIONS))
    return version + data


def _longer(_draw: Any, data: str) -> str:
    return data + ":" + data
