"""Every point struck, and every round compared with the one in which nobody was killed."""

from collections.abc import Callable

from tests.kills.comparing import differences
from tests.kills.playing import Played
from tests.kills.points import Point

Ends = tuple[Point, ...]


class Matrix:
    """What came of the rounds so far. rounds: how many were played. amiss: those that ended otherwise, in words."""

    def __init__(self, unharmed: Played, play: Callable[[Ends], Played]) -> None:
        assert unharmed.ending is not None
        self.expected, self.play = unharmed.ending, play
        self.struck: set[str] = set()
        self.rounds = 0
        self.amiss: list[str] = []

    def plays(self, ends: Ends) -> list[str]:
        """Plays one round with these kills, and one more for each that did not come; what there is to tell of it."""
        told = self._plays_once(ends)
        for point in ends:
            if str(point) not in self.struck:  # who comes first differs a little from run to run
                told += self._plays_once((point,))
        return [*told, *(f"never came: {point}" for point in ends if str(point) not in self.struck)]

    def _plays_once(self, ends: Ends) -> list[str]:
        played = self.play(ends)
        self.rounds += 1
        self.struck.update(played.struck)
        found = differences(self.expected, played)
        kills = [f"killed {point}" for point in played.struck]
        if not found:
            return kills
        amiss = ["amiss:", *(f"    {line}" for line in [*kills, *found])]
        self.amiss.append("\n".join(amiss))
        return amiss
