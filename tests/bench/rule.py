"""The rule: from a street to a city, against one pass over the backings that only adds up."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np

from models.rules.equal_shares import settle
from models.rules.outcomes import Amount, Candidate, Terms, Ties, amounts
from models.rules.votes import Vote, decide
from tests.bench.cities import Ballots, City, ballots
from tests.bench.peaks import peaks
from tests.bench.table import Figure, Figures, alternate, headed, line

SMALL = [City(200, 20, 1_200), City(5_000, 50, 50_000)]
LARGE = [City(90_494, 160, 326_000), City(158_000, 219, 711_000), City(122_000, 2_500, 366_000)]
GROWING = [City(backings // 5, 50, backings) for backings in (1_000, 10_000, 100_000, 1_000_000)]
TERMS = Terms(None, 0, "5eed", ties=Ties.LEXICAL)


def rule(folder: Path, pairs: int, quick: bool) -> Iterator[str]:
    """Milliseconds of processor time, the least of three; imports, reading and arrays are there already."""
    yield from headed("The rule from Python values, against one pass over the backings in plain Python")
    for city in SMALL:
        candidates, balances = ballots(city).named()
        ours = _timed(partial(_settle, candidates, balances))
        yield line(_time(str(city)), alternate(pairs, ours, _timed(partial(_python_pass, candidates, balances))))
    for city in LARGE[:1] if quick else LARGE:
        yield from _city(city, pairs)
    yield from headed("Nanoseconds for each backing, against the same with a million backings")
    most = GROWING[1] if quick else GROWING[-1]
    for words, side in (("in rows, fractions", _by_rows), ("from Python values", _by_names)):
        for city in GROWING[:-1]:
            measured = alternate(pairs, partial(side, city), partial(side, most))
            yield line(Figure("time", f"{words}, {city.backings:,}", "ns"), measured)
    yield from peaks(folder, 1 if quick else 3, LARGE[0] if quick else LARGE[1])


def _city(city: City, pairs: int) -> Iterator[str]:
    yield from headed(f"The rule on {city}, against one pass over them that numpy makes")
    given = ballots(city)
    fractions, pennies = given.in_fractions(), given.in_pennies()
    one_pass = _timed(partial(_numpy_pass, given))
    for words, side in (
        ("fractions: who wins, in order", partial(decide, fractions, TERMS)),
        ("fractions: and prices, who pays what, why not", partial(_tell, fractions)),
        ("pennies: who wins, in order, who pays what", partial(decide, pennies, TERMS)),
        ("pennies: and why not", partial(_tell, pennies)),
    ):
        yield line(_time(words), alternate(pairs, _timed(side), one_pass))


def _tell(vote: Vote[Amount]) -> None:
    """All that a table of a vote says."""
    outcome = decide(vote, TERMS).outcome
    for activation in outcome.activated:
        amounts(activation.payments)
    len(outcome.failures)


def _settle(candidates: list[Candidate], balances: dict[str, int]) -> None:
    settle(candidates, balances, None, len(balances), "5eed")


def _python_pass(candidates: list[Candidate], balances: dict[str, int]) -> list[int]:
    return [sum(map(balances.__getitem__, one.backers)) for one in candidates]


def _numpy_pass(given: Ballots) -> float:
    return float(np.ones(given.everybody)[given.members].sum())


def _by_rows(city: City) -> Figures:
    given = ballots(city)
    return _each(partial(decide, given.in_fractions(), TERMS), len(given.members))


def _by_names(city: City) -> Figures:
    given = ballots(city)
    return _each(partial(_settle, *given.named()), len(given.members))


def _each(side: Callable[[], Any], backings: int) -> Figures:
    return {"time": _timed(side)()["time"] * 1e6 / backings}


def _time(words: str) -> Figure:
    return Figure("time", words, "ms")


def _timed(side: Callable[[], Any]) -> Callable[[], Figures]:
    def least() -> Figures:
        times = []
        for _ in range(3):
            began = process_time()
            side()
            times.append(process_time() - began)
        return {"time": min(times) * 1000}

    return least
