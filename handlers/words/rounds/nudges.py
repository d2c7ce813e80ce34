"""What nudges say. None names a purpose, presses, or blames."""

from collections.abc import Callable, Mapping
from typing import Any

from handlers.words.speech import Message, Speech, keyboard, lines
from models.questions.rounds import RoundView
from models.rules.nudging import Nudge


def nudge_halfway(speech: Speech, view: RoundView, values: Mapping[str, Any]) -> Message:
    """Half of the round is over."""
    said = speech.say(
        "Half of round {number} (“{question}”) is over.", number=view.round.number, question=view.round.question
    )
    when = speech.say("It is decided on {at}.", at=speech.moment(view.round.decide_at))
    return _nudge(speech, f"{said} {when}", values)


def nudge_last(speech: Speech, view: RoundView, values: Mapping[str, Any]) -> Message:
    """The decision is near."""
    said = speech.say(
        "Round {number} (“{question}”) is decided on {at}.",
        number=view.round.number,
        question=view.round.question,
        at=speech.moment(view.round.decide_at),
    )
    return _nudge(speech, said, values)


def _nudge(speech: Speech, said: str, values: Mapping[str, Any]) -> Message:
    until = speech.say("Until then residents can back or object. Staying silent is fine too.")
    if values.get("person_id") is None:
        return Message(lines(said, until), keyboard([(speech.say("Purposes"), speech.here("list"))]))
    purposes = (speech.say("Purposes"), speech.of_this_group("list:0"))
    stop = (speech.say("No reminders"), speech.of_this_group("nudges:stop"))
    return Message(lines(said, until), keyboard([purposes], [stop]))


NUDGES: Mapping[Nudge, Callable[[Speech, RoundView, Mapping[str, Any]], Message]] = {
    Nudge.HALFWAY: nudge_halfway,
    Nudge.LAST: nudge_last,
}
