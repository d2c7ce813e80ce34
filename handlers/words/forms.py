"""The private forms: one question at a time, and a way out of each."""

from collections.abc import Mapping
from typing import Any

from handlers.words.speech import Label, Message, Speech, blocks, keyboard, lines
from models.questions.mine import FormView
from models.questions.purposes import ObjectionView, PurposeView

Values = Mapping[str, Any]


def ask(speech: Speech, view: FormView, _: Values) -> Message | None:
    """The next question of a proposal, or all answers to look at before it is posted. None in another form by now."""
    if view.form.kind != "propose":
        return None
    leave = (speech.say("Leave it"), "form:leave")
    if view.step == "done":
        return _look(speech, view, leave)
    if view.step == "payee":
        return Message(_question(speech, view), keyboard([(speech.say("I would do it"), "form:myself")], [leave]))
    return Message(_question(speech, view), keyboard([leave]))


def _question(speech: Speech, view: FormView) -> str:
    most = speech.money(view.reachable, view.of.round.currency)
    questions = {
        "title": blocks(
            speech.say("A purpose for {group}. Four short questions.", group=speech.setting.title),
            speech.say("1 of 4. What should be done? A few words, such as: Lights in the alley."),
        ),
        "why": speech.say("2 of 4. Why? What would get better, and for whom?"),
        "cost": speech.say(
            "3 of 4. What does it cost? Just the amount. All shares together can pay {most}.", most=most
        ),
        "payee": speech.say("4 of 4. Who would do it? A name or a firm. Whoever is paid has no say on it."),
    }
    return questions[view.step]


def _look(speech: Speech, view: FormView, leave: Label) -> Message:
    answers = view.form.answers
    cost = speech.money(answers["cost"], view.of.round.currency)
    title = speech.bold(answers["title"])
    shown = lines(
        title,
        speech.quote(answers["why"]),
        speech.say("Cost: {cost}. Done by: {payee}.", cost=cost, payee=answers["payee"]),
    )
    mine = speech.say("As you would be paid, you cannot back it or object to it.") if answers.get("myself") else None
    then = speech.say("Post it in the group? You can withdraw it until it goes ahead.")
    buttons = keyboard([(speech.say("Post it"), "form:post")], [(speech.say("Start again"), "form:again"), leave])
    return Message(blocks(shown, mine, then), buttons)


def proposed(speech: Speech, view: PurposeView, _: Values) -> Message:
    said = speech.say("“{title}” is in the group now, for all to back or object to.", title=view.purpose.title)
    undo = speech.say("To take it out of the round again, tap Withdraw.")
    return Message(lines(said, undo), keyboard([(speech.say("Withdraw"), f"withdraw:{view.purpose.id}")]))


def form_left(speech: Speech, _view: object, values: Values) -> Message:
    if values["kind"] == "reason":
        return Message(speech.say("Left. Without a reason your objection ends by itself. You can object again."))
    if values["kind"] == "answer":
        return Message(speech.say("Left. You can still answer with the button above."))
    return Message(speech.say("Left. Nothing was posted. /propose starts again."))


def ask_reason(speech: Speech, view: ObjectionView, values: Values) -> Message | None:
    """Why do you object? None once the objection has ended or has its reason."""
    if not view.open or view.objection.reason is not None:
        return None
    said = speech.say("You object to “{title}”. Your no counts from now on.", title=view.purpose.title)
    when = speech.moment(view.objection.lapses_at)
    until = speech.say("Without a reason your objection ends by itself on {when}.", when=when)
    if values["busy"]:
        button = (speech.say("Say why"), f"why:{view.purpose.id}")
        return Message(lines(said, speech.say("Please tell why when you are done here."), until), keyboard([button]))
    ask_it = speech.say(
        "Why do you object? Write it here in one message. All will read it, without your name. "
        "Leave out what shows who you are."
    )
    return Message(lines(said, ask_it, until), keyboard([(speech.say("Leave it"), "form:leave")]))


def reason_kept(speech: Speech, view: PurposeView, _: Values) -> Message:
    said = speech.say(
        "Thank you. Your reason on “{title}” is in the group, without your name.", title=view.purpose.title
    )
    return Message(lines(said, speech.say("To undo your objection, tap Undo my choice under the purpose.")))


def ask_answer(speech: Speech, view: ObjectionView, _: Values) -> Message | None:
    if not view.open or view.objection.answer is not None:
        return None
    said = speech.say("Someone objects to your “{title}”:", title=view.purpose.title)
    then = speech.say("You can answer once, for all to read.")
    button = (speech.say("Answer"), f"answer:{view.objection.id}")
    return Message(blocks(lines(said, speech.quote(view.objection.reason or "")), then), keyboard([button]))


def give_answer(speech: Speech, view: ObjectionView, _: Values) -> Message:
    said = speech.say(
        "What do you answer on “{title}”? Write it here in one message. All will read it.", title=view.purpose.title
    )
    return Message(said, keyboard([(speech.say("Leave it"), "form:leave")]))


def answer_kept(speech: Speech, view: PurposeView, _: Values) -> Message:
    said = speech.say("Your answer on “{title}” is in the group.", title=view.purpose.title)
    return Message(lines(said, speech.say("The person who objects was asked whether it settles it.")))
