"""A purpose that is changed: what its proposer sees first, what all are told, and every text it has had."""

from handlers.words.purposes.card import earlier, purpose_head, taps
from handlers.words.speech import Label, Message, Speech, Values, blocks, keyboard, lines
from models.questions.forms import Change, ProposalFacts
from models.questions.purposes import AmendedView, PurposeView, TextsView
from models.rules.amendments import Effect
from models.rules.purposes import State, Text
from models.rules.rounds import Round


def would_do(speech: Speech, of: ProposalFacts, change: Change) -> str:
    """What the text in the form would do to those who have spoken."""
    if change.does is Effect.NOTHING:
        return speech.say("Nothing is changed yet. Tap what you want to change.")
    if change.does is Effect.KEEPS:
        stays = speech.say("It only costs less, so everyone's choice stays.")
        return lines(_so_far(speech, of, change), stays, _tap(speech))
    again = speech.say(
        "If you change it, only a new tap counts, and objections end. The group is told. "
        "Whoever has opened a private chat with me is asked again there too."
    )
    if not _spoken(of, change):
        again = speech.say("The group is told. The earlier text stays readable.")
    return lines(_so_far(speech, of, change), again, _tap(speech))


def _tap(speech: Speech) -> str:
    return speech.say("Nothing is changed before you tap Change it so.")


def _spoken(of: ProposalFacts, change: Change) -> bool:
    return of.round.round.hides or change.purpose.backers + change.purpose.objectors > 0


def _so_far(speech: Speech, of: ProposalFacts, change: Change) -> str | None:
    """How many have spoken, where that may be told."""
    purpose = change.purpose
    if of.round.round.hides:
        return speech.say("Some may have backed it or objected.")
    backed = speech.say_many("1 person backs this.", "{n} people back this.", purpose.backers)
    objected = speech.say_many("1 person objects.", "{n} people object.", purpose.objectors)
    return " ".join(said for said, n in ((backed, purpose.backers), (objected, purpose.objectors)) if n) or None


def amended(speech: Speech, view: AmendedView, values: Values) -> Message:
    """To all: what is different, and whether what they said still counts."""
    before, after = view.before, view.after
    if values["keeps"]:
        said = speech.say("“{title}” costs less now.", title=after.title)
        stays = speech.say("What you said about it still counts.")
        return Message(lines(said, *_different(speech, view.view.of.round, before, after), stays))
    said = speech.say("“{title}” was changed by its proposer.", title=before.title)
    again = speech.say("What was said about it before no longer counts. Please choose again: only a new tap counts.")
    text = blocks(lines(said, *_different(speech, view.view.of.round, before, after)), again)
    buttons = taps(speech, view.view)
    return Message(text, keyboard(*buttons) if buttons else None)


def _different(speech: Speech, of: Round, before: Text, after: Text) -> list[str]:
    cost, was = (speech.money(one.cost, of.currency) for one in (after, before))
    said = [
        (before.title != after.title, speech.say("It is called “{title}” now.", title=after.title)),
        (before.why != after.why, lines(speech.say("The reason is now:"), speech.quote(after.why))),
        (before.cost != after.cost, speech.say("It costs {cost} now. Before it was {was}.", cost=cost, was=was)),
        (before.payee != after.payee, _payee(speech, before, after)),
    ]
    return [words for differs, words in said if differs]


def _payee(speech: Speech, before: Text, after: Text) -> str:
    return speech.say("Done by {payee} now. Before it was {was}.", payee=after.payee, was=before.payee)


