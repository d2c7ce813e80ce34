"""Who sees what, what is kept how long, everything about oneself, and erasing oneself."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from handlers.words.speech import Label, Message, Speech, Values, blocks, keyboard, lines
from models.questions.held import Farewell, Held, Place


def privacy(speech: Speech, _view: object, values: Values) -> Message:
    """The whole page. periods: days, as the operator has set them."""
    title = speech.bold(speech.say("Who sees what, and what I keep"))
    ways = keyboard([everything(speech)], [erase_me(speech)])
    return Message(blocks(title, _who_sees(speech), _how_long(speech, values["periods"]), _yours(speech)), ways)


def _who_sees(speech: Speech) -> str:
    return lines(
        speech.say("The group sees how many back or object, never who. It sees your name only where you take a role."),
        speech.say("Coordinators also see who has joined, and who asks to."),
        speech.say("Whoever runs me on their computer can see all of it. They could see every choice, with your name."),
        speech.say("Telegram sees what is written in this chat."),
    )


def _how_long(speech: Speech, days: Mapping[str, int]) -> str:
    long = {name: speech.say_many("{n} day", "{n} days", some) for name, some in days.items()}
    return lines(
        speech.say("I forget the words you send me as soon as they are dealt with."),
        speech.say("That something came from you I keep for {updates}, and what went wrong too.", **long),
        speech.say("What I send I keep for {messages}.", **long),
        speech.say("A form that you do not finish: {forms}.", **long),
        speech.say("That you asked to join: {asking}.", **long),
        speech.say("When you leave, I forget you after {left}, unless a round still counts you.", **long),
        speech.say("If you were removed and erase yourself, I keep your number alone, for {removed}.", **long),
        speech.say("The group's record stays for good. It has codes instead of names."),
    )


def _yours(speech: Speech) -> str:
    return lines(
        speech.say("Everything about me gives you all that I hold on you, in two files."),
        speech.say("Erase me tells you first what follows, and asks once more."),
    )


def everything(speech: Speech) -> Label:
    """The button that gives one's files."""
    return speech.say("Everything about me"), "export:"


def erase_me(speech: Speech) -> Label:
    """The button that asks first."""
    return speech.say("Erase me"), "erase:ask"


def erase_ask(speech: Speech, view: Farewell, _: Values) -> Message:
    """What follows, before anything is erased."""
    title = speech.bold(speech.say("Erase everything about you?"))
    what = lines(
        speech.say("I forget your name, your Telegram number, what you wrote, and which choices were yours."),
        speech.say("I do it at once, in all groups. It cannot be undone."),
    )
    stays = lines(
        speech.say("What your shares have paid stays, under a code that nobody can lead back to you."),
        speech.say("Messages and files that stand in a group stay there: I cannot take those back."),
        speech.say("You can join again at any time, as somebody new. You get a share in the next round."),
    )
    ways = keyboard([everything(speech)], [(speech.say("Erase me now"), "erase:now")], [_keep(speech)])
    return Message(blocks(title, what, *(_in(speech, one) for one in view.places), stays), ways)


def _keep(speech: Speech) -> Label:
    return speech.say("Keep everything"), "erase:keep"


def _in(speech: Speech, place: Place) -> str | None:
    """What follows in one group; nothing where nothing does."""
    said = lines(*_follows(speech, place))
    return lines(speech.say("In {group}:", group=speech.bold(place.title)), said) if said else None


def _follows(speech: Speech, place: Place) -> Iterable[str]:
    if place.round is not None:
        yield speech.say("What you back or object to in round {number} is taken back.", number=place.round)
    if place.on_roll:
        yield speech.say("Your share in it stays, and nobody can use it.")
    for title in place.withdrawn:
        yield speech.say("“{title}” is withdrawn, because you would be paid for it.", title=title)
    for title in place.stays:
        yield speech.say("“{title}” stays, without your name. To take it out, withdraw it first, in /me.", title=title)
    for title in place.ahead:
        yield speech.say("“{title}” goes ahead and pays you. Agree with a coordinator first how.", title=title)
    if place.coordinates:
        yield speech.say("You no longer coordinate. The group is told that somebody stopped, not who.")
    if place.coordinates and place.on_roll:
        yield speech.say("Stop that first, with /coordinators, or the record may show which choices were yours.")
    if place.last:
        yield speech.say("Nobody would coordinate there then.")
    if place.removed:
        yield speech.say("You were removed there. So I keep your number for a while: /privacy says how long.")


