"""What is said to one person in private: welcome, my page, receipts, and questions of their own."""

from collections.abc import Mapping
from datetime import datetime

from telegram import InlineKeyboardMarkup

from handlers.words.people.admitting import waiting
from handlers.words.people.resting import left_off, take_part
from handlers.words.people.steering import may_choose, tools, volunteer
from handlers.words.refusals import refused
from handlers.words.speech import Label, Message, Safe, Speech, Values, blocks, clean, cut, keyboard, lines
from models.questions.community import WelcomeView
from models.questions.payments import PaidView
from models.questions.rounds import RoundView
from models.rules.purposes import Purpose
from models.rules.rounds import Phase

MOST = 8  # buttons on one page
LABEL = 40  # more of a title would not be seen on a phone


def welcome(speech: Speech, view: WelcomeView, _: Values) -> Message:
    """The first thing a person reads in private."""
    if view.community is None:
        hello = speech.say("Hello. I keep a pot of money that a group decides on together.")
        inside = speech.say("If I am in your group already, tap Join under my message there.")
        outside = speech.say("If somebody sent you a link, open it. To have a pot in a group of yours, add me to it.")
        return Message(blocks(hello, lines(inside, outside)))
    title = speech.bold(view.community.title)
    if view.joined and view.resting:
        return Message(left_off(speech), keyboard([take_part(speech)]))
    if view.may_appoint:
        return Message(_to_appointer(speech, view), keyboard([volunteer(speech)]))
    if view.removed:
        return Message(refused(speech, "was_removed", {}))
    if not view.joined and view.waits:
        return Message(waiting(speech, outside=view.outside))
    if not view.joined:
        return Message(not_joined(speech, view.community.title))
    buttons = _buttons(speech, view)
    if view.adviser:
        said = speech.say("You are in {title} as an adviser. You can propose, and ask anything.", title=title)
        return Message(lines(said, resident_again(speech, view.of)), buttons)
    here = speech.say("/me shows what is yours. /purposes shows what can be backed. /help tells how it works.")
    role = speech.say("If you are here as an official or a professional who helps, tap I am an adviser.")
    steers = lines(speech.say("You coordinate here."), tools(speech)) if view.coordinates else None
    own = blocks(steers, role if may_change(view.of) else None)
    return Message(blocks(_share(speech, view), _outside(speech, view), _how(speech, view), here, own), buttons)


def _outside(speech: Speech, view: WelcomeView) -> str | None:
    """What somebody misses who is not in the Telegram group."""
    if not view.outside:
        return None
    return lines(
        speech.say("I did not see you in the Telegram group of {title}.", title=speech.setting.title),
        speech.say("Rounds and results are told there: ask a neighbour to add you to it."),
        speech.say("Here, /round and /purposes show how things stand."),
    )


def not_joined(speech: Speech, title: str) -> str:
    """How somebody who is not in yet comes in."""
    said = speech.say(
        "You have not joined {title} yet. Tap Join under my message in the group.",
        title=speech.bold(title),
    )
    code = speech.say("Joining takes a code there. If you have one, write /join and the code to me here.")
    return lines(said, code if speech.setting.by_code else None)


def _share(speech: Speech, view: WelcomeView) -> str:
    """What they hold from now on."""
    title = speech.bold(speech.setting.title)
    if view.from_ is not None:
        return lines(speech.say("You are in {title}.", title=title), _counts_from(speech, view.from_, late=view.late))
    if view.of is None or (view.of.round.frozen_at is not None and not view.late):
        return speech.say("You are in {title}. You hold an equal share of its pot.", title=title)
    inside = speech.say("You are in {title}.", title=title)
    if view.late:
        closed = speech.say("Joining for the open round has closed. You hold an equal share from the next one.")
        return lines(inside, closed)
    its_round = view.of.round
    said = speech.say("Round {number} is open: {question}", number=its_round.number, question=its_round.question)
    share = speech.say(
        "About {share} of the funders' money is yours to give in it.",
        share=speech.money(view.of.share, its_round.currency),
    )
    return lines(inside, said, share)


def _how(speech: Speech, view: WelcomeView) -> str:
    """What they can do; where the open round is without them, no more than propose."""
    never = speech.say("Nothing is ever taken from your own money.")
    can = speech.say("You can propose, back what others propose, object, or stay silent.")
    if view.late:
        can = speech.say("You can propose. Once you count, you can also back or object.")
    return f"{can} {never}"


def _counts_from(speech: Speech, from_: datetime, *, late: bool) -> str:
    """When somebody counts who has to wait."""
    without = speech.say("Newcomers wait a little here, and the open round is without you.")
    then = speech.say("You hold an equal share in rounds whose joining closes after {when}.", when=speech.moment(from_))
    return lines(without if late else speech.say("Newcomers wait a little here."), then)


def _buttons(speech: Speech, view: WelcomeView) -> InlineKeyboardMarkup | None:
    rows = ways(speech, view.of, share=not view.adviser) if view.of else []
    role = [[role_button(speech, adviser=view.adviser)]] if may_change(view.of) else []
    return keyboard(*rows, *role) if rows or role else None


def may_change(of: RoundView | None) -> bool:
    return of is None or not of.round.roles_rest


def advisers_do_not(speech: Speech) -> str:
    """What an adviser may and may not do."""
    return speech.say("As an adviser you do not back or object. You may propose, with /propose.")


def resident_again(speech: Speech, of: RoundView | None) -> str | None:
    """From when an adviser may say that they are a resident, where that is not now."""
    if of is None or may_change(of):
        return None
    when = speech.moment(of.round.over_at)
    return speech.say("You can become a resident again once this round is over, on {when}.", when=when)


