"""Reads a round out of its record, the zip file that the bot posts (docs/record.md)."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from bot.recount.__main__ import verify
from bot.recount.basics import Wrong
from bot.recount.counting import Recount
from bot.recount.files import counted
from bot.recount.tables import DIGITS
from bot.tally.broken import Broken
from bot.tally.poll import Approvals, Poll, Purpose
from models.rules.critical_mass import CriticalMass


def read(data: bytes) -> Poll:
    """The votes of a round as they were at its end. Refused (Broken): a record in which anything does not hold."""
    try:
        found = verify(data)
    except Wrong as wrong:
        raise Broken(f"this zip file is not the record of a round as it was posted: {wrong}") from None
    its_round, listed = found.round, counted(found)
    if not its_round.share:
        raise Broken("the round ended before anybody had a share, so there is nothing to count")
    if not listed:
        raise Broken("the round has no purpose that was decided, so there is nothing to count")
    roll: Sequence[str] = found.facts["roll"]
    pennies = 10 ** DIGITS.get(found.currency, 2)
    return Poll(
        title=f"Round {its_round.number}: {found.facts['question']}",
        currency=found.currency,
        budget=Fraction(its_round.share * len(roll), pennies),
        purposes=[
            Purpose(one.id, found.title(one), Fraction(one.cost, pennies), len(one.objectors), one.state == "activated")
            for one in listed
        ],
        people=len(roll),
        approvals=_approvals(roll, [one.backers for one in listed]),
        name=roll.__getitem__,
        seed=its_round.seed,
        remarks=_remarks(found),
        mass=CriticalMass(its_round.rule.core, its_round.rule.agreement),
        share=Fraction(its_round.share, pennies),
    )


def _approvals(roll: Sequence[str], backers: Sequence[set[str]]) -> Approvals:
    place = {code: number for number, code in enumerate(roll)}
    members = [sorted(place[code] for code in one) for one in backers]
    purposes = np.repeat(np.arange(len(backers), dtype=np.int32), list(map(len, members)))
    return Approvals(np.array([one for each in members for one in each], np.int32), purposes)


def _remarks(found: Recount) -> list[str]:
    """That a round is more than one count of it."""
    early = "The round decided one purpose after another as people agreed. Here all is decided at once, at its end."
    return [early] if found.round.when_ready else []
