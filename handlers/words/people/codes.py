"""Codes to join with: what the group reads of them, what whoever tries one does, and the page to print."""

from collections.abc import Sequence

from handlers.words.forms.pieces import Page
from handlers.words.speech import Message, Speech, Values, keyboard, lines
from models.questions.forms import FormView
from models.questions.mine import PersonView
from models.rules.codes import shown


def codes_made(speech: Speech, view: PersonView, values: Values) -> Message:
    """To the group: how many there are more."""
    said = speech.say("{by} made {n} codes to join with. Each lets one person in.", by=view.name, n=values["codes"])
    return Message(said)


def codes_taken_back(speech: Speech, view: PersonView, values: Values) -> Message:
    """To the group: that those which nobody used are worth nothing."""
    return Message(
        speech.say_many(
            "{by} took back 1 code that nobody had used.",
            "{by} took back {n} codes that nobody had used.",
            values["codes"],
            by=view.name,
        )
    )


def sheet(speech: Speech, codes: Sequence[str], link: str) -> bytes:
    """The file to print: on each line a code, and the link that uses it at once."""
    return "".join(f"{shown(one)}   {speech.link(f'{link}-{one}')}\n" for one in codes).encode()


def caption(speech: Speech, codes: Sequence[str], group: str) -> str:
    """What goes with the file."""
    return lines(
        speech.say("{n} codes to join {group} with, to print and hand out.", n=len(codes), group=group),
        speech.say("Each lets one person in, once. I keep no copy of them, so keep this file from others."),
        speech.say("People write /join and their code to me, or open its link. /settings takes unused ones back."),
    )


def code_right(speech: Speech, _view: object, _: Values) -> Message:
    """To all who read it: the code is used up. Nothing of who wrote it."""
    said = speech.say("That code worked, and is used up now. The next steps are in our private chat.")
    return Message(said, keyboard([(speech.say("Open private chat"), speech.here())]))


def code_wrong(speech: Speech, _view: object, _: Values) -> Message:
    """To whoever tried it, or all who read it."""
    return Message(wrong(speech))


def wrong(speech: Speech) -> str:
    """That a code is none, and what to do."""
    return lines(
        speech.say("I do not know that code, or somebody has used it. Please look at each of its signs."),
        speech.say("After five wrong ones I take no more for an hour. A coordinator can give out a new one."),
    )


def page(speech: Speech, view: FormView) -> Page:
    """Which code."""
    ask_it = speech.say(
        "To join {group}, write the code that a coordinator gave you, such as {code}. "
        "Capitals and dashes do not matter.",
        group=speech.bold(speech.setting.title),
        code=shown("K7MP4QXT9RWD"),
    )
    return Page(lines(wrong(speech) if view.facts else None, ask_it))
