"""Running the rule over purposes as they stand now."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from models.rules.ballots import Stance
from models.rules.equal_shares import settle
from models.rules.outcomes import Candidate, Outcome
from models.rules.purposes import Purpose, public_id
from models.rules.rounds import Round
from models.store.unit import Unit


def count(unit: Unit, its_round: Round, purposes: Sequence[Purpose]) -> Outcome[int]:
    """What the rule decides about these purposes on what is left of their backers' shares.

    Ids are public: purposes 3.2, voters' codes.
    """
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
    return settle(candidates, balances, its_round.rule, its_round.roll or 0, its_round.seed)


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
            "pays": sorted(map(list, Counter(one.payments.values()).items()), reverse=True),
        }
        for one in outcome.activated
    ]
    failures = {
        one: {"test": failure.test, "have": failure.have, "need": failure.need, "after": list(failure.after)}
        for one, failure in outcome.failures.items()
    }
    ties = [{"winner": tie.winner, "others": list(tie.others), "by": tie.broken_by} for tie in outcome.ties]
    return {"activated": activated, "failures": failures, "ties": ties}
