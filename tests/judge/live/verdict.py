"""What each test of others says about the server: it agrees, cannot say, or differs for a reason, known or not."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from tests.judge.live.notes import Note
from tests.judge.live.reasons import REASONS


class Verdict(Enum):
    AGREES = "agrees"
    SKIPPED = "left out by itself"
    UNASKED = "asks the server nothing, or gives up before"
    UNSERVED = "a method or kind of chat that is not served"
    ON_PURPOSE = "differs on purpose"
    UNEXPLAINED = "differs, and nobody has said why"


@dataclass(frozen=True, slots=True)
class Judged:
    note: Note
    verdict: Verdict
    reason: str = ""


def judged(notes: Iterable[Note]) -> list[Judged]:
    return [judge(note) for note in notes]


def judge(note: Note) -> Judged:
    reason = REASONS.get(note.place, "")
    if note.outcome == "skipped":
        return Judged(note, Verdict.SKIPPED)
    if note.outcome == "passed":
        return Judged(note, Verdict.AGREES if note.methods and not note.unserved else Verdict.UNASKED)
    if note.unserved or note.why.startswith(NOT_SERVED):
        return Judged(note, Verdict.UNSERVED)
    if not note.methods:
        return Judged(note, Verdict.UNASKED)
    return Judged(note, Verdict.ON_PURPOSE if reason else Verdict.UNEXPLAINED, reason or note.why)


# What the library makes of a 404; also where something that many tests share could not be prepared.
NOT_SERVED = "InvalidToken: Not Found"


def outdated(all_judged: Iterable[Judged]) -> list[str]:
    """Reasons for which there is nothing any more."""
    used = {one.reason for one in all_judged if one.verdict is Verdict.ON_PURPOSE}
    return [name for name, reason in REASONS.items() if reason not in used]
