"""What the bot last reported: that at this time nothing was due or left to do."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Report:
    """The reading of the clock it used, the update id it would confirm next, and when it has something to do again."""

    at: datetime
    offset: int
    next_send: datetime | None = None
    next_due: datetime | None = None
