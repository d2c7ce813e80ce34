"""A reader's language: sentences, and how it writes money, moments, lengths and lists."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from gettext import NullTranslations
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton, format_time, get_datetime_format
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, get_currency_precision
from babel.units import format_unit

from config.texts.catalogues import SOURCE, catalogue, languages

BRITISH = Locale("en", "GB")
GROUPED = 1000  # from here on a head-count is written in groups: 1,234


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language, with its catalogue and its formats. Nothing here escapes HTML."""

    locale: Locale
    translations: NullTranslations

    @classmethod
    def of(cls, code: str) -> "Language":
        """The language Telegram names with this code ("pl", "pt-BR"); English where there is no catalogue for it."""
        return _language(_known(code))

    def say(self, text: str, **values: object) -> str:
        """The sentence in this language; the English one is its key."""
        return self.translations.gettext(text).format_map(self._grouped(values))

    def say_many(self, one: str, many: str, n: int, **values: object) -> str:
        """The sentence in the form that n things need; n is at hand in it as {n}."""
        return self.translations.ngettext(one, many, n).format_map(self._grouped({"n": n, **values}))

    def money(self, pennies: int, currency: str) -> str:
        """Exactly this many of the currency's smallest unit: 2500 in GBP is £25.00."""
        return format_currency(exact(pennies, currency), currency, locale=self.locale)

    def moment(self, at: datetime, zone: ZoneInfo, *, year: bool = False) -> str:
        """Day and time in the zone: Fri 27 Nov, 18:00; with the year where it is wanted: Fri, 27 Nov 2026, 18:00."""
        both = str(get_datetime_format("short", locale=self.locale))
        return both.replace("{1}", self.day(at, zone, year=year)).replace("{0}", self.time(at, zone))

    def day(self, at: datetime, zone: ZoneInfo, *, year: bool = False) -> str:
        """The day in the zone: Fri 27 Nov."""
        return format_skeleton("yMMMEd" if year else "MMMEd", _aware(at), tzinfo=zone, locale=self.locale)

    def time(self, at: datetime, zone: ZoneInfo) -> str:
        """The time of day in the zone: 18:00."""
        return format_time(_aware(at), "short", tzinfo=zone, locale=self.locale)

    def number(self, n: int) -> str:
        """A whole number, grouped: 1,234."""
        return format_decimal(n, locale=self.locale)

    def _grouped(self, values: Mapping[str, object]) -> dict[str, object]:
        """Large head-counts are grouped; {number} is what something is called by, and stays as it is."""
        return {
            name: self.number(value) if isinstance(value, int) and value >= GROUPED and name != "number" else value
            for name, value in values.items()
        }

    def length(self, length: timedelta) -> str:
        """A span of time, to the minute: 14 days, 24 hours, 2 days and 12 hours. Days are said from two on."""
        minutes = round(length.total_seconds() / 60)
        days = minutes // 1440 if minutes >= 2 * 1440 else 0
        hours, minutes = divmod(minutes - days * 1440, 60)
        parts = [(days, "duration-day"), (hours, "duration-hour"), (minutes, "duration-minute")]
        said = [part for part in parts if part[0]] or parts[-1:]
        return self.listed(format_unit(n, unit, "long", locale=self.locale) for n, unit in said)

    def listed(self, items: Iterable[str]) -> str:
        """The items in a row: A, B and C."""
        return format_list(list(items), locale=self.locale)


def exact(pennies: int, currency: str) -> Decimal:
    """An amount with as many decimals as its currency has: 2500 in GBP is 25.00."""
    return Decimal(pennies).scaleb(-get_currency_precision(currency))


@cache
def _language(locale: Locale) -> Language:
    return Language(locale, catalogue(locale.language))


def _known(code: str) -> Locale:
    """The locale to speak for a code that came from anywhere; only known ones, or the cache would grow without end."""
    try:
        locale = Locale.parse(code, sep="-" if "-" in code else "_")
    except (ValueError, UnknownLocaleError):
        locale = Locale(SOURCE)
    if locale.language not in languages():
        locale = Locale(SOURCE)
    return BRITISH if locale == Locale(SOURCE) else locale


def _aware(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return at
