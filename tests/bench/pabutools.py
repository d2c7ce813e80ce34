"""The other side that computes the same: pabutools' exact mode, in an environment of its own that is thrown away.

pabutools is GPL and brings a proprietary solver: it is fetched only for `--only pabutools`, and never a dependency.
"""

import json
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from models.rules.votes import decide
from tests.bench.cities import Ballots, ballots
from tests.bench.rule import LARGE, TERMS
from tests.bench.table import Figure, Pair, headed, line

SCRIPT = """
import json, sys, time
from pabutools.election import Cost_Sat, parse_pabulib
from pabutools.rules import method_of_equal_shares
from pabutools.tiebreaking import lexico_tie_breaking
instance, profile = parse_pabulib(sys.argv[1])
began = time.perf_counter()
won = method_of_equal_shares(instance, profile, sat_class=Cost_Sat, tie_breaking=lexico_tie_breaking)
print(json.dumps([time.perf_counter() - began, [one.name for one in won]]))
"""


class DifferentWinners(Exception):
    """The two sides did not decide the same, so their times cannot be compared."""


def against_pabutools(folder: Path, times: int) -> Iterator[str]:
    """Seconds of the rule alone; the winners of both sides are compared."""
    yield from headed("pabutools' exact mode, against ours (seconds; the ratio is how many times ours is faster)")
    python = _environment(folder)
    for city in LARGE[:2]:
        given = ballots(city)
        file = folder / "city.pb"
        _write(file, given)
        measured = [_pair(python, file, given) for _ in range(times)]
        yield line(Figure("time", str(city), "s"), measured)


def _environment(folder: Path) -> Path:
    home = folder / "pabutools"
    venv.create(home, with_pip=True)
    python = home / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "pabutools"], check=True)
    return python


def _pair(python: Path, file: Path, given: Ballots) -> Pair:
    told = subprocess.run([python, "-c", SCRIPT, file], check=True, capture_output=True, text=True).stdout
    seconds, won = json.loads(told.splitlines()[-1])
    vote = given.in_fractions()
    times = []
    for _ in range(3):
        began = perf_counter()
        decision = decide(vote, TERMS)
        times.append(perf_counter() - began)
    if sorted(decision.winners) != sorted(won):
        raise DifferentWinners(str(set(decision.winners) ^ set(won)))
    return Pair({"time": seconds}, {"time": min(times)})


def _write(file: Path, given: Ballots) -> None:
    """As a .pb file."""
    ballot: list[list[str]] = [[] for _ in range(given.everybody)]
    for member, place in zip(given.members.tolist(), given.places.tolist(), strict=True):
        ballot[member].append(f"p{place}")
    meta = {"description": "made", "country": "none", "unit": "none", "instance": "1"}
    meta |= {"num_projects": f"{len(given.costs)}", "num_votes": f"{given.everybody}", "budget": f"{given.pot}"}
    meta |= {"vote_type": "approval", "rule": "equalshares"}
    lines = ["META", "key;value", *(f"{key};{value}" for key, value in meta.items())]
    lines += ["PROJECTS", "project_id;cost", *(f"{id};{cost}" for id, cost in zip(given.ids, given.costs, strict=True))]
    lines += ["VOTES", "voter_id;vote", *(f"{member};{','.join(places)}" for member, places in enumerate(ballot))]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
