"""The moments of a round at which the bot is killed: around a Bot API call, and around a commit."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Literal, TypeVar

Choice = TypeVar("Choice")
How = Literal["before", "after", "answered"]
HOWS: tuple[How, ...] = ("before", "after", "answered")
COMMIT = "COMMIT"
COMMITS_EACH = 3  # every third moment is a commit's
LATEST = 0.005  # seconds behind an answer: commits are made then
VARIES = {
    "getUpdates": 0.85,
    "editMessageText": 0.85,
    COMMIT: 0.9,
}  # how many of these there are differs a little from run to run


@dataclass(frozen=True, slots=True)
class Moment:
    """The nth call of a method; held before or after it is carried out, or answered and so many seconds gone by.

    Or the nth COMMIT: right before it, or after it and before anybody is told.
    """

    method: str
    nth: int
    how: How
    seconds: float = 0.0

    def __str__(self) -> str:
        how = f"{self.how} + {self.seconds * 1000:.1f} ms" if self.how == "answered" else self.how
        return f"{self.method:<20} {self.nth:>4}  {how}"


def moments(methods: Sequence[str], commits: int, count: int, seed: int) -> list[Moment]:
    """So many moments spread over a round, those of commits after those of calls; each way about as often as another.

    methods: that of each call, in order. commits: how many there were. The same seed chooses the same moments.
    """
    chance = random.Random(seed)  # noqa: S311 (meant to be repeated)
    nth: Counter[str] = Counter()
    calls = []
    for method in methods:
        nth[method] += 1
        calls.append((method, nth[method]))
    sure = [one for one in calls if one[1] <= max(1, nth[one[0]] * VARIES.get(one[0], 1))]
    last = int(commits * VARIES[COMMIT])
    chosen = []
    for (method, its), how in zip(_spread(sure, count - count // COMMITS_EACH, chance), cycle(HOWS), strict=False):
        chosen.append(Moment(method, its, how, chance.uniform(0, LATEST)))
    for its, how in zip(_spread(range(1, last + 1), count // COMMITS_EACH, chance), cycle(HOWS[:2]), strict=False):
        chosen.append(Moment(COMMIT, its, how))
    return chosen


def _spread(among: Sequence[Choice], count: int, chance: random.Random) -> Iterator[Choice]:
    """One by chance of each of so many equal stretches."""
    for number in range(count):
        yield among[min(len(among) - 1, int((number + chance.random()) * len(among) / count))]
