"""Who took no part in two rounds: told without reproach, and one tap from being back."""

from handlers.words.speech import Label, Message, Speech, Values, keyboard, lines


def resting(speech: Speech, _view: object, _values: Values) -> Message:
    """To the person, in private."""
    return Message(left_off(speech), keyboard([take_part(speech)]))


def left_off(speech: Speech) -> str:
    """That they do not count for now, why, and how that ends."""
    title = speech.bold(speech.setting.title)
    said = speech.say("You neither backed nor objected in the last two rounds of {title}. That is fine.", title=title)
    why = speech.say("So that the others can still reach enough backers, the next round does not count you.")
    return lines(said, why, speech.say("To take part again, tap the button below, or Join in the group."))


def take_part(speech: Speech) -> Label:
    """The way back."""
    return speech.say("Take part again"), speech.of_this_group("rejoin:")


def rested(speech: Speech, _view: object, values: Values) -> Message:
    """To the group: how many, never who."""
    said = speech.say_many(
        "1 of us neither backed nor objected in the last two rounds. The next round does not count them.",
        "{n} of us neither backed nor objected in the last two rounds. The next round does not count them.",
        values["people"],
    )
    back = speech.say("Anyone can take part again: tap Join.")
    return Message(lines(said, back), keyboard([(speech.say("Join"), "join")]))
