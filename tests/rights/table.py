"""The table of rights as it is written down: for each act, who may do it in which state of the round."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

FILE = Path(__file__).parent / "table.txt"
HEAD = """\
Who may do what, when. Written by `python -m tests.rights`, read by people, held by tests/rights/test_rights.py.
An act: a button or a /command, and where it is used: here (in the group), private, elsewhere (in another group).
YES it is done. FORM it is asked about in private. READ it is shown. NOTHING. Otherwise the refusal.
"""

Row = tuple[str, ...]  # what comes of it in each state
Cells = dict[str, dict[str, Row]]  # by act and role


def written(cells: Cells, states: list[str]) -> str:
    """As people read it: roles of whom the same comes together, states of which the same comes as one stretch."""
    blocks = [HEAD]
    for act, rows in cells.items():
        together: dict[Row, list[str]] = {}
        for role, row in rows.items():
            together.setdefault(row, []).append(role)
        most = max(together, key=lambda row: len(together[row]))
        lines = [
            f"  {'; '.join(roles)}\n    {_stretches(row, states)}" for row, roles in together.items() if row != most
        ]
        lines.append(f"  everybody{' else' if lines else ''}\n    {_stretches(most, states)}")
        blocks.append("\n".join([act, *lines]) + "\n")
    return "\n".join(blocks)


def _stretches(row: Row, states: list[str]) -> str:
    stretches: list[str] = []
    for word, some in groupby(zip(states, row, strict=True), key=lambda cell: cell[1]):
        names = [state for state, _ in some]
        when = "always" if len(names) == len(states) else names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}"
        stretches.append(f"{when}: {word}")
    return " | ".join(stretches)


def block(text: str, act: str) -> str:
    """What a written table says of one act."""
    return next((one for one in text.split("\n\n") if one.strip().startswith(f"{act}\n")), f"{act}: no row").strip()


def acts(text: str) -> Iterable[str]:
    """The acts a written table tells of."""
    return [one.strip().splitlines()[0] for one in text.split("\n\n")[1:]]
