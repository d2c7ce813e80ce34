"""A table in columns of letters, as wide as its place. Small, because a library for it takes longer than the count."""

from collections.abc import Sequence
from textwrap import wrap
from unicodedata import combining, east_asian_width

Row = Sequence[str]
BETWEEN = 2  # blanks between two columns


def width_of(text: str) -> int:
    """How many columns a text takes: some letters take two, and accents none."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def in_columns(heads: Row, rows: Sequence[Row], widths: Sequence[int], left: Sequence[int]) -> str:
    """Heads, a line, and the rows. left: the columns that begin at the left; of those the last is wrapped, if wider.

    Any other text that is too wide for its column is cut short.
    """
    rule = "─" * (sum(widths) + BETWEEN * (len(widths) - 1))
    lines = [_line(heads, widths, left), rule]
    for row in rows:
        *first, last = row
        folded = wrap(last, widths[-1]) if len(row) - 1 in left else [last]
        lines.append(_line([*first, *folded[:1]], widths, left))
        lines += [_line([*[""] * len(first), more], widths, left) for more in folded[1:]]
    return "\n".join(lines)


def _line(cells: Row, widths: Sequence[int], left: Sequence[int]) -> str:
    put = [
        _put(cell, width, left=place in left) for place, (cell, width) in enumerate(zip(cells, widths, strict=False))
    ]
    return (" " * BETWEEN).join(put).rstrip()


def _put(cell: str, width: int, *, left: bool) -> str:
    if width_of(cell) > width:
        cell = f"{_beginning(cell, width - 1)}…"
    blanks = " " * (width - width_of(cell))
    return cell + blanks if left else blanks + cell


def _beginning(text: str, width: int) -> str:
    """As much of a text as fits."""
    for place, sign in enumerate(text):
        width -= width_of(sign)
        if width < 0:
            return text[:place]
    return text
