"""What is published of a round that is over: one zip, for anyone to recount."""

import json
from collections import Counter
from dataclasses import asdict
from importlib.resources import files

from bot import recount as program
from bot.recount.basics import Wrong, canonical
from bot.recount.container import contents, pack
from bot.recount.counting import FORMAT, recount
from bot.recount.files import derived
from bot.recount.tables import table
from models.questions.bundle import Published
from models.rules.purposes import State


class WouldNotHold(Exception):
    """The books and the journal do not agree: nothing is published, and the operator is told."""


def bundle(of: Published) -> bytes:
    """The zip, the same bytes whenever it is made. Refused (WouldNotHold) where a recount finds anything else."""
    given = {"journal.txt": _journal(of), "round.json": _about(of)}
    try:
        found = recount(given["journal.txt"], given["round.json"])
        follows = derived(found)
    except Wrong as wrong:
        raise WouldNotHold(str(wrong)) from None
    ledger = _ledger(of, len(found.replay.books.lines))
    booked = {"ledger.csv": ledger, "payments.csv": _payments(of), "tally.csv": _tally(of)}
    for name, text in booked.items():
        if text.encode() != follows[name]:
            raise WouldNotHold(f"{name} is not what follows from the journal")
    held = given | follows | {"recount.pyz": standalone()}
    return pack(held | {"contents.txt": contents(held)})


def standalone() -> bytes:
    """The program that recounts, in one file that Python runs as it is."""
    sources = [file for file in files(program).iterdir() if file.name.endswith(".py")]
    packed = {f"recount/{file.name}": file.read_bytes() for file in sources}
    packed["__main__.py"] = b"import runpy\n\nrunpy.run_module('recount', run_name='__main__', alter_sys=True)\n"
    return pack(packed)


def _journal(of: Published) -> bytes:
    return "".join(f"{entry.text}\n" for entry in of.journal).encode()


def _about(of: Published) -> bytes:
    """What the journal has only as hashes: names, words, and the roll; and which words its end does not tell of."""
    erasures = [json.loads(entry.text)["words"] for entry in of.journal if '"act":"erased"' in entry.text]
    unsealed = {name for name, told in of.texts.items() if not all(text.salt for text in told)}
    facts = {
        "erased_since": sorted(unsealed.difference(*erasures)),
        "format": FORMAT,
        "round": of.round.number,
        "facts": of.facts,
        "question": of.round.question,
        "currency": of.round.currency,
        "roll": of.roll,
        "funders": {str(funder): name for funder, name in of.funders.items()},
        "terms": {str(deposit): words for deposit, words in of.terms.items()},
        "purposes": {name: [asdict(text) for text in told] for name, told in of.texts.items()},
    }
    return f"{canonical(facts)}\n".encode()


def _ledger(of: Published, moves: int) -> str:
    """moves: how many transfers there were by the end of the round. Behind it a name may change, and no sum."""
    number = of.round.number
    places = {f"shares {number}", f"returned {number}", *(f"purpose {name}" for name in of.purposes)}
    moved: Counter[str] = Counter()
    for _, giver, taker, _, pennies in of.transfers[moves:]:
        moved[giver] -= pennies
        moved[taker] += pennies
    if any(moved[place] for place in places):
        raise WouldNotHold("money of the round moved after its end")
    rows = [(*one[:4], of.funders[one[3]], one[4]) for one in of.transfers[:moves]]
    return table(("at", "from", "to", "funder", "name", "pennies"), rows)


def _payments(of: Published) -> str:
    return table(("purpose", "voter", "pennies"), of.payments)


def _tally(of: Published) -> str:
    rows = []
    for name, (one, state) in of.purposes.items():
        out = state in (State.WITHDRAWN, State.MERGED) or of.round.frozen_at is None
        counts = ("", "") if out else (one.backers, one.objectors)
        rows.append((name, one.title, one.cost, *counts, state.value, one.price or ""))
    return table(("purpose", "title", "pennies", "backers", "objectors", "state", "price"), rows)
