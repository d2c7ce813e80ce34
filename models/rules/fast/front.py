"""In front of the line: purposes known only by bounds of their score, weighed exactly only where that matters."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from heapq import heapify, heappop, heappush

from models.rules.line import Line

Bounds = tuple[float, float]
FEW = 50  # in the line


class Front:
    """Places by a bound that their score is not under; those that may be as good as the best go on into the line.

    look: closer bounds, now, from below and above, or None where a place leaves for good. A place is looked at anew
    only where it comes first, and only if anything was paid since. Where the best one is clear of all others by
    these bounds it is first; where not, all who are not clear of it are weighed exactly: no tie is missed.
    """

    def __init__(
        self,
        lowest: Iterable[tuple[float, int]],
        look: Callable[[int], Bounds | None],
        weigh: Callable[[int], Fraction | None],
    ) -> None:
        self._look = look
        self._waiting = list(lowest)
        heapify(self._waiting)
        self._highest: dict[int, float] = {}
        self._looked: dict[int, int] = {}  # in which turn
        self._turn = 0
        self._line = Line((), weigh)

    def first(self) -> list[int]:
        """All places with the lowest score now, in order; none when nobody is left."""
        while True:
            tied = self._line.first()
            if (clear := self._clear()) is not None:
                return [clear]
            if not self._let_in():
                return tied

    def leave(self, place: int) -> None:
        """One of the first goes."""
        if self._waiting and self._waiting[0][1] == place:
            heappop(self._waiting)
        else:
            self._line.leave(place)

    def touch(self, places: Callable[[], Iterable[int]]) -> None:
        """The scores of these may have risen. To find out which they are is only worth it where the line is long."""
        self._turn += 1
        self._line.touch(places() if len(self._line) > FEW else list(self._line))

    def _clear(self) -> int | None:
        """Who is better than everyone else by bounds alone; that place then is the first of those that wait."""
        if not self._fresh():
            return None
        best = heappop(self._waiting)
        reach = self._highest[best[1]]
        line, clear = self._line.lowest, False
        if line is None or reach < line:
            while self._waiting and self._waiting[0][0] <= reach and not self._is_fresh(self._waiting[0][1]):
                self._look_at_first()
            clear = not self._waiting or self._waiting[0][0] > reach
        heappush(self._waiting, best)
        return best[1] if clear else None

    def _let_in(self) -> bool:
        """Whether anybody who waits could be as good as the best in the line, and so was weighed."""
        let_in = False
        while self._fresh() and (self._line.lowest is None or self._waiting[0][0] <= self._line.lowest):
            self._line.join(heappop(self._waiting)[1])
            let_in = True
        return let_in

    def _fresh(self) -> bool:
        """Looks until the first who waits was looked at; whether there is one."""
        while self._waiting and not self._is_fresh(self._waiting[0][1]):
            self._look_at_first()
        return bool(self._waiting)

    def _is_fresh(self, place: int) -> bool:
        return self._looked.get(place) == self._turn

    def _look_at_first(self) -> None:
        before, place = heappop(self._waiting)
        if (bounds := self._look(place)) is not None:
            heappush(self._waiting, (max(before, bounds[0]), place))
            self._highest[place], self._looked[place] = bounds[1], self._turn
