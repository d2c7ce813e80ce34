"""A line in which the lowest score is first, and scores only ever rise."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from heapq import heappop, heappush
from itertools import chain


class Line:
    """Places by the score they had when last weighed.

    A score can only rise, so the lowest one known is a bound: only places found there are weighed again, and only if
    something touched them since. Whoever has no score leaves for good.
    """

    def __init__(self, places: Iterable[int], weigh: Callable[[int], Fraction | None]) -> None:
        self._weigh = weigh
        self._scores: list[Fraction] = []
        self._at: dict[Fraction, set[int]] = {}
        self._stale: set[int] = set()
        for place in places:
            self.join(place)

    def __len__(self) -> int:
        return sum(map(len, self._at.values()))

    def __iter__(self) -> Iterator[int]:
        return chain.from_iterable(self._at.values())

    @property
    def lowest(self) -> Fraction | None:
        """The lowest score known; none when the line is empty."""
        return self._scores[0] if self._scores else None

    def first(self) -> list[int]:
        """All places with the lowest score now, in order; none when the line is empty."""
        while self._scores:
            here = self._at[self._scores[0]]
            for place in here & self._stale:
                here.remove(place)
                self.join(place)
            if here:
                return sorted(here)
            del self._at[heappop(self._scores)]
        return []

    def leave(self, place: int) -> None:
        """One of the first goes."""
        self._at[self._scores[0]].remove(place)

    def touch(self, places: Iterable[int]) -> None:
        """The scores of these may have risen."""
        self._stale.update(places)

    def join(self, place: int) -> None:
        """One more takes its place, by its score now."""
        self._stale.discard(place)
        score = self._weigh(place)
        if score is None:
            return
        if score not in self._at:
            self._at[score] = set()
            heappush(self._scores, score)
        self._at[score].add(place)
