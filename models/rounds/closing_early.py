"""A round is brought to its decision before its time."""

from collections.abc import Mapping
from typing import Any

from models.rounds.deciding import decide
from models.rounds.extending import require_round
from models.rules.refusals import Refusal
from models.rules.rounds import Phase
from models.rules.seconding import Request
from models.store.unit import Unit


def check(unit: Unit, community_id: int, round_id: int, _values: Mapping[str, Any]) -> None:
    """Refused while anything ripens, before joining has closed (nothing can be decided then), and once decided."""
    its_round = require_round(unit, community_id, round_id)
    if its_round.phase is Phase.CLOSED:
        raise Refusal("round_closed")
    if its_round.phase is Phase.GATHERING:
        raise Refusal("close_before_freeze")
    if its_round.phase is Phase.PROVISIONAL:
        raise Refusal("decided_already")
    for purpose in unit.purposes.undecided(round_id):
        if purpose.ripens_at is not None:
            raise Refusal("something_ripens", title=purpose.title)


def close_early(unit: Unit, request: Request, by: list[str]) -> None:
    """The decision is now: provisional for one ripening time, as any decision."""
    its_round = unit.rounds.get(request.subject_id)
    unit.rounds.change(its_round.id, decide_at=unit.now, propose_until=min(its_round.propose_until, unit.now))
    for act in ("halfway", "last", "decide"):
        unit.dues.drop(act, [its_round.id], unit.now)
    number = unit.journal.append(its_round.community_id, "closed early", by=by, round=its_round.number)
    unit.notices.tell_group(its_round.community_id, "closed_early", number, request_id=request.id)
    decide(unit, its_round.id)
