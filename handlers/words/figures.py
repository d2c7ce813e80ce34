"""Money and head-counts in words: funders, shares, prices, who pays how much."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from handlers.words.speech import Speech, cut
from handlers.words.sums import by_funder
from models.questions.rounds import RoundView
from models.questions.terms import GivenFor
from models.rules.purposes import Purpose
from models.rules.rounds import Round

FUNDERS = 5
TERMS, TERM = 4, 160  # how many terms a message holds, and how much of each


def funders(speech: Speech, names: list[str]) -> str:
    """Who gave the money; where they are many, the first of them and how many more. /pool names all."""
    if len(names) <= FUNDERS:
        return speech.listed(names)
    first = names[: FUNDERS - 1]
    return speech.listed([*first, speech.say_many("1 more", "{n} more", len(names) - len(first))])


def on_terms(speech: Speech, given: Sequence[GivenFor]) -> str | None:
    """The funders' terms, as far as a message holds them; /pool has all of them whole."""
    said = [
        speech.say("Terms of {funder}: “{terms}”", funder=one.funder, terms=cut(one.terms, TERM))
        for one in given[:TERMS]
    ]
    if len(given) > TERMS or any(len(one.terms) > TERM for one in given[:TERMS]):
        said.append(speech.say("/pool shows all terms in full."))
    return "\n".join(said) or None


def funders_pay(speech: Speech, parts: Mapping[str, int], currency: str) -> str:
    """What each funder is to pay for a purpose: pennies by name."""
    return speech.say("To be paid by: {parts}.", parts=by_funder(speech, parts, currency))


def nobody_pays(speech: Speech) -> str:
    """Whose money it is not."""
    return speech.say("Nobody pays from their own pocket.")


def unspent(speech: Speech, *, carries: bool) -> str:
    """What becomes of the money in the shares that nobody has spent."""
    if carries:
        return speech.say("What is left in the shares at the end stays in the pot for the next round.")
    return speech.say("What is left in the shares at the end goes back to the funders.")


def late(speech: Speech, of: Round, end: datetime) -> str:
    """Until when one may still object before something goes ahead."""
    return speech.say("You can object until {when}.", when=speech.moment(of.quarter_before(end)))


def no_new_yes(speech: Speech) -> str:
    """What a second thought costs after the first result."""
    return speech.say("A yes taken back now, or turned into a no, is gone for this round.")


def cover(speech: Speech, purpose: Purpose, of: RoundView) -> str | None:
    """What its backers' shares can pay, and why that is less than they began with."""
    if not purpose.backers:
        return None
    currency = of.round.currency
    covered, cost = speech.money(purpose.covered, currency), speech.money(purpose.cost, currency)
    over = of.round.closed_at is not None
    if purpose.covered >= purpose.cost:
        could = speech.say("Their shares could have covered its {cost}.", cost=cost)
        return could if over else speech.say("Their shares can cover its {cost}.", cost=cost)
    reach = speech.say("Their shares can cover {covered} of its {cost}.", covered=covered, cost=cost)
    if over:
        reach = speech.say("Their shares could have covered {covered} of its {cost}.", covered=covered, cost=cost)
    already = spent(speech, purpose, of)
    return f"{reach} {already}" if already else reach


def spent(speech: Speech, purpose: Purpose, of: RoundView) -> str | None:
    """That its backers' shares hold less than they began with."""
    if purpose.covered >= purpose.backers * of.share:
        return None
    return speech.say("Part of their shares paid for another purpose already.")


def said_yes_and_no(speech: Speech, purpose: Purpose, ended: Mapping[str, int]) -> str:
    """How many backed a purpose, how many object to it, and what became of other objections.

    ended: how many ended, by how.
    """
    backed = speech.say("{n} of us backed it.", n=purpose.backers)
    nobody = speech.say("No objection was left.") if ended else speech.say("Nobody objected.")
    return f"{backed} {objections_to(speech, purpose, ended) or nobody}"


def objections_to(speech: Speech, purpose: Purpose, ended: Mapping[str, int]) -> str | None:
    """How many object to a purpose, and what became of other objections; None where there is nothing to tell."""
    settled, lapsed, amended = (ended.get(how, 0) for how in ("settled", "lapsed", "amended"))
    said = [
        (purpose.objectors, speech.say_many("1 person objected.", "{n} people objected.", purpose.objectors)),
        (
            settled,
            speech.say_many("1 objection was raised and settled.", "{n} objections were raised and settled.", settled),
        ),
        (
            lapsed,
            speech.say_many("1 objection ended without a reason.", "{n} objections ended without a reason.", lapsed),
        ),
        (
            amended,
            speech.say_many(
                "1 objection ended when the text was changed.",
                "{n} objections ended when the text was changed.",
                amended,
            ),
        ),
    ]
    return " ".join(words for number, words in said if number) or None


def paid_parts(speech: Speech, parts: Mapping[int, int], currency: str) -> str | None:
    """How many shares pay how much: 12 shares pay £16.67 each and 2 shares pay £9.10 each."""
    if not parts:
        return None
    said = [
        speech.say_many(
            "1 share pays {price}", "{n} shares pay {price} each", people, price=speech.money(pennies, currency)
        )
        for pennies, people in parts.items()
    ]
    return f"{speech.say('{parts}.', parts=speech.listed(said))}{_unequal(speech, parts)}"


def would_pay(speech: Speech, parts: Mapping[int, int], currency: str) -> str:
    """The same as long as nothing is paid."""
    said = [
        speech.say_many(
            "1 share would pay {price}",
            "{n} shares would pay {price} each",
            people,
            price=speech.money(pennies, currency),
        )
        for pennies, people in parts.items()
    ]
    return f"{speech.say('As things stand, {parts}.', parts=speech.listed(said))}{_unequal(speech, parts)}"


def would_pay_nothing(speech: Speech, purpose: Purpose, parts: Mapping[int, int]) -> str | None:
    """How many of its backers are in none of the parts, as their shares are empty."""
    empty = _empty(purpose, parts)
    if not empty:
        return None
    return speech.say_many(
        "1 backer would pay nothing: their share is empty.",
        "{n} backers would pay nothing: their shares are empty.",
        empty,
    )


def paid_nothing(speech: Speech, purpose: Purpose, parts: Mapping[int, int]) -> str | None:
    """The same once it is paid."""
    empty = _empty(purpose, parts)
    if not empty:
        return None
    return speech.say_many(
        "1 backer paid nothing: their share was empty.",
        "{n} backers paid nothing: their shares were empty.",
        empty,
    )


def _empty(purpose: Purpose, parts: Mapping[int, int]) -> int:
    """How many shares are empty; where none pays more than a penny, one that pays nothing may hold some."""
    return max(0, purpose.backers - sum(parts.values())) if max(parts, default=0) > 1 else 0


def _unequal(speech: Speech, parts: Mapping[int, int]) -> str:
    """Why some pay less than others."""
    less = speech.say("Shares with less left pay only what they have.") if max(parts) - min(parts) > 1 else None
    odd = (
        speech.say("To make the sum exact, some pay a penny more: those with most left, and among equals at random.")
        if max(parts) - 1 in parts
        else None
    )
    return "".join(f" {said}" for said in (less, odd) if said)
