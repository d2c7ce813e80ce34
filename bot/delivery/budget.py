"""Telegram's limits as budgets, counted in the Clock: so many calls a second in a chat, a minute in a group, in all."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

# "1 message/s in a chat, 20/min in a group, 30/s in all. Edits count." A little slower: the way there takes its time.
SLACK = timedelta(milliseconds=50)
SECOND = timedelta(seconds=1) + SLACK
MINUTE = timedelta(minutes=1) + SLACK
SAME_CARD = timedelta(seconds=3)
GROUP_A_MINUTE = 20
BUT_RESULTS = 16  # a minute in a group, so that results get through whatever people do
OF_A_KIND = {"card": 12, "reply": 10, "nudge": 10}  # so that neither taps nor questions take it all
ALL_A_SECOND = 25  # and those in flight


class Item(Protocol):
    """What is said: a card or a letter of some kind."""

    @property
    def id(self) -> int: ...
    @property
    def kind(self) -> str: ...


def _minutes() -> dict[str, deque[datetime]]:
    return {kind: deque(maxlen=most) for kind, most in {**OF_A_KIND, "": BUT_RESULTS}.items()}


@dataclass(slots=True)
class Spent:
    """What went to one chat lately: as much as a group may get in a minute, in all, but for results, and by kind."""

    calls: deque[datetime] = field(default_factory=lambda: deque(maxlen=GROUP_A_MINUTE))
    minutes: dict[str, deque[datetime]] = field(default_factory=_minutes)
    held: datetime | None = None

    def count(self, kind: str, at: datetime) -> None:
        self.calls.append(at)
        if kind in OF_A_KIND:
            self.minutes[kind].append(at)
            self.minutes[""].append(at)

    def set_back(self, by: timedelta) -> None:
        self.calls = _earlier(self.calls, by)
        self.minutes = {kind: _earlier(calls, by) for kind, calls in self.minutes.items()}
        self.held = None if self.held is None else self.held - by

    def free(self, kind: str | None) -> list[datetime]:
        """The moments a group's minutes ask for. kind: None where only the whole counts."""
        mine = [self.minutes[kind], self.minutes[""]] if kind in OF_A_KIND else []
        return [moment for calls in (self.calls, *mine) for moment in _window(calls)]


class Budget:
    """Says when the next call to a chat is free, and remembers those made."""

    def __init__(self) -> None:
        self._chats: dict[int, Spent] = {}
        self._drawn: dict[int, datetime] = {}
        self._all: deque[datetime] = deque(maxlen=ALL_A_SECOND)

    def set_back(self, by: timedelta) -> None:
        """The clock was set back: what was said so long ago was said just as long ago now."""
        self._all = _earlier(self._all, by)
        self._drawn = {card: at - by for card, at in self._drawn.items()}
        for spent in self._chats.values():
            spent.set_back(by)

    def free_at(self, chat_id: int, now: datetime, item: Item | None = None) -> datetime:
        """The moment (UTC) from which the chat may get a call, now at the earliest. item: what it would be for."""
        spent = self._chats.get(chat_id) or Spent()
        moments = [now]
        if len(self._all) == ALL_A_SECOND:
            moments.append(self._all[0] + SECOND)
        if spent.calls:
            moments.append(spent.calls[-1] + SECOND)
        if spent.held is not None:
            moments.append(spent.held)
        if chat_id < 0:
            moments += spent.free(None if item is None else item.kind)
        if item is not None and item.kind == "card" and item.id in self._drawn:
            moments.append(self._drawn[item.id] + SAME_CARD)
        return max(moments)

    def spend(self, chat_id: int, at: datetime, item: Item) -> None:
        """A call was made. at: when it was answered, so that it surely was no earlier at the other end."""
        self._chats.setdefault(chat_id, Spent()).count(item.kind, at)
        self._all.append(at)
        if item.kind == "card":
            self._drawn[item.id] = at
        self._forget(at)

    def hold(self, chat_id: int, until: datetime) -> None:
        """Telegram asked for a pause in this chat."""
        self._chats.setdefault(chat_id, Spent()).held = until

    def seed(self, said: list[tuple[int, datetime, str]]) -> None:
        """After a restart: chat, moment and kind of what was said in the last minute, in order of time.

        A card remembers only its last edit, so a chat in which one was drawn counts as having used up its cards.
        """
        for chat_id, at, kind in said:
            spent = self._chats.setdefault(chat_id, Spent())
            for _ in range(OF_A_KIND["card"] if kind == "card" else 1):
                spent.count(kind, at)
            self._all.append(at)

    def _forget(self, now: datetime) -> None:
        """Only the last minute counts."""
        if len(self._chats) + len(self._drawn) < 1000:
            return
        old = now - MINUTE
        self._drawn = {card: at for card, at in self._drawn.items() if at > old}
        self._chats = {
            chat: spent
            for chat, spent in self._chats.items()
            if (spent.calls and spent.calls[-1] > old) or (spent.held is not None and spent.held > now)
        }


def _window(calls: deque[datetime]) -> list[datetime]:
    """When the oldest of as many calls as are allowed will be a minute ago."""
    return [calls[0] + MINUTE] if len(calls) == calls.maxlen else []


def _earlier(calls: deque[datetime], by: timedelta) -> deque[datetime]:
    return deque((at - by for at in calls), calls.maxlen)
