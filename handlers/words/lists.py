"""Longer answers: the pool, the purposes, the round, the reminders."""

from handlers.words.private import advisers_do_not, way_to, ways
from handlers.words.purposes.amending import steer
from handlers.words.purposes.card import earlier, purpose_card, purpose_head, taps
from handlers.words.purposes.standing import standing_lines
from handlers.words.rounds.card import round_card, round_title
from handlers.words.rounds.nudges import NUDGES
from handlers.words.speech import Label, Message, Speech, Values, blocks, keyboard, lines
from models.questions.community import NudgesView
from models.questions.pool import Place, PoolView
from models.questions.purposes import AloneView, ListView, PurposeView
from models.questions.rounds import NowView, RoundView
from models.rules.ballots import Stance
from models.rules.rounds import Phase

AT_ONCE, AHEAD = 8, 8


def pool(speech: Speech, view: PoolView, values: Values) -> Message:
    """Where every penny is, with the time it was true."""
    if view.currency is None:
        return Message(
            speech.say(
                "The pot of {group} is empty. A coordinator records what funders give with /fund.",
                group=speech.setting.title,
            )
        )
    when = speech.moment(speech.setting.now)
    title = speech.bold(speech.say("The money of {group}, {when}", group=speech.setting.title, when=when))
    several = len(view.places) > 1  # then each funder's own place tells what was corrected: moved is not taken off
    corrected = [] if several else _corrected(speech, view, view.total)
    total = lines(*_place(speech, view, view.total), *corrected, *_ahead(speech, view))
    soon = None
    if view.ripening:
        soon = speech.say(
            "Of the shares, up to {money} may soon be used by purposes with enough support.",
            money=speech.money(view.ripening, view.currency),
        )
    funders = [
        lines(
            speech.bold(place.funder),
            *_place(speech, view, place),
            *_corrected(speech, view, place),
            *_words(speech, view, place),
            *_asked(speech, view, place),
        )
        for place in view.places
    ]
    kept = speech.say(
        "I keep the accounts. The funders hold the money itself, and pay it out. I cannot see whether they have."
    )
    text = blocks(title, total, soon, *(funders if several else [_only(speech, view)]), kept)
    if values.get("person_id") is None:
        return Message(text)
    sheet = speech.say("As a spreadsheet"), speech.of_this_group("accounts:all")
    return Message(text, keyboard([sheet]))


def _only(speech: Speech, view: PoolView) -> str:
    only = view.places[0]
    whose = speech.say("All of it is from {funder}.", funder=only.funder)
    if not only.given:
        whose = speech.say("Nothing is recorded from {funder} now.", funder=only.funder)
    return lines(
        whose,
        *_words(speech, view, only),
        *_asked(speech, view, only),
    )


def _ahead(speech: Speech, view: PoolView) -> list[str]:
    """What the money for purposes is for."""
    shown = [
        speech.say("{cost} for “{title}”", cost=speech.money(cost, view.currency or ""), title=title)
        for title, cost in view.ahead[:AHEAD]
    ]
    if len(view.ahead) > AHEAD:
        shown.append(speech.say_many("and 1 more", "and {n} more", len(view.ahead) - AHEAD))
    return shown


def _asked(speech: Speech, view: PoolView, place: Place) -> list[str]:
    """Corrections that nobody has agreed to yet."""
    return [
        speech.say(
            "Somebody asks to correct {before} to {right} from {funder}. It waits for a second person.",
            before=speech.money(before, view.currency or ""),
            right=speech.money(right, view.currency or ""),
            funder=funder,
        )
        for before, right, funder in place.asked
    ]


def _words(speech: Speech, view: PoolView, place: Place) -> list[str]:
    """The terms of each gift."""
    currency = view.currency or ""
    return [
        speech.say("{money} came on these terms: “{terms}”", money=speech.money(pennies, currency), terms=terms)
        for pennies, terms in place.terms
    ]


