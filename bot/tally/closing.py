"""What is said under a tally's tables: the money left, the ties, and how it compares."""

from collections.abc import Iterator

from bot.tally.counting import Tally
from bot.tally.words import named
from models.rules.completion import Completion

BROKEN_BY = {
    "backers": "it has more backers",
    "cost": "it costs less",
    "lot": "the lot fell on it",
    "name": "its id comes first",
}
STOP = {
    "overspend": "one unit more for everyone would have spent more than there is",
    "nothing more": "larger shares could win nothing more",
}


def closing(tally: Tally, same: bool) -> Iterator[str]:
    """same: whether the other way of counting gives the same winners."""
    yield _completed(tally)
    for tie in tally.result.decision.outcome.ties:
        yield f"{tie.winner} was equal with {named(tie.others)}. It went first: {BROKEN_BY[tie.broken_by]}."
    other = "Whole pennies" if tally.asked.exact else "Exact fractions"
    yield f"{other} give the same winners." if same else f"{other} give other winners."
    yield from _recorded(tally)


def _completed(tally: Tally) -> str:
    result = tally.result
    if result.rest < 0:
        return f"All of this costs {tally.money(-result.rest)} more than there is, so nothing is left."
    rest = tally.money(result.rest)
    if result.stop is not None:
        return (
            f"Completed by add-one: every share was raised by {tally.money(result.raised)}; {STOP[result.stop]}. "
            f"{rest} is left."
        )
    if result.completion is Completion.GREEDY:
        more = len(result.from_pot)
        return f"Completed greedily: {more} more from the pot, most backers first. {rest} is left."
    return f"No completion: the {rest} left over stays unspent."


def _recorded(tally: Tally) -> Iterator[str]:
    """How it compares with what the file says went ahead."""
    poll = tally.poll
    won = {one.id for one in poll.purposes if one.won}
    if all(one.won is None for one in poll.purposes):
        return
    by = f" by the rule {poll.decided_by}" if poll.decided_by not in ("", "unknown") else ""
    same = ": the same" if won == tally.won else ""
    yield f"The file says that {len(won)} went ahead{by}{same}."
    for which, names in (("Not here", won - tally.won), ("Only here", tally.won - won)):
        if names:
            yield f"{which}: {', '.join(one.id for one in poll.purposes if one.id in names)}."
    if won != tally.won and poll.decided_by == "equalshares/add1":
        yield "To count it by that rule: --completion add-one --exact-fractions."
