"""The closed catalogue of nudges and its rules (design, section 2): there is no other reminder.

Each goes out once in a round: to the group, and in private to residents who can still act, have said nothing and did
not stop nudges. Never at night, and never two at once: where both would wait for one morning, the later is sent alone.
What they say knows the round and its dates, no purpose and no person (handlers/words/rounds/nudges.py).
"""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

MORNING, EVENING = time(8), time(21)
DAY = timedelta(days=1)


class Nudge(StrEnum):
    """Every nudge there is."""

    HALFWAY = "nudge_halfway"
    LAST = "nudge_last"


def moments(opened_at: datetime, decide_at: datetime) -> Mapping[Nudge, datetime]:
    """Half-way, and a day before the decision (in rounds under six days a sixth of the round)."""
    length = decide_at - opened_at
    return {Nudge.HALFWAY: opened_at + length / 2, Nudge.LAST: decide_at - min(DAY, length / 6)}


def not_before(now: datetime, zone: ZoneInfo) -> datetime:
    """Now, or the coming morning where it is night: nothing is sent between 21:00 and 08:00 in the place's own time."""
    there = now.astimezone(zone)
    if MORNING <= there.timetz().replace(tzinfo=None) < EVENING:
        return now
    day = there.date() if there.hour < MORNING.hour else there.date() + DAY
    return datetime.combine(day, MORNING, zone).astimezone(now.tzinfo)
