"""What one person asks for and a second must agree to: the card in the group, and what is said around it."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from handlers.words.forms.gift import given_for
from handlers.words.people.steering import correct_this
from handlers.words.rounds.steering import would_go_back
from handlers.words.speech import Message, Speech, Values, blocks, keyboard, lines
from models.funds.correcting import anew
from models.questions.requests import RequestView
from models.rules.extending import extended
from models.rules.plans import Plan
from models.rules.rounds import Round

Words = Callable[[Speech, RequestView], str | None]


def request_card(speech: Speech, view: RequestView) -> Message:
    """Who asks for what, what it would do, and who may agree; once it is over, how it ended, without buttons."""
    title = speech.bold(asks(speech, view))
    reason = _reason(speech, view)
    if view.request.ended is not None:
        return Message(blocks(lines(title, reason), _ended(speech, view)))
    text = blocks(lines(title, reason), EFFECTS[view.request.act](speech, view), _needs(speech, view))
    agree = (speech.say("I agree"), f"agree:{view.request.id}")
    return Message(text, keyboard([agree, (speech.say("Call it off"), f"off:{view.request.id}")]))


def asks(speech: Speech, view: RequestView) -> str:
    """Who asks for what, in one sentence."""
    return TITLES[view.request.act](speech, view) or ""


def _reason(speech: Speech, view: RequestView) -> str | None:
    why = view.request.values.get("why") or view.request.values.get("terms")
    return speech.quote(why) if why else None


def _needs(speech: Speech, view: RequestView) -> str:
    when = speech.moment(view.request.lapses_at)
    adviser = speech.say("{name} is an adviser, so a resident must agree.", name=view.asker) if view.advised else None
    needs = speech.say("Nothing happens unless somebody else agrees before {when}.", when=when)
    if view.able:
        who = speech.say_many(
            "{names} can agree.", "Any one of these can agree: {names}.", len(view.able), names=speech.listed(view.able)
        )
    else:
        who = speech.say("No other coordinator can agree to it, so any other resident can.")
    return lines(adviser, needs, who)


def _ended(speech: Speech, view: RequestView) -> str:
    if view.request.ended == "agreed":
        return speech.say("{name} agreed, so it is done.", name=view.agreed)
    if view.request.ended == "called off":
        return speech.say("{name} called it off. Nothing has changed.", name=view.off)
    return speech.say("It ended without a second person. Nothing has changed.")


def round_of(view: RequestView) -> Round:
    assert view.of is not None  # noqa: S101 (a request about a round has one)
    return view.of.round


def _plan(view: RequestView) -> Plan:
    assert view.plan is not None  # noqa: S101 (a request to launch has one)
    return view.plan


def _money(speech: Speech, view: RequestView, pennies: int) -> str:
    return speech.money(pennies, view.gift.currency if view.gift else view.request.values["currency"])


def _correction(speech: Speech, view: RequestView) -> str:
    values = view.request.values
    said = {"name": view.asker, "funder": view.gift.funder if view.gift else ""}
    before = _money(speech, view, values["before"])
    if not values["amount"]:
        return speech.say("{name} asks to take back a deposit of {before} from {funder}.", before=before, **said)
    right = _money(speech, view, values["amount"])
    if "back" in values:
        back = _money(speech, view, values["before"] - values["amount"])
        return speech.say("{name} asks to give {back} back to {funder}: no round has used it.", back=back, **said)
    if view.gift and anew(view.gift, values):
        return speech.say(
            "{name} asks to correct a deposit: {before} from {funder} is recorded, {right} from {other} is right.",
            before=before,
            right=right,
            other=values["funder"],
            **said,
        )
    return speech.say(
        "{name} asks to correct a deposit from {funder}: {before} is recorded, {right} is right.",
        before=before,
        right=right,
        **said,
    )


def _deposit(speech: Speech, view: RequestView) -> str:
    money = _money(speech, view, view.request.values["amount"])
    funder = view.request.values["funder"]
    return speech.say("{name} asks to record {money} from {funder}.", name=view.asker, money=money, funder=funder)


def _longer(speech: Speech, view: RequestView) -> str:
    length = speech.length(view.request.values["length"])
    number = round_of(view).number
    return speech.say(
        "{name} asks to make round {number} longer by {length}.", name=view.asker, number=number, length=length
    )


TITLES: Mapping[str, Words] = {
    "admit": lambda s, v: s.say("{name} asks to let somebody in who asked to join.", name=v.asker),
    "appoint": lambda s, v: s.say("{name} asks to make {member} a coordinator.", name=v.asker, member=v.member),
    "cancel": lambda s, v: s.say("{name} asks to cancel round {number}.", name=v.asker, number=round_of(v).number),
    "close": lambda s, v: s.say("{name} asks to end round {number} early.", name=v.asker, number=round_of(v).number),
    "correct": _correction,
    "deposit": _deposit,
    "dismiss": lambda s, v: s.say(
        "{name} asks that {member} is no longer a coordinator.", name=v.asker, member=v.member
    ),
    "extend": _longer,
    "launch": lambda s, v: s.say("{name} asks to open a round: {question}", name=v.asker, question=_plan(v).question),
    "readmit": lambda s, v: s.say("{name} asks to let {member} join again.", name=v.asker, member=v.member),
    "remove": lambda s, v: s.say("{name} asks to remove {member} from this pot.", name=v.asker, member=v.member),
}


def _of_correction(speech: Speech, view: RequestView) -> str:
    terms = None
    if view.gift and anew(view.gift, view.request.values):
        terms = given_for(speech, view.request.values["terms"])
    return lines(terms, _in_the_pot(speech, view), _of_renaming(speech, view))


def _of_renaming(speech: Speech, view: RequestView) -> str | None:
    """What is no longer in the pot would have another name too."""
    if not view.gone:
        return None
    other = {"money": _money(speech, view, view.gone), "other": view.request.values["funder"]}
    said = speech.say(
        "{money} of it is in our shares, paid for something or went back. It would be {other}'s.", **other
    )
    return lines(said, speech.say("Then {other} is asked to pay, and what is not used goes back to {other}.", **other))


def _in_the_pot(speech: Speech, view: RequestView) -> str:
    more = view.request.values["amount"] - view.request.values["before"]
    money = _money(speech, view, abs(more))
    if more == 0:
        return speech.say("The pot would hold as much as now.")
    if more < 0:
        return speech.say("The pot would hold {money} less.", money=money)
    return speech.say("The pot would hold {money} more.", money=money)


def _of_cancelling(speech: Speech, view: RequestView) -> str:
    ends = speech.say("The round would be over, and nothing more would go ahead. What went ahead already stays.")
    return lines(ends, would_go_back(speech, view.left) if view.left else None)


def _of_closing(speech: Speech, view: RequestView) -> str:
    its_round = round_of(view)
    return lines(
        speech.say("The first result would come at once, not on {when}.", when=speech.moment(its_round.decide_at)),
        speech.say(
            "From then on nobody could back anything new. It would be final {later} later.",
            later=speech.length(its_round.ripening),
        ),
    )


def _of_extending(speech: Speech, view: RequestView) -> str:
    more = timedelta(seconds=view.request.values["length"])
    longer = extended(round_of(view), more, speech.setting.zone)
    decision = speech.say("The decision would be on {when}.", when=speech.moment(longer.decide_at))
    joining = None
    if longer.freeze_at != round_of(view).freeze_at:
        joining = speech.say("Joining would close on {when}.", when=speech.moment(longer.freeze_at))
    return lines(joining, decision, speech.say("A round can be made longer only once."))


def _of_launching(speech: Speech, view: RequestView) -> str:
    plan = _plan(view)
    lasts = speech.say("It would last {length}.", length=speech.length(plan.length))
    if plan.until is not None:
        lasts = speech.say("It would last until {day}.", day=speech.day(date.fromisoformat(plan.until)))
    if plan.share_limit is None:
        return lines(lasts, speech.say("The whole pot would be for it."))
    limit = speech.money(plan.share_limit, view.currency)
    return lines(lasts, speech.say("Each share would be {limit} at most.", limit=limit))


EFFECTS: Mapping[str, Words] = {
    "admit": lambda s, _: s.say("Coordinators can see who it is, with /members in private."),
    "appoint": lambda s, v: s.say(
        "{member} could open rounds and record deposits, and would have one share as before.", member=v.member
    ),
    "cancel": _of_cancelling,
    "close": _of_closing,
    "correct": _of_correction,
    "deposit": lambda s, _: s.say("It would be in the pot at once."),
    "dismiss": lambda s, v: s.say("{member} would still take part, as all of us do.", member=v.member),
    "extend": _of_extending,
    "launch": _of_launching,
    "readmit": lambda s, v: s.say("{member} could tap Join again.", member=v.member),
    "remove": lambda s, v: s.say(
        "{member} could no longer take part. What they back or object to now would be taken back. "
        "What their share has paid stays.",
        member=v.member,
    ),
}


def asked_for(speech: Speech, view: RequestView, _: Values) -> Message:
    """To who asked: what happens next, and how to undo it."""
    when = speech.moment(view.request.lapses_at)
    said = speech.say("I have asked the group. It is done as soon as somebody else agrees, before {when}.", when=when)
    undo = speech.say("To take it back, tap Call it off under the message there.")
    if view.request.act == "correct":
        return Message(lines(said, undo), keyboard([correct_this(speech, view.request.subject_id)]))
    return Message(lines(said, undo))


def _still_there(view: RequestView) -> bool:
    """Whether it is about a deposit that was not recorded anew: the new one comes with a button of its own."""
    replaced = view.gift is not None and view.request.ended == "agreed" and anew(view.gift, view.request.values)
    return view.request.act == "correct" and not replaced


def request_over(speech: Speech, view: RequestView, _: Values) -> Message:
    """To who asked: how it ended. Without a sound where they ended it themselves."""
    mine = view.request.called_off_by == view.request.asked_by
    said = speech.quote(asks(speech, view))
    rows = [[correct_this(speech, view.request.subject_id)]] if _still_there(view) else []
    buttons = keyboard(*rows) if rows else None
    if view.request.ended == "agreed":
        done = speech.say("{name} agreed to this, so it is done:", name=view.agreed)
        return Message(lines(done, said, speech.say("The group reads that too.")), buttons)
    anew = speech.say("A coordinator can ask for it again.")
    return Message(lines(_undone(speech, view, mine=mine), said, anew), buttons, silent=mine)


def _undone(speech: Speech, view: RequestView, *, mine: bool) -> str:
    if mine:
        return speech.say("You called this off. Nothing has changed.")
    if view.request.ended == "called off":
        return speech.say("{name} called this off. Nothing has changed.", name=view.off)
    return speech.say("This ended without a second person. Nothing has changed.")


def second_wanted(speech: Speech, view: RequestView, _: Values) -> Message:
    """To the other coordinators: something waits for one of them. None once it is over."""
    there = speech.say(
        "In {group} a message has the buttons to agree or to call it off.", group=speech.bold(speech.setting.title)
    )
    return Message(lines(asks(speech, view), there))


def ask_first(speech: Speech, view: RequestView, _: Values) -> Message:
    """Before something is asked for that all will read: what it would do, and one button."""
    effect = EFFECTS[view.request.act](speech, view)
    then = speech.say("If you tap Ask the group, all read it with your name, and somebody else must agree.")
    yes = (speech.say("Ask the group"), f"ask:{view.request.act}-{view.request.subject_id}")
    no = (speech.say("Leave it"), speech.of_this_group("ask:nothing"))
    return Message(blocks(QUESTIONS[view.request.act](speech, view), effect, then), keyboard([yes], [no]))


QUESTIONS: Mapping[str, Words] = {
    "appoint": lambda s, v: s.say("Ask to make {member} a coordinator?", member=v.member),
    "dismiss": lambda s, v: s.say("Ask that {member} is no longer a coordinator?", member=v.member),
    "readmit": lambda s, v: s.say("Ask to let {member} join again?", member=v.member),
    "remove": lambda s, v: s.say("Ask to remove {member} from this pot?", member=v.member),
}


def nothing_asked(speech: Speech, _view: object, _values: Values) -> Message:
    """Left as it was."""
    return Message(speech.say("Fine. I have asked nothing, and nothing has changed."))
