"""A small round to publish and to forge: one purpose goes ahead, one fails, one objection is settled."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bot.bundle import bundle
from bot.recount.basics import NOTHING, canonical, seal
from bot.recount.container import contents, pack, unpack
from bot.recount.counting import Recount, recount
from bot.recount.files import derived
from models.people import seconding, settings
from models.purposes import amending, backing, merging, objecting
from models.questions.bundle import published
from models.rules.admissions import Policy
from models.rules.purposes import Proposal
from tests.verbs.house import FOUNDER, Street, ready

Entries = list[dict[str, Any]]
Facts = dict[str, Any]
Forgery = Callable[[Entries, Facts], object]


def small(street: Street) -> bytes:
    """The bundle of a round of six people with £10 each."""
    ready(street).open()
    lights = street.propose(30_00, by=FOUNDER)
    street.back(lights, FOUNDER, 2, 3)
    benches = street.propose(20_00, by=2, title="=Benches")
    street.back(benches, 5, 6)
    street.until("freeze")
    street.fund(5_00, "=Lottery", terms="for\ntrees")
    street.back(lights, 4)
    street.do(backing.object_to, lights, 5)
    street.do(objecting.give_reason, lights, 5, "Too bright")
    street.do(objecting.settle, 1, 5)
    street.let_pass(timedelta(days=20))
    of = street.ask(published, street.round().id)
    assert of is not None
    return bundle(of)


def busy(street: Street) -> bytes:
    """The bundle of a longer round: two purposes ripen at once, one costs less than first said, one was merged."""
    ready(street).do(settings.set_policy, street.community_id, FOUNDER, Policy.APPROVE)
    street.do(settings.set_wait, street.community_id, FOUNDER, 1)
    street.open()
    lights, benches = street.propose(12_00, by=3), street.propose(9_00, by=4, title="Benches")
    street.do(merging.ask, street.propose(5_00, by=4, title="A bench"), benches, 4)
    street.do(amending.amend, lights, 3, Proposal("Lights", "It is dark", 11_00, "Acme"))
    asked = street.do(
        seconding.ask, street.community_id, FOUNDER, "extend", street.round().id, {"length": 7 * 24 * 3600}
    )
    street.do(seconding.agree, asked.id, 2)
    street.until("freeze")
    street.back(lights, FOUNDER, 2, 3, 5)
    street.let_pass(timedelta(hours=1))
    street.back(benches, FOUNDER, 2, 4, 6)
    street.let_pass(timedelta(days=40))
    of = street.ask(published, street.round().id)
    assert of is not None
    return bundle(of)


def forged(data: bytes, change: Forgery) -> Recount:
    """What a forger gets who changes the acts, and then makes every hash, seal and file anew."""
    given = given_anew(data, change)
    found = recount(given["journal.txt"], given["round.json"])
    held = unpack(data) | derived(found)
    assert unpack(pack(held | {"contents.txt": contents(held)}))
    return found


def given_anew(data: bytes, change: Forgery) -> dict[str, bytes]:
    """The two files from which all others follow, with every hash made anew."""
    files = unpack(data)
    entries = [json.loads(line) for line in files["journal.txt"].splitlines()]
    about = json.loads(files["round.json"])
    change(entries, about)
    journal, before = "", NOTHING
    for number, entry in enumerate(entries, start=1):
        line = canonical({**entry, "number": number, "before": before})
        journal, before = f"{journal}{line}\n", seal(line)
    return {"journal.txt": journal.encode(), "round.json": f"{canonical(about)}\n".encode()}


def first(entries: Entries, act: str, **facts: object) -> dict[str, Any]:
    """The first entry of an act with these facts."""
    return next(one for one in entries if one["act"] == act and facts.items() <= one.items())