def way_to(speech: Speech, purpose: Purpose) -> list[Label]:
    """The button that shows a purpose here."""
    short = Safe(cut(clean(purpose.title), LABEL))
    return [(speech.say("{number}. {title}", number=purpose.number, title=short), f"show:{purpose.id}")]


def ways(speech: Speech, of: RoundView, *, share: bool = True) -> list[list[Label]]:
    """What can be done about a round from the private chat."""
    first = [(speech.say("Purposes"), speech.of_this_group("list:0"))]
    if of.round.phase in (Phase.GATHERING, Phase.ROLLED):
        first.append((speech.say("Propose"), speech.of_this_group("propose:new")))
    return [first, [(speech.say("My share"), f"share:{of.round.id}")]] if share else [first]


def _to_appointer(speech: Speech, view: WelcomeView) -> str:
    title = speech.setting.title
    joined = speech.say("You are in {title}.", title=title) if view.joined else None
    does = speech.say("Coordinators record what funders give, with /fund, and open rounds, with /round.")
    return blocks(joined or speech.say("I am in {title} now.", title=title), may_choose(speech), does)


def role_button(speech: Speech, *, adviser: bool) -> Label:
    """The way from one role to the other."""
    if adviser:
        return speech.say("I am a resident"), speech.of_this_group("role:live")
    return speech.say("I am an adviser"), speech.of_this_group("role:ask")


def role_ask(speech: Speech, _view: object, _: Values) -> Message:
    """What being an adviser means, before anything is changed."""
    said = speech.say(
        "Advisers are officials or professionals who help. They hold no share, and do not back or object."
    )
    then = speech.say("Whatever you back or object to now would be taken back. The group would be told.")
    yes = (speech.say("Yes, I am an adviser"), speech.of_this_group("role:adviser"))
    no = (speech.say("No, I live here"), speech.of_this_group("role:stay"))
    return Message(lines(said, then), keyboard([yes], [no]))


def resident_ask(speech: Speech, _view: object, _: Values) -> Message:
    """What being a resident means, before anything is changed."""
    said = speech.say("Residents hold a share, and back or object. If you are paid to be here, stay an adviser.")
    then = speech.say("The group would be told.")
    yes = (speech.say("Yes, I live here"), speech.of_this_group("role:resident"))
    no = (speech.say("No, stay an adviser"), speech.of_this_group("role:keep"))
    return Message(lines(said, then), keyboard([yes], [no]))


def role_mine(speech: Speech, _view: object, values: Values) -> Message:
    """What changing the role means, and how to undo it."""
    if values["adviser"]:
        said = speech.say("You are an adviser now. You hold no share, and do not back or object.")
    else:
        said = speech.say("You are a resident now, with a share like everyone.")
    undo = speech.say("You can change that back until joining closes.")
    return Message(lines(said, undo), keyboard([role_button(speech, adviser=bool(values["adviser"]))]))


def paid(speech: Speech, view: PaidView, _: Values) -> Message:
    """A receipt: what one share did."""
    currency = view.of.round.currency
    values = {
        "title": view.purpose.title,
        "paid": speech.money(view.paid, currency),
        "left": speech.money(view.left, currency),
        "share": speech.money(view.of.share, currency),
    }
    said = speech.say("“{title}” goes ahead. Your share paid {paid} of it.", **values)
    return Message(lines(said, _left(speech, view, values)))


def _left(speech: Speech, view: PaidView, values: Mapping[str, str]) -> str | None:
    """What is left of the share, told after the last payment; once the round is over also where it goes."""
    if not view.last:
        return None
    if not view.left:
        return speech.say("That was the last of your share of {share}.", **values)
    if view.of.round.phase is not Phase.CLOSED:
        return speech.say("{left} of your share is left for other purposes in this round.", **values)
    if view.of.round.carries:
        return speech.say("The other {left} of your {share} stays in the pot for the next round.", **values)
    back = speech.say("The other {left} of your {share} stays with the funders.", **values)
    return f"{back} {speech.say('It was never your own money.')}"


def may_not_pin(speech: Speech, _view: object, _: Values) -> Message:
    """In the group, to which the bot came without the right to pin."""
    said = speech.say("I may not pin messages here, so a round's card would not stay at the top.")
    return Message(lines(said, speech.say("An admin can give me that right. All else works without it.")))


def cannot_pin(speech: Speech, _view: object, _: Values) -> Message:
    """To each coordinator: the card of the round is not pinned."""
    said = speech.say("I may not pin the round's card in {title}.", title=speech.setting.title)
    return Message(
        lines(said, speech.say("To let me, make me an admin who may pin messages. The round runs all the same."))
    )


def away(speech: Speech, _view: object, _: Values) -> Message:
    """To each coordinator: I am shut out of the group."""
    said = speech.say(
        "I can no longer write in {title}: I was removed, or may not send messages.", title=_title(speech)
    )
    calm = speech.say("Nothing is lost. All dates stay as they are, and people can still use /purposes and /me here.")
    then = speech.say("To have me back, add me to the group, or let me send messages and write /start there.")
    return Message(blocks(said, lines(calm, then, speech.say("Then I post what was decided meanwhile."))))


def without_group(speech: Speech, _view: object, _: Values) -> Message:
    """To each coordinator of a pot whose group went on without it."""
    title = _title(speech)
    said = speech.say(
        "{title} became a supergroup while I could not hear it, and a new pot was begun there.", title=title
    )
    apart = speech.say("I keep the two apart. The older pot has no group now, and no penny of it was moved.")
    then = speech.say("Its round goes on for those who joined it, here in private: /purposes, /me and /pool.")
    return Message(blocks(said, lines(apart, then)))


def _title(speech: Speech) -> str:
    return speech.bold(speech.setting.title)