def _place(speech: Speech, view: PoolView, place: Place) -> list[str]:
    def money(pennies: int) -> str:
        return speech.money(pennies, view.currency or "")

    pot = speech.say("In the pot: {money}", money=money(place.pot))
    if view.pot_waits:
        pot = speech.say("In the pot, for the next round: {money}", money=money(place.pot))
    rows = [
        (place.given, speech.say("Given: {money}", money=money(place.given))),
        (place.pot, pot),
        (place.shares, speech.say("In our shares: {money}", money=money(place.shares))),
        (place.activated, speech.say("For purposes that go ahead: {money}", money=money(place.activated))),
        (place.paid, speech.say("Paid out: {money}", money=money(place.paid))),
        (place.returned, speech.say("Not used, stays with the funders: {money}", money=money(place.returned))),
    ]
    return [said for pennies, said in rows if pennies]


def _corrected(speech: Speech, view: PoolView, place: Place) -> list[str]:
    money = speech.money(abs(place.corrected), view.currency or "")
    if place.corrected < 0:
        return [speech.say("Corrections took {money} off what was recorded.", money=money)]
    return [speech.say("Corrections added {money} to what was recorded.", money=money)] if place.corrected else []


def purposes(speech: Speech, view: ListView, values: Values) -> Message:
    """What can be backed, in a drawn order so that none is always first; in private with a way to each."""
    if view.of is None:
        return Message(speech.say("There has been no round in {group} yet.", group=speech.setting.title))
    title = round_title(speech, view.of)
    if not view.purposes:
        none = speech.say("No purposes yet. /propose puts one to the group.")
        if not view.of.round.takes_texts(speech.setting.now):
            none = speech.say("There is no purpose in this round, and it is too late to propose one.")
        return Message(blocks(title, _ended(speech, view.of) or none))
    after = values.get("after", 0)
    shown = view.purposes[after : after + AT_ONCE]
    each = [lines(purpose_head(speech, one), *standing_lines(speech, one)) for one in shown]
    head = lines(title, speech.say("Their order is random, so that none is always first. The numbers only name them."))
    more = max(0, len(view.purposes) - after - AT_ONCE)
    if values.get("person_id") is not None:
        how = _closed_to_some(speech, view.of) or speech.say("To back one, object, or undo a choice, tap it below.")
        if view.adviser:
            how = advisers_do_not(speech)
        return _with_ways(speech, blocks(head, *each, how), shown, after + AT_ONCE if more else 0)
    rest = speech.say_many("1 more is in the group.", "{n} more are in the group.", more) if more else None
    how = _closed_to_some(speech, view.of) or speech.say("To back one or object, tap the button under it here.")
    return Message(blocks(head, *each, rest, how))


def _ended(speech: Speech, view: RoundView) -> str | None:
    """That nothing can be said of a purpose any more."""
    if view.round.phase is not Phase.CLOSED:
        return None
    return speech.say("This round is over. The next one is announced in the group.")


def _closed_to_some(speech: Speech, view: RoundView) -> str | None:
    """The same, or that nobody can back one any more."""
    if view.round.phase is not Phase.PROVISIONAL:
        return _ended(speech, view)
    return speech.say("Nobody can back one any more in this round. What else you can do stands under each.")


def _with_ways(speech: Speech, text: str, shown: list[PurposeView], after: int) -> Message:
    """A button for each purpose, and one for those that come after."""
    rows = [way_to(speech, one.purpose) for one in shown]
    if after:
        rows.append([(speech.say("Show more"), speech.of_this_group(f"list:{after}"))])
    return Message(text, keyboard(*rows))


