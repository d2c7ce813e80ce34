"""The private form that puts a deposit right."""

from handlers.words.forms.gift import given_for, who_gave
from handlers.words.forms.pieces import Page, button, numbered
from handlers.words.speech import Label, Speech, blocks, lines
from models.forms.correction import BACK, NOTHING, REST, RIGHT
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
    other = speech.say(
        "If the funder or the terms are wrong, tap The amount is right. You change them after the reason."
    )
    asked = numbered(speech, view, speech.say("What is the right amount? Just the number, such as 250.50."))
    right = button(view, speech.say("The amount is right"), "is", RIGHT)
    return Page(lines(said, asked, other), [[right], *_back(speech, view)] if facts.before else [])


def _back(speech: Speech, view: FormView) -> list[list[Label]]:
    """All of it, or what no round has used, where that is less."""
    facts, rows = view.facts, [[button(view, speech.say("Take it all back"), "is", NOTHING)]]
    if 0 < facts.left < facts.before:
        left = speech.money(facts.left, facts.gift.currency)
        rows = [[button(view, speech.say("Take back the {left} still in the pot", left=left), "is", REST)]]
    return rows


def understood(speech: Speech, view: FormView) -> str | None:
    """The right amount, as I read it."""
    if view.before != "amount":
        return None
    facts, right = view.facts, view.form.answers["amount"]
    before, now = (speech.money(one, facts.gift.currency) for one in (facts.before, right))
    if not right:
        return speech.say("Take back all {before}.", before=before)
    if right == facts.before:
        return speech.say("{before} is right. Nothing is changed yet.", before=before)
    return speech.say("{right} instead of {before}.", right=now, before=before)


def _look(speech: Speech, view: FormView, before: str) -> Page:
    said = lines(_asked_for(speech, view, before), speech.quote(view.form.answers["why"]))
    then = speech.say("If you tap Ask the group, all read it with your name, and somebody else must agree.")
    rows = [
        [button(view, speech.say("Ask the group"), "finish")],
        [
            button(view, speech.say("Change the amount"), "change", "amount"),
            button(view, speech.say("Change the reason"), "change", "why"),
        ],
        [
            button(view, speech.say("Change the funder"), "change", "funder"),
            button(view, speech.say("Change the terms"), "change", "terms"),
        ],
    ]
    return Page(blocks(said, then), rows)


def _asked_for(speech: Speech, view: FormView, before: str) -> str:
    """What is recorded, and what it should be."""
    facts, answers = view.facts, view.form.answers
    amount, funder = answers["amount"], facts.gift.funder
    right = speech.money(amount, facts.gift.currency)
    if anew(facts.gift, answers):
        said = speech.say(
            "{before} from {funder} is recorded. It should be {right} from {other}.",
            before=before,
            funder=funder,
            right=right,
            other=answers["funder"],
        )
        return lines(said, given_for(speech, answers["terms"]))
    if BACK in answers:
        back = speech.money(facts.before - amount, facts.gift.currency)
        return speech.say(
            "{funder} takes back {money} of {before}. {right} stays recorded.",
            funder=funder,
            money=back,
            before=before,
            right=right,
        )
    if amount == facts.before:
        return speech.say(
            "{before} from {funder} is recorded. To say what is wrong, tap what you want to change.",
            before=before,
            funder=funder,
        )
    return speech.say(
        "{before} from {funder} is recorded. It should be {right}.", before=before, funder=funder, right=right
    )


def _funder(speech: Speech, view: FormView) -> Page:
    others = {number: name for number, name in view.facts.funders.items() if name != view.form.answers["funder"]}
    return who_gave(speech, view, others)


def _terms(speech: Speech, view: FormView) -> Page:
    ask_it = speech.say("What are the right terms? Write them in the funder's own words.")
    none = button(view, speech.say("No terms"), "is", NOTHING)
    return Page(ask_it, [[none]] if view.form.answers["terms"] else [])
