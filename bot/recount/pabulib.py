"""The votes of a round as other tools read them: pabulib.org/format."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from .counting import Recount
from .rule import Purpose
from .tables import DIGITS, line, table


def pabulib(found: Recount, listed: Sequence[Purpose]) -> str:
    """As a .pb file: what is listed, and the votes of all who back any of it.

    It says less than the journal. A voter is the number of a row, and the rows stand in the order of what they hold:
    so neither leads to a code. Who backs nothing has no row there, and their shares are not in the budget: they could
    pay for nothing, and what is left makes the same share for each row as in the round.
    """
    votes = _votes(found, listed)
    budget = found.round.share * len(votes)
    meta = {
        "description": line(found.facts["question"]),
        "country": "Worldwide",
        "unit": "Commonpot",
        "instance": found.round.number,
        "num_projects": len(listed),
        "num_votes": len(votes),
        "budget": _amount(budget, found),
        "vote_type": "approval",
        "rule": "unknown",
        "date_begin": _day(found.round.opened),
        "date_end": _day(found.round.decides),
        "currency": found.currency,
    }
    if listed and budget >= sum(one.cost for one in listed):
        meta["fully_funded"] = 1
    meta["comment"] = " ".join(f"#{number}: {text}" for number, text in enumerate(_comments(found, len(votes)), 1))
    projects = [
        (one.id, _amount(one.cost, found), len(one.backers), line(found.title(one)), int(one.state == "activated"))
        for one in listed
    ]
    parts: dict[str, tuple[Sequence[str], Sequence[Sequence[object]]]] = {
        "META": (("key", "value"), list(meta.items())),
        "PROJECTS": (("project_id", "cost", "votes", "name", "selected"), projects),
        "VOTES": (("voter_id", "vote"), list(enumerate(votes, start=1))),
    }
    return "".join(f"{name}\n{table(head, rows, ';')}" for name, (head, rows) in parts.items())


def _votes(found: Recount, listed: Sequence[Purpose]) -> list[str]:
    backed = (",".join(one.id for one in listed if voter in one.backers) for voter in found.facts["roll"])
    return sorted(filter(None, backed))


def _comments(found: Recount, voted: int) -> Iterator[str]:
    rule, share = found.round.rule, _amount(found.round.share, found)
    yield (
        f"Decided by Equal Shares with critical mass: at least {rule.people} paying backers, and {rule.agreement} of "
        "those who back or object. Objections are not told here."
    )
    yield (
        f"{rule.roll} were on the roll with a share of {share} each. The votes are those of the {voted} who back "
        "something, and the budget is their shares."
    )
    yield "The country is not told."


def _amount(pennies: int, found: Recount) -> str:
    """In the currency's own units: 1250, or 1250.50."""
    digits = DIGITS.get(found.currency, 2)
    whole, rest = divmod(pennies, 10**digits)
    return f"{whole}.{rest:0{digits}}" if rest else str(whole)


def _day(moment: int) -> str:
    return datetime.fromtimestamp(moment / 1000, UTC).strftime("%d.%m.%Y")
