"""The card to join by."""

from handlers.words.people.admitting import lets_in
from handlers.words.speech import Message, Speech, blocks, keyboard, lines
from models.questions.community import JoinView


def join_card(speech: Speech, view: JoinView) -> Message:
    """What this is, and the button to join by."""
    community = view.community
    count = speech.say_many("1 resident has joined.", "{n} residents have joined.", community.residents)
    text = blocks(
        speech.bold(speech.say("{title}: a pot we decide on together", title=community.title)),
        speech.say(
            "Funders put money in this group's pot. Each resident holds an equal small share of it. "
            "Anyone can propose what to do with it. When enough of us back the same thing, "
            "our shares pay for it together. "
            "You are never asked for your own money."
        ),
        lines(
            count if community.residents else None, speech.say("Tap Join to take part. Ask /help to see how it works.")
        ),
        lets_in(speech),
        None if view.coordinated else speech.say("There is no coordinator now. /coordinators tells how one is chosen."),
    )
    return Message(text, keyboard([(speech.say("Join"), "join")]))
