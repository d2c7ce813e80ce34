"""What was said of a purpose ends, all of it at once."""

from models.rules.ballots import Stance
from models.rules.purposes import Purpose
from models.store.unit import Unit


def fall_silent(unit: Unit, purpose: Purpose, how: str) -> dict[int, Stance]:
    """Ends its ripening, its backings and its objections (so: amended or merged); returns who had said what."""
    spoken = unit.stances.of_purpose(purpose.id)
    unit.dues.drop("lapse", unit.objections.end_all(purpose.id, how, unit.now), unit.now)
    unit.stances.forget(purpose.id)
    unit.dues.drop("ripen", [purpose.id], unit.now)
    unit.purposes.change(purpose.id, ripens_at=None)
    return spoken
