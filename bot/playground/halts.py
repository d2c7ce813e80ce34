"""Holding one Bot API call: the bot waits for an answer that never comes, and can be killed at exactly that point."""

from dataclasses import dataclass
from typing import Literal

When = Literal["before", "after"]


@dataclass(slots=True)
class Halt:
    """The call to hold: the k-th from now on, of any method or of one; before it is carried out or after."""

    when: When
    left: int
    method: str | None = None
    held: str | None = None


class Halts:
    def __init__(self) -> None:
        self.halt: Halt | None = None

    def arm(self, when: When, call: int | None, method: str | None) -> None:
        self.halt = Halt(when, call or 1, method.lower() if method else None)

    def clear(self) -> None:
        self.halt = None

    @property
    def armed_before(self) -> bool:
        return self.halt is not None and self.halt.held is None and self.halt.when == "before"

    def count(self, method: str) -> When | None:
        """Count one call; when it is the one to hold, says whether before or after it is carried out."""
        halt = self.halt
        if halt is None or halt.held is not None or halt.method not in (None, method.lower()):
            return None
        halt.left -= 1
        if halt.left > 0:
            return None
        halt.held = method
        return halt.when
