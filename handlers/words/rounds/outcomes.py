"""What the close announces: what goes ahead, why the rest does not, what returns."""

from collections.abc import Iterable

from handlers.words.figures import (
    cover,
    funders_pay,
    nobody_pays,
    objections_to,
    paid_nothing,
    paid_parts,
    said_yes_and_no,
)
from handlers.words.purposes.why_not import empty_shares, near_miss, why_not
from handlers.words.speech import Message, Speech, Values, blocks, lines
from handlers.words.sums import not_used
from models.questions.outcomes import Decided, OutcomeView
from models.questions.rounds import RoundView


def result(speech: Speech, view: OutcomeView, values: Values) -> Message:
    """The last word on a round, with the journal's head so that nobody can rewrite it quietly."""
    its_round = view.view.round
    title = speech.say("Round {number}: the result", number=its_round.number)
    question = speech.say("{question}", question=its_round.question)
    if its_round.frozen_at is None:
        question = speech.say("Too few residents joined, or the pot was too small to share. Nothing was decided.")
    own = nobody_pays(speech) if paid_before(view) else None
    again = speech.say("What does not go ahead can be proposed again in the next round.") if view.fails else None
    kept = speech.say("/pool shows every penny.")
    text = blocks(
        speech.bold(title),
        question,
        *_purposes(speech, view, values.get("misses", {})),
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


def paid_before(view: OutcomeView) -> bool:
    """Whether anything has gone ahead by now."""
    return any(one.purpose.activated_at is not None for one in view.goes_ahead)


def _purposes(speech: Speech, view: OutcomeView, misses: Values) -> list[str]:
    """Without a roll nothing was decided, and that is said already."""
    if view.view.round.frozen_at is None:
        return []
    if not view.goes_ahead and not view.fails:
        return [speech.say("There was no purpose to decide on.")]
    return [
        *(decided(speech, view, one) for one in view.goes_ahead),
        *(_fails(speech, view, one, misses.get(str(one.purpose.id))) for one in view.fails),
        *ties(speech, view),
    ]


def decided(speech: Speech, view: OutcomeView, one: Decided) -> str:
    """A purpose that goes ahead: by how many, who pays what, and who is to pay it."""
    currency = view.view.round.currency
    cost = speech.money(one.purpose.cost, currency)
    title = speech.say("{title}: goes ahead, for {cost}.", title=speech.bold(one.purpose.title), cost=cost)
    votes = said_yes_and_no(speech, one.purpose, one.ended)
    pay = funders_pay(speech, one.funders, currency)
    if one.told:
        pay = speech.say("Who is to pay for it stands in record no. {number}.", number=one.told)
    paid = lines(paid_parts(speech, one.parts, currency), paid_nothing(speech, one.purpose, one.parts))
    return lines(title, votes, paid, pay)


def _fails(speech: Speech, view: OutcomeView, one: Decided, miss: Values | None) -> str:
    currency = view.view.round.currency
    reason = why_not(speech, one.purpose, view.view, one.failure, one.after)
    people_only = one.failure is not None and one.failure["test"] == "people" and not one.after
    told = one.failure is not None and empty_shares(one.purpose, one.failure)
    reach = cover(speech, one.purpose, view.view) if people_only and not told else None
    objected = objections_to(speech, one.purpose, one.ended)
    near = near_miss(speech, miss, currency)
    return lines(speech.say("{title}", title=speech.bold(one.purpose.title)), *reason, near or reach, objected)


def ties(speech: Speech, view: OutcomeView) -> list[str]:
    """What put one purpose before others that had the same claim, and what that means for who backs several."""
    said = [_tie(speech, *tie) for tie in view.ties]
    return (
        [lines(*said, speech.say("A share that backs several pays for the first, and has less for the next."))]
        if said
        else []
    )


def _tie(speech: Speech, winner: str, others: list[str], by: str) -> str:
    values = {"winner": winner, "others": names(speech, others)}
    said = {
        "backers": speech.say("“{winner}” comes before {others}: more people back it.", **values),
        "cost": speech.say("“{winner}” comes before {others}: as many people back it, and it costs less.", **values),
    }
    return said.get(by) or speech.say(
        "“{winner}” comes before {others}: as many people back it and it costs the same, so it was drawn at random.",
        **values,
    )


def names(speech: Speech, titles: Iterable[str]) -> str:
    """Titles in a sentence, each in quotes."""
    return speech.listed(speech.say("“{title}”", title=one) for one in titles)


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
    if not view.returned and view.view.round.frozen_at is None:
        return None
    return not_used(speech, view.view.round, view.returned)
