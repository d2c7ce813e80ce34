"""Private forms, whatever they are about: the question, a way back and a way out of each, and their ends."""

from collections.abc import Callable, Mapping

from handlers.words.forms import correction, gift, plan, proposal, settings
from handlers.words.forms.pieces import Page, button
from handlers.words.forms.speaking import still
from handlers.words.people import codes
from handlers.words.refusals import refused
from handlers.words.speech import Label, Message, Speech, Values, blocks, keyboard, lines
from models.questions.forms import FormView, OpenForm

PAGES: Mapping[str, Callable[[Speech, FormView], Page]] = {
    "amend": proposal.page,
    "code": codes.page,
    "correct": correction.page,
    "fund": gift.page,
    "propose": proposal.page,
    "round": plan.page,
    "zone": settings.page,
}

UNDERSTOOD: Mapping[str, Callable[[Speech, FormView], str | None]] = {
    "correct": correction.understood,
    "fund": gift.understood,
    "propose": proposal.understood,
    "round": plan.understood,
}

NAMES: Mapping[str, Callable[[Speech], str]] = {
    "amend": lambda speech: speech.say("a change to a purpose"),
    "code": lambda speech: speech.say("a code to join with"),
    "fund": lambda speech: speech.say("a deposit"),
    "correct": lambda speech: speech.say("a correction to a deposit"),
    "propose": lambda speech: speech.say("a purpose"),
    "round": lambda speech: speech.say("a round"),
    "zone": lambda speech: speech.say("the time zone"),
    "reason": lambda speech: speech.say("the reason for your objection"),
    "answer": lambda speech: speech.say("your answer to an objection"),
}


def ask(speech: Speech, view: FormView, values: Values) -> Message | None:
    """What a form asks, or all answers to look at. None once it has gone on from there."""
    if values["stamp"] != view.form.stamp:
        return None
    page = PAGES[view.form.kind](speech, view)
    rows = [*page.rows, [*_way_back(speech, view), button(view, page.out or speech.say("Cancel"), "leave")]]
    return Message(blocks(_before(speech, values), _understood(speech, view, values), page.text), keyboard(*rows))


def _before(speech: Speech, values: Values) -> str | None:
    """Why it is asked once more."""
    if values.get("why"):
        return refused(speech, values["why"]["code"], values["why"]["values"])
    if values.get("unused"):
        return speech.say("I have not used your last message.")
    return still(speech, values)


def _understood(speech: Speech, view: FormView, values: Values) -> str | None:
    """How the answer before was read, so that a wrong reading is seen at once; not where this one is asked anew."""
    if values.get("why") or view.changing or view.form.kind not in UNDERSTOOD:
        return None
    return UNDERSTOOD[view.form.kind](speech, view)


def _way_back(speech: Speech, view: FormView) -> list[Label]:
    if view.changing:
        return [button(view, speech.say("Leave it as it was"), "keep")]
    return [] if view.first or view.done else [button(view, speech.say("Back a step"), "back")]


def busy(speech: Speech, form: OpenForm, values: Values) -> Message | None:
    """Another form is open: what it is, and the ways on. None once it has gone on."""
    if values["stamp"] != form.stamp:
        return None
    said = speech.say(
        "You are in the middle of {what} for {group}. I keep what you have answered so far.",
        what=NAMES[form.kind](speech),
        group=speech.setting.title,
    )
    on = [(speech.say("Go on with it"), f"form:{form.stamp}-go_on")]
    if not values["then"]:
        then = speech.say("You can go on with it. Or tap Cancel it, and then do once more what you were about to do.")
        return Message(lines(said, then), keyboard(on, [(speech.say("Cancel it"), f"form:{form.stamp}-leave")]))
    then = speech.say("You can go on with it, or cancel it and begin the other.")
    other = (speech.say("Cancel it, begin the other"), f"anew:{form.stamp}-{values['then']}-{values['link']}")
    return Message(lines(said, then), keyboard(on, [other]))


def edited(speech: Speech, _view: object, _values: Values) -> Message:
    """A message in private was changed."""
    said = speech.say("I read only what you wrote first, so that still stands.")
    return Message(lines(said, speech.say("To say something else, write a new message.")))


def form_left(speech: Speech, _view: object, values: Values) -> Message:
    """The form was cancelled."""
    said = {
        "fund": speech.say("Cancelled. Nothing was recorded. /fund starts again."),
        "propose": speech.say("Cancelled. Nothing was posted. /propose starts again."),
        "round": speech.say("Cancelled. Nothing was opened. /round starts again."),
    }
    return Message(said.get(values["kind"]) or speech.say("Cancelled. Nothing has changed."))


def form_over(speech: Speech, _view: object, values: Values) -> Message:
    """The form can lead nowhere any more."""
    why = refused(speech, values["code"], values["values"])
    return Message(lines(why, speech.say("So I have stopped asking. Nothing was done with your answers.")))
