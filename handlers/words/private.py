"""What is said to one person in private: welcome, my page, receipts, and questions of their own."""

from collections.abc import Mapping
from typing import Any

from telegram import InlineKeyboardMarkup

from handlers.words.shares import share_line
from handlers.words.speech import Label, Message, Speech, blocks, keyboard, lines
from handlers.words.steering import may_choose, tools, volunteer
from models.questions.community import WelcomeView
from models.questions.mine import MineView
from models.questions.purposes import ObjectionView, PaidView, PurposeView
from models.rules.ballots import Stance
from models.rules.rounds import Phase

Values = Mapping[str, Any]


def welcome(speech: Speech, view: WelcomeView, _: Values) -> Message:
    """The first thing a person reads in private."""
    if view.community is None:
        hello = speech.say("Hello. I keep a pot of money that a group decides on together.")
        return Message(blocks(hello, speech.say("Add me to your group, or open the link your group gave you.")))
    title = speech.bold(view.community.title)
    if view.may_appoint:
        return Message(_to_appointer(speech, view), keyboard([volunteer(speech)]))
    if not view.joined:
        return Message(speech.say("You have not joined {title} yet. Tap Join on my card in the group.", title=title))
    if view.adviser:
        return Message(
            speech.say("You are in {title} as an adviser. You can propose, and ask anything.", title=title),
            _role(speech, view),
        )
    said = speech.say("You are in {title}. You hold an equal share of its pot.", title=title)
    if view.late:
        said = lines(
            speech.say("You are in {title}.", title=title),
            speech.say("The open round began without you. You hold an equal share from the next one."),
        )
    how = speech.say(
        "When there are purposes, you can back them, object, or stay silent. Nothing is ever taken from your own money."
    )
    here = speech.say("/me shows what is yours. /purposes shows what can be backed. /help tells how it works.")
    steers = lines(speech.say("You coordinate here."), tools(speech)) if view.coordinates else None
    return Message(blocks(said, how, here, steers), _role(speech, view))


def _to_appointer(speech: Speech, view: WelcomeView) -> str:
    title = speech.setting.title
    joined = speech.say("You are in {title}.", title=title) if view.joined else None
    does = speech.say("Coordinators record what funders give, with /fund, and open rounds, with /round.")
    return blocks(joined or speech.say("I am in {title} now.", title=title), may_choose(speech), does)


def _role(speech: Speech, view: WelcomeView) -> InlineKeyboardMarkup:
    return keyboard([role_button(speech, adviser=view.adviser)])


def role_button(speech: Speech, *, adviser: bool) -> Label:
    """The way from one role to the other."""
    if adviser:
        return speech.say("I am a resident"), speech.of_this_group("role:resident")
    return speech.say("I am an adviser"), speech.of_this_group("role:ask")


def role_ask(speech: Speech, _view: object, _: Values) -> Message:
    """What being an adviser means, before anything is changed."""
    said = speech.say(
        "Advisers are officials or professionals who help. They hold no share, and do not back or object."
    )
    then = speech.say("Whatever you back or object to now would be taken back. The group would be told.")
    button = (speech.say("Yes, I am an adviser"), speech.of_this_group("role:adviser"))
    return Message(lines(said, then, speech.say("If you live here, there is nothing to do.")), keyboard([button]))


def role_mine(speech: Speech, _view: object, values: Values) -> Message:
    """What changing the role means, and how to undo it."""
    if values["adviser"]:
        said = speech.say("You are an adviser now. You hold no share, and do not back or object.")
    else:
        said = speech.say("You are a resident now, with a share like everyone.")
    undo = speech.say("You can change that back until joining closes.")
    return Message(lines(said, undo), keyboard([role_button(speech, adviser=bool(values["adviser"]))]))


def me(speech: Speech, view: MineView, _: Values) -> Message:
    """My share, my stances, what my share paid, and my settings."""
    title = speech.bold(speech.setting.title)
    if view.member is None:
        return Message(speech.say("You have not joined {title} yet. Tap Join on my card in the group.", title=title))
    said = [*_stances(speech, view), *_paid(speech, view)]
    nothing = speech.say("You have not backed or objected to anything yet.") if view.of and not said else None
    text = blocks(
        speech.say("You in {title}", title=title),
        share_line(speech, view),
        lines(*said) or nothing,
        _how_to_undo(speech, view),
    )
    return Message(text, keyboard(*_settings(speech, view)))


def _stances(speech: Speech, view: MineView) -> list[str]:
    said = []
    for purpose, stance in view.stances:
        if purpose.activated_at is not None or purpose.withdrawn_at is not None:
            continue
        if stance is Stance.BACKS:
            said.append(speech.say("You back “{title}”.", title=purpose.title))
        else:
            said.append(speech.say("You object to “{title}”.", title=purpose.title))
    return said


def _paid(speech: Speech, view: MineView) -> list[str]:
    if view.of is None:
        return []
    currency = view.of.round.currency
    return [
        speech.say("Your share paid {paid} for “{title}”.", paid=speech.money(paid, currency), title=purpose.title)
        for purpose, paid in view.paid
    ]


def _how_to_undo(speech: Speech, view: MineView) -> str | None:
    if view.of is None or view.of.round.phase is Phase.CLOSED or not view.stances:
        return None
    return speech.say("To undo one, tap Undo my choice under the purpose. You can until it goes ahead.")


def _settings(speech: Speech, view: MineView) -> list[list[Label]]:
    stopped = view.member is not None and view.member.nudges_stopped_at is not None
    nudges = (speech.say("No reminders"), speech.of_this_group("nudges:stop"))
    if stopped:
        nudges = (speech.say("Remind me again"), speech.of_this_group("nudges:start"))
    adviser = view.member is not None and view.member.adviser
    role = role_button(speech, adviser=adviser)
    return [[nudges], [role]]


def paid(speech: Speech, view: PaidView, _: Values) -> Message:
    """A receipt: what one share did."""
    currency = view.of.round.currency
    values = {
        "title": view.purpose.title,
        "paid": speech.money(view.paid, currency),
        "left": speech.money(view.left, currency),
    }
    said = speech.say("“{title}” goes ahead. Your share paid {paid} of it.", **values)
    return Message(lines(said, speech.say("{left} of your share is left for other purposes in this round.", **values)))


def lapsed(speech: Speech, view: PurposeView, _: Values) -> Message:
    said = speech.say(
        "Your objection to “{title}” has ended, because no reason came in time.", title=view.purpose.title
    )
    return Message(lines(said, speech.say("You can object again with the button under the purpose.")))


def cannot_pin(speech: Speech, _view: object, _: Values) -> Message:
    said = speech.say("I may not pin the round's card in {title}.", title=speech.setting.title)
    return Message(
        lines(said, speech.say("To let me, make me an admin who may pin messages. The round runs all the same."))
    )


def ask_settled(speech: Speech, view: ObjectionView, _: Values) -> Message | None:
    """The proposer has answered: does that settle it?"""
    if not view.open:
        return None
    said = speech.say("Your objection to “{title}” has an answer:", title=view.purpose.title)
    then = speech.say("Does that settle it for you? If you do nothing, your objection stays.")
    settled = (speech.say("It is settled"), f"settle:{view.objection.id}")
    stays = (speech.say("I still object"), f"stay:{view.objection.id}")
    return Message(blocks(lines(said, speech.quote(view.objection.answer or "")), then), keyboard([settled, stays]))
