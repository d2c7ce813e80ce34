"""`python -m tests.kills`: a short round again and again, its bot killed at every point; each must end the same."""

# ruff: noqa: T201 (a command's own words)
import argparse
import multiprocessing
import sys
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from itertools import islice, zip_longest

from tests.databases import Databases, databases_of
from tests.kills.matrix import Ends, Matrix
from tests.kills.playing import Played, play
from tests.kills.points import Point


def main() -> int:
    """Prints a line for every round; 0 when the bot was killed at every point asked for and every round ended alike."""
    wishes = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    wishes.add_argument("--from", dest="first", type=int, default=1, metavar="K", help="the first point")
    wishes.add_argument("--every", type=int, default=1, metavar="N", help="a sample: each Nth from there")
    wishes.add_argument("--together", action="store_true", help="one kill in each scene of a round, not one a round")
    wishes.add_argument("--at-once", type=int, default=multiprocessing.cpu_count(), help="rounds played side by side")
    wishes.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite", help="which kind")
    wish = wishes.parse_args()
    with (
        databases_of(wish.database) as databases,
        ProcessPoolExecutor(wish.at_once, multiprocessing.get_context("spawn")) as players,
        ThreadPoolExecutor(wish.at_once) as side_by_side,
    ):
        unharmed = _play(databases, players, ())
        if unharmed.ending is None or unharmed.ending.wrong:
            print("the round without a kill went wrong:", unharmed, file=sys.stderr)
            return 2
        chosen = list(islice(unharmed.points, wish.first - 1, None, wish.every))
        print(f"{len(unharmed.points)} points without a kill; {len(chosen)} of them now")
        matrix = Matrix(unharmed, partial(_play, databases, players))
        rounds = _one_in_each_scene(chosen) if wish.together else [(point,) for point in chosen]
        for told in side_by_side.map(matrix.plays, rounds):
            print(*told, sep="\n", flush=True)
    print(f"{len(matrix.struck)} of {len(chosen)} points struck, {matrix.rounds} rounds, {len(matrix.amiss)} amiss.")
    return 0 if len(matrix.struck) == len(chosen) and not matrix.amiss else 1


def _play(databases: Databases, players: ProcessPoolExecutor, ends: Ends) -> Played:
    """In a process of its own, on a database of its own."""
    database = databases.empty()
    try:
        return players.submit(play, database, ends).result()
    finally:
        databases.throw_away(database)


def _one_in_each_scene(chosen: Sequence[Point]) -> list[Ends]:
    scenes: dict[int, list[Point]] = defaultdict(list)
    for point in chosen:
        scenes[point.event.scene].append(point)
    return [tuple(filter(None, some)) for some in zip_longest(*scenes.values())]


if __name__ == "__main__":
    sys.exit(main())
