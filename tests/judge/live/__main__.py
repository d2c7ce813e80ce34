"""make judge: the table of the Bot API made anew and compared, then the live tests of others run against our server."""

import asyncio
import sys
from pathlib import Path

from tests.judge import reading
from tests.judge.live import fetching
from tests.judge.live.hearing import heard
from tests.judge.live.publishing import PAGE, published
from tests.judge.live.verdict import Judged, Verdict, judged, outdated

FOLDER = Path(__file__).parents[3] / ".judge"


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    try:
        wrong = compared(reading.written(reading.table(fetching.types(FOLDER))))
        library, python = fetching.library(FOLDER), fetching.interpreter(FOLDER)
    except fetching.Unfetched as problem:
        return told([str(problem)])
    verdicts = judged(asyncio.run(heard(library, python, FOLDER / "notes.jsonl")))
    PAGE.write_text(published(verdicts), "utf-8")
    return told([*wrong, *objections(verdicts)])


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
