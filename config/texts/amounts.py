"""Reading money as people write it: £850, 25,50 €, GBP 1,000.00, 1 000 zł."""

import re

from babel.numbers import get_currency_precision, list_currencies

# The first currency is meant, unless the community's own is another of them. The crowns have no first.
SIGNS: dict[str, tuple[str, ...]] = {
    "£": ("GBP", "GIP", "FKP", "SHP", "EGP"),
    "€": ("EUR",),
    "$": ("USD", "AUD", "CAD", "NZD", "HKD", "SGD", "MXN", "TWD", "CLP", "ARS", "COP"),
    "¥": ("JPY", "CNY"),
    "₹": ("INR",),
    "₴": ("UAH",),
    "₺": ("TRY",),
    "₪": ("ILS",),
    "₩": ("KRW",),
    "₦": ("NGN",),
    "₱": ("PHP",),
    "zł": ("PLN",),
    "kč": ("CZK",),
    "ft": ("HUF",),
    "lei": ("RON", "MDL"),
    "fr": ("CHF",),
    "fr.": ("CHF",),
    "r$": ("BRL",),
    "kr": ("", "SEK", "NOK", "DKK", "ISK"),
    "kr.": ("", "DKK", "SEK", "NOK", "ISK"),
}

_MARK = r"[^\W\d_]{1,4}\.?|R?[^\w\s.,'’+-]"
_WRITTEN = re.compile(rf"(?P<before>{_MARK})?\s*(?P<figure>[0-9](?:[0-9 .,'’]*[0-9])?)\s*(?P<after>{_MARK})?")
_PLAIN = re.compile(r"(?P<whole>[0-9]+)(?:[.,](?P<part>[0-9]+))?")
_GROUPED = re.compile(r"(?P<whole>[1-9][0-9]{0,2}(?:(?P<group>[ .,'])[0-9]{3})(?:(?P=group)[0-9]{3})*)"
                      r"(?:(?!(?P=group))[.,](?P<part>[0-9]+))?")  # fmt: skip
_LONE_COMMA = re.compile(r"[0-9]{1,3},[0-9]{3}")
_MOST_DIGITS = 12


def parse_money(text: str, default_currency: str | None) -> tuple[int, str] | None:
    """Pennies (the currency's smallest unit) and the currency, or None where it is not plainly one amount.

    Refuses signs, words, exponents, two currencies, and more decimals than the currency has. A lone comma before three
    digits groups (1,500 is fifteen hundred), a lone point never does: 1.500 is refused, as is 1,500 where the
    currency has three decimals, since nobody could say which was meant.
    """
    written = _WRITTEN.fullmatch(" ".join(text.split()))
    if written is None:
        return None
    marks = [mark for mark in (written["before"], written["after"]) if mark]
    named = {_currency(mark, default_currency) for mark in marks} or {default_currency}
    currency = named.pop()
    if named or not currency:
        return None
    pennies = _pennies(written["figure"].replace("’", "'"), get_currency_precision(currency))
    return None if pennies is None else (pennies, currency)


def _currency(mark: str, default: str | None) -> str | None:
    if mark.upper() in list_currencies():
        return mark.upper()
    meant = SIGNS.get(mark.lower(), ("",))
    return default if default in meant else meant[0] or None


def _pennies(figure: str, decimals: int) -> int | None:
    lone_comma = _LONE_COMMA.fullmatch(figure)
    if lone_comma and decimals >= 3:
        return None
    read = (None if lone_comma else _PLAIN.fullmatch(figure)) or _GROUPED.fullmatch(figure)
    if read is None:
        return None
    whole, part = re.sub(r"[^0-9]", "", read["whole"]), read["part"] or ""
    if len(part) > decimals or len(whole) > _MOST_DIGITS:
        return None
    return int(whole + part.ljust(decimals, "0"))
