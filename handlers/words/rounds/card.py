"""A round's card: question, money, dates, rule, turnout; once it is over, what goes ahead."""

from datetime import datetime

from telegram import InlineKeyboardMarkup

from handlers.words.figures import funders, nobody_pays, unspent
from handlers.words.people.admitting import lets_in
from handlers.words.rule import against, kind
from handlers.words.speech import Message, Speech, blocks, keyboard, lines
from models.questions.rounds import NowView, RoundView
from models.rules.rounds import Phase

NAMED = 8


def round_card(speech: Speech, now: NowView) -> Message | None:
    """The round: question, money, dates, rule, and how many have spoken; once it is over, what goes ahead."""
    view = now.of
    if view is None:
        return None
    text = blocks(
        round_title(speech, view),
        lines(_money(speech, view), _dates(speech, view)),
        _rule(speech, view),
        lines(_turnout(speech, view), _seen(speech, view)),
        _since(speech, now),
        _ended(speech, now),
    )
    return Message(text, round_buttons(speech, view))


def round_title(speech: Speech, view: RoundView) -> str:
    """Which round it is, and what it asks."""
    its_round = view.round
    return speech.bold(speech.say("Round {number}: {question}", number=its_round.number, question=its_round.question))


def round_buttons(speech: Speech, view: RoundView) -> InlineKeyboardMarkup:
    """What can be done about a round from the group. Who has not joined yet finds Join here while it is possible."""
    mine = [(speech.say("My share"), f"share:{view.round.id}")]
    if view.round.phase is Phase.GATHERING:
        mine.insert(0, (speech.say("Join"), "join"))
    asked = [(speech.say("Purposes"), speech.here("list"))]
    if view.round.phase in (Phase.GATHERING, Phase.ROLLED):
        asked.append((speech.say("Propose"), speech.here("propose")))
    return keyboard(mine, asked)


def _money(speech: Speech, view: RoundView) -> str:
    if view.round.closed_at is not None and view.round.frozen_at is None:
        kept = view.round.carries or view.round.cancelled_at is not None
        stays, back = (
            speech.say("All the money stays in the pot."),
            speech.say("All the money goes back to the funders."),
        )
        return stays if kept else back
    left = unspent(speech, carries=view.round.carries) if view.round.closed_at is None else None
    return lines(f"{_given(speech, view)} {nobody_pays(speech)}", left)


def _given(speech: Speech, view: RoundView) -> str:
    """Whose money it is, and what each resident has of it."""
    currency = view.round.currency
    if view.round.frozen_at is None and not view.money:
        return speech.say("The pot is empty just now, so nobody has a share yet.")
    values = {
        "money": speech.money(view.money, currency),
        "funders": funders(speech, view.funders),
        "share": speech.money(view.share, currency),
        "n": view.roll,
    }
    if view.round.frozen_at is None and view.rest_to_tell:
        return speech.say(
            "{part} of the {money} from {funders} is for this round: if {n} of us take part, each of us has {share} "
            "to give. The other {rest} stays in the pot.",
            **values,
            part=speech.money(view.money - view.rest, currency),
            rest=speech.money(view.rest, currency),
        )
    if view.round.frozen_at is None:
        return speech.say(
            "{money} from {funders}. If {n} of us take part, each of us has {share} of it to give.", **values
        )
    if view.round.closed_at is not None:
        return speech.say("{money} from {funders}. Each of our {n} residents had {share} of it to give.", **values)
    return speech.say("{money} from {funders}. Each of our {n} residents has {share} of it to give.", **values)


def _dates(speech: Speech, view: RoundView) -> str:
    its_round = view.round
    if its_round.cancelled_at is not None:
        return speech.say("Cancelled {at}.", at=speech.moment(its_round.cancelled_at))
    if its_round.closed_at is not None:
        return speech.say("Closed {at}.", at=speech.moment(its_round.closed_at))
    if its_round.close_at is not None:
        return speech.say("The first result is out. It becomes final {at}.", at=speech.moment(its_round.close_at))
    values = {
        "at": speech.moment(its_round.decide_at),
        "joined": speech.moment(its_round.frozen_at or its_round.freeze_at),
        "later": speech.length(its_round.ripening),
    }
    if its_round.frozen_at is not None:
        joined = speech.say("Joining closed {joined}. Decision {at}, final {later} later.", **values)
    else:
        joined = speech.say("Joining closes {joined}. Decision {at}, final {later} later.", **values)
    entry = lines(lets_in(speech), known_by(speech, its_round.known_by)) if its_round.frozen_at is None else None
    return lines(joined, entry or None, _ready(speech, view), sealed(speech) if view.round.hides else None)


