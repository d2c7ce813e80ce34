"""After a silence longer than Telegram keeps updates: taps may be lost, so nothing is decided on them."""

from datetime import datetime, timedelta
from math import ceil

from models.store.unit import Unit


def resume(unit: Unit, since: datetime) -> None:
    """Moves every undecided deadline by the length of the silence, and says so in each group with an open round.

    In whole seconds, rounded up: as the journal tells it.
    """
    seconds = ceil((unit.now - since).total_seconds())
    silence = timedelta(seconds=seconds)
    for its_round in unit.rounds.open():
        unit.rounds.move(its_round, silence)
        unit.purposes.move_ripening(its_round.id, silence)
        unit.objections.move(its_round.id, silence)
        unit.dues.move(its_round.community_id, silence)
        unit.requests.move(its_round.community_id, silence)
        number = unit.journal.append(its_round.community_id, "silence", round=its_round.number, seconds=seconds)
        unit.notices.tell_group(
            its_round.community_id, "silence", number, round_id=its_round.id, since=since.isoformat(), seconds=seconds
        )
        unit.notices.redraw(its_round.community_id, "round", its_round.id)
        unit.notices.redraw_all(unit.purposes.undecided(its_round.id))