def erased(speech: Speech, _view: object, _: Values) -> Message:
    """The last word."""
    done = speech.say("Done. I hold nothing about you any more.")
    copies = speech.say("Copies made earlier may still hold you. If one is ever used, you are erased from it again.")
    then = speech.say("You can now delete this chat. To begin anew, tap Join in a group.")
    return Message(lines(done, copies, then))


def keeps(speech: Speech, _view: object, _: Values) -> Message:
    """Nothing has changed."""
    return Message(speech.say("Nothing was erased. Everything is as it was."))


def coordinates_no_longer(speech: Speech, _view: object, _: Values) -> Message:
    """To all, when a coordinator has erased themselves: not who."""
    said = speech.say("Somebody here no longer coordinates.")
    return Message(lines(said, speech.say("/coordinators shows who runs things now.")))


def held_as_data(speech: Speech, view: Held, _: Values) -> Message:
    """For other programs."""
    text = speech.say("The same for other programs (JSON).")
    data = json.dumps(view.rows, ensure_ascii=False, indent=2, default=_as_text).encode()
    return Message(text, file=("about-you.json", data))


def held_to_read(speech: Speech, view: Held, _: Values) -> Message:
    """To be read."""
    text = speech.say("Everything I hold on you, in all groups. Keep it safe: it has your choices in it.")
    headings = _headings(speech)
    parts = [blocks(headings[name].upper(), *(_row(row) for row in rows)) for name, rows in view.rows.items()]
    nothing = speech.say("I hold nothing about you but this message.")
    return Message(text, file=("about-you.txt", (blocks(*parts) or nothing).encode()))


def _row(row: Mapping[str, Any]) -> str:
    said = {name: value for name, value in row.items() if value not in (None, "")}
    return lines(*(f"{name.replace('_', ' ')}: {_as_text(value)}" for name, value in said.items()))


def _as_text(value: object) -> str:
    return value.isoformat(" ", "seconds") if isinstance(value, datetime) else str(value)


def _headings(speech: Speech) -> Mapping[str, str]:
    """What each table holds."""
    return {
        "people": speech.say("How I know you"),
        "members": speech.say("Groups you have joined"),
        "bars": speech.say("Groups you were removed from"),
        "admissions": speech.say("When you asked to join"),
        "brought": speech.say("Who brought you into a group, as a code"),
        "inviters": speech.say("Your code for those you bring into a group"),
        "guesses": speech.say("Wrong codes that you tried"),
        "coordinators": speech.say("When you coordinated, and whom you chose to"),
        "communities": speech.say("Groups you added me to"),
        "menus": speech.say("Where you see a coordinator's commands"),
        "rolls": speech.say("Your shares, in pennies"),
        "stances": speech.say("What you back or object to"),
        "interests": speech.say("Purposes in which you said you have an interest"),
        "voices": speech.say("Rounds in which you said something"),
        "lines": speech.say("What your shares did, in pennies"),
        "objections": speech.say("Your objections, and objections to what you proposed"),
        "purposes": speech.say("What you proposed"),
        "texts": speech.say("When you wrote it, with its seal"),
        "words": speech.say("What you wrote in it"),
        "forms": speech.say("A form you have begun"),
        "requests": speech.say("What you asked others to agree to, and what you agreed to"),
        "drafts": speech.say("Rounds you sketched"),
        "rounds": speech.say("Rounds you opened"),
        "gift_drafts": speech.say("Gifts you began to record"),
        "deposits": speech.say("Gifts you recorded"),
        "inbox": speech.say("What came from you"),
        "outbox": speech.say("What I sent you"),
        "journal": speech.say("Your entries in the record"),
    }
