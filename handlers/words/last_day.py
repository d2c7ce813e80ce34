"""Between the first result and the last: how a purpose stands now, and what could still change that."""

from datetime import datetime

from handlers.words.speech import Message, Speech, lines
from models.questions.purposes import PurposeView
from models.rules.rounds import Phase


def prospect(speech: Speech, view: PurposeView) -> str:
    """Whether it would go ahead as things stand now; what more it takes where others use the same shares."""
    when, failed = closing(speech, view), view.standing.failed
    if failed is None and view.after:
        return _behind(speech, view, when)
    if failed is None:
        now = None if view.provisionally else speech.say("It has enough support now.")
        then = speech.say(
            "It goes ahead on {when} if it keeps its support, and its backers' shares still hold enough then.",
            when=when,
        )
        return " ".join(said for said in (now, then) if said)
    if not view.lost:
        return against_it(speech, view, when)
    lost = speech.say("It no longer has enough, and nobody can back it any more. It does not go ahead.")
    never = speech.say("It does not have enough, and nobody can back it any more. It does not go ahead.")
    return lost if view.provisionally else never


def closing(speech: Speech, view: PurposeView) -> str:
    """When all is counted for the last time."""
    its_round = view.of.round
    moment: datetime = its_round.close_at or its_round.decide_at
    return speech.moment(moment)


def against_it(speech: Speech, view: PurposeView, when: str) -> str:
    """How many fewer who object would be enough."""
    return speech.say_many(
        "It can go ahead only if 1 person fewer objects by {when}.",
        "It can go ahead only if {n} people fewer object by {when}.",
        view.more_or_fewer[1],
        when=when,
    )


def _behind(speech: Speech, view: PurposeView, when: str) -> str:
    """Others use its backers' shares, by the first result."""
    first = speech.say(
        "By the first result too little is left for it after {titles}.",
        titles=speech.listed(speech.say("“{title}”", title=one) for one in view.after),
    )
    return f"{first} {speech.say('If that changes by {when}, it may still go ahead.', when=when)}"


def turned(speech: Speech, view: PurposeView, _: object) -> Message | None:
    """To its proposer: it has enough support no more, or again. None once the round is over, or it is withdrawn."""
    if view.of.round.phase is not Phase.PROVISIONAL or not view.purpose.undecided:
        return None
    said = speech.say("About your “{title}”, since the first result:", title=view.purpose.title)
    return Message(lines(said, prospect(speech, view)))
