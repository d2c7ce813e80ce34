"""docs/judge.md: which judges, what they say of each method, and why they differ where they do."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from bot.playground.methods import NAMED
from tests.judge import reading
from tests.judge.live.suites import PYTHON_TELEGRAM_BOT, TELEBOT, Suite
from tests.judge.live.verdict import Judged, Verdict
from tests.judge.model import bot_api

HEAD = Path(__file__).parent / "head.md"
PAGE = Path(__file__).parents[3] / "docs" / "judge.md"
SAYS_SOMETHING = (Verdict.AGREES, Verdict.ON_PURPOSE, Verdict.UNEXPLAINED)

Verdicts = Sequence[tuple[Suite, list[Judged]]]


def published(verdicts: Verdicts) -> str:
    names = " | ".join(suite.library for suite, _ in verdicts)
    everything = [one for _, all_judged in verdicts for one in all_judged]
    parts = [
        head(),
        "## What they say\n",
        *(f"{summary(suite, all_judged)}\n" for suite, all_judged in verdicts),
        table(f"| outcome | {names} |", outcomes(verdicts)),
        "## By method: how many tests agree, of how many that say something\n",
        table(f"| method | {names} |", by_method(verdicts)),
        "## What differs, and why\n",
        table("| test | why |", differing(everything)),
        f"## Not served\n\n{', '.join(unserved(everything))}; forums, channels and inline mode.",
    ]
    return "\n".join(parts) + "\n"


def head() -> str:
    return HEAD.read_text("utf-8").format(
        api=reading.VERSION.removesuffix(".0"), types=reading, ptb=PYTHON_TELEGRAM_BOT, telebot=TELEBOT
    )


def summary(suite: Suite, all_judged: list[Judged]) -> str:
    said = sum(one.verdict in SAYS_SOMETHING for one in all_judged)
    agree = sum(one.verdict is Verdict.AGREES for one in all_judged)
    first = f"{suite.library} {suite.version}: {len(all_judged)} live tests; {said} say something about this server"
    return f"{first}; **{agree} agree** ({agree / max(said, 1):.0%})."


def table(heading: str, rows: Iterable[str]) -> str:
    line = "|" + "---|" * (heading.count("|") - 1)
    return "\n".join([heading, line, *rows]) + "\n"


def outcomes(verdicts: Verdicts) -> list[str]:
    counted = [Counter(one.verdict for one in all_judged) for _, all_judged in verdicts]
    return [row(verdict.value, [str(one[verdict]) for one in counted]) for verdict in Verdict]


def by_method(verdicts: Verdicts) -> list[str]:
    counted = [counts(all_judged) for _, all_judged in verdicts]
    return [row(f"`{name}`", [of(one, name) for one in counted]) for name in ["getUpdates", *NAMED]]


def row(name: str, cells: list[str]) -> str:
    return f"| {name} | {' | '.join(cells)} |"


def counts(all_judged: list[Judged]) -> tuple[Counter[str], Counter[str]]:
    """By method the tests that agree, and those that say something."""
    agree: Counter[str] = Counter()
    said: Counter[str] = Counter()
    for one in all_judged:
        if one.verdict in SAYS_SOMETHING:
            said.update(one.note.methods)
            agree.update(one.note.methods if one.verdict is Verdict.AGREES else ())
    return agree, said


def of(counted: tuple[Counter[str], Counter[str]], name: str) -> str:
    agree, said = counted
    return f"{agree[name]} of {said[name]}" if said[name] else "-"


def differing(all_judged: list[Judged]) -> list[str]:
    differ = (one for one in all_judged if one.verdict in (Verdict.ON_PURPOSE, Verdict.UNEXPLAINED))
    return sorted({row(f"`{one.note.place}`", [one.reason]) for one in differ})


def unserved(all_judged: list[Judged]) -> list[str]:
    """What the tests ask for in vain, but for what is no method at all."""
    names = {name for one in all_judged for name in one.note.unserved}
    return [f"`{name}`" for name in sorted(names) if bot_api().takes(name) is not None]
