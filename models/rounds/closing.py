"""The close: the last count, the last payments, and what is left goes back."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType
from typing import Any

from models.people import resting
from models.people.lapsing import lapse_with_round
from models.rounds.activating import activate
from models.rounds.counting import count_all, near, recorded
from models.rules.money import Money
from models.rules.purposes import Purpose, public_id
from models.rules.rounds import Phase, Round
from models.store.journal import canonical, sealed
from models.store.ledger import AccountKind
from models.store.unit import Unit

NOTHING: Mapping[str, Any] = MappingProxyType({})


def close(unit: Unit, round_id: int) -> None:
    """Counts again over everything that was undecided, pays for what goes ahead, and returns the rest."""
    its_round = unit.rounds.get(round_id)
    if its_round.phase is not Phase.PROVISIONAL:
        return
    undecided = {public_id(its_round, one.number): one for one in unit.purposes.undecided(round_id)}
    counted = count_all(unit, its_round, list(undecided.values()))
    for activation in counted.outcome.activated:
        activate(unit, its_round, undecided[activation.id], activation)
    unit.purposes.recount(its_round.id)
    misses = near(unit, its_round, list(undecided.values()), counted)
    _end(unit, its_round, recorded(counted.outcome), {str(one): asdict(miss) for one, miss in misses.items()})
    resting.rest(unit, its_round.community_id)


def close_empty(unit: Unit, its_round: Round) -> None:
    """Ends a round whose roll never came together: too few residents, or less than a penny each."""
    waiting = ("halfway", "last", "decide")
    for act in waiting:
        unit.dues.drop(act, [its_round.id], unit.now)
    _end(unit, its_round, {}, NOTHING)


def _end(unit: Unit, its_round: Round, outcome: Mapping[str, Any], misses: Mapping[str, Any]) -> None:
    """misses: what would have let a purpose go ahead, by its id. Told, and not recorded: it follows from the record."""
    returned = return_what_is_left(unit, its_round)
    outcome = {**outcome, "returned": returned}
    facts = {"round": its_round.number, "outcome": sealed(canonical(outcome)), "returned": sum(returned.values())}
    number = unit.journal.append(its_round.community_id, "closed", carries=its_round.carries, **facts)
    unit.notices.tell_group(its_round.community_id, "result", number, round_id=its_round.id, misses=dict(misses))
    unit.notices.tell_group(its_round.community_id, "record", number, round_id=its_round.id)
    end(unit, its_round, outcome, misses)


def end(
    unit: Unit, its_round: Round, outcome: Mapping[str, Any], misses: Mapping[str, Any] = NOTHING, **how: object
) -> None:
    """A round is over, whatever ended it: its cards say so, and what was asked for it ends too."""
    unit.rounds.change(its_round.id, closed_at=unit.now, outcome=outcome, **how)
    unit.notices.redraw(its_round.community_id, "round", its_round.id)
    lapse_with_round(unit, its_round.community_id, its_round.id)
    purposes = unit.purposes.of_round(its_round.id)
    unit.notices.redraw_all(purposes)
    _tell_proposers(unit, [purpose for purpose in purposes if purpose.undecided], misses)


def _tell_proposers(unit: Unit, failed: Sequence[Purpose], misses: Mapping[str, Any]) -> None:
    """What did not go ahead is told in private to who asked for it, not only in a list in the group."""
    people = dict(unit.rolls.writable(sorted({purpose.proposed_by for purpose in failed})))
    for purpose in failed:
        person_id = people.get(purpose.proposed_by)
        if person_id is not None:
            values = {"purpose_id": purpose.id, "miss": misses.get(str(purpose.id))}
            unit.notices.write_to(person_id, "not_ahead", purpose.community_id, **values)


def return_what_is_left(unit: Unit, its_round: Round) -> dict[str, int]:
    """What no purpose took goes back to its funders, or to the pot where the round said so. Pennies by funder's id.

    Where no roll ever froze nothing was taken from the pot, and what is in it goes back.
    """
    source: AccountKind = "pot" if its_round.frozen_at is None else "shares"
    target: AccountKind = "pot" if its_round.carries else "returned"
    if source == target:
        return {}
    if source == "shares":
        unit.lines.give_back(its_round.id)
        unit.rolls.empty(its_round.id)
    returned = {}
    for funder_id, part in unit.ledger.by_funder(its_round.community_id, source, _scope(its_round, source)).items():
        if part:
            giver, taker = (_account(unit, its_round, kind, funder_id) for kind in (source, target))
            key, money = f"return:{its_round.id}:{funder_id}", Money(part, its_round.currency)
            unit.ledger.move(its_round.community_id, key, "return", giver, taker, money)
            returned[str(funder_id)] = part
    return returned


def _scope(its_round: Round, kind: AccountKind) -> int | None:
    return None if kind == "pot" else its_round.id


def _account(unit: Unit, its_round: Round, kind: AccountKind, funder_id: int) -> int:
    return unit.ledger.account(its_round.community_id, kind, funder_id, _scope(its_round, kind))
