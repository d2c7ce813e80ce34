"""A deadline comes: its act is done, once."""

from collections.abc import Callable, Collection
from functools import partial

from models.people import seconding
from models.purposes import keeping_both, objecting, ripening
from models.rounds import closing, deciding, freezing, nudging
from models.rules.nudging import Nudge
from models.store.dues import Due
from models.store.unit import Unit

ACTS: dict[str, Callable[[Unit, int], None]] = {
    "freeze": freezing.freeze,
    "halfway": partial(nudging.nudge, what=Nudge.HALFWAY),
    "last": partial(nudging.nudge, what=Nudge.LAST),
    "ripen": ripening.ripen,
    "lapse": objecting.lapse,
    "decide": deciding.decide,
    "close": closing.close,
    "unanswered": keeping_both.lapse,
    "request": seconding.lapse,
}


def fall_due(unit: Unit, due: Due) -> bool:
    """Does what falls due and marks it done in the same commit. Says whether there was still anything to do."""
    if not unit.dues.done(due.id, unit.now):
        return False
    ACTS[due.act](unit, due.subject_id)
    return True


def first_due(unit: Unit, but: Collection[int] = ()) -> Due | None:
    """The earliest deadline that waits, but for those of some communities."""
    return unit.dues.first(but)
