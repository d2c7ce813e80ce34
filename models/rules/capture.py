"""Facts about how a roll came together, told to all who coordinate and in the round's record. They accuse nobody.

A number of people is told where they alone would be enough backers for a purpose in this round (need): fewer can decide
nothing by themselves. Acts that need two are told from the third on, where the same two people did most of them: of one
or two it would be so in any group. There may be a good reason for each; so they are told as they are, with what one may
do.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ACTS = 3


class Arrival(NamedTuple):
    """How one resident came in: when, and the codes of who brought them into the group and of who let them in."""

    at: datetime
    through: str | None
    let_in_by: str | None


@dataclass(frozen=True, slots=True)
class Facts:
    """All in head-counts, but two and pair, which count acts.

    residents: who could be on the roll, whoever rests among them. need: how many backers a purpose needs.
    hour, day: the most who joined within one, since the roll before. invited: the most whom one person brought into the
    group. let_in: the most whom the same coordinator, or the same two, let in. two: acts that needed two people, since
    the roll before; pair: how many of them the same two did.
    """

    residents: int
    need: int
    hour: int
    day: int
    invited: int
    let_in: int
    two: int
    pair: int

    @property
    def telling(self) -> list[str]:
        """The names of those that are told. Who joined within an hour did so within a day."""
        said = [name for name in ("hour", "day", "invited", "let_in") if getattr(self, name) >= self.need]
        if "hour" in said and self.day == self.hour:
            said.remove("day")
        return [*said, "pair"] if self.two >= ACTS and 2 * self.pair > self.two else said


def facts(arrivals: Sequence[Arrival], pairs: Sequence[frozenset[int]], since: datetime | None, need: int) -> Facts:
    """since: when the roll before was frozen. pairs: who did each act that needed two, from then on."""
    new = sorted(one.at for one in arrivals if since is None or one.at > since)
    invited = _most(one.through for one in arrivals if one.through)
    let_in = _most(one.let_in_by for one in arrivals if one.let_in_by)
    bursts = _within(new, HOUR), _within(new, DAY)
    return Facts(len(arrivals), need, *bursts, invited, let_in, len(pairs), _most(pairs))


def _within(moments: Sequence[datetime], length: timedelta) -> int:
    """The most of these moments, earliest first, that lie within that length."""
    most = first = 0
    for place, moment in enumerate(moments):
        while moment - moments[first] > length:
            first += 1
        most = max(most, place - first + 1)
    return most


def _most(whose: Iterable[Hashable]) -> int:
    return max(Counter(whose).values(), default=0)
