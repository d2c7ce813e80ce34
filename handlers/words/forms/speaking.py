"""What is said in private about an objection: its reason, the proposer's answer, and whether that settles it."""

from telegram import InlineKeyboardMarkup

from handlers.words.last_day import prospect
from handlers.words.private import way_to
from handlers.words.speech import Message, Speech, Values, blocks, keyboard, lines
from models.questions.mine import WordsView
from models.questions.purposes import ObjectionView, PurposeView
from models.rules.rounds import Phase


def still(speech: Speech, values: Values) -> str | None:
    """Before a question that is asked once more."""
    return speech.say("I am still asking:") if values.get("still") else None


def ask_reason(speech: Speech, view: ObjectionView, values: Values) -> Message | None:
    """Why do you object? None once the objection has ended or has its reason."""
    if not view.open or view.objection.reason is not None:
        return None
    said = speech.say("You object to “{title}”. Your no counts from now on.", title=view.purpose.title)
    until = speech.say(
        "Without a reason your objection ends by itself on {when}.", when=speech.moment(view.objection.lapses_at)
    )
    gone = None
    if view.of.round.phase is Phase.PROVISIONAL and values.get("gone"):
        gone = speech.say("Your yes is gone. Nobody can give a new one in this round.")
    if values["busy"]:
        first = speech.say("You are writing something else just now. To say why you object, tap Say why.")
        return Message(lines(said, gone, first, until), _say_why(speech, view))
    ask_it = speech.say(
        "Why do you object? Write it here in one message. I show it to you before all can read it, "
        "without your name. Leave out what shows who you are."
    )
    text = lines(still(speech, values), said, gone, ask_it, until)
    return Message(text, keyboard([(speech.say("Not now"), _speak("later", "reason", view))]))


def reason_later(speech: Speech, view: ObjectionView, _: Values) -> Message | None:
    """No reason for now: what follows, and how to give it after all. None once it has ended or has its reason."""
    if not view.open or view.objection.reason is not None:
        return None
    said = speech.say(
        "No reason for now. Your objection to “{title}” counts without one until {when}, then it ends by itself.",
        title=view.purpose.title,
        when=speech.moment(view.objection.lapses_at),
    )
    return Message(lines(said, speech.say("To give it before then, tap Say why.")), _say_why(speech, view))


def reason_unasked(speech: Speech, view: ObjectionView, _: Values) -> Message:
    """What stands in the place of the question once the objection is taken back."""
    said = speech.say(
        "You have taken your objection to “{title}” back, so I no longer ask why.", title=view.purpose.title
    )
    return Message(said, keyboard(way_to(speech, view.purpose)))


def _say_why(speech: Speech, view: ObjectionView) -> InlineKeyboardMarkup:
    return keyboard([(speech.say("Say why"), f"why:{view.purpose.id}")])


def ask_answer(speech: Speech, view: ObjectionView, _: Values) -> Message | None:
    """Somebody objects: the proposer may answer. None once the objection has ended or has its answer."""
    if not view.open or view.objection.answer is not None:
        return None
    then = speech.say(
        "You can answer each objection once, for all to read. To answer, tap Answer. "
        "I show it to you before it is posted."
    )
    button = (speech.say("Answer"), f"answer:{view.objection.id}")
    return Message(blocks(_objected(speech, view), then), keyboard([button]))


def give_answer(speech: Speech, view: ObjectionView, values: Values) -> Message:
    """What do you answer?"""
    ask_it = speech.say("What do you answer? Write it here in one message. I show it to you before all can read it.")
    text = blocks(still(speech, values), _objected(speech, view), ask_it)
    return Message(text, keyboard([(speech.say("Not now"), _speak("later", "answer", view))]))


def _objected(speech: Speech, view: ObjectionView) -> str:
    said = speech.say("Someone objects to your “{title}”:", title=view.purpose.title)
    return lines(said, speech.quote(view.objection.reason or ""))


