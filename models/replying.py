"""Answering a command: nothing happens but the answer."""

from collections.abc import Mapping

from models.rules.refusals import Refusal
from models.store.unit import Unit


def reply(unit: Unit, what: str, community_id: int | None, values: Mapping[str, object]) -> None:
    """Says something back, where it was asked."""
    unit.notices.reply(what, community_id, **values)


def refuse(_unit: Unit, refusal: Refusal) -> None:
    """An act that never was: the refusal is answered like any other."""
    raise refusal
