"""One update's act: the update is marked done in the same commit as what it asked for."""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import Enum
from fractions import Fraction
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
            said = {name: plain(value) for name, value in refusal.values.items()}
            unit.notices.reply("refusal", code=refusal.code, values=said)
        raise


def count_failure(unit: Unit, update_id: int, problem: str) -> bool:
    """Counts a failure of an update's act; at the third it is parked, and who wrote it hears of it. Whether parked."""
    parked = inbox.failed(unit, update_id, problem)
    if parked and unit.asked is not None and unit.asked.message_id is not None:
        unit.notices.reply("failed", update_id=update_id)
    return parked


def plain(value: object) -> object:
    """A refusal's value as JSON can hold it: a moment becomes {"at": ISO}, a fraction its text.

    Refuses (TypeError) what words could not be made of.
    """
    if isinstance(value, datetime):
        return {"at": value.isoformat()}
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    if value is None or isinstance(value, (str, int)):
        return value
    raise TypeError(f"{type(value).__name__} cannot be kept in a notice")
