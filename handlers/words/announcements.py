"""What is announced in the group when something happens. Numbered, never personal."""

from datetime import datetime

from handlers.words.figures import (
    funders_pay,
    late,
    nobody_pays,
    on_terms,
    paid_nothing,
    paid_parts,
    said_yes_and_no,
    spent,
)
from handlers.words.forms.gift import given_for
from handlers.words.purposes.card import taps
from handlers.words.rule import against
from handlers.words.speech import Message, Speech, Values, blocks, cut, keyboard, lines
from handlers.words.sums import by_funder
from models.questions.community import DepositView
from models.questions.mine import PersonView
from models.questions.purposes import ActivatedView, ObjectionView, PurposeView
from models.questions.rounds import RoundView, SharesView

BEGINS = 80


def deposited(speech: Speech, view: DepositView, values: Values) -> Message:
    """A gift is in the books: what the pot holds by it, and which round it is for."""
    gift = view.gift
    given = {"money": speech.money(gift.amount, gift.currency), "funder": gift.funder}
    correct = (speech.say("Correct this"), speech.link(f"correct-{values['deposit_id']}"))
    if "corrected" in values:
        was = speech.say("{money} from {funder} was recorded here.", **given)
        since = speech.say("That has changed since: record no. {number} tells how.", number=values["corrected"])
        return Message(lines(was, since), keyboard([correct]) if view.now else None)
    total = speech.money(values["total"], gift.currency)
    when = speech.say("It waits for the next round.") if values["waits"] else _its_round(speech, values, gift.currency)
    text = speech.say("{by} recorded {money} from {funder}.", by=view.by, **given)
    holds = speech.say("The pot now holds {total}. /pool shows every penny.", total=total)
    wrong = speech.say("If something in it is wrong, a coordinator can tap Correct this.")
    return Message(lines(text, given_for(speech, gift.terms), holds, when, wrong), keyboard([correct]))


def _its_round(speech: Speech, values: Values, currency: str) -> str | None:
    """The open round that takes it, or as much of the pot as its shares may."""
    if not values.get("round"):
        return None
    if values["takes"] == values["total"]:
        return speech.say("It is for round {number}, which is open.", number=values["round"])
    takes = speech.money(values["takes"], currency)
    return speech.say(
        "As things stand, round {number} takes {takes} of that; the rest waits.", number=values["round"], takes=takes
    )


def role(speech: Speech, view: PersonView, values: Values) -> Message:
    """Somebody is an adviser now, or a resident."""
    if values["adviser"]:
        said = speech.say("{name} is here as an adviser.", name=view.name)
        return Message(lines(said, speech.say("Advisers help and may propose. They hold no share and do not decide.")))
    return Message(speech.say("{name} takes part as a resident now, with a share like all of us.", name=view.name))


def frozen(speech: Speech, shares: SharesView, _: Values) -> Message:
    """Joining has closed: how many take part, with how much each, and what a purpose needs."""
    view = shares.of
    share = speech.money(view.share, view.round.currency)
    said = speech.say("Joining for round {number} has closed.", number=view.round.number)
    counts = speech.say("{n} residents take part, with {share} each.", n=view.roll, share=share)
    need = speech.say_many("A purpose needs at least 1 backer.", "A purpose needs at least {n} backers.", view.needed)
    given = by_funder(speech, shares.parts, view.round.currency)
    funders = speech.say("In the shares: {parts}.", parts=given)
    rest = None
    if view.rest_to_tell:
        rest = speech.say(
            "{rest} is not for this round, and stays in the pot.", rest=speech.money(view.rest, view.round.currency)
        )
    shown = speech.say("/purposes shows what can be backed.")
    need = f"{need} {against(speech, view.round.rule.agreement)}"
    return Message(lines(said, counts, funders, rest, need, shown))


def put_off(speech: Speech, view: RoundView, _: Values) -> Message:
    """Joining stays open, as there was too little for a roll."""
    when = speech.moment(view.round.freeze_at)
    said = speech.say("Too few of us have joined, or the pot is too small to share.")
    stays = speech.say("Joining stays open until {when}.", when=when)
    ends = speech.say("If that is still so then, the round ends, and all the money goes back to the funders.")
    if view.round.carries:
        ends = speech.say("If that is still so then, the round ends, and all the money stays in the pot.")
    return Message(lines(said, f"{stays} {ends}"))


def ripening(speech: Speech, view: PurposeView, values: Values) -> Message | None:
    """A purpose has enough support, and goes ahead unless it loses it. None once that is over."""
    if view.purpose.ripens_at is None:
        return None
    title, when = view.purpose.title, speech.moment(view.purpose.ripens_at)
    if values["again"]:
        said = speech.say("“{title}” has enough support, but another one goes first.", title=title)
    else:
        said = speech.say("“{title}” has enough support.", title=title)
    then = speech.say("It goes ahead on {when} if it still has enough support then.", when=when)
    undo = speech.say("Until then you can change your mind here.")
    return Message(
        lines(said, then, undo, late(speech, view.of.round, view.purpose.ripens_at)), keyboard(*taps(speech, view))
    )


