"""How the roll of a round came together."""

from dataclasses import dataclass

from models.rules.capture import Facts
from models.rules.rounds import Round
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class FactsView:
    """The facts of a round, as they were when its roll was frozen."""

    round: Round
    facts: Facts


def facts_of(unit: Unit, round_id: int) -> FactsView | None:
    """None before the roll is frozen."""
    found = unit.rounds.facts(round_id)
    return None if found is None else FactsView(unit.rounds.get(round_id), Facts(**found))
