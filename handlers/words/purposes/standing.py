"""How a purpose stands: who backs it, what it still lacks, or what came of it."""

from collections.abc import Iterable
from math import ceil

from handlers.words.figures import cover, no_new_yes, objections_to, paid_parts
from handlers.words.last_day import prospect
from handlers.words.purposes.why_not import why_not
from handlers.words.rule import against
from handlers.words.speech import Speech, lines
from models.questions.purposes import PurposeView
from models.rules.purposes import Purpose, State
from models.rules.rounds import Phase


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


def _with_money(speech: Speech, view: PurposeView) -> str | None:
    """How many of its backers count, where some of them have nothing left and it takes more who have."""
    people, backers = view.standing.people, view.purpose.backers
    if view.standing.failed != "people" or people.have == backers:
        return None
    return speech.say(
        "Only backers with money left in their share count: {n} of {backers}.", n=people.have, backers=backers
    )


def _price(speech: Speech, view: PurposeView) -> str | None:
    if view.price is None:
        return None
    return speech.say(
        "If only this went ahead, each share would pay up to {price}.",
        price=speech.money(ceil(view.price), view.of.round.currency),
    )


def missing(speech: Speech, view: PurposeView) -> str | None:
    """What is still missing, never who: the first test that fails."""
    failed, standing = view.standing.failed, view.standing
    lacking = speech.money(standing.money.missing, view.of.round.currency)
    shares = -(-standing.money.missing // max(1, view.of.share))
    others = view.of.roll - view.purpose.backers
    if shares > others:
        return speech.say("Even if all {n} of us backed it, our shares could not pay for it.", n=view.of.roll)
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
        if more > others - view.purpose.objectors:
            return speech.say("It still needs {objections}.", objections=objections)
        return speech.say("It still needs {backers}, or {objections}.", backers=backers, objections=objections)
    if failed == "money":
        return speech.say_many(
            "It still needs {money} more in its backers' shares, so at least 1 more backer.",
            "It still needs {money} more in its backers' shares, so at least {n} more backers.",
            shares,
            money=lacking,
        )
    return None
