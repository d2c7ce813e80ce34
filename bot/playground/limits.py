"""Telegram's flood limits, as rolling windows in the server's clock.

From the Bots FAQ, "My bot is hitting limits": one message a second in a chat ("we may allow short bursts"; here three
in three seconds, in private chats only), twenty a minute in a group, thirty a second in all. Edits and deletions count
in groups, and always count among the thirty.
"""

from collections import deque
from datetime import UTC, datetime, timedelta

from telegram.constants import FloodLimit

from bot.playground.errors import too_many

PRIVATE_BURST = 3
SECOND = 1_000_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Window:
    """At most so many in any stretch of so many seconds. Whole microseconds: floats would miss an exact second."""

    __slots__ = ("count", "length", "times")

    def __init__(self, count: int, seconds: int) -> None:
        self.count = count
        self.length = seconds * SECOND
        self.times: deque[int] = deque()

    def wait(self, now: int) -> int:
        """Microseconds until there is room; 0 if there is."""
        while self.times and not now - self.length < self.times[0] <= now:
            self.times.popleft()
        return self.times[0] + self.length - now if len(self.times) >= self.count else 0


class Limits:
    def __init__(self, enforced: bool = True) -> None:
        self.enforced = enforced
        self.refused = 0
        self._all = Window(FloodLimit.MESSAGES_PER_SECOND, 1)
        self._chats: dict[int, list[Window]] = {}

    def take(self, chat_id: int, private: bool, sends: bool, now: datetime) -> None:
        """Count one message, edit or deletion; refused with 429 where a window is full, and then not counted."""
        if not self.enforced:
            return
        at = (now - EPOCH) // timedelta(microseconds=1)
        windows = [self._all] if private and not sends else [self._all, *self._of(chat_id, private)]
        wait = max(window.wait(at) for window in windows)
        if wait > 0:
            self.refused += 1
            raise too_many(-(-wait // SECOND))
        for window in windows:
            window.times.append(at)

    def _of(self, chat_id: int, private: bool) -> list[Window]:
        if chat_id not in self._chats:
            per_second = FloodLimit.MESSAGES_PER_SECOND_PER_CHAT
            self._chats[chat_id] = (
                [Window(per_second * PRIVATE_BURST, PRIVATE_BURST)]
                if private
                else [Window(per_second, 1), Window(FloodLimit.MESSAGES_PER_MINUTE_PER_GROUP, 60)]
            )
        return self._chats[chat_id]