def stopped(speech: Speech, view: PurposeView, values: Values) -> Message:
    """A purpose had enough support, and has it no more."""
    title, currency = view.purpose.title, view.of.round.currency
    said = speech.say("“{title}” does not have enough support now, so it does not go ahead yet.", title=title)
    if values["test"] == "people":
        counts = {"have": values["have"], "need": values["need"]}
        why = speech.say("Backed by {have}, it needs {need}.", **counts)
        if values["have"] < values["backers"]:
            why = speech.say("Only backers with money left count: {have}. It needs {need}.", **counts)
    elif values["test"] == "agreement":
        why = speech.say(
            "{backers} say yes and {objectors} say no. Against so many it needs {need} backers.",
            backers=values["backers"],
            objectors=values["objectors"],
            need=values["need"],
        )
    else:
        have, need = speech.money(values["have"], currency), speech.money(values["need"], currency)
        why = speech.say("Its backers' shares held {have} of the {need} it costs.", have=have, need=need)
    then = speech.say("Nothing was spent on it. It can still win enough support before the decision.")
    already = None if values["test"] == "agreement" else spent(speech, view.purpose, view.of)
    return Message(lines(said, why, already, then))


def withdrawn(speech: Speech, view: PurposeView, _: Values) -> Message:
    """A purpose is no longer in the round."""
    said = speech.say("“{title}” was withdrawn by its proposer.", title=view.purpose.title)
    return Message(lines(said, speech.say("Nothing was spent on it.")))


def objection(speech: Speech, view: ObjectionView, _: Values) -> Message:
    """A reason against a purpose, without a name."""
    said = speech.say("An objection to “{title}”:", title=view.purpose.title)
    then = speech.say("The proposer can answer. Only the person who objects can say that it is settled.")
    return Message(blocks(lines(said, speech.quote(view.objection.reason or "")), then))


def answered(speech: Speech, view: ObjectionView, _: Values) -> Message:
    """The proposer answers a reason."""
    said = speech.say("An objection to “{title}” has an answer:", title=view.purpose.title)
    answers = speech.say("The proposer answers:")
    return Message(
        blocks(
            lines(said, speech.quote(_begins(view.objection.reason or ""))),
            lines(answers, speech.quote(view.objection.answer or "")),
        )
    )


def settled(speech: Speech, view: ObjectionView, _: Values) -> Message:
    """An objection is over, by the word of whoever raised it."""
    said = speech.say("An objection to “{title}” is settled.", title=view.purpose.title)
    which = speech.quote(_begins(view.objection.reason)) if view.objection.reason else None
    return Message(lines(said, which, speech.say("The person who raised it said so.")))


def _begins(reason: str) -> str:
    """Enough of a reason to know which it is."""
    return cut(" ".join(reason.split()), BEGINS)


def activated(speech: Speech, activated: ActivatedView, _: Values) -> Message:
    """A purpose goes ahead: by how many, and who pays what."""
    view = activated.view
    currency, purpose = view.of.round.currency, view.purpose
    title = speech.bold(speech.say("“{title}” goes ahead.", title=purpose.title))
    votes = said_yes_and_no(speech, purpose, view.ended)
    cost = speech.money(purpose.cost, currency)
    cost = speech.say("It costs {cost}. Done by: {payee}.", cost=cost, payee=purpose.payee)
    paid = lines(paid_parts(speech, view.parts, currency), paid_nothing(speech, purpose, view.parts))
    note = speech.say("The money comes from their shares of the pot.")
    pay = funders_pay(speech, activated.funders, currency)
    after = speech.say("Next, a coordinator arranges it with {payee}.", payee=purpose.payee)
    money = lines(f"{note} {nobody_pays(speech)}", pay, on_terms(speech, activated.terms), after)
    return Message(blocks(title, lines(votes, cost, paid), money))


def silence(speech: Speech, view: RoundView, values: Values) -> Message:
    """I could not be reached: by how much every date is later."""
    since = speech.moment(datetime.fromisoformat(values["since"]))
    said = speech.say(
        "I could not be reached from {since} on, so some taps may be lost. Please check yours with /me.", since=since
    )
    later = speech.say(
        "Every date of round {number} is later by {length}.",
        number=view.round.number,
        length=speech.length(values["seconds"]),
    )
    return Message(lines(said, later))


def back(speech: Speech, _view: object, values: Values) -> Message:
    """I could not write in the group, and can again."""
    since = speech.moment(datetime.fromisoformat(values["since"]))
    said = speech.say(
        "I can write here again. I could not from {since} on. All dates stayed as they were.", since=since
    )
    if values["kept"]:
        return Message(lines(said, speech.say("What was decided meanwhile follows now.")))
    return Message(lines(said, speech.say("Nothing was decided meanwhile.")))
