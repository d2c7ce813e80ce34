"""A round is made longer, once."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from models.rules.extending import Longer, check_extension, extended
from models.rules.refusals import require_own
from models.rules.rounds import Round
from models.rules.seconding import Request
from models.store.journal import stamps
from models.store.unit import Unit


def check(unit: Unit, community_id: int, round_id: int, values: Mapping[str, Any]) -> None:
    """Whether a round can be made longer by values["length"] seconds."""
    its_round = require_round(unit, community_id, round_id)
    wanted = min(values["length"], its_round.length + 1)  # a forged button may ask for more than any time is long
    check_extension(its_round, timedelta(seconds=wanted), unit.now)


def extend(unit: Unit, request: Request, by: list[str]) -> None:
    """Moves the decision and all that is still to come before it; a purpose that ripens goes on as it was."""
    its_round = unit.rounds.get(request.subject_id)
    community = unit.communities.get(its_round.community_id)
    seconds = request.values["length"]
    longer = extended(its_round, timedelta(seconds=seconds), community.zone)
    dates = {"freeze_at": longer.freeze_at, "propose_until": longer.propose_until, "decide_at": longer.decide_at}
    unit.rounds.change(its_round.id, extended_at=unit.now, **dates)
    _agree_again(unit, its_round, longer)
    when = stamps(freeze=longer.freeze_at, until=longer.propose_until, decides=longer.decide_at)
    facts = {"round": its_round.number, "length": seconds, "dates": when}
    number = unit.journal.append(community.id, "extended", by=by, **facts)
    unit.notices.tell_group(community.id, "extended", number, request_id=request.id)
    unit.notices.redraw(community.id, "round", its_round.id)
    unit.notices.redraw_all(unit.purposes.undecided(its_round.id))


def _agree_again(unit: Unit, its_round: Round, longer: Longer) -> None:
    moments = {"halfway": longer.halfway, "last": longer.last, "decide": longer.decide_at}
    if longer.freeze_at != its_round.freeze_at:
        moments["freeze"] = longer.freeze_at
    for act, at in moments.items():
        if unit.dues.when(act, its_round.id) is not None:
            unit.dues.drop(act, [its_round.id], unit.now)
            unit.dues.set(its_round.community_id, act, its_round.id, at)


def require_round(unit: Unit, community_id: int, round_id: int) -> Round:
    """The round, where it is this community's."""
    return require_own(community_id, unit.rounds.find(round_id))
