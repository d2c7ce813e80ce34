"""Money and head-counts in words: shares, prices, and what a purpose still lacks."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from math import ceil
from typing import Any

from handlers.words.last_day import prospect
from handlers.words.rule import against
from handlers.words.speech import Speech, cut, lines
from handlers.words.sums import by_funder
from models.questions.purposes import PurposeView
from models.questions.rounds import RoundView
from models.questions.terms import GivenFor
from models.rules.purposes import Purpose, State
from models.rules.rounds import Phase, Round

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


def standing_lines(speech: Speech, view: PurposeView) -> Iterable[str | None]:
    """How a purpose stands: what is missing, or when it goes ahead, or what came of it."""
    if view.state is State.WITHDRAWN:
        return [speech.say("Withdrawn by its proposer.")]
    if view.state is State.MERGED:
        return [speech.say("Merged into “{title}”.", title=view.into or "")]
    if view.state is State.ACTIVATED:
        return [speech.say("It goes ahead."), paid_parts(speech, view.parts, view.of.round.currency)]
    if view.state is State.FAILED:
        why = why_not(speech, view.purpose, view.of, view.failure, view.after)
        return [*why, objections_to(speech, view.purpose, view.ended)]
    if view.of.round.phase is Phase.GATHERING:
        return _before_the_freeze(speech, view)
    if view.of.round.phase is Phase.PROVISIONAL:
        return _provisional(speech, view)
    return _after_the_freeze(speech, view)


def _before_the_freeze(speech: Speech, view: PurposeView) -> list[str | None]:
    """Without a number of people: the card is not redrawn when somebody joins."""
    said = _said(speech, view)
    needed = speech.say("The round's card tells how many it needs. Their shares must be enough to pay.")
    needed = lines(needed, against(speech, view.of.round.rule.agreement))
    if not view.of.round.when_ready:
        when = speech.moment(view.of.round.decide_at)
        return [f"{said} {needed}", speech.say("It is decided on {when}.", when=when)]
    return [f"{said} {needed}", speech.say("Nothing goes ahead before joining closes.")]


def _after_the_freeze(speech: Speech, view: PurposeView) -> list[str | None]:
    backed = _said(speech, view)
    if view.of.round.hides:
        return [backed, speech.say("It is decided on {when}.", when=speech.moment(view.of.round.decide_at))]
    if view.standing.passed:
        return [backed, *_has_enough(speech, view)]
    again = None
    if view.purpose.ripens_at is not None:
        when = speech.moment(view.purpose.ripens_at)
        again = speech.say("If it has enough support again on {when}, it goes ahead then.", when=when)
    return [backed, cover(speech, view.purpose, view.of), _with_money(speech, view), missing(speech, view), again]


def _has_enough(speech: Speech, view: PurposeView) -> list[str | None]:
    """When that is looked at again."""
    if view.purpose.ripens_at is not None:
        when = speech.moment(view.purpose.ripens_at)
        return [speech.say("It has enough support. If it still has it on {when}, it goes ahead.", when=when)]
    when = speech.moment(view.of.round.decide_at)
    return [_price(speech, view), speech.say("It has enough support. It is decided on {when}.", when=when)]


def _provisional(speech: Speech, view: PurposeView) -> list[str | None]:
    short = view.standing.people.passed and not view.standing.money.passed
    reach = cover(speech, view.purpose, view.of) if short else None
    return [_said(speech, view), reach, prospect(speech, view), None if view.lost else no_new_yes(speech)]


def _said(speech: Speech, view: PurposeView) -> str:
    """How many back it and how many object, against what it needs; in a sealed round only that."""
    purpose, frozen = view.purpose, view.of.round.frozen_at is not None
    if view.of.round.hides:
        hidden = speech.say("How many back it stays hidden until the decision.")
        needs = speech.say("It needs at least {needed} backers.", needed=view.of.needed)
        return f"{hidden} {needs}" if frozen else hidden
    values = {"backers": purpose.backers, "needed": view.of.needed}
    backed = speech.say("Backed by {backers}.", **values) if purpose.backers else speech.say("Nobody backs it yet.")
    objected = _objected(speech, purpose)
    if frozen and view.standing.agreement.need > view.of.needed:
        return f"{backed} {_outweighed(speech, view)}"
    if frozen:
        backed = f"{backed} {speech.say('It needs at least {needed}.', **values)}"
    return f"{backed} {objected}" if objected else backed


def _outweighed(speech: Speech, view: PurposeView) -> str:
    """How many it takes against those who object, where that is more than it takes anyhow."""
    return speech.say_many(
        "1 person objects, so it needs at least {needed}.",
        "{n} people object, so it needs at least {needed}.",
        view.purpose.objectors,
        needed=view.standing.agreement.need,
    )


def _objected(speech: Speech, purpose: Purpose) -> str | None:
    if not purpose.objectors:
        return None
    return speech.say_many("1 person objects.", "{n} people object.", purpose.objectors)


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


def _with_money(speech: Speech, view: PurposeView) -> str | None:
    """How many of its backers count, where some of them have nothing left and it takes more who have."""
    people, backers = view.standing.people, view.purpose.backers
    if view.standing.failed != "people" or people.have == backers:
        return None
    return speech.say(
        "Only backers with money left in their share count: {n} of {backers}.", n=people.have, backers=backers
    )


def spent(speech: Speech, purpose: Purpose, of: RoundView) -> str | None:
    """That its backers' shares hold less than they began with."""
    if purpose.covered >= purpose.backers * of.share:
        return None
    return speech.say("Part of their shares paid for another purpose already.")


def _price(speech: Speech, view: PurposeView) -> str | None:
    if view.price is None:
        return None
    return speech.say(
        "If only this went ahead, each share would pay up to {price}.",
        price=speech.money(ceil(view.price), view.of.round.currency),
    )


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


def missing(speech: Speech, view: PurposeView) -> str | None:
    """What is still missing, never who: the first test that fails."""
    failed, standing = view.standing.failed, view.standing
    lacking = speech.money(standing.money.missing, view.of.round.currency)
    shares = -(-standing.money.missing // max(1, view.of.share))
    if failed == "people" or (failed == "agreement" and not standing.money.passed):
        more = max(standing.people.missing, standing.agreement.missing, shares)
        people = speech.say_many("1 more backer", "{n} more backers", more)
        if standing.money.passed:
            return speech.say("It still needs {backers}.", backers=people)
        return speech.say("It still needs {backers}, with {money} in their shares.", backers=people, money=lacking)
    if failed == "agreement":
        more, fewer = view.more_or_fewer
        backers = speech.say_many("1 more backer", "{n} more backers", more)
        objections = speech.say_many("1 person fewer who objects", "{n} people fewer who object", fewer)
        return speech.say("It still needs {backers}, or {objections}.", backers=backers, objections=objections)
    if failed == "money":
        return speech.say_many(
            "It still needs {money} more in its backers' shares, so at least 1 more backer.",
            "It still needs {money} more in its backers' shares, so at least {n} more backers.",
            shares,
            money=lacking,
        )
    return None


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


def _unequal(speech: Speech, parts: Mapping[int, int]) -> str:
    """Why some pay less than others."""
    less = speech.say("Shares with less left pay only what they have.") if max(parts) - min(parts) > 1 else None
    odd = (
        speech.say("To make the sum exact, some pay a penny more: those with most left, and among equals at random.")
        if max(parts) - 1 in parts
        else None
    )
    return "".join(f" {said}" for said in (less, odd) if said)
