"""The moments of a round at which the bot is killed: at one Bot API call, before, after, or right behind its answer."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

How = Literal["before", "after", "answered"]
HOWS: tuple[How, ...] = ("before", "after", "answered")
LATEST = 0.005  # seconds behind an answer: commits are made then
VARIES = {"getUpdates": 0.85, "editMessageText": 0.85}  # how many of these there are differs a little from run to run


@dataclass(frozen=True, slots=True)
class Moment:
    """The nth call of a method; held before or after it is carried out, or answered and so many seconds gone by."""

    method: str
    nth: int
    how: How
    seconds: float = 0.0

    def __str__(self) -> str:
        how = f"{self.how} + {self.seconds * 1000:.1f} ms" if self.how == "answered" else self.how
        return f"{self.method:<20} {self.nth:>4}  {how}"


def moments(methods: Sequence[str], count: int, seed: int) -> list[Moment]:
    """So many moments spread over the calls of a round, in order; each way of dying about as often as the others.

    methods: that of each call, in order. The same seed chooses the same moments of the same calls.
    """
    chance = random.Random(seed)  # noqa: S311 (meant to be repeated)
    nth: Counter[str] = Counter()
    calls = []
    for method in methods:
        nth[method] += 1
        calls.append((method, nth[method]))
    sure = [one for one in calls if one[1] <= max(1, nth[one[0]] * VARIES.get(one[0], 1))]
    step = len(sure) / count
    hows = [HOWS[number % len(HOWS)] for number in range(count)]
    chance.shuffle(hows)
    chosen = []
    for number, how in enumerate(hows):
        method, its = sure[min(len(sure) - 1, int((number + chance.random()) * step))]
        chosen.append(Moment(method, its, how, chance.uniform(0, LATEST)))
    return chosen
