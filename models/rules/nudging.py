"""When a nudge may go out: never at night, never twice for one occasion."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

MORNING, EVENING = time(8), time(21)
DAY = timedelta(days=1)


def not_before(now: datetime, zone: ZoneInfo) -> datetime:
    """Now, or the coming morning where it is night: nothing is sent between 21:00 and 08:00 in the place's own time."""
    there = now.astimezone(zone)
    if MORNING <= there.timetz().replace(tzinfo=None) < EVENING:
        return now
    day = there.date() if there.hour < MORNING.hour else there.date() + DAY
    return datetime.combine(day, MORNING, zone).astimezone(now.tzinfo)


def moments(opened_at: datetime, decide_at: datetime) -> tuple[datetime, datetime]:
    """Half-way, and a day before the decision (in rounds under six days a sixth of the round)."""
    length = decide_at - opened_at
    return opened_at + length / 2, decide_at - min(DAY, length / 6)
