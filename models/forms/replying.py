"""Answering a command: nothing happens but the answer."""

from collections.abc import Mapping

from models.forms import filling
from models.rules.refusals import Refusal
from models.store.unit import Unit


def reply(unit: Unit, what: str, community_id: int | None, values: Mapping[str, object]) -> None:
    """Says something back, where it was asked; whoever is in the middle of a form is asked its question again."""
    unit.notices.reply(what, community_id, **values)
    if unit.asked is not None and unit.asked.message_id is not None and unit.asked.chat_id > 0:
        filling.ask_again(unit, unit.asked.chat_id)


def refuse(_unit: Unit, refusal: Refusal) -> None:
    """An act that never was: the refusal is answered like any other."""
    raise refusal
