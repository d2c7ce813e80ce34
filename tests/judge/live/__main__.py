"""make judge: the table of the Bot API made anew and compared, then the live tests of others run against our server."""

import asyncio
import sys
from pathlib import Path

from tests.judge import reading
from tests.judge.live import fetching
from tests.judge.live.hearing import Unheard, heard
from tests.judge.live.notes import Note
from tests.judge.live.publishing import PAGE, published
from tests.judge.live.suites import SUITES, Suite
from tests.judge.live.verdict import Judged, Verdict, judged, outdated

FOLDER = Path(__file__).parents[3] / ".judge"


def main() -> int:
    try:
        wrong = compared(reading.written(reading.table(fetching.types(made("types")))))
        verdicts = [(suite, judged(asked(suite, made(suite.library)))) for suite in SUITES]
    except (fetching.Unfetched, Unheard) as problem:
        return told([str(problem)])
    PAGE.write_text(published(verdicts), "utf-8")
    return told([*wrong, *objections([one for _, all_judged in verdicts for one in all_judged])])


def made(name: str) -> Path:
    """A folder of this name, empty but for what an earlier run has set up there."""
    folder = FOLDER / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def asked(suite: Suite, folder: Path) -> list[Note]:
    archive, python = fetching.library(suite, folder), fetching.interpreter(suite, folder)
    return asyncio.run(heard(suite, archive, python, folder / "notes.jsonl"))


def compared(table: str) -> list[str]:
    if reading.TABLE.read_text("utf-8") == table:
        return []
    reading.TABLE.write_text(table, "utf-8")
    return [f"{reading.TABLE.name} was not what {reading.PACKAGE} {reading.VERSION} says; it is now"]


def objections(verdicts: list[Judged]) -> list[str]:
    differ = [f"{one.note.test}: {one.reason}" for one in verdicts if one.verdict is Verdict.UNEXPLAINED]
    return [*differ, *(f"{name} no longer differs: tests/judge/live/reasons.py" for name in outdated(verdicts))]


def told(wrong: list[str]) -> int:
    for one in wrong:
        print(one, file=sys.stderr)  # noqa: T201  # a command's own words
    print(f"See {PAGE.relative_to(PAGE.parents[1])}.")  # noqa: T201
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
