"""Telegram's limits as budgets, counted in the Clock: so many calls a second in a chat, a minute in a group, in all."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

# "1 message/s in a chat, 20/min in a group, 30/s in all. Edits count." A little slower: the way there takes its time.
SLACK = timedelta(milliseconds=50)
SECOND = timedelta(seconds=1) + SLACK
MINUTE = timedelta(minutes=1) + SLACK
SAME_CARD = timedelta(seconds=3)
GROUP_A_MINUTE = 20
CARDS_A_MINUTE = 12  # so that results get through while everybody taps
ALL_A_SECOND = 25  # and those in flight


@dataclass(slots=True)
class Spent:
    """What went to one chat lately: as much as a group may get in a minute."""

    calls: deque[datetime] = field(default_factory=lambda: deque(maxlen=GROUP_A_MINUTE))
    cards: deque[datetime] = field(default_factory=lambda: deque(maxlen=CARDS_A_MINUTE))
    held: datetime | None = None


class Budget:
    """Says when the next call to a chat is free, and remembers those made."""

    def __init__(self) -> None:
        self._chats: dict[int, Spent] = {}
        self._drawn: dict[int, datetime] = {}
        self._all: deque[datetime] = deque(maxlen=ALL_A_SECOND)

    def free_at(self, chat_id: int, now: datetime, card_id: int | None = None) -> datetime:
        """The moment (UTC) from which the chat may get a call, now at the earliest. card_id: it is for that card."""
        spent = self._chats.get(chat_id) or Spent()
        moments = [now]
        if len(self._all) == ALL_A_SECOND:
            moments.append(self._all[0] + SECOND)
        if spent.calls:
            moments.append(spent.calls[-1] + SECOND)
        if spent.held is not None:
            moments.append(spent.held)
        if chat_id < 0:
            moments += _window(spent.calls)
            if card_id is not None:
                moments += _window(spent.cards)
        if card_id is not None and card_id in self._drawn:
            moments.append(self._drawn[card_id] + SAME_CARD)
        return max(moments)

    def spend(self, chat_id: int, at: datetime, card_id: int | None = None) -> None:
        """A call was made. at: when it was answered, so that it surely was no earlier at the other end."""
        spent = self._chats.setdefault(chat_id, Spent())
        spent.calls.append(at)
        self._all.append(at)
        if card_id is not None:
            spent.cards.append(at)
            self._drawn[card_id] = at
        self._forget(at)

    def hold(self, chat_id: int, until: datetime) -> None:
        """Telegram asked for a pause in this chat."""
        self._chats.setdefault(chat_id, Spent()).held = until

    def seed(self, said: list[tuple[int, datetime, bool]]) -> None:
        """After a restart: what was said in the last minute, in order of time.

        A card remembers only its last edit, so a chat in which one was drawn counts as having used up its cards.
        """
        for chat_id, at, card in said:
            spent = self._chats.setdefault(chat_id, Spent())
            times = CARDS_A_MINUTE if card else 1
            spent.calls.extend([at] * times)
            spent.cards.extend([at] * times if card else [])
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
