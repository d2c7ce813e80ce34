"""Everything about oneself, on one tap."""

from models.store.unit import Unit


def give(unit: Unit) -> None:
    """Two files in private: one to read, and one for other programs."""
    unit.notices.reply("held_to_read", None)
    unit.notices.reply("held_as_data", None)
