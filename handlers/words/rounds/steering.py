"""A round's course, changed by its coordinators: how to ask for it."""

from handlers.words.speech import Message, Speech, Values, keyboard, lines
from handlers.words.sums import to_funders
from models.questions.rounds import RoundView, SharesView

HOUR, DAY = 3600, 86400
LENGTHS = (HOUR, 2 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 3 * DAY, 7 * DAY, 14 * DAY, 30 * DAY)
OFFERED = 3
EXTEND, CANCEL = "/extend by 3 days", "/cancel: the hall is not free any more"
CLOSE = "/close: we have all said what we think"


def extend_how(speech: Speech, view: RoundView, _: Values) -> Message:
    """By how much? A few lengths that are allowed, one tap each."""
    its_round = view.round
    most = speech.length(its_round.length)
    said = speech.say(
        "By how much should round {number} be longer? At most {most}.", number=its_round.number, most=most
    )
    ends = speech.say("It ends on {when} now.", when=speech.moment(its_round.decide_at))
    other = speech.say("For another length, write it after the command, like this:")
    fitting = [length for length in LENGTHS if length <= its_round.length][-OFFERED:]
    rows = [
        [(speech.say("{length} longer", length=speech.length(length)), f"extend:{its_round.id}-{length}")]
        for length in fitting
    ]
    return Message(lines(said, ends, other, speech.code(EXTEND), _then(speech)), keyboard(*rows))


def cancel_how(speech: Speech, view: SharesView, _: Values) -> Message:
    """Why? All are told, so it is asked for in words. First what would become of the money."""
    said = speech.say("Why should round {number} be cancelled?", number=view.of.round.number)
    return Message(lines(said, would_go_back(speech, view), _how(speech), speech.code(CANCEL), _then(speech)))


def would_go_back(speech: Speech, view: SharesView) -> str:
    """What would become of the money of a round that is cancelled."""
    its_round = view.of.round
    if its_round.frozen_at is None:
        return speech.say("All the money would stay in the pot.")
    left = speech.money(sum(view.parts.values()), its_round.currency)
    if its_round.carries:
        return speech.say("{left} left in the shares would go back to the pot.", left=left)
    parts = to_funders(speech, view.parts, its_round.currency)
    return speech.say("{left} left in the shares would go back to the funders: {parts}.", left=left, parts=parts)


def close_how(speech: Speech, view: RoundView, _: Values) -> Message:
    """The same where the decision is to come now."""
    said = speech.say("Why should round {number} be decided now?", number=view.round.number)
    return Message(lines(said, _how(speech), speech.code(CLOSE), _then(speech)))


def _how(speech: Speech) -> str:
    return speech.say("Please write the reason after the command, like this:")


def _then(speech: Speech) -> str:
    return speech.say("All read it, with the name of who asks. Nothing happens until somebody else taps I agree.")
