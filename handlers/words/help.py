"""How it works, where to go, and what to do when something failed."""

from handlers.words.people.admitting import lets_in
from handlers.words.speech import Message, Speech, Values, blocks, keyboard, lines


def help_text(speech: Speech, coordinates: bool, values: Values) -> Message:
    """How it works, in a few lines; what coordinators can do only to them, in private."""
    how = lines(
        speech.say(
            "Funders put money in this group's pot. In a round, each resident has an equal share of it to give."
        ),
        speech.say("It is never your own money. To take part, tap Join, or write /join."),
        speech.say("Anyone who joined can propose a purpose. Residents back it or object, with one tap."),
        speech.say("Undo my choice takes that back."),
        speech.say("If enough of us back a purpose, their shares pay for it together."),
        speech.say("How many it takes, and when, stands on the round's card. /round shows it."),
        speech.say("If you object, I ask you in private why. Without a reason your objection ends by itself."),
        speech.say("What nobody agrees on is not spent."),
    )
    commands = lines(
        speech.say("/purposes shows what can be backed."),
        speech.say("/propose puts a purpose to the group."),
        speech.say("/me shows what is yours, in private: your share, your choices, your receipts."),
        speech.say("/pool shows where the money is."),
        speech.say("/nudges shows the reminders I send."),
        speech.say("/coordinators shows who runs things here."),
        speech.say("/leave takes you off the list."),
        speech.say("/privacy tells who sees what. There you can have all I hold on you, or erase yourself."),
    )
    steering = _for_coordinators(speech) if coordinates else None
    if values["person_id"] is None:
        steering = speech.say("If you coordinate, send me /help in private: there it tells more.")
    fair = speech.say(
        "What you back shows only as a number. If you object, all read your reason, without your name. "
        "The people who run this bot could see more."
    )
    record = speech.say(
        "I keep a numbered record of all that is done here, without names. "
        "When a round ends, I post it, so that anybody can check it."
    )
    return Message(blocks(how, commands, steering, fair, record))


def _for_coordinators(speech: Speech) -> str:
    return lines(
        speech.say("You coordinate:"),
        speech.say("/fund records what a funder gives."),
        speech.say("/round opens a round, when none is open."),
        speech.say("/link is the link to join by."),
        speech.say("/members shows who has joined, and who asks to."),
        speech.say("/settings sets how people join, and our time zone."),
        speech.say("/extend makes the open round longer, /close ends it early, /cancel calls it off."),
        speech.say("For these three a second person must agree."),
    )


def link(speech: Speech, _view: object, _values: Values) -> Message:
    """The group's own address, for posters and other chats."""
    said = speech.say("This link is for people in {group} to join by:", group=speech.setting.title)
    return Message(lines(said, speech.here()))


def join_here(speech: Speech, _view: object, _values: Values) -> Message:
    """The button to join by, for whoever asked for it in the group."""
    said = speech.say("Tap Join to hold an equal share of the pot. Nobody is ever asked for their own money.")
    return Message(lines(said, lets_in(speech)), keyboard([(speech.say("Join"), "join")]))


def failed(speech: Speech, _view: object, values: Values) -> Message:
    """Something failed on our side."""
    said = speech.say("Sorry, that went wrong on my side and nothing has changed. Please try again in a while.")
    trace = speech.say(
        "If it happens again, tell whoever runs this bot the number {number}.", number=values["update_id"]
    )
    return Message(lines(said, trace))


def in_private(speech: Speech, _view: object, values: Values) -> Message:
    """A command in a group whose answer is personal: one impersonal line and the way into private."""
    said = speech.say("That is personal, so I show it in private. Tap below to open the private chat.")
    if values["verb"] == "propose":
        said = speech.say("I ask four short questions in private. Tap below to begin.")
    if values["verb"] == "leave":
        said = speech.say("To leave, tap below. I tell in private what it means, and ask once more.")
    if values["verb"] == "privacy":
        said = speech.say("I tell in private who sees what, what I keep, and how to erase yourself. Tap below.")
    if values["verb"] in ("round", "fund", "settings"):
        said = speech.say("A coordinator can do that step by step in private. Tap below to begin.")
    return Message(said, keyboard([(speech.say("Open private chat"), speech.here(values["verb"]))]))
