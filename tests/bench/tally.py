"""`commonpot tally` on a city's file, as a whole process, against Python's csv module that only reads it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.bench.cities import City, ballots
from tests.bench.processes import WHOLE, whole
from tests.bench.table import alternate, headed, line

CITY = City(90_494, 160, 326_000)
LISTED = "import csv, sys; rows = list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline=''), delimiter=';'))"
PASSED = (
    "import csv, sys\nfor row in csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline=''), delimiter=';'): pass"
)


def tallies(folder: Path, pairs: int) -> Iterator[str]:
    """Both sides start Python; ours also counts twice (pennies and fractions) and prints the page."""
    path = folder / "city.pb"
    path.write_text(written(CITY), "utf-8")
    ours = partial(whole, "-m", "bot", "tally", str(path))
    ours()  # once, so that the code is compiled
    for words, program in (("into a list of rows", LISTED), ("and keeps nothing", PASSED)):
        yield from headed(f"`commonpot tally` of {CITY}, against `python -c` with csv.reader that reads it {words}")
        measured = alternate(pairs, ours, partial(whole, "-c", program, str(path)))
        for figure in WHOLE:
            yield line(figure, measured)


def written(city: City) -> str:
    """A file such as cities publish, with age, sex and how the vote was cast behind each vote."""
    given = ballots(city)
    votes: list[list[str]] = [[] for _ in range(given.everybody)]
    for member, place in zip(given.members.tolist(), given.places.tolist(), strict=True):
        votes[member].append(f"P{place:03}CD")
    projects = (
        f"P{place:03}CD;{cost};Project number {place};sport,education" for place, cost in enumerate(given.costs)
    )
    rows = (f"{1401813047 + row};{','.join(vote)};{16 + row % 70};F;internet" for row, vote in enumerate(votes))
    meta = f"META\nkey;value\nbudget;{given.pot}\nvote_type;approval\nnum_votes;{len(votes)}\ncurrency;PLN"
    heads = "PROJECTS\nproject_id;cost;name;category", "VOTES\nvoter_id;vote;age;sex;voting_method"
    return "\n".join((meta, heads[0], *projects, heads[1], *rows)) + "\n"
