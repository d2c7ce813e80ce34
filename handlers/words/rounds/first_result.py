"""The first result: what would go ahead, what would not, and what can still change that until the last one."""

from handlers.words.figures import cover, no_new_yes, spent, would_pay, would_pay_nothing
from handlers.words.purposes.why_not import empty_shares
from handlers.words.rounds.outcomes import decided, names, paid_before, ties
from handlers.words.speech import Message, Speech, Values, blocks, lines
from models.questions.outcomes import Decided, OutcomeView


def provisional(speech: Speech, view: OutcomeView, _: Values) -> Message:
    """The first count: nothing is paid yet, and what can still be changed."""
    its_round = view.view.round
    title = speech.bold(speech.say("Round {number}: the first result", number=its_round.number))
    when = speech.moment(its_round.close_at or its_round.decide_at)
    final = speech.say("This becomes final on {when}.", when=when)
    stays = speech.say("What went ahead already stays.") if paid_before(view) else None
    ahead = (_goes(speech, view, one) for one in view.goes_ahead)
    fails = (_fails(speech, view, one, when) for one in view.fails)
    none = None if view.goes_ahead or view.fails else speech.say("There was no purpose to decide on.")
    last = lines(final, _until_then(speech, view), stays)
    return Message(blocks(title, none, *ahead, *fails, *ties(speech, view), last))


def _goes(speech: Speech, view: OutcomeView, one: Decided) -> str:
    if one.purpose.activated_at is not None:
        return decided(speech, view, one)
    currency = view.view.round.currency
    cost = speech.money(one.purpose.cost, currency)
    title = speech.say("{title}: would go ahead, for {cost}.", title=speech.bold(one.purpose.title), cost=cost)
    close = speech.say("With one more against, it would not have enough.") if one.fragile else None
    empty = would_pay_nothing(speech, one.purpose, one.parts)
    return lines(title, _votes(speech, one), close, would_pay(speech, one.parts, currency), empty)


def _votes(speech: Speech, one: Decided) -> str:
    """How many back it, and how many object."""
    back = speech.say_many("1 of us backs it.", "{n} of us back it.", one.purpose.backers)
    if not one.purpose.backers:
        back = speech.say("Nobody backs it.")
    against = speech.say_many("1 person objects.", "{n} people object.", one.purpose.objectors)
    return f"{back} {against}" if one.purpose.objectors else back


def _fails(speech: Speech, view: OutcomeView, one: Decided, when: str) -> str:
    title = speech.say("{title}: would not go ahead.", title=speech.bold(one.purpose.title))
    return lines(title, _votes(speech, one), *_why(speech, view, one, when))


def _why(speech: Speech, view: OutcomeView, one: Decided, when: str) -> list[str | None]:
    """The first test it fails, and whether that can still change."""
    failure = one.failure or {}
    have, need = failure.get("have", 0), failure.get("need", 0)
    stays = speech.say("Nobody can back it any more, so this stays.")
    if failure.get("test") == "agreement":
        needs = speech.say("Against so many it needs {need} backers.", need=need)
        if not one.settles:
            return [needs, cover(speech, one.purpose, view.view), stays]
        return [needs, speech.say("If objections end by {when}, it may still go ahead.", when=when)]
    if one.after:
        stays = speech.say("If that changes by {when}, it may still go ahead.", when=when)
    if failure and not one.after and empty_shares(one.purpose, failure):
        counted = speech.say("Only backers with money left count: {have}. It needs {need}.", have=have, need=need)
        return [counted, spent(speech, one.purpose, view.view), stays]
    if failure.get("test") == "people":
        needs = speech.say("It needs {need} backers.", need=need)
        if one.after:
            titles = names(speech, one.after)
            needs = speech.say(
                "After {titles}, {have} backers would have money left. It needs {need}.",
                titles=titles,
                have=have,
                need=need,
            )
        return [needs, None if one.after else cover(speech, one.purpose, view.view), stays]
    money = {name: speech.money(failure.get(name, 0), view.view.round.currency) for name in ("have", "need")}
    held = speech.say("Its backers' shares hold {have} of the {need} it costs.", **money)
    if one.after:
        titles = names(speech, one.after)
        held = speech.say(
            "After {titles}, its backers would have {have} left of the {need} it costs.", titles=titles, **money
        )
    return [held, None if one.after else spent(speech, one.purpose, view.view), stays]


def _until_then(speech: Speech, view: OutcomeView) -> str | None:
    """What can still be done, and no word of a button that is not there."""
    open_ = [one for one in (*view.goes_ahead, *view.fails) if one.purpose.undecided]
    if not open_:
        return None
    its_round = view.view.round
    end = its_round.quarter_before(its_round.close_at or its_round.decide_at)
    until = speech.moment(end)
    objecting = speech.say("You can still object, until {when}, to what may still go ahead.", when=until)
    return lines(
        speech.say("You can still take a choice back: tap Undo my choice under the purpose."),
        no_new_yes(speech),
        objecting if any(one.objecting_matters for one in open_) else None,
        speech.say("If you are content, do nothing."),
        speech.say("What changes until then shows on the round's card. Nobody's share pays more than it holds."),
    )