def look_over(speech: Speech, view: WordsView, values: Values) -> Message:
    """What all would read, before they can."""
    about, title = view.about, view.about.purpose.title
    anew = speech.say("I have put this in the place of what you wrote before.") if values.get("rewritten") else None
    if view.kind == "reason":
        ask_it = speech.say("Is this your reason against “{title}”? All will read it, without your name.", title=title)
        then = speech.say(
            "Nothing is posted yet. Without a reason your objection ends by itself on {when}.",
            when=speech.moment(about.objection.lapses_at),
        )
        objected = None
    else:
        objected = _objected(speech, about)
        ask_it = speech.say("Is this your answer? All will read it, and you can answer each objection once.")
        then = speech.say("Nothing is posted yet.")
    text = blocks(still(speech, values) or anew, objected, lines(ask_it, speech.quote(view.text)), then)
    post = (speech.say("Post it"), _speak("post", view.kind, about))
    again = (speech.say("Write it again"), _speak("again", view.kind, about))
    return Message(text, keyboard([post], [again, (speech.say("Not now"), _speak("later", view.kind, about))]))


def _speak(what: str, kind: str, view: ObjectionView) -> str:
    return f"speak:{what}-{kind}-{view.objection.id}"


def reason_kept(speech: Speech, view: ObjectionView, _: Values) -> Message:
    """The reason is out, and how to undo the objection."""
    said = speech.say(
        "Thank you. Your reason on “{title}” is in the group, without your name:", title=view.purpose.title
    )
    undo = speech.say("To undo your objection, tap the purpose below, then Undo my choice.")
    text = blocks(lines(said, speech.quote(view.objection.reason or "")), undo)
    return Message(text, keyboard(way_to(speech, view.purpose)))


def answer_kept(speech: Speech, view: ObjectionView, _: Values) -> Message:
    """The answer is out, and what happens next."""
    said = speech.say("Your answer on “{title}” is in the group:", title=view.purpose.title)
    then = speech.say("The person who objects was asked whether the answer settles it.")
    return Message(blocks(lines(said, speech.quote(view.objection.answer or "")), then))


def ask_settled(speech: Speech, view: ObjectionView, values: Values) -> Message | None:
    """The proposer has answered: does that settle it? None once the objection has ended."""
    if not view.open:
        return None
    tap = speech.say("I cannot take that in words. Please tap one of the two buttons.") if values.get("tap") else None
    said = speech.say("Your objection to “{title}” has an answer:", title=view.purpose.title)
    then = speech.say("Does that settle it for you? If you do nothing, your objection stays.")
    settled = (speech.say("It is settled"), f"settle:{view.objection.id}")
    stays = (speech.say("I still object"), f"stay:{view.objection.id}")
    text = blocks(tap, lines(said, speech.quote(view.objection.answer or "")), then)
    return Message(text, keyboard([settled, stays]))


def settled_mine(speech: Speech, view: PurposeView, _: Values) -> Message:
    """What the question was replaced by: there is nothing more to tap."""
    said = speech.say("Your objection to “{title}” is settled, and the group was told.", title=view.purpose.title)
    return Message(lines(said, _silent_now(speech, view)), keyboard(way_to(speech, view.purpose)))


def lapsed(speech: Speech, view: PurposeView, _: Values) -> Message:
    """To whoever objected and gave no reason in time."""
    said = speech.say(
        "Your objection to “{title}” has ended, because no reason came in time.", title=view.purpose.title
    )
    return Message(lines(said, _silent_now(speech, view)), keyboard(way_to(speech, view.purpose)))


def _silent_now(speech: Speech, view: PurposeView) -> str:
    """Neither yes nor no; and what can still be said."""
    if view.of.round.phase is not Phase.PROVISIONAL:
        return speech.say("You say neither yes nor no to it now. To choose again, tap the purpose below.")
    then = speech.say("You say neither yes nor no to it now. Nobody can back it any more in this round.")
    return lines(then, prospect(speech, view), _once_more(speech, view))


def _once_more(speech: Speech, view: PurposeView) -> str | None:
    """How to object again, while that is possible and could change anything."""
    until = view.of.round.quarter_before(view.of.round.over_at)
    if not view.objecting_matters or speech.setting.now >= until:
        return None
    return speech.say("To object again, tap the purpose below, then I object, until {when}.", when=speech.moment(until))
