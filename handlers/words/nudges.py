"""The closed catalogue of reminders. None names a purpose, presses, or blames."""

from collections.abc import Mapping
from typing import Any

from handlers.words.speech import Message, Speech, keyboard, lines
from models.questions.rounds import RoundView


def nudge_halfway(speech: Speech, view: RoundView, values: Mapping[str, Any]) -> Message:
    """Half of the round is over."""
    said = speech.say(
        "Half of round {number} is over: {question}", number=view.round.number, question=view.round.question
    )
    return _nudge(speech, view, said, values)


def nudge_last(speech: Speech, view: RoundView, values: Mapping[str, Any]) -> Message:
    """The decision is near."""
    said = speech.say(
        "The decision in round {number} is near: {question}", number=view.round.number, question=view.round.question
    )
    return _nudge(speech, view, said, values)


def _nudge(speech: Speech, view: RoundView, said: str, values: Mapping[str, Any]) -> Message:
    when = speech.say(
        "Decision {at}. Until then you can back or object. Staying silent is fine too.",
        at=speech.moment(view.round.decide_at),
    )
    buttons = [[(speech.say("Purposes"), speech.here("list"))]]
    if values.get("person_id") is not None:
        buttons.append([(speech.say("No reminders"), speech.of_this_group("nudges:stop"))])
    return Message(lines(said, when), keyboard(*buttons))
