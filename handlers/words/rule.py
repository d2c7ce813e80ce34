"""The rule of a round in words: its kind by name, and what objections ask of it."""

from fractions import Fraction

from handlers.words.speech import Speech
from models.rules.critical_mass import PRESETS, Preset
from models.rules.plans import Plan
from models.rules.rounds import Round


def kinds(speech: Speech) -> dict[Preset, str]:
    """The names of the ready-made rules."""
    return {
        Preset.TOGETHER: speech.say("One or a few"),
        Preset.SEVERAL: speech.say("Many at once"),
        Preset.NEAR_CONSENSUS: speech.say("Few against"),
    }


def kind(speech: Speech, of: Round | Plan) -> str | None:
    """The ready-made rule by its name, where nothing in it was chosen otherwise."""
    usual, timing = PRESETS[Preset(of.preset)]
    if (Fraction(of.core), Fraction(of.agreement), of.timing) != (usual.core, usual.agreement, timing):
        return None
    return speech.say("Kind of round: {kind}.", kind=kinds(speech)[Preset(of.preset)])


def against(speech: Speech, agreement: Fraction) -> str:
    """The part of the voices that must say yes, as backers for each objector where that is a whole number."""
    backers = agreement / (1 - agreement)
    if backers.denominator > 1:
        return speech.say("At least {part} of those who back or object must back it.", part=speech.part(agreement))
    return speech.say_many(
        "It needs at least 1 backer for each person who objects.",
        "It needs at least {n} backers for each person who objects.",
        backers.numerator,
    )
