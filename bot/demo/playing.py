"""Playing the demo: the stage, the story, and at the end the accounts."""

import json
import sys
import tempfile
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from bot.demo.simulation import Stuck
from bot.demo.stage import Stage
from bot.demo.story import STARTS_AT, tell
from bot.seams import RandomIds
from models.questions.accounts import Books, books
from models.store.engine import writing_engine
from models.store.unit import Unit


def play(pace: float, figures: Path | None) -> int:
    """Plays the whole round and prints it. 0 when it came to its end and every penny is where it should be.

    Raises Died where the bot did not come up.
    """
    with tempfile.TemporaryDirectory(prefix="commonpot-") as folder:
        with Stage(Path(folder), STARTS_AT) as stage:
            stage.wait_for_bot()
            try:
                tell(stage.simulation, pace)
            except Stuck as problem:
                print(f"The demo is stuck: {problem}", file=sys.stderr)  # noqa: T201 (a command's own words)
                return 1
            ended = stage.stop_bot()
        kept = read_books(stage.database)
    _print_books(kept)
    if figures is not None:
        figures.write_text(json.dumps(asdict(kept), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0 if ended == 0 and not kept.wrong else 1


def read_books(database: str) -> Books:
    """The accounts as the bot left them."""
    engine = writing_engine(database)
    try:
        with engine.begin() as connection:
            return books(Unit(connection, datetime.fromisoformat(STARTS_AT), RandomIds()), 1)
    finally:
        engine.dispose()


def _print_books(kept: Books) -> None:
    lines = ["", "=== The accounts, in pounds ==="]
    for one in kept.entries:
        where = one.purpose or (f"round {one.round}" if one.round else "")
        lines.append(f"{one.pennies / 100:>10.2f}  {one.kind:<9} {one.funder:<14} {where}")
    total = sum(one.pennies for one in kept.entries)
    lines += [f"{total / 100:>10.2f}  in all", *(f"WRONG: {problem}" for problem in kept.wrong)]
    lines += ["The accounts balance, and the journal is whole."] if not kept.wrong else []
    print("\n".join(lines))  # noqa: T201 (a command's own words)
