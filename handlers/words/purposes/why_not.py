"""Why a purpose does not go ahead, and what would have been enough."""

from collections.abc import Mapping
from typing import Any

from handlers.words.figures import spent
from handlers.words.speech import Speech
from models.questions.rounds import RoundView
from models.rules.purposes import Purpose


def why_not(
    speech: Speech, purpose: Purpose, of: RoundView, failure: Mapping[str, Any] | None, after: tuple[str, ...]
) -> list[str | None]:
    """Why a purpose did not go ahead; where its backers had too little left from before, that too."""
    if failure is not None and not after and empty_shares(purpose, failure):
        return [_too_few_with_money(speech, purpose, failure), spent(speech, purpose, of)]
    why = _failure(speech, failure, after, of.round.currency)
    short = failure is not None and failure["test"] == "money" and not after
    return [why, spent(speech, purpose, of) if short else None]


def empty_shares(purpose: Purpose, failure: Mapping[str, Any]) -> bool:
    """Whether it had too few people because some of its backers had nothing left."""
    return bool(failure["test"] == "people" and failure["have"] < purpose.backers)


def _too_few_with_money(speech: Speech, purpose: Purpose, failure: Mapping[str, Any]) -> str:
    values = {"backers": purpose.backers, "have": failure["have"], "need": failure["need"]}
    if not failure["have"]:
        return speech.say(
            "Does not go ahead: backed by {backers}, but none of them had money left. It needed {need} who had.",
            **values,
        )
    return speech.say(
        "Does not go ahead: backed by {backers}, but only {have} of them had money left. It needed {need} who had.",
        **values,
    )


def _failure(speech: Speech, failure: Mapping[str, Any] | None, after: tuple[str, ...], currency: str) -> str:
    """Why a purpose did not go ahead, in one sentence."""
    if failure is None:
        return speech.say("It did not go ahead.")
    have, need = failure["have"], failure["need"]
    if failure["test"] == "people":
        values = {"have": have, "need": need, "titles": speech.listed(after)}
        if after:
            return speech.say(
                "Does not go ahead: after {titles}, {have} backers had money left. It needed {need}.", **values
            )
        return speech.say("Does not go ahead: backed by {have}, needed {need}.", **values)
    if failure["test"] == "agreement":
        return speech.say(
            "Does not go ahead: {have} backed it. With so many objections it needed {need}.", have=have, need=need
        )
    values = {"have": speech.money(have, currency), "need": speech.money(need, currency)}
    if after:
        titles = speech.listed(after)
        return speech.say(
            "Does not go ahead: its backers had {have} left of the {need} it costs, after {titles}.",
            titles=titles,
            **values,
        )
    return speech.say("Does not go ahead: its backers' shares held {have} of the {need} it costs.", **values)


def near_miss(speech: Speech, miss: Mapping[str, Any] | None, currency: str) -> str | None:
    """What alone would have been enough, where it was a near miss."""
    if miss is None:
        return None
    more = speech.say_many("with 1 more backer", "with {n} more backers", miss["more"])
    if miss["left"] == 1:
        more = speech.say_many(
            "with 1 more backer who had money left", "with {n} more backers who had money left", miss["more"]
        )
    if miss["left"] > 1:
        more = speech.say_many(
            "with 1 more backer who had at least {left} left",
            "with {n} more backers who had at least {left} left each",
            miss["more"],
            left=speech.money(miss["left"], currency),
        )
    fewer = speech.say_many("with 1 objection fewer", "with {n} objections fewer", miss["fewer"])
    less = speech.say("for {money} less", money=speech.money(miss["less"], currency))
    said = [words for words, n in ((more, miss["more"]), (fewer, miss["fewer"]), (less, miss["less"])) if n]
    if len(said) == 1:
        return speech.say("It would have gone ahead {one}.", one=said[0])
    return speech.say("It would have gone ahead {one}, or {other}.", one=said[0], other=said[1])
