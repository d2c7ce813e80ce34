"""Running the rule over purposes as they stand now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from models.rules.ballots import Stance
from models.rules.equal_shares import settle
from models.rules.near_misses import Ground, NearMiss, near_misses
from models.rules.outcomes import Candidate, Outcome, amounts
from models.rules.purposes import Purpose, public_id
from models.rules.rounds import Round
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Count:
    """What the rule was asked about, and what it decided. Ids are public: purposes 3.2, voters' codes."""

    candidates: Sequence[Candidate]
    balances: Mapping[str, int]
    outcome: Outcome[int]


def count(unit: Unit, its_round: Round, purposes: Sequence[Purpose]) -> Outcome[int]:
    """What the rule decides about these purposes on what is left of their backers' shares."""
    return count_all(unit, its_round, purposes).outcome


def count_all(unit: Unit, its_round: Round, purposes: Sequence[Purpose]) -> Count:
    """The same, with what it was asked."""
    backers: dict[int, set[str]] = {purpose.id: set() for purpose in purposes}
    objectors = dict.fromkeys(backers, 0)
    balances: dict[str, int] = {}
    for purpose_id, code, stance, left in unit.stances.on(backers, its_round.id, its_round.seed):
        if stance is not Stance.BACKS:
            objectors[purpose_id] += 1
            continue
        backers[purpose_id].add(code)
        if left is not None:
            balances[code] = left
    candidates = [
        Candidate(public_id(its_round, one.number), one.cost, frozenset(backers[one.id]), objectors[one.id])
        for one in purposes
    ]
    outcome = settle(candidates, balances, its_round.rule, its_round.roll or 0, its_round.seed)
    return Count(candidates, balances, outcome)


def near(unit: Unit, its_round: Round, purposes: Sequence[Purpose], counted: Count) -> dict[int, NearMiss]:
    """Which of these purposes came near to going ahead, by id, and what would have been enough."""
    ids = {public_id(its_round, one.number): one for one in purposes}
    payees = [name for name, one in ids.items() if _on_the_roll(unit, its_round, one.payee_member_id)]
    spent = any(one.activated_at is not None for one in unit.purposes.of_round(its_round.id))
    ground = Ground(its_round.rule, its_round.roll or 0, its_round.share or 0, its_round.seed, payees, spent)
    found = near_misses(counted.candidates, counted.balances, counted.outcome, ground)
    return {ids[name].id: one for name, one in found.items()}


def _on_the_roll(unit: Unit, its_round: Round, member_id: int | None) -> bool:
    return member_id is not None and unit.rolls.left(its_round.id, member_id) is not None


def recorded(outcome: Outcome[int]) -> Mapping[str, Any]:
    """An outcome as it is kept and shown: purposes by public id, who paid only as numbers of people.

    pays: how many pennies, and by how many people, the most first.
    """
    activated = [
        {
            "id": one.id,
            "price": str(one.price),
            "payers": len(one.payments),
            "cost": one.cost,
            "pays": [list(each) for each in amounts(one.payments)],
        }
        for one in outcome.activated
    ]
    failures = {
        one: {"test": failure.test, "have": failure.have, "need": failure.need, "after": list(failure.after)}
        for one, failure in outcome.failures.items()
    }
    ties = [{"winner": tie.winner, "others": list(tie.others), "by": tie.broken_by} for tie in outcome.ties]
    return {"activated": activated, "failures": failures, "ties": ties}
