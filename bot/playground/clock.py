"""The server's own time: real until somebody sets it, then frozen where it was set."""

from datetime import UTC, datetime


class Clock:
    """Aware UTC. Message dates, flood limits and the age of a tap are counted in it."""

    def __init__(self, frozen_at: datetime | None = None) -> None:
        self._frozen = frozen_at.astimezone(UTC) if frozen_at else None
        self.jumps = 0  # how often it was set

    @property
    def frozen(self) -> bool:
        return self._frozen is not None

    def now(self) -> datetime:
        return self._frozen or datetime.now(UTC)

    def unix(self) -> int:
        """Whole seconds, as in a message's date."""
        return int(self.now().timestamp())

    def set(self, at: datetime) -> None:
        """Freeze the time there; it may also go back."""
        self._frozen = at.astimezone(UTC)
        self.jumps += 1


def moment(text: str) -> datetime:
    """An ISO 8601 time with its offset; ValueError without one, and outside the years 1 to 9999 in UTC."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(f"{text} has no UTC offset")
    try:
        return at.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"{text} is outside all time") from None
