"""What one person keeps about a chat: how far they have read, and whether it may ring."""

from dataclasses import dataclass


@dataclass(slots=True)
class Mark:
    """The last message read (0: none), and the revisions at which this mark and the person's being there changed."""

    read: int = 0
    muted: bool = False
    changed: int = 0
    moved: int = 0
