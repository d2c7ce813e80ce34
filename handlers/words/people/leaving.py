"""Leaving: what it means, and how to come back."""

from handlers.words.people.admitting import lets_in
from handlers.words.people.coordinators import follows
from handlers.words.speech import Message, Speech, Values, blocks, keyboard, lines
from models.questions.mine import LeavingView


def leave_ask(speech: Speech, view: LeavingView, _: Values) -> Message:
    """Once more, before anything changes."""
    title = speech.bold(speech.setting.title)
    asked = speech.say("Do you want to leave {title}? I take you off my list; the chat stays as it is.", title=title)
    steers = speech.say("You would no longer coordinate, and the group would be told that.")
    quiet = speech.say("Nobody is told that you left. The group sees only how many there are.")
    if view.adviser:
        quiet = speech.say("Nobody is told that you left.")
    yes = (speech.say("Leave"), speech.of_this_group("leave:now"))
    no = (speech.say("Stay"), speech.of_this_group("leave:stay"))
    means = lines(_means(speech, view), steers if view.coordinates else quiet)
    alone = lines(*follows(speech, view.steps)) if view.coordinates and not view.steps.others else None
    return Message(blocks(asked, means, alone, _back(speech)), keyboard([yes, no]))


def _means(speech: Speech, view: LeavingView) -> str:
    if view.adviser:
        return speech.say("You could not propose any more. What you proposed stays.")
    if view.round is None:
        return speech.say("The next round would not count you.")
    number = {"number": view.round.number}
    if view.counts:
        return speech.say(
            "Round {number} has begun, so your share stays yours until it is over. "
            "What you back or object to stays, and you can still change it here. The next round would not count you.",
            **number,
        )
    if view.round.frozen_at is not None:
        return speech.say("Round {number} began without you. The next one would not count you either.", **number)
    return speech.say("Round {number} would not count you. What you back or object to would be taken back.", **number)


def _back(speech: Speech) -> str:
    back = speech.say("To come back, tap Join in the group, or open its link: {link}", link=speech.here())
    return lines(back, lets_in(speech))


def left(speech: Speech, view: LeavingView, _: Values) -> Message:
    """It is done."""
    said = speech.say("You have left {title}. You are off my list.", title=speech.bold(speech.setting.title))
    stays = None
    if view.round is not None and view.counts:
        number = {"number": view.round.number}
        stays = speech.say("Your share in round {number} stays yours until it is over. /purposes shows it.", **number)
    return Message(lines(said, stays, _back(speech)))


def stays(speech: Speech, _view: object, _: Values) -> Message:
    """Nothing has changed."""
    return Message(speech.say("You stay in {title}. Nothing has changed.", title=speech.bold(speech.setting.title)))


def still_coordinates(speech: Speech, _view: object, _: Values) -> Message:
    """To the last coordinator, who left the Telegram group while a round is open."""
    title = speech.bold(speech.setting.title)
    said = speech.say("You left the Telegram group {title}, where you are the only coordinator.", title=title)
    stays = speech.say("A round is open, so you still coordinate it, and your share is still yours.")
    return Message(lines(said, stays, speech.say("To stop, choose another with /coordinators, then send /leave.")))


def asks_no_longer(speech: Speech, _view: object, _: Values) -> Message:
    """Whoever asked to join has thought again."""
    said = speech.say("You no longer ask to join {title}.", title=speech.bold(speech.setting.title))
    return Message(lines(said, speech.say("To ask again, tap Join in the group, or open its link.")))
