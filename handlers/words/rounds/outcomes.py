"""What the decision and the close announce: what goes ahead, why the rest does not, what returns."""

from collections.abc import Mapping
from typing import Any

from handlers.words.figures import (
    cover,
    failure_line,
    funders_pay,
    no_new_yes,
    nobody_pays,
    objections_to,
    paid_parts,
    said_yes_and_no,
)
from handlers.words.speech import Message, Speech, blocks, lines
from models.questions.rounds import Decided, OutcomeView, RoundView

Values = Mapping[str, Any]


def provisional(speech: Speech, view: OutcomeView, _: Values) -> Message:
    """The first count: nothing is paid yet, and what can still be changed."""
    its_round = view.view.round
    title = speech.say("Round {number}: the first result", number=its_round.number)
    when = speech.moment(its_round.close_at or its_round.decide_at)
    final = speech.say("This becomes final on {when}.", when=when)
    stays = speech.say("What went ahead already stays.") if _paid(view) else None
    return Message(blocks(speech.bold(title), *_purposes(speech, view), lines(final, _until_then(speech, view), stays)))


def _until_then(speech: Speech, view: OutcomeView) -> str | None:
    """What can still be done, and no word of a button that is not there."""
    if not any(one.purpose.undecided for one in (*view.goes_ahead, *view.fails)):
        return None
    its_round = view.view.round
    undo = speech.say("Until then you can take your choice back with Undo my choice, under the purpose.")
    end = its_round.quarter_before(its_round.close_at or its_round.decide_at)
    objecting = speech.say("Where I object stands under one, you can object until {when}.", when=speech.moment(end))
    may_object = any(one.objecting_matters for one in (*view.goes_ahead, *view.fails))
    fewer = speech.say("If backers drop out, the others pay more, but never more than their share.")
    may_drop = any(one.purpose.undecided for one in view.goes_ahead)
    return lines(undo, objecting if may_object else None, no_new_yes(speech), fewer if may_drop else None)


def result(speech: Speech, view: OutcomeView, _: Values) -> Message:
    """The last word on a round, with the journal's head so that nobody can rewrite it quietly."""
    its_round = view.view.round
    title = speech.say("Round {number}: the result", number=its_round.number)
    question = speech.say("{question}", question=its_round.question)
    if its_round.frozen_at is None:
        question = speech.say("Too few residents joined, or the pot was too small to share. Nothing was decided.")
    own = nobody_pays(speech) if _paid(view) else None
    again = speech.say("What does not go ahead can be proposed again in the next round.") if view.fails else None
    kept = speech.say("/pool shows every penny.")
    text = blocks(
        speech.bold(title),
        question,
        *_purposes(speech, view),
        lines(_returned(speech, view), _not_for_it(speech, view)),
        lines(own, again, kept),
        seal(speech),
    )
    return Message(text)


def record(speech: Speech, view: RoundView, _: Values) -> Message:
    """The file for anyone to recount the round by."""
    text = lines(
        speech.say("The record of round {number}, for anybody who wants to check it.", number=view.round.number),
        speech.say("It has every choice and every payment, under codes and without names."),
        speech.say("Start with result.txt. To find your choices, search journal.txt for your code."),
        speech.say("You find your code in /me, under My receipts."),
    )
    return Message(text, silent=True, record=view.round.id)


def seal(speech: Speech) -> str:
    """The journal's head, and what it is good for."""
    said = speech.say("Seal of our record. If anybody changed the record later, it would no longer fit this code:")
    return lines(said, speech.code(speech.setting.head))


def _paid(view: OutcomeView) -> bool:
    return any(one.purpose.activated_at is not None for one in view.goes_ahead)


def _purposes(speech: Speech, view: OutcomeView) -> list[str]:
    if not view.goes_ahead and not view.fails:
        return [speech.say("There was no purpose to decide on.")]
    return [
        *(_goes(speech, view, one) for one in view.goes_ahead),
        *(_fails(speech, view, one) for one in view.fails),
        *(_tie(speech, *tie) for tie in view.ties),
    ]


def _goes(speech: Speech, view: OutcomeView, one: Decided) -> str:
    currency = view.view.round.currency
    cost = speech.money(one.purpose.cost, currency)
    if one.purpose.activated_at is None:
        title = speech.say("{title}: would go ahead, for {cost}.", title=speech.bold(one.purpose.title), cost=cost)
        price, people = next(iter(one.parts.items()))
        each = speech.money(price, currency)
        return lines(
            title,
            speech.say_many("1 of us backs it.", "{n} of us back it.", one.purpose.backers),
            speech.say_many(
                "As things stand, 1 share would pay {each}.",
                "As things stand, {n} shares would pay {each} each at most.",
                people,
                each=each,
            ),
        )
    title = speech.say("{title}: goes ahead, for {cost}.", title=speech.bold(one.purpose.title), cost=cost)
    votes = said_yes_and_no(speech, one.purpose, one.ended)
    pay = funders_pay(speech, one.funders, currency)
    if one.told:
        pay = speech.say("Who is to pay for it stands in record no. {number}.", number=one.told)
    return lines(title, votes, paid_parts(speech, one.parts, currency), pay)


def _fails(speech: Speech, view: OutcomeView, one: Decided) -> str:
    currency = view.view.round.currency
    reason = failure_line(speech, one.failure, one.after, currency)
    people_only = one.failure is not None and one.failure["test"] == "people" and not one.after
    reach = cover(speech, one.purpose, view.view) if people_only else None
    objected = objections_to(speech, one.purpose, one.ended)
    return lines(speech.say("{title}", title=speech.bold(one.purpose.title)), reason, reach, objected)


def _tie(speech: Speech, winner: str, others: list[str], by: str) -> str:
    values = {"winner": winner, "others": speech.listed(others)}
    said = {
        "backers": speech.say("“{winner}” came level with {others} and went first: more people back it.", **values),
        "cost": speech.say("“{winner}” came level with {others} and went first: it costs less.", **values),
    }
    return said.get(by) or speech.say(
        "“{winner}” came level with {others} and went first: that was drawn at random.", **values
    )


def _not_for_it(speech: Speech, view: OutcomeView) -> str | None:
    """What was in the pot all the time, and stays there."""
    of = view.view
    rest = of.rest - sum(view.returned.values()) if of.round.carries else of.rest
    if of.round.frozen_at is None or rest < max(of.roll, 1):
        return None
    return speech.say(
        "{rest} in the pot was not for this round, and stays there.", rest=speech.money(rest, of.round.currency)
    )


def _returned(speech: Speech, view: OutcomeView) -> str | None:
    its_round = view.view.round
    if not view.returned:
        return speech.say("No money was left in the shares.") if its_round.frozen_at is not None else None
    parts = speech.listed(
        speech.say("{money} to {funder}", money=speech.money(part, its_round.currency), funder=funder)
        for funder, part in view.returned.items()
    )
    total = speech.money(sum(view.returned.values()), its_round.currency)
    if its_round.carries:
        return speech.say("{total} was not used. It goes back to the pot for the next round.", total=total)
    return speech.say("{total} was not used and goes back to the funders: {parts}.", total=total, parts=parts)
