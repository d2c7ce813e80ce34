"""A tally as a page: what goes ahead, who pays what, and why the others do not."""

from collections.abc import Iterator
from textwrap import fill

from bot.recount.tables import line
from bot.tally.asked import CUSTOM, ROUND
from bot.tally.closing import closing
from bot.tally.comparing import Other, served
from bot.tally.counting import Tally
from bot.tally.tables import compared, others, winners
from bot.tally.warnings import warnings
from models.rules.critical_mass import Preset
from models.rules.outcomes import Utility

BESIDE = {
    "greedy": "Beside it, greedy: most backers first, as most cities count; what no longer fits is passed over.",
    "most-backed": "Beside it, most-backed: most backers first; the first that does not fit ends it.",
}
NAMED = {preset.value: f" (--preset {preset})" for preset in Preset} | {CUSTOM: "", ROUND: " (the round's own rule)"}
FIRST = {
    Utility.COST: "The purpose that the most people carry goes first.",
    Utility.COUNT: "The purpose that costs each of its backers least goes first.",
}


def page(tally: Tally, same: bool, beside: Other | None, width: int) -> str:
    """same: whether exact fractions (or whole pennies, where it is exact) give the same winners."""

    def said(*sentences: str) -> str:
        return "\n".join(fill(line(sentence), width, break_on_hyphens=False) for sentence in sentences)

    parts = [said(tally.poll.title, _money(tally)), said(*_rule(tally))]
    parts += [said(*tally.poll.remarks, *warnings(tally)), said(_result(tally))]
    if tally.won:
        parts += [winners(tally, width), said(*_columns(tally))]
    if len(tally.won) < len(tally.poll.purposes):
        parts.append(others(tally, width))
    parts.append(said(*closing(tally, same)))
    if beside is not None:
        parts += [said(BESIDE[beside.named]), compared(tally, beside, width)]
    return "\n\n".join(filter(None, parts)).strip() + "\n"


def _money(tally: Tally) -> str:
    poll = tally.poll
    share, budget = poll.money(tally.share), poll.money(poll.budget)
    purposes, members = _counted(len(poll.purposes), "purpose"), _counted(poll.people, "member")
    return f"{purposes}, {members} with a share of {share} each; {budget} in all."


def _counted(n: int, what: str) -> str:
    return f"{n:,} {what}" if n == 1 else f"{n:,} {what}s"


def _rule(tally: Tally) -> Iterator[str]:
    """By what it is counted."""
    mass, asked, people = tally.asked.mass, tally.asked, tally.poll.people
    if mass is None:
        yield "Counted by Equal Shares alone (--preset plain). Other presets also test people and agreement."
    else:
        need = mass.people_needed(people)
        yield (
            f"Counted by Equal Shares with critical mass{NAMED[asked.named]}: at least {need:,} backers with something "
            f"left ({mass.core} of {people:,}, and never under 3), and {mass.agreement} of those who back or object."
        )
    if mass is not None and tally.poll.mass is None:
        yield "Files of this kind tell of no objections, so all agree."
    yield f"{FIRST[asked.utility]} Everything is counted in {'exact fractions' if asked.exact else 'whole pennies'}."


def _result(tally: Tally) -> str:
    if not tally.won:
        return "Nothing goes ahead."
    goes, reached = "goes" if len(tally.won) == 1 else "go", served(tally.poll, tally.won)
    purposes, members = _counted(len(tally.poll.purposes), "purpose"), _counted(tally.poll.people, "member")
    return (
        f"{len(tally.won)} of {purposes} {goes} ahead, for {tally.poll.money(tally.spent)}. "
        f"{reached:,} of {members} back at least one of them."
    )


def _columns(tally: Tally) -> Iterator[str]:
    """What the heads of the table mean."""
    near = "" if tally.asked.exact else ", give or take a penny"
    yield f"Price: what a backer pays. Pay it: how many pay just that{near}."
    yield "Pay less: how many have less left than that, and pay all of it. Other backers have nothing left."
