"""Two rounds side by side: one whose bot was killed, one whose bot was not."""

from difflib import unified_diff

from tests.kills import messages
from tests.kills.ending import Ending
from tests.kills.playing import Played


def differences(expected: Ending, played: Played) -> list[str]:
    """In words, whatever is not as it was without a kill; empty when all is the same."""
    if played.ending is None:
        return [played.problem]
    ending = played.ending
    found = list(ending.wrong)
    for about, rows in expected.facts.items():
        found += [f"{about}: {line}" for line in _changed(rows, ending.facts[about])]
    found += [f"journal: {line}" for line in _changed(expected.acts, ending.acts)]
    return found + messages.differences(expected.said, ending.said)


def _changed(before: list[str], after: list[str]) -> list[str]:
    return [line for line in unified_diff(before, after, n=0, lineterm="") if not line.startswith(("---", "+++", "@@"))]
