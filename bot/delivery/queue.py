"""What waits to be said, per chat, oldest first; and what rests a while after a failure."""

import heapq
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from models.store.outbox import Letter

FIRST_PAUSE = timedelta(seconds=1)
LONGEST_PAUSE = timedelta(minutes=1)
MANY = 10  # letters of one chat

Key = tuple[str, int]


class Queue:
    """Letters by chat. Those that may not leave before a moment wait apart, so that they stand in nobody's way."""

    def __init__(self) -> None:
        self.mark = 0
        self.chats: dict[int, dict[int, Letter]] = {}
        self._later: list[tuple[datetime, int, Letter]] = []

    def put(self, letter: Letter, now: datetime) -> None:
        self.mark = max(self.mark, letter.id)
        if letter.chat_id is None:
            return  # a community without a chat: it waits for the next start
        if letter.not_before is not None and letter.not_before > now:
            heapq.heappush(self._later, (letter.not_before, letter.id, letter))
        else:
            self.chats.setdefault(letter.chat_id, {})[letter.id] = letter

    def line(self, chat_id: int) -> list[Letter]:
        """A chat's letters, oldest first; where many wait, replies last: who asks a lot must not hold up results."""
        letters = list(self.chats.get(chat_id, {}).values())
        return sorted(letters, key=lambda letter: letter.kind == "reply") if len(letters) > MANY else letters

    def ripen(self, now: datetime) -> None:
        """Those whose moment has come join their chat's line."""
        while self._later and self._later[0][0] <= now:
            self.put(heapq.heappop(self._later)[2], now)

    def take_out(self, letter: Letter) -> None:
        line = self.chats.get(letter.chat_id or 0, {})
        line.pop(letter.id, None)
        if not line:
            self.chats.pop(letter.chat_id or 0, None)

    def readdress(self, old_chat_id: int, new_chat_id: int) -> None:
        """A group got another chat id. Replies there no longer find the message they answer."""
        for number, letter in self.chats.pop(old_chat_id, {}).items():
            self.chats.setdefault(new_chat_id, {})[number] = _moved(letter, new_chat_id)
        self._later = [
            (at, number, _moved(letter, new_chat_id) if letter.chat_id == old_chat_id else letter)
            for at, number, letter in self._later
        ]

    def next_moment(self) -> Iterator[datetime]:
        if self._later:
            yield self._later[0][0]


def _moved(letter: Letter, chat_id: int) -> Letter:
    return replace(letter, chat_id=chat_id, reply_to=None)


class Rests:
    """A pause that grows with every failure of the same thing, in the Clock's time."""

    def __init__(self) -> None:
        self._until: dict[Key, tuple[int, datetime]] = {}

    def after_failure(self, key: Key, now: datetime) -> int:
        """Lets it rest; how often it failed so far."""
        times, _ = self._until.get(key, (0, now))
        pause: timedelta = min(FIRST_PAUSE * 2 ** min(times, 10), LONGEST_PAUSE)
        self._until[key] = (times + 1, now + pause)
        return times + 1

    def until(self, key: Key, now: datetime) -> datetime:
        return self._until.get(key, (0, now))[1]

    def set_back(self, by: timedelta) -> None:
        """The clock was set back; nothing rests longer for that."""
        self._until = {key: (times, until - by) for key, (times, until) in self._until.items()}

    def end(self, key: Key) -> None:
        self._until.pop(key, None)
