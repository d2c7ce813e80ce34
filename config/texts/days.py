"""Reading a day as people write it: until 6 December, 6 Dec 2026, December 6th, 2026-12-06."""

import re
from datetime import date, timedelta
from functools import cache

from babel.dates import get_month_names

HALF_A_YEAR = timedelta(days=183)

_UNTIL = re.compile(r"^(?:until|till|by|on)\s+", re.I)
_WRITTEN = re.compile(
    r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?\s+(?P<month>[^\W\d_]+)\.?"
    r"|(?P<month_first>[^\W\d_]+)\.?\s+(?P<day_last>[0-9]{1,2})(?:st|nd|rd|th)?)(?:\s*,?\s*(?P<year>[0-9]{4}))?",
    re.I,
)


@cache
def _months() -> dict[str, int]:
    """Month names and their short forms, as English writes them."""
    named = {}
    for width in ("wide", "abbreviated"):
        for number, name in get_month_names(width, locale="en_GB").items():
            named[name.lower().rstrip(".")] = number
    return {**named, "sep": 9}


def parse_day(text: str, today: date) -> date | None:
    """The day meant, or None where it is not plainly one: figures alone (6/12) could be either.

    Without a year it is this year's, or next year's where that is less than half a year away.
    """
    words = _UNTIL.sub("", " ".join(text.split())).rstrip(".")
    try:
        return date.fromisoformat(words) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", words) else _named(words, today)
    except ValueError:
        return None


def _named(words: str, today: date) -> date | None:
    written = _WRITTEN.fullmatch(words)
    if written is None:
        return None
    month = _months().get((written["month"] or written["month_first"]).lower())
    day = int(written["day"] or written["day_last"])
    if month is None:
        return None
    if written["year"]:
        return date(int(written["year"]), month, day)
    this_year, next_year = (_day(year, month, day) for year in (today.year, today.year + 1))
    if this_year is None:
        return next_year
    over = this_year < today and next_year is not None and next_year - today < HALF_A_YEAR
    return next_year if over else this_year


def _day(year: int, month: int, day: int) -> date | None:
    """None where that year has no such day, as most have no 29 February."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
