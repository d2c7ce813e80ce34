"""Why each purpose goes ahead or does not, in a sentence of numbers."""

from collections.abc import Mapping, Sequence

from bot.tally.comparing import backers
from bot.tally.counting import Tally
from bot.tally.paying import Paid, paid
from models.rules.critical_mass import Counts, ways_to_agree
from models.rules.outcomes import Failure

NAMED = 3


def sentences(tally: Tally) -> Mapping[str, str]:
    """By purpose: what goes ahead, in its order, and then the others, the most backed first."""
    told = {one.id: how_paid(tally, one) for one in paid(tally)}
    told |= dict.fromkeys(tally.result.from_pot, "Paid from what was left of the pot, and not from shares.")
    return told | reasons(tally)


def how_paid(tally: Tally, one: Paid) -> str:
    """Such as: Backed by 14; 12 pay £16.66 or £16.67, and 2 the £13.10 they have left."""
    prices = dict.fromkeys(map(tally.money, (one.least, one.most)))
    full = f"{one.in_full:,} {'pays' if one.in_full == 1 else 'pay'} {' or '.join(prices)}"
    less = f", and {one.less:,} all they have left, together {tally.money(one.together)}" if one.less else ""
    nothing = f"; {one.nothing:,} had nothing left" if one.nothing else ""
    return f"Backed by {one.support:,}; {full}{less}{nothing}."


def reasons(tally: Tally) -> dict[str, str]:
    """By purpose, the most backed first: why each of those does not go ahead that do not."""
    failures = tally.result.decision.outcome.failures
    support = backers(tally.poll)
    return {
        one: why_not(tally, tally.poll.purpose(one).objectors, failures[one], support[one])
        for one in sorted(support, key=lambda one: -support[one])
        if one not in tally.won
    }


def why_not(tally: Tally, objectors: int, failure: Failure, support: int) -> str:
    """The first test that a purpose fails, with its numbers. support: how many back it."""
    if not support:
        return "Nobody backs it."
    after = _after(failure.after)
    if failure.test == "people":
        if support < failure.need:
            return f"Backed by {support:,}. It needs {failure.need:,}."
        return f"Backed by {support:,}. It needs {failure.need:,} with something left{after}, and has {failure.have:,}."
    if failure.test == "agreement":
        return f"{support:,} back it and {objectors:,} object. {_to_agree(tally, support, objectors)}"
    left = "left" if after else "in all"
    backers = "Its one backer has" if support == 1 else f"Its {support:,} backers have"
    return f"{backers} {tally.money(failure.have)} {left}{after}."


def _after(ids: Sequence[str]) -> str:
    """What used up the money of its backers."""
    if not ids:
        return ""
    return f" after purpose{'' if len(ids) == 1 else 's'} {named(ids)}"


def named(ids: Sequence[str]) -> str:
    """The first of them by name, and how many more there are."""
    if len(ids) == 1:
        return ids[0]
    first, rest = list(ids[:NAMED]), len(ids) - NAMED
    last = f"{rest:,} more" if rest > 0 else first.pop()
    return f"{', '.join(first)} and {last}"


def _to_agree(tally: Tally, support: int, objectors: int) -> str:
    if tally.asked.mass is None:
        return ""
    more, fewer = ways_to_agree(Counts(support, objectors, 0, 0), tally.asked.mass)
    backing = "1 more backer" if more == 1 else f"{more:,} more backers"
    objecting = "1 fewer objection" if fewer == 1 else f"{fewer:,} fewer objections"
    return f"For enough agreement it needs {backing} or {objecting}."
