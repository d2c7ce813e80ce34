"""Reading a length of time as people write it: 14 days, 2 weeks, 24 hours."""

import re
from datetime import timedelta

_UNITS = {"minute": "minutes", "hour": "hours", "day": "days", "week": "weeks"}
_WRITTEN = re.compile(r"([0-9]{1,4}) ?(minute|hour|day|week)s?", re.IGNORECASE)


def parse_length(text: str) -> timedelta | None:
    """The length, or None where it is not one whole number of minutes, hours, days or weeks, more than none."""
    written = _WRITTEN.fullmatch(" ".join(text.split()))
    if written is None or not int(written[1]):
        return None
    return timedelta(**{_UNITS[written[2].lower()]: int(written[1])})
