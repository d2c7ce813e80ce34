"""`python -m tests.kills`: the scripted round again and again, its bot killed at another moment each time."""

# ruff: noqa: T201 (a command's own words)
import argparse
import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from tests.kills.comparing import differences
from tests.kills.moments import Moment, moments
from tests.kills.playing import Played, killed_at, unharmed


def main() -> int:
    """Prints a line for every moment; 0 when every round ended like the one without a kill."""
    wishes = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    wishes.add_argument("--moments", type=int, default=50, help="how many kills, one round each")
    wishes.add_argument("--seed", type=int, default=1, help="chooses the moments")
    wishes.add_argument("--at-once", type=int, default=2, help="rounds played side by side")
    wishes.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite", help="which kind")
    wish = wishes.parse_args()
    expected = unharmed(wish.database).ending
    if expected is None or expected.wrong:
        print("the round without a kill went wrong:", expected and expected.wrong, file=sys.stderr)
        return 2
    chosen = moments(expected.methods, expected.commits, wish.moments, wish.seed)
    same = struck = 0
    print(f"seed {wish.seed}, {len(expected.methods)} calls and {expected.commits} commits without a kill")
    print("   #  call                  nth  when")
    with ProcessPoolExecutor(wish.at_once, multiprocessing.get_context("spawn")) as pool:
        for number, played in enumerate(pool.map(partial(killed_at, kind=wish.database), chosen), start=1):
            found = differences(expected, played)
            struck += len(played.struck)
            same += not found and bool(played.struck)
            _tell(number, chosen[number - 1], played, found)
    print(f"{same} of {len(chosen)} rounds ended the same; the bot was killed {struck} times.")
    return 0 if same == len(chosen) else 1


def _tell(number: int, moment: Moment, played: Played, found: list[str]) -> None:
    verdict = "different" if found else "same" if played.struck else "the moment never came"
    print(f"{number:>4}  {moment!s:<46}  {verdict}", *(f"        {line}" for line in found), sep="\n", flush=True)


if __name__ == "__main__":
    sys.exit(main())
