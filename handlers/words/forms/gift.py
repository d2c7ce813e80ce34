"""A deposit before it is recorded: its private form, and what a line in the group would record."""

from collections.abc import Collection, Mapping

from handlers.words.forms.pieces import Page, asks_first, button, numbered
from handlers.words.private import LABEL
from handlers.words.speech import Label, Message, Speech, Values, blocks, clean, cut, keyboard, lines
from models.forms.gift import NOTHING
from models.questions.forms import FormView
from models.questions.funds import GiftDraftView
from models.rules.funders import looks_like, spelt

MOST_FUNDERS = 6


def page(speech: Speech, view: FormView) -> Page:
    """The next question of a deposit, or what would be recorded."""
    if view.done:
        return _look(speech, view)
    asked = {"amount": _amount, "funder": _funder, "terms": _terms}[view.step](speech, view)
    return Page(blocks(_before(speech, view), numbered(speech, view, asked.text)), asked.rows)


def _before(speech: Speech, view: FormView) -> str | None:
    """What stands above the first question: what all this is for."""
    if view.changing or view.step != "amount":
        return None
    return speech.say(
        "A deposit for {group}. Three short questions; nothing is recorded before you have seen it all.",
        group=speech.setting.title,
    )


def _amount(speech: Speech, view: FormView) -> Page:
    ask_it = speech.say("How much was given? Just the amount, such as 850 or 850.50.")
    if not view.facts.currency:
        ask_it = speech.say("How much was given? Write it with its currency, such as £850. The pot keeps to that.")
    return Page(ask_it)


def _funder(speech: Speech, view: FormView) -> Page:
    return who_gave(speech, view, view.facts.funders)


def who_gave(speech: Speech, view: FormView, funders: Mapping[int, str]) -> Page:
    """Asks for the funder; those that are known, by id, to tap."""
    known = list(funders.items())[-MOST_FUNDERS:]
    ask_it = speech.say("Who gave it? Write the name. All will read it.")
    if known:
        ask_it = speech.say("Who gave it? Tap a name, or write another. All will read it.")
    return Page(ask_it, [[button(view, cut(clean(name), LABEL), "is", str(funder))] for funder, name in known])


def understood(speech: Speech, view: FormView) -> str | None:
    """The answers before this question, as I read them."""
    answers = view.form.answers
    if view.before is None:
        return None
    money = speech.money(answers["amount"], answers["currency"])
    if view.before == "amount":
        return speech.say("{money}.", money=money)
    return speech.say("{money} from {funder}.", money=money, funder=answers["funder"])


def _terms(speech: Speech, view: FormView) -> Page:
    ask_it = speech.say("On what terms? Write them in the funder's own words, or tap No terms.")
    return Page(ask_it, [[button(view, speech.say("No terms"), "is", NOTHING)]])


def _look(speech: Speech, view: FormView) -> Page:
    answers = view.form.answers
    known = view.facts.funders.values()
    shown = would_record(speech, answers["amount"], answers["currency"], answers["funder"], answers["terms"], known)
    rows = [
        [button(view, speech.say("Record it"), "finish")],
        [
            button(view, speech.say("Change the amount"), "change", "amount"),
            button(view, speech.say("Change the funder"), "change", "funder"),
        ],
        [button(view, speech.say("Change the terms"), "change", "terms")],
    ]
    then = speech.say("Nothing is recorded yet. Once it is, the group reads it.")
    new = new_name(speech, answers["funder"], known)
    return Page(blocks(shown, lines(new, then, asks_first(speech, view))), rows)


def would_record(speech: Speech, amount: int, currency: str, funder: str, terms: str, known: Collection[str]) -> str:
    """What would be in the books; the funder as they are spelt already."""
    name = speech.bold(spelt(funder, known) or funder)
    said = speech.say("I will record {money} from {funder}.", money=speech.money(amount, currency), funder=name)
    return lines(said, given_for(speech, terms))


def new_name(speech: Speech, funder: str, known: Collection[str]) -> str | None:
    """That nobody of that name has given before, and whom it looks like."""
    if not known or spelt(funder, known):
        return None
    said = speech.say("{funder} is a new name here.", funder=funder)
    like = looks_like(funder, known)
    return f"{said} {speech.say('Did you mean {known}?', known=like)}" if like else said


def given_for(speech: Speech, terms: str | None) -> str | None:
    """The funder's terms in their own words, where there are any."""
    return speech.say("The funder's terms: “{terms}”", terms=terms) if terms else None


def gift_preview(speech: Speech, view: GiftDraftView, _: Values) -> Message | None:
    """In the group: what a line would record, before it is. None once that is over."""
    draft = view.draft
    if draft.ended_at is not None:
        return None
    shown = would_record(speech, draft.amount, draft.currency, draft.funder, draft.terms, view.known)
    then = speech.say("Nothing is recorded yet. {name} wrote this and can tap Record it.", name=view.by)
    rows: list[list[Label]] = [
        [(speech.say("Record it"), f"record:{draft.id}")],
        [(speech.say("Change"), speech.link(f"gift-{draft.id}")), (speech.say("Cancel"), f"drop:{draft.id}")],
    ]
    return Message(lines(shown, then, new_name(speech, draft.funder, view.known)), keyboard(*rows))
