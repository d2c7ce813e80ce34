"""What somebody should know before they believe a tally."""

from collections.abc import Iterator

from bot.tally.counting import Tally
from models.rules.critical_mass import SMALL_SHARE


def warnings(tally: Tally) -> Iterator[str]:
    """What somebody should know before they believe the rest."""
    poll = tally.poll
    pennies = tally.share * poll.pennies
    if pennies < SMALL_SHARE and not tally.asked.exact:
        yield (
            f"Warning: a share of {poll.money(tally.share)} is under {SMALL_SHARE} pennies. Rounding to whole pennies "
            "can then decide what goes ahead. Look at --exact-fractions too."
        )
    if tally.share * poll.people > poll.budget:
        yield (
            f"Warning: together the shares are {poll.money(tally.share * poll.people)}, "
            f"more than the {poll.money(poll.budget)} there is."
        )
