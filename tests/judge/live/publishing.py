"""docs/judge.md: which judge, what it says of each method, and why it differs where it does."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from bot.playground.methods import NAMED
from tests.judge import reading
from tests.judge.live.fetching import LIBRARY, LIBRARY_VERSION
from tests.judge.live.verdict import Judged, Verdict
from tests.judge.model import bot_api

HEAD = Path(__file__).parent / "head.md"
PAGE = Path(__file__).parents[3] / "docs" / "judge.md"


def published(all_judged: list[Judged]) -> str:
    counted = Counter(one.verdict for one in all_judged)
    said = counted[Verdict.AGREES] + counted[Verdict.ON_PURPOSE] + counted[Verdict.UNEXPLAINED]
    total = f"{len(all_judged)} live tests; {said} say something about this server; **{counted[Verdict.AGREES]} agree**"
    rows = [f"| {verdict.value} | {counted[verdict]} |" for verdict in Verdict]
    parts = [
        head(),
        f"## What {LIBRARY} {LIBRARY_VERSION} says\n\n{total} ({counted[Verdict.AGREES] / max(said, 1):.0%}).\n",
        table("| outcome | tests |", rows),
        "## By method\n",
        table("| method | agree | of |", by_method(all_judged)),
        "## What differs, and why\n",
        table("| test | why |", differing(all_judged)),
        f"## Not served\n\n{', '.join(unserved(all_judged))}; forums, channels and inline mode.",
    ]
    return "\n".join(parts) + "\n"


def head() -> str:
    return HEAD.read_text("utf-8").format(
        api=reading.VERSION.removesuffix(".0"),
        package=reading.PACKAGE,
        package_version=reading.VERSION,
        library=LIBRARY,
        version=LIBRARY_VERSION,
    )


def table(head: str, rows: Iterable[str]) -> str:
    line = "|" + "---|" * (head.count("|") - 1)
    return "\n".join([head, line, *rows]) + "\n"


def by_method(all_judged: list[Judged]) -> list[str]:
    agree: Counter[str] = Counter()
    said: Counter[str] = Counter()
    for one in all_judged:
        if one.verdict in (Verdict.AGREES, Verdict.ON_PURPOSE, Verdict.UNEXPLAINED):
            said.update(one.note.methods)
            agree.update(one.note.methods if one.verdict is Verdict.AGREES else ())
    return [f"| `{name}` | {agree[name]} | {said[name] or 'no test'} |" for name in ["getUpdates", *NAMED]]


def differing(all_judged: list[Judged]) -> list[str]:
    found = {
        f"| `{one.note.place}` | {one.reason} |"
        for one in all_judged
        if one.verdict in (Verdict.ON_PURPOSE, Verdict.UNEXPLAINED)
    }
    return sorted(found)


def unserved(all_judged: list[Judged]) -> list[str]:
    """What the tests ask for in vain, but for what is no method at all."""
    return sorted(
        {f"`{name}`" for one in all_judged for name in one.note.unserved if bot_api().takes(name) is not None}
    )
