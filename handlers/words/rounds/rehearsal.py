"""What a rehearsal came to: made-up rounds under a rule, in two sentences, and a note where the rule is an odd one."""

from fractions import Fraction

from handlers.words.speech import Speech, lines
from models.rules.rehearsal import Rehearsed, percent


def rehearsal(speech: Speech, of: Rehearsed) -> str:
    """How often something went ahead, and what it took; made up, and said so."""
    chance = speech.say("Made-up people choose by chance, and real ones talk first. So this is a hint, not a promise.")
    return lines(_often(speech, of), _took(speech, of), chance, _some_for_all(speech, of), verdict(speech, of))


def _often(speech: Speech, of: Rehearsed) -> str:
    if not of.lively:
        return speech.say(
            "A rehearsal: in {rounds} made-up rounds with {n} purposes each, nothing went ahead.",
            rounds=of.rounds,
            n=of.purposes_each,
        )
    return speech.say(
        "A rehearsal: of every 100 made-up rounds with {n} purposes each, something went ahead in {lively}.",
        lively=percent(Fraction(of.lively, of.rounds)),
        n=of.purposes_each,
    )


def _took(speech: Speech, of: Rehearsed) -> str | None:
    """How many people, and what it left of the money."""
    if not of.lively:
        return None
    return speech.say(
        "It usually had about {n} backers, and on average {left}% of the money was left.",
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
    if of.verdict == "hardly_ever":
        return speech.say(
            "Note: under this rule hardly anything would go ahead. "
            "Talking first helps, and so does a rule that asks for less."
        )
    return None
