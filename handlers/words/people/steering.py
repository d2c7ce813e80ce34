"""Who steers: how one becomes a coordinator, and what a coordinator does next."""

from collections.abc import Mapping
from typing import Any

from handlers.words.refusals import FUND, ROUND
from handlers.words.speech import Label, Message, Speech, blocks, keyboard, lines
from models.questions.community import AppointedView, CoordinatorsView, DepositView
from models.questions.purposes import ToPayView

Values = Mapping[str, Any]


def coordinators(speech: Speech, view: CoordinatorsView, values: Values) -> Message:
    """Who steers, and how the first ones are appointed."""
    named = [
        speech.say("{name}, adviser", name=name) if adviser else speech.say("{name}", name=name)
        for name, adviser in view.coordinators
    ]
    who = (
        speech.say("Coordinators: {names}.", names=speech.listed(named))
        if named
        else speech.say("There is no coordinator yet.")
    )
    if view.round_opened and named:
        return Message(who)
    if view.asked_by_them and not named:
        chance = may_choose(speech) if values["person_id"] else _may_choose_here(speech, view.added_by)
        return Message(lines(who, chance), keyboard([volunteer(speech)]))
    return Message(lines(who, _who_chooses(speech, view)))


def _who_chooses(speech: Speech, view: CoordinatorsView) -> str:
    if view.asked_by_them:
        return _by_reply(speech)
    if view.added_by:
        return speech.say("{name} added me and can choose who coordinates.", name=view.added_by)
    return speech.say("An admin of the group can choose, after sending /start there under their own name.")


def may_choose(speech: Speech) -> str:
    """What whoever added the bot may do while nobody coordinates."""
    said = speech.say("You added me, so you can be the coordinator, or choose one.")
    return lines(said, _by_reply(speech))


def _may_choose_here(speech: Speech, name: str) -> str:
    """The same, where all read it."""
    said = speech.say("{name} added me, and can be the coordinator or choose one.", name=name)
    return lines(said, _by_reply(speech))


def _by_reply(speech: Speech) -> str:
    return speech.say(
        "To choose someone else, reply /coordinators to a message of theirs in the group, once they have joined."
    )


def volunteer(speech: Speech) -> Label:
    """The button to coordinate oneself."""
    return speech.say("I will coordinate"), speech.of_this_group("coordinate:")


def appointed(speech: Speech, view: AppointedView, _: Values) -> Message:
    """A new coordinator is announced, with what they do."""
    said = speech.say("{by} made {name} a coordinator here.", by=view.by, name=view.name)
    if view.by == view.name:
        said = speech.say("{name} is a coordinator here now.", name=view.name)
    if view.adviser:
        limits = speech.say("As an adviser, {name} cannot launch a round or record a deposit alone.", name=view.name)
        return Message(lines(said, limits))
    does = speech.say("Coordinators launch rounds and record deposits. They have one share, like all of us.")
    return Message(lines(said, does, tools(speech)))


def tools(speech: Speech) -> str:
    """What a coordinator sends in the group."""
    return speech.say("/fund records money. /round opens a round. /link is the link to join by.")


def coordinating(speech: Speech, _view: object, _values: Values) -> Message:
    """To a new coordinator in private: what comes next."""
    said = speech.say("You are a coordinator in {group}.", group=speech.bold(speech.setting.title))
    return Message(blocks(said, next_steps(speech)))


def to_pay(speech: Speech, view: ToPayView, _: Values) -> Message:
    """To each coordinator in private: what is to be arranged, and what each funder is to pay."""
    currency, purpose = view.of.round.currency, view.purpose
    cost = speech.money(purpose.cost, currency)
    said = speech.say("“{title}” goes ahead, for {cost}.", title=purpose.title, cost=cost)
    who = speech.say("Done by: {payee}.", payee=purpose.payee)
    parts = speech.listed(
        speech.say("{funder} {money}", funder=funder, money=speech.money(part, currency))
        for funder, part in view.funders.items()
    )
    then = speech.say("As a coordinator, please arrange it, and ask the funders to pay for it: {parts}.", parts=parts)
    return Message(lines(said, who, then, speech.say("I keep the accounts, and move no money myself.")))


def deposit_mine(speech: Speech, view: DepositView, values: Values) -> Message:
    """To who recorded a deposit: what is recorded, and how to put it right."""
    gift = view.gift
    money = speech.money(view.now, gift.currency)
    said = speech.say("You recorded {money} from {funder}.", money=money, funder=gift.funder)
    if view.now != gift.amount:
        said = speech.say("{money} from {funder} is recorded now.", money=money, funder=gift.funder)
    undo = speech.say("If something in it is wrong, tap Correct this. It needs a second person.")
    return Message(lines(said, undo), keyboard([correct_this(speech, values["deposit_id"])]))


def correct_this(speech: Speech, deposit_id: int) -> Label:
    """The button that leads to a correction."""
    return speech.say("Correct this"), f"correct:{deposit_id}"


def next_steps(speech: Speech) -> str:
    """From a group with the bot in it to an open round."""
    return lines(
        speech.say("What comes next:"),
        speech.say("1. Ask people to tap Join on my card, or give them the link that /link shows."),
        speech.say("2. Record what funders give, like this:"),
        speech.code(FUND),
        speech.say("3. Open a round, like this. I show you a draft first."),
        speech.code(ROUND),
    )
