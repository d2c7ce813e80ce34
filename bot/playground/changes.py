"""The world's revision: it moves on with every change that somebody could see, and wakes those who look."""

from secrets import token_hex

from bot.playground.bell import Bell


class Changes:
    """Revisions count from 1 and mean something only in the world of this name."""

    def __init__(self) -> None:
        self.world = token_hex(4)
        self.revision = 0
        self.moved = Bell()

    def next(self) -> int:
        """The revision of the change that is being made; everybody who looks is told."""
        self.revision += 1
        self.moved.ring()
        return self.revision
