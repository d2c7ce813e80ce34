"""The private form that puts a deposit right."""

from handlers.words.forms.pieces import Page, button, numbered
from handlers.words.speech import Speech, blocks, lines
from models.forms.correction import NOTHING
from models.questions.forms import FormView


def page(speech: Speech, view: FormView) -> Page:
    """What is right, why, and a look at both before all read it."""
    facts = view.facts
    before = speech.money(facts.before, facts.gift.currency)
    if view.done:
        return _look(speech, view, before)
    if view.step == "why":
        return Page(numbered(speech, view, speech.say("Why? All will read it. A few words are enough.")))
    said = speech.say("{money} from {funder} is recorded.", money=before, funder=facts.gift.funder)
    other = speech.say("If the funder is wrong, take it all back and record it again.")
    asked = numbered(speech, view, speech.say("What is the right amount? Just the number, such as 250.50."))
    none = button(view, speech.say("Take it all back"), "is", NOTHING)
    return Page(lines(said, asked, other), [[none]] if facts.before else [])


def understood(speech: Speech, view: FormView) -> str | None:
    """The right amount, as I read it."""
    if view.before != "amount":
        return None
    facts, right = view.facts, view.form.answers["amount"]
    before, now = (speech.money(one, facts.gift.currency) for one in (facts.before, right))
    if not right:
        return speech.say("Take back all {before}.", before=before)
    return speech.say("{right} instead of {before}.", right=now, before=before)


def _look(speech: Speech, view: FormView, before: str) -> Page:
    facts, answers = view.facts, view.form.answers
    right = speech.money(answers["amount"], facts.gift.currency)
    said = speech.say(
        "{before} from {funder} is recorded. It should be {right}.",
        before=before,
        funder=facts.gift.funder,
        right=right,
    )
    then = speech.say("If you tap Ask the group, all read it with your name, and somebody else must agree.")
    rows = [
        [button(view, speech.say("Ask the group"), "finish")],
        [
            button(view, speech.say("Change the amount"), "change", "amount"),
            button(view, speech.say("Change the reason"), "change", "why"),
        ],
    ]
    return Page(blocks(lines(said, speech.quote(answers["why"])), then), rows)
