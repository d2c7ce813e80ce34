"""What a rehearsal came to: made-up rounds under a rule, in two sentences, and a note where the rule is an odd one."""

from fractions import Fraction

from handlers.words.speech import Speech, lines
from models.rules.critical_mass import FEWEST_PAYERS
from models.rules.rehearsal import Rehearsed


def rehearsal(speech: Speech, of: Rehearsed) -> str:
    """How often something went ahead, and what it took; made up, and said so."""
    return lines(_often(speech, of), _took(speech, of), _some_for_all(speech, of), verdict(speech, of))


def _often(speech: Speech, of: Rehearsed) -> str:
    values = {"lively": of.lively, "rounds": of.rounds, "n": of.purposes_each}
    if not of.lively:
        return speech.say(
            "A rehearsal with made-up tastes, not a promise: in {rounds} rounds with {n} purposes, nothing went ahead.",
            **values,
        )
    return speech.say(
        "A rehearsal with made-up tastes, not a promise: "
        "in {lively} of {rounds} rounds with {n} purposes, something went ahead.",
        **values,
    )


def _took(speech: Speech, of: Rehearsed) -> str | None:
    """How many people, and what it left of the money."""
    if not of.lively:
        return None
    return speech.say(
        "It usually took about {n} backers, and on average {left}% of the money was left.",
        n=of.usual,
        left=percent(of.left),
    )


def _some_for_all(speech: Speech, of: Rehearsed) -> str | None:
    if of.played == of.of:
        return None
    return speech.say("{played} made-up residents stood for all {n}.", played=of.played, n=of.of)


def verdict(speech: Speech, of: Rehearsed) -> str | None:
    """A rule under which almost nothing goes ahead, or almost everything has support enough."""
    if of.verdict == "nearly_always":
        return speech.say("Note: nearly every purpose had enough support, so this rule rules out little.")
    if of.verdict is None:
        return None
    if of.needed == FEWEST_PAYERS:
        return speech.say(
            "Note: with so few of you, hardly anything would go ahead. The more residents join, the likelier it gets."
        )
    return speech.say(
        "Note: under this rule hardly anything would go ahead. "
        "Talking first helps, and so does a kind of round that needs fewer backers."
    )


def percent(part: Fraction) -> int:
    """In whole hundredths, rounded to the nearest."""
    return round(part * 100)