def purpose_alone(speech: Speech, alone: AloneView, _: Values) -> Message:
    """One purpose in private, as it stands now, with what the reader said of it."""
    text = purpose_card(speech, alone.view).text
    mine = steer(speech, alone.view) if alone.mine else []
    own = [*earlier(speech, alone.view, f"texts:{alone.view.purpose.id}"), *mine, *_interest(speech, alone)]
    if alone.adviser:
        return Message(blocks(text, advisers_do_not(speech)), keyboard(*own) if own else None)
    buttons = taps(speech, alone.view, "_here")
    if alone.paid:
        return _for_payee(speech, text, own, open_=bool(buttons))
    said = {
        Stance.BACKS: speech.say("You back this."),
        Stance.OBJECTS: speech.say("You object to this."),
        None: speech.say("You have not backed this or objected."),
    }[alone.stance]
    if buttons and alone.stance is Stance.BACKS and alone.view.of.round.phase is Phase.PROVISIONAL:
        keep = speech.say("If you want to keep your yes, do nothing.")
        said, buttons = f"{said} {keep}", _for_good(speech, alone.view)
    rows = [*buttons, *own]
    return Message(blocks(text, said if buttons else None), keyboard(*rows) if rows else None)


def _for_good(speech: Speech, view: PurposeView) -> list[list[Label]]:
    """The buttons of who backs it after the first result, when a yes does not come back."""
    give_up = [(speech.say("Give up my yes"), f"silent_for_good:{view.purpose.id}")]
    if not view.objecting_matters:
        return [give_up]
    return [[(speech.say("Give up my yes and object"), f"object_for_good:{view.purpose.id}")], give_up]


def _interest(speech: Speech, alone: AloneView) -> list[list[Label]]:
    """To say, or no longer to say, that one has an interest in it; for members, while it is undecided."""
    if alone.interested is None or alone.paid or not taps(speech, alone.view):
        return []
    if alone.interested:
        return [[(speech.say("I have no interest in this after all"), f"no_interest:{alone.view.purpose.id}")]]
    return [[(speech.say("I have an interest in this"), f"interest:{alone.view.purpose.id}")]]


def _for_payee(speech: Speech, text: str, own: list[list[Label]], *, open_: bool) -> Message:
    """For whoever would be paid: nothing to tap for or against it."""
    why = speech.say("As you would be paid, you cannot back it or object to it.") if open_ else None
    return Message(blocks(text, why), keyboard(*own) if own else None)


def round_now(speech: Speech, view: NowView, values: Values) -> Message:
    """The round's card as it is now; where none is open, how to start one. Nobody joins from the private chat."""
    how = speech.say("A coordinator can start a round with one line, such as:")
    line = speech.code("/round up to £25 each for 14 days: What would make our street safer?")
    card = round_card(speech, view)
    if card is None or view.of is None:
        return Message(lines(how, line))
    buttons = card.keyboard if values.get("person_id") is None else keyboard(*ways(speech, view.of))
    closed = view.of.round.phase is Phase.CLOSED
    return Message(blocks(card.text, lines(how, line) if closed else None), buttons)


def nudges(speech: Speech, view: NudgesView, _: Values) -> Message:
    """Every reminder I may send, and how many went out."""
    intro = speech.say(
        "I send at most two reminders in a round, and none at night. In private I remind only residents "
        "who have not said anything yet. "
        "They never favour a purpose. One tap stops them, in /me."
    )
    if view.of is None:
        return Message(blocks(intro, speech.say("There has been no round yet, so none were sent.")))
    over = _over(speech, view.of)
    each = [
        lines(_sent(speech, view, what, over=bool(over)), speech.quote(words(speech, view.of, {}).text))
        for what, words in NUDGES.items()
    ]
    return Message(blocks(intro, over, *each))


def _over(speech: Speech, of: RoundView) -> str | None:
    """That no reminder of this round comes any more, where none does."""
    if of.round.decided_at is None and of.round.closed_at is None:
        return None
    return speech.say("Round {number} sends no more reminders.", number=of.round.number)


def _sent(speech: Speech, view: NudgesView, what: str, *, over: bool) -> str:
    group, people = view.sent.get(what, (0, 0))
    if not group and not people:
        at = view.due.get(what)
        if over or at is None:
            return speech.say("Not sent. It would have read:")
        return speech.say("On {when}, or in the morning after, I will send:", when=speech.moment(at))
    if not people:
        return speech.say("Sent to the group:")
    privately = speech.say_many("in private to 1 person", "in private to {n} people", people)
    if not group:
        return speech.say("Sent {privately}:", privately=privately)
    return speech.say("Sent to the group, and {privately}:", privately=privately)
