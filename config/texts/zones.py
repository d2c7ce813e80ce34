"""Reading a time zone as people write it: London, new york, Europe/Paris, Germany."""

from functools import cache
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global

_AREAS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


def parse_zone(text: str) -> str | None:
    """The one zone of a place, or None where it is not known or has several, as some countries have."""
    words = _key(text)
    zones = _cities().get(words) or _countries().get(words) or ()
    return zones[0] if len(zones) == 1 else None


def _key(name: str) -> str:
    return " ".join(name.replace("_", " ").split()).casefold()


@cache
def _cities() -> dict[str, tuple[str, ...]]:
    """Zones by their own names and by the city these end in."""
    known = sorted(name for name in available_timezones() if name.partition("/")[0] in _AREAS)
    by_name: dict[str, tuple[str, ...]] = {_key(name): (name,) for name in known}
    for name in known:
        by_name.setdefault(_key(name.rpartition("/")[2]), (name,))
    return {**by_name, "utc": ("UTC",)}


@cache
def _countries() -> dict[str, tuple[str, ...]]:
    """Zones by the country they are in, as English names it."""
    zones = get_global("territory_zones")
    named = {_key(name): tuple(zones[code]) for code, name in Locale("en").territories.items() if code in zones}
    return {**named, "uk": named["united kingdom"]}
