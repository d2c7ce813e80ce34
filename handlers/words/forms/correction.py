"""The private form that puts a deposit right."""

from handlers.words.forms.gift import given_for, who_gave
from handlers.words.forms.pieces import Page, button, numbered
from handlers.words.speech import Speech, blocks, lines
from models.forms.correction import NOTHING, RIGHT
from models.funds.correcting import anew
from models.questions.forms import FormView


def page(speech: Speech, view: FormView) -> Page:
    """What is right, why, and a look at both before all read it."""
    facts = view.facts
    before = speech.money(facts.before, facts.gift.currency)
    if view.done:
        return _look(speech, view, before)
    if view.step == "why":
        return Page(numbered(speech, view, speech.say("Why? All will read it. A few words are enough.")))
    if view.step == "funder":
        return _funder(speech, view)
    if view.step == "terms":
        return _terms(speech, view)
    said = speech.say("{money} from {funder} is recorded.", money=before, funder=facts.gift.funder)
    other = speech.say("If the funder is wrong, or what it is for, tap The amount is right. You can change them next.")
    asked = numbered(speech, view, speech.say("What is the right amount? Just the number, such as 250.50."))
    right = button(view, speech.say("The amount is right"), "is", RIGHT)
    none = button(view, speech.say("Take it all back"), "is", NOTHING)
    return Page(lines(said, asked, other), [[right], [none]] if facts.before else [])


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
    if anew(facts.gift, answers):
        said = speech.say(
            "{before} from {funder} is recorded. It should be {right} from {other}.",
            before=before,
            funder=facts.gift.funder,
            right=right,
            other=answers["funder"],
        )
        said = lines(said, given_for(speech, answers["terms"]))
    then = speech.say("If you tap Ask the group, all read it with your name, and somebody else must agree.")
    rows = [
        [button(view, speech.say("Ask the group"), "finish")],
        [
            button(view, speech.say("Change the amount"), "change", "amount"),
            button(view, speech.say("Change the reason"), "change", "why"),
        ],
        [
            button(view, speech.say("Change the funder"), "change", "funder"),
            button(view, speech.say("Change what it is for"), "change", "terms"),
        ],
    ]
    return Page(blocks(lines(said, speech.quote(answers["why"])), then), rows)


def _funder(speech: Speech, view: FormView) -> Page:
    others = {number: name for number, name in view.facts.funders.items() if name != view.form.answers["funder"]}
    return who_gave(speech, view, others)


def _terms(speech: Speech, view: FormView) -> Page:
    ask_it = speech.say("What did the funder say it is for? Write it in a few words.")
    none = button(view, speech.say("They did not say"), "is", NOTHING)
    return Page(ask_it, [[none]] if view.form.answers["terms"] else [])
