"""How a roll came together: numbers of people who joined at once, came by one person, or were let in by the same."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

HOUR, DAY = 3_600_000, 86_400_000
ACTS = 3


@dataclass(frozen=True)
class Arrival:
    """When somebody joined (in milliseconds), and the codes of who brought them and who let them in."""

    at: int
    through: str
    let_in_by: tuple[str, ...]


def facts(arrivals: Sequence[Arrival], pairs: Sequence[frozenset[str]], since: int, need: int) -> dict[str, int]:
    """As round.json has them. since: when the roll before was frozen; pairs: who did what needed two, from then on."""
    new = sorted(one.at for one in arrivals if one.at > since)
    return {
        "residents": len(arrivals),
        "need": need,
        "hour": _within(new, HOUR),
        "day": _within(new, DAY),
        "invited": _most(one.through for one in arrivals if one.through),
        "let_in": _most(one.let_in_by for one in arrivals if one.let_in_by),
        "two": len(pairs),
        "pair": _most(pairs),
    }


def _within(moments: Sequence[int], length: int) -> int:
    """The most of these that lie within that length, counted from each on; they come sorted."""
    return max((bisect_right(moments, first + length) - place for place, first in enumerate(moments)), default=0)


def _most(whose: Iterable[Hashable]) -> int:
    return max(Counter(whose).values(), default=0)


def telling(facts: Mapping[str, int]) -> list[str]:
    """Those that matter: people who alone are enough for a purpose; from three acts on, two who did most of them."""
    people, need = facts["residents"], facts["need"]
    said = {
        "hour": f"{facts['hour']} of the {people} residents joined within one hour.",
        "day": f"{facts['day']} of the {people} residents joined within one day.",
        "invited": f"One person brought {facts['invited']} of the {people} residents into the group.",
        "let_in": f"The same coordinators let in {facts['let_in']} of the {people} residents.",
    }
    if facts["hour"] >= need and facts["day"] == facts["hour"]:
        del said["day"]
    told = [line for name, line in said.items() if facts[name] >= need]
    if facts["two"] >= ACTS and 2 * facts["pair"] > facts["two"]:
        told.append(f"The same two people did {facts['pair']} of the {facts['two']} acts that needed two.")
    return told
