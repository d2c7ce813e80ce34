"""A round is cancelled: it ends as a whole, with nothing more decided."""

from collections.abc import Mapping
from typing import Any

from models.rounds.closing import end, return_what_is_left
from models.rounds.extending import require_round
from models.rules.purposes import check_text
from models.rules.refusals import Refusal
from models.rules.rounds import Phase
from models.rules.seconding import Request
from models.store.journal import commitment
from models.store.unit import Unit

WHY = 300


def check(unit: Unit, community_id: int, round_id: int, values: Mapping[str, Any]) -> None:
    """Refused without a reason that all can read, and once the round is over."""
    if require_round(unit, community_id, round_id).phase is Phase.CLOSED:
        raise Refusal("round_closed")
    check_text("why", values["why"], WHY)


def cancel(unit: Unit, request: Request, by: list[str]) -> None:
    """What activated stays; what shares hold goes back to the funders, or to the pot where the round said so.

    Before the freeze nothing was taken from the pot, and all of it stays there.
    """
    its_round = unit.rounds.get(request.subject_id)
    undecided = unit.purposes.undecided(its_round.id)
    for act in ("freeze", "halfway", "last", "decide", "close"):
        unit.dues.drop(act, [its_round.id], unit.now)
    unit.dues.drop("ripen", [purpose.id for purpose in undecided], unit.now)
    for purpose in undecided:
        unit.purposes.change(purpose.id, ripens_at=None)
    returned = return_what_is_left(unit, its_round) if its_round.frozen_at is not None else {}
    why = commitment(its_round.seed, request.values["why"])
    facts = {"round": its_round.number, "why": why, "returned": sum(returned.values()), "carries": its_round.carries}
    number = unit.journal.append(its_round.community_id, "cancelled", by=by, **facts)
    unit.notices.tell_group(its_round.community_id, "cancelled", number, request_id=request.id)
    if its_round.frozen_at is not None or unit.purposes.of_round(its_round.id):
        unit.notices.tell_group(its_round.community_id, "record", number, round_id=its_round.id)
    end(unit, its_round, {"returned": returned}, cancelled_at=unit.now)
