"""Amounts and rows as text."""

import re
from collections.abc import Iterable, Sequence

NONE = """
ADP AFN ALL BIF BYR CLP DJF ESP GNF IQD IRR ISK ITL JPY KMF KPW KRW LAK LBP LUF MGA MGF MMK MRO PYG RSD RWF SLL SOS STD
SYP TMM TRL UGX UYI VND VUV XAF XOF XPF YER ZMK ZWD
"""
DIGITS = dict.fromkeys(NONE.split(), 0) | dict.fromkeys(("BHD", "JOD", "KWD", "LYD", "OMR", "TND"), 3)
DIGITS |= {"CLF": 4, "UYW": 4}  # all others have two
SIGNS = {"EUR": "€", "GBP": "£"}
ODD = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+")


def money(pennies: int, currency: str) -> str:
    """An amount with its currency, such as £12.50 or 1,250.00 CHF."""
    digits = DIGITS.get(currency, 2)
    whole, rest = divmod(pennies, 10**digits)
    amount = f"{whole:,}.{rest:0{digits}}" if digits else f"{whole:,}"
    return f"{SIGNS[currency]}{amount}" if currency in SIGNS else f"{amount} {currency}"


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def line(text: str) -> str:
    """A text on one line, in the order in which it is read: no sign in it that moves the others."""
    return ODD.sub(" ", text)


def table(head: Sequence[str], rows: Iterable[Sequence[object]], delimiter: str = ",") -> str:
    """Rows as CSV, with a line feed after each. Quoted by ourselves: versions of Python differ in what they quote."""
    cells = [list(head), *([harmless(str(cell)) for cell in row] for row in rows)]
    return "".join(f"{delimiter.join(_quoted(cell, delimiter) for cell in row)}\n" for row in cells)


def _quoted(cell: str, delimiter: str) -> str:
    odd = not {delimiter, '"', "\r", "\n"}.isdisjoint(cell)
    return '"' + cell.replace('"', '""') + '"' if odd else cell
