"""What was kept long enough is forgotten, by the clock."""

from datetime import datetime, timedelta

from models.people import admitting, erasing
from models.rules.keeping import Periods
from models.store import keeping
from models.store.unit import Unit


def anything(unit: Unit, periods: Periods) -> bool:
    """A question: whether there is something to forget by now."""
    return keeping.anything(unit.connection, _before(unit, periods))


def sweep(unit: Unit, periods: Periods) -> None:
    """Forgets some of it: so much as one commit may hold."""
    before = _before(unit, periods)
    for community_id, person_id in keeping.some(unit.connection, keeping.waiting(before["asking"])):
        admitting.withdraw(unit, community_id, person_id)
    for (person_id,) in keeping.some(unit.connection, keeping.gone(before["left"])):
        erasing.forget(unit, person_id)
    keeping.throw_away(unit.connection, before)


def _before(unit: Unit, periods: Periods) -> dict[str, datetime]:
    return {name: unit.now - timedelta(days=days) for name, days in periods.by_name.items()}