def asked_again(speech: Speech, amended: AmendedView, values: Values) -> Message | None:
    """To one who had spoken: their word is gone, and one tap says it again. None once nothing can be said of it."""
    view = amended.view
    buttons = taps(speech, view, "_here")
    if not buttons or view.purpose.text != values["text"]:
        return None
    still = None
    if values.get("own"):
        said = speech.say("You changed this, so your own tap no longer counts either.")
    elif values["said"] == "backs":
        said = speech.say("You backed this. Its proposer has changed it, so your yes no longer counts.")
    elif values["said"] == "settled":
        said = speech.say("You objected to this, and said it was settled. Its proposer has changed it since.")
        still = speech.say("If you object to it as it is now, tap I object.")
    else:
        said = speech.say("You objected to this. Its proposer has changed it, so your no no longer counts.")
        still = speech.say("If your objection still holds, tap I object, and write your reason again.")
    old = earlier(speech, view, f"texts:{view.purpose.id}")
    text = blocks(
        lines(said, _new(speech, amended)), purpose_head(speech, view), lines(choose_again(speech, view), still)
    )
    return Message(text, keyboard(*_without_undo(buttons), *old))


def _without_undo(buttons: list[list[Label]]) -> list[list[Label]]:
    """There is nothing to undo yet."""
    return buttons[:1]


def _new(speech: Speech, amended: AmendedView) -> str:
    """What is not as it was, and what it was where that is short."""
    before, after = amended.before, amended.after
    cost, was = (speech.money(one.cost, amended.view.of.round.currency) for one in (after, before))
    title, payee = speech.say("its title was “{title}”", title=before.title), before.payee
    parts = [
        (before.title != after.title, title),
        (before.cost != after.cost, speech.say("it costs {cost}, not {was}", cost=cost, was=was)),
        (before.payee != after.payee, speech.say("{payee} was to do it before", payee=payee)),
        (before.why != after.why, speech.say("the reason is new")),
    ]
    return speech.say("What is new: {parts}.", parts=speech.listed(words for differs, words in parts if differs))


def choose_again(speech: Speech, view: PurposeView) -> str:
    """What somebody may choose anew, until when, and what silence means."""
    when = speech.moment(view.of.round.decide_at)
    then = speech.say("Please choose again, by {when}.", when=when)
    if view.of.round.when_ready:
        then = speech.say("Please choose again, before it goes ahead, or by {when}.", when=when)
    return f"{then} {speech.say('If you do nothing, you say neither yes nor no.')}"


def spoke_before(speech: Speech, said: str, view: PurposeView) -> str:
    """What became of somebody's word, and what they may choose anew."""
    return blocks(said, purpose_head(speech, view), choose_again(speech, view))


def amended_mine(speech: Speech, view: PurposeView, _: Values) -> Message:
    """To its proposer: it is changed, and what can still be done."""
    said = speech.say("“{title}” is changed, and the group was told.", title=view.purpose.title)
    undo = speech.say("You can change it again until {when}.", when=speech.moment(view.of.round.propose_until))
    return Message(lines(said, undo), keyboard(*steer(speech, view)))


def steer(speech: Speech, view: PurposeView) -> list[list[Label]]:
    """What a proposer can still do with what they proposed."""
    if view.state not in (State.UNDECIDED, State.RIPENING):
        return []
    row = [(speech.say("Withdraw"), f"withdraw:{view.purpose.id}")]
    if view.of.round.takes_texts(speech.setting.now):
        row.insert(0, (speech.say("Change it"), f"amend:{view.purpose.id}"))
        return [row, [(speech.say("Merge with another"), f"merge:{view.purpose.id}")]]
    return [row]


def texts(speech: Speech, view: TextsView, _: Values) -> Message:
    """Every text a purpose has had, the one that counts last."""
    return Message(blocks(*(_text(speech, view, one) for one in view.texts)))


def _text(speech: Speech, view: TextsView, one: Text) -> str:
    words = {"n": one.number, "when": speech.moment(one.at)}
    counts = speech.say("Text {n}, of {when}. This one counts.", **words)
    head = counts if one is view.texts[-1] else speech.say("Text {n}, of {when}.", **words)
    cost = speech.money(one.cost, view.of.round.currency)
    who = speech.say("Cost: {cost}. Done by: {payee}.", cost=cost, payee=one.payee)
    return lines(head, speech.bold(one.title), speech.quote(one.why), who)
