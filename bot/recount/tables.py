"""Amounts and rows as text."""

import csv
import io
from collections.abc import Iterable, Sequence

DIGITS = {
    "BHD": 3,
    "IQD": 3,
    "ISK": 0,
    "JOD": 3,
    "JPY": 0,
    "KRW": 0,
    "KWD": 3,
    "OMR": 3,
    "TND": 3,
    "VND": 0,
    "XAF": 0,
    "XOF": 0,
}


def money(pennies: int, currency: str) -> str:
    """An amount with its currency, such as 12.50 GBP."""
    digits = DIGITS.get(currency, 2)
    whole, rest = divmod(pennies, 10**digits)
    return f"{whole}.{rest:0{digits}} {currency}" if digits else f"{whole} {currency}"


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def table(head: Sequence[str], rows: Iterable[Sequence[object]], delimiter: str = ",") -> str:
    """Rows as CSV, with a line feed after each."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=delimiter, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([harmless(str(cell)) for cell in row] for row in rows)
    return written.getvalue()
