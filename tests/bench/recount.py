"""The program in a record, on the standard library alone, against Python that only hashes and reads the journal."""

import zipfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from itertools import islice
from pathlib import Path

from bot.bundle import bundle
from models.purposes import backing
from models.questions.bundle import published
from models.rounds import launching
from models.rules.plans import Plan
from models.store.migrations import upgrade
from models.store.notices import Asked
from models.store.unit import Unit
from tests.bench.processes import WHOLE, whole
from tests.bench.table import alternate, headed, line
from tests.bench.town import LENGTH, url_of
from tests.verbs.house import CHAT, FOUNDER, Street, ready

PEOPLE, PURPOSES = 300, 5
READ = (
    "import hashlib, json, sys, zipfile\n"
    "for line in zipfile.ZipFile(sys.argv[1]).read('journal.txt').splitlines():\n"
    "    hashlib.sha256(line).hexdigest(), json.loads(line)"
)


def recounts(folder: Path, pairs: int, entries: int) -> Iterator[str]:
    """Both sides start Python, and neither has anything of ours installed."""
    record, program = folder / "record.zip", folder / "recount.pyz"
    record.write_bytes(long_record(folder / "long.sqlite", entries))
    with zipfile.ZipFile(record) as held:
        program.write_bytes(held.read("recount.pyz"))
        written = len(held.read("journal.txt").splitlines())
    yield from headed(f"A record of {written:,} journal entries recounted, against Python that hashes and reads each")
    measured = alternate(
        pairs, partial(whole, "-I", str(program), str(record)), partial(whole, "-I", "-c", READ, str(record))
    )
    for figure in WHOLE:
        yield line(figure, measured)


def long_record(file: Path, entries: int) -> bytes:
    """A round in which people back and take back about so many times, all by the verbs."""
    upgrade(url_of(file))
    street = Street(url_of(file))
    ready(street, PEOPLE, PEOPLE * 25_00)
    plan = Plan("What would help?", int(LENGTH.total_seconds()), core="9/10")
    street.do(launching.open_round, street.do(launching.preview, street.community_id, FOUNDER, plan), FOUNDER)
    purposes = [street.propose(200_00, title=f"Lights in alley {number}") for number in range(PURPOSES)]
    street.until("freeze")
    with street.engine.begin() as connection:
        for verb, purpose, person in islice(_said(purposes), entries):
            verb(Unit(connection, street.now, street.ids, Asked(0, CHAT, None)), purpose, person)
    street.let_pass(timedelta(days=20))
    of = street.ask(published, street.round().id)
    street.close()
    if of is None:
        raise LookupError("the round has not ended")
    return bundle(of)


def _said(purposes: list[int]) -> Iterator[tuple[Callable[[Unit, int, int], backing.Said], int, int]]:
    """Half of the people back a purpose one after another, and take it back; then the next purpose."""
    while True:
        for purpose in purposes:
            for verb in (backing.back, backing.take_back):
                for person in range(1, PEOPLE // 2):
                    yield verb, purpose, person
