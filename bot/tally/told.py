"""A tally as JSON: the whole outcome, for programs and for whoever checks it."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from re import Match

from bot.recount.tables import ODD
from bot.tally.comparing import Other, served
from bot.tally.counting import Tally
from bot.tally.warnings import warnings
from bot.tally.words import sentences


def as_json(tally: Tally, same: bool, beside: Other | None) -> str:
    """Amounts in pennies: whole ones, or fractions such as "250000/21" where it is counted in them."""
    with _of_any_length():
        parts = dict(_parts(tally))
    parts |= {
        "same_winners_" + ("in_whole_pennies" if tally.asked.exact else "in_exact_fractions"): same,
        "remarks": [*tally.poll.remarks, *warnings(tally)],
    }
    if beside is not None:
        theirs = {"winners": list(beside.winners), "served": served(tally.poll, beside.winners)}
        parts["compared"] = {beside.named: theirs}
    return ODD.sub(_escaped, json.dumps(parts, ensure_ascii=False))


@contextmanager
def _of_any_length() -> Iterator[None]:
    """Exact fractions may be longer than Python writes unasked."""
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(before)


def _escaped(signs: Match[str]) -> str:
    """As JSON writes signs that would steer the window they are shown in."""
    return "".join(f"\\u{ord(sign):04x}" for sign in signs[0])


def _parts(tally: Tally) -> Iterator[tuple[str, object]]:
    poll, result = tally.poll, tally.result
    outcome, pennies = result.decision.outcome, Fraction(poll.pennies, tally.scale)

    def told(amount: int | Fraction) -> int | str:
        exact = amount * pennies
        return int(exact) if exact.denominator == 1 else str(exact)

    yield "vote", poll.title
    yield "currency", poll.currency
    yield "pennies_in_one", poll.pennies
    yield "members", poll.people
    yield "budget", told(poll.budget * tally.scale)
    yield "share", told(tally.share * tally.scale)
    yield "rule", _rule(tally)
    yield "winners", list(tally.winners)
    yield "served", served(poll, tally.winners)
    yield "prices", {one.id: told(one.price) for one in outcome.activated}
    yield "payments", {one.id: {who: told(paid) for who, paid in one.payments.items()} for one in outcome.activated}
    yield "reasons", _reasons(tally)
    yield "balances", {who: told(left) for who, left in outcome.balances.items()}
    yield "ties", [{"winner": tie.winner, "others": tie.others, "broken_by": tie.broken_by} for tie in outcome.ties]
    yield "raised", told(result.raised)
    yield "stopped_by", result.stop
    yield "from_pot", list(result.from_pot)
    yield "rest", told(result.rest)


def _rule(tally: Tally) -> dict[str, object]:
    asked = tally.asked
    return {
        "preset": asked.named,
        "core": None if asked.mass is None else str(asked.mass.core),
        "agreement": None if asked.mass is None else str(asked.mass.agreement),
        "utility": asked.utility.value,
        "completion": asked.completion.value,
        "ties": asked.ties.value,
        "seed": tally.poll.seed,
        "exact_fractions": asked.exact,
    }


def _reasons(tally: Tally) -> dict[str, dict[str, object]]:
    """For every purpose a sentence; where it does not go ahead, also the first test that it fails."""
    failures = tally.result.decision.outcome.failures
    reasons: dict[str, dict[str, object]] = {}
    for name, sentence in sentences(tally).items():
        reasons[name] = {"words": sentence}
        if name not in tally.won:
            failure = failures[name]
            numbers = {"have": failure.have, "need": failure.need}
            reasons[name] |= {"test": failure.test, **numbers, "after": list(failure.after)}
    return reasons
