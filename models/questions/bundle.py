"""What is published of a round that is over, as the books have it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from models.rules.purposes import Purpose, State, public_id
from models.rules.rounds import Phase, Round
from models.store.journal import Sealed, stamp
from models.store.purposes import Told
from models.store.unit import Unit

Transfer = tuple[str, str, str, int, int]
Payment = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Published:
    """Everything of a round that is over: pennies, and voters by the codes they have in this round.

    journal: every entry up to the end of the round. transfers: when, from where, to where, whose, how much; all there
    are by now, in order, for a moment cannot tell which came before the end.
    terms: the words of each deposit that came with any, by its number.
    payments: purpose, voter, how much. purposes: each by its public id, with how it ended. facts: how the roll came
    together, in head-counts by name; empty where there was none.
    """

    round: Round
    journal: list[Sealed]
    roll: list[str]
    facts: Mapping[str, int]
    texts: dict[str, list[Told]]
    funders: dict[int, str]
    terms: dict[int, str]
    transfers: list[Transfer]
    payments: list[Payment]
    purposes: dict[str, tuple[Purpose, State]]


def published(unit: Unit, round_id: int) -> Published | None:
    """None where there is no such round, and while it is not over."""
    its_round = unit.rounds.find(round_id)
    if its_round is None or its_round.phase is not Phase.CLOSED:
        return None
    purposes = {public_id(its_round, one.number): one for one in unit.purposes.of_round(round_id)}
    voters = unit.rolls.codes(round_id, its_round.seed)
    entries = _journal(unit, its_round)
    return Published(
        its_round,
        entries,
        sorted(voters.values()),
        unit.rounds.facts(round_id) or {},
        {name: unit.purposes.told(one.id) for name, one in purposes.items()},
        _funders(unit, its_round.community_id, entries),
        _terms(unit, entries),
        _transfers(unit, its_round.community_id),
        _payments(unit, purposes, voters),
        {name: (one, one.state(its_round)) for name, one in purposes.items()},
    )


def _journal(unit: Unit, its_round: Round) -> list[Sealed]:
    """Up to the end of the round, or to where words of it were erased since, which nobody could check otherwise."""
    entries = unit.journal.after(its_round.community_id, 0)
    for place in range(len(entries) - 1, -1, -1):
        facts = json.loads(entries[place].text)
        if facts["act"] in ("closed", "cancelled") and facts["round"] == its_round.number:
            return entries[: _erased_since(entries, place + 1, its_round)]
    return entries


def _erased_since(entries: list[Sealed], end: int, its_round: Round) -> int:
    until = end
    for place in range(end, len(entries)):
        facts = json.loads(entries[place].text)
        if facts["act"] == "opened":
            break
        if facts["act"] == "erased" and any(name.startswith(f"{its_round.number}.") for name in facts["words"]):
            until = place + 1
    return until


def _funders(unit: Unit, community_id: int, entries: list[Sealed]) -> dict[int, str]:
    """Those who have given something by the end of the round."""
    names = unit.deposits.names(community_id)
    given = [json.loads(entry.text) for entry in entries if '"act":"deposited"' in entry.text]
    return {funder: names[funder] for funder in sorted({one["funder"] for one in given})}


def _terms(unit: Unit, entries: list[Sealed]) -> dict[int, str]:
    given = [json.loads(entry.text) for entry in entries if '"act":"deposited"' in entry.text]
    return {one["deposit"]: unit.deposits.get(one["deposit"]).terms for one in given if "terms" in one}


def _transfers(unit: Unit, community_id: int) -> list[Transfer]:
    rounds = {one.id: one for one in unit.rounds.all(community_id)}
    names = {
        purpose.id: public_id(of, purpose.number) for of in rounds.values() for purpose in unit.purposes.of_round(of.id)
    }

    def place(kind: str, round_id: int | None, purpose_id: int | None) -> str:
        if kind == "purpose" and purpose_id is not None:
            return f"purpose {names[purpose_id]}"
        return kind if kind in ("funder", "pot") or round_id is None else f"{kind} {rounds[round_id].number}"

    return [
        (
            stamp(one.at),
            place(one.giver, one.round_id, one.purpose_id),
            place(one.taker, one.round_id, one.purpose_id),
            one.funder_id,
            one.amount,
        )
        for one in unit.ledger.moves_of(community_id)
    ]


def _payments(unit: Unit, purposes: dict[str, Purpose], voters: dict[int, str]) -> list[Payment]:
    return [
        (name, voter, pennies)
        for name, one in purposes.items()
        for voter, pennies in sorted((voters[who], paid) for who, paid in unit.lines.payments(one.id).items())
    ]