def known_by(speech: Speech, moment: datetime | None) -> str | None:
    """By when one must have joined to count in it, where newcomers wait."""
    if moment is None:
        return None
    return speech.say("Whoever joins after {when} counts from a later round on.", when=speech.moment(moment))


def sealed(speech: Speech) -> str:
    """What a sealed round shows."""
    return speech.say(
        "This round is sealed. Until the decision nobody sees how many back a purpose or object to it. "
        "All see only how many of us have chosen anything. Reasons of objections are shown, without names."
    )


def _ready(speech: Speech, view: RoundView) -> str | None:
    """That a purpose need not wait for the decision, in a round where it need not."""
    if not view.round.when_ready:
        return speech.say("All purposes are decided together at the end.")
    wait = speech.length(view.round.ripening)
    return speech.say("Once joining has closed, a purpose goes ahead if it keeps enough support for {wait}.", wait=wait)


def _rule(speech: Speech, view: RoundView) -> str | None:
    if view.round.closed_at is not None:
        return None
    return lines(
        kind(speech, view.round),
        speech.say("To go ahead, a purpose needs at least {needed} backers.", needed=view.needed)
        if view.round.frozen_at is not None
        else speech.say(
            "To go ahead, a purpose needs at least {part} of those who take part, and never fewer than 3. "
            "With {n} of us it needs {needed} backers.",
            part=speech.part(view.round.rule.core),
            needed=view.needed,
            n=view.roll,
        ),
        against(speech, view.round.rule.agreement),
        speech.say("Together, their shares must be enough to pay for it."),
    )


def _since(speech: Speech, now: NowView) -> str | None:
    """What is no longer as the first result said."""
    lost = speech.say("No longer enough support: {titles}.", titles=_named(speech, now.lost))
    regained = speech.say("Enough support now: {titles}.", titles=_named(speech, now.regained))
    said = lines(lost if now.lost else None, regained if now.regained else None)
    return lines(speech.say("Since the first result:"), said) if said else None


def _ended(speech: Speech, now: NowView) -> str | None:
    """What goes ahead and what does not, by name."""
    if now.of is None or now.of.round.closed_at is None:
        return None
    ahead = speech.say("Goes ahead: {titles}.", titles=_named(speech, now.ahead))
    fails = speech.say("Does not go ahead: {titles}.", titles=_named(speech, now.fails))
    why = speech.say("The result tells why, in a message of its own.")
    if now.of.round.cancelled_at is not None:
        why = speech.say("A message of its own tells who cancelled it, and why.")
    return lines(ahead if now.ahead else speech.say("Nothing goes ahead."), fails if now.fails else None, why)


def _named(speech: Speech, titles: list[str]) -> str:
    if len(titles) <= NAMED:
        return speech.listed(titles)
    return speech.listed([*titles[: NAMED - 1], speech.say_many("1 more", "{n} more", len(titles) - NAMED + 1)])


def _turnout(speech: Speech, view: RoundView) -> str | None:
    if view.round.frozen_at is not None:
        return speech.say_many(
            "{n} of {roll} has backed or objected at least once.",
            "{n} of {roll} have backed or objected at least once.",
            view.round.acted,
            roll=view.roll,
        )
    if view.round.closed_at is not None:
        return None if view.purposes else speech.say("No purposes were proposed.")
    if not view.purposes:
        return speech.say("No purposes yet. Tap Propose to put one to the group.")
    return speech.say_many("1 purpose so far.", "{n} purposes so far.", view.purposes)


def _seen(speech: Speech, view: RoundView) -> str | None:
    """Who learns what somebody chooses: said where people choose."""
    if view.round.closed_at is not None:
        return None
    return speech.say("What you choose shows only as a number. Whoever runs me could see it.")
