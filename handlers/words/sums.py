"""Sums of several funders in a sentence."""

from collections.abc import Mapping

from handlers.words.speech import Speech
from models.rules.rounds import Round


def by_funder(speech: Speech, parts: Mapping[str, int], currency: str) -> str:
    """Who and how much, such as: Ward Fund £80.00 and Housing Trust £40.00. parts: pennies by name."""
    return speech.listed(
        speech.say("{funder} {money}", funder=funder, money=speech.money(part, currency))
        for funder, part in parts.items()
    )


def to_funders(speech: Speech, parts: Mapping[str, int], currency: str) -> str:
    """How much and to whom, such as: £80.00 to Ward Fund and £40.00 to Housing Trust."""
    return speech.listed(
        speech.say("{money} to {funder}", funder=funder, money=speech.money(part, currency))
        for funder, part in parts.items()
    )


def not_used(speech: Speech, of: Round, returned: Mapping[str, int]) -> str:
    """What became of what no purpose took of the shares, in a round that is over. returned: pennies by funder."""
    if not returned:
        return speech.say("No money was left in the shares.")
    total = speech.money(sum(returned.values()), of.currency)
    if of.carries:
        return speech.say("{total} was not used. It goes back to the pot for the next round.", total=total)
    if len(returned) == 1:
        return speech.say("{total} was not used and goes back to {funder}.", total=total, funder=next(iter(returned)))
    parts = to_funders(speech, returned, of.currency)
    return speech.say("{total} was not used and goes back to the funders: {parts}.", total=total, parts=parts)
