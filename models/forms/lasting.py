"""How long a round lasts, as people write it: 3 weeks, or until 6 December. The form and the one line read it alike."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from models.forms.written import Written
from models.rules.refusals import Refusal
from models.rules.rounds import until


def lasting(written: Written, now: datetime, zone: ZoneInfo) -> tuple[timedelta, date | None]:
    """The length from now on, and the day it ends where one was written. Refused for neither, and for a day over."""
    length = written.length()
    if length is not None:
        return length, None
    day = written.day(now.astimezone(zone).date())
    if day is None:
        raise Refusal("length_unclear")
    return until(day, now, zone), day
