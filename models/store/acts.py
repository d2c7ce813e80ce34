"""One update's act: the update is marked done in the same commit as what it asked for."""

from collections.abc import Callable
from typing import TypeVar

from models.rules.refusals import Refusal
from models.store import inbox
from models.store.databases import kind_behind
from models.store.unit import Unit

Result = TypeVar("Result")


class WroteBeforeRefusing(Exception):
    """A verb wrote and then refused. It must ask the rule first; nothing it wrote is kept."""


def perform(unit: Unit, verb: Callable[..., Result], *values: object) -> Result:
    """Marks what was asked as done, then does it. Raises AlreadyDone where it was done before.

    A Refusal changes nothing but the mark; written words (not taps) are answered with it by the same commit.
    """
    if unit.asked is None:
        return verb(unit, *values)
    inbox.finish(unit.connection, unit.asked.update_id, unit.now)
    counted = kind_behind(unit.connection)
    before = counted.changes(unit.connection)
    try:
        return verb(unit, *values)
    except Refusal as refusal:
        if counted.changes(unit.connection) != before:
            raise WroteBeforeRefusing(refusal.code) from refusal
        if unit.asked.message_id is not None:
            unit.notices.reply("refusal", code=refusal.code, values=refusal.told)
        raise


def count_failure(unit: Unit, update_id: int, problem: str) -> bool:
    """Counts a failure of an update's act; at the third it is parked, and who wrote it hears of it. Whether parked."""
    parked = inbox.failed(unit, update_id, problem)
    if parked and unit.asked is not None and unit.asked.message_id is not None:
        unit.notices.reply("failed", update_id=update_id)
    return parked
