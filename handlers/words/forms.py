"""The private form of a purpose: one question at a time, a way back and a way out of each."""

from collections.abc import Mapping
from typing import Any

from handlers.words.amending import steer, would_do
from handlers.words.figures import failure_line
from handlers.words.speaking import still
from handlers.words.speech import Label, Message, Speech, blocks, keyboard, lines
from models.forms.filling import AMEND, CHANGING, PROPOSE, STEPS
from models.questions.mine import FormView
from models.questions.purposes import PurposeView
from models.rules.amendments import Effect
from models.rules.purposes import State
from models.rules.rounds import Phase

Values = Mapping[str, Any]


def ask(speech: Speech, view: FormView, values: Values) -> Message | None:
    """The next question of a proposal, or all answers to look at before it is posted. None in another form by now."""
    if view.form.kind not in (PROPOSE, AMEND):
        return None
    if view.step == "done":
        return _look(speech, view, values)
    mine = [(speech.say("I would do it"), "form:myself")] if view.step == "payee" else []
    rows = [row for row in (mine, [*_way_back(speech, view), _cancel(speech)]) if row]
    return Message(blocks(still(speech, values), _question(speech, view)), keyboard(*rows))


def _cancel(speech: Speech) -> Label:
    return speech.say("Cancel"), "form:leave"


def _way_back(speech: Speech, view: FormView) -> list[Label]:
    if CHANGING in view.form.answers:
        return [(speech.say("Leave it as it was"), "form:as_it_was")]
    return [(speech.say("Back a step"), "form:back")] if view.step != STEPS[0] else []


def _question(speech: Speech, view: FormView) -> str:
    most = speech.money(view.reachable, view.of.round.currency)
    questions = {
        "title": speech.say("What should be done? A few words, such as: Lights in the alley."),
        "why": speech.say("Why? What would get better, and for whom?"),
        "cost": speech.say("What does it cost? Just the amount. All shares together can pay {most}.", most=most),
        "payee": speech.say(
            "Who would do it? A person or a firm; all will read the name. "
            "Somebody here who is paid for it cannot back it or object to it."
        ),
    }
    if CHANGING in view.form.answers:
        return questions[view.step]
    number = STEPS.index(view.step) + 1
    asked = speech.say("{n} of 4. {question}", n=number, question=questions[view.step])
    return blocks(_before(speech, view), asked)


def _before(speech: Speech, view: FormView) -> str | None:
    """What stands above the first questions: what this is for, and the title as it was understood."""
    if view.step == "title":
        said = speech.say(
            "A purpose for {group}. Four short questions; nothing is posted before you have seen it all.",
            group=speech.setting.title,
        )
        marked = speech.say("Advisers may propose. All will read that an adviser did.") if view.adviser else None
        return lines(said, marked)
    return speech.say("The title: {title}", title=view.form.answers["title"]) if view.step == "why" else None


def _look(speech: Speech, view: FormView, values: Values) -> Message:
    answers = view.form.answers
    cost = speech.money(answers["cost"], view.of.round.currency)
    shown = lines(
        speech.bold(answers["title"]),
        speech.quote(answers["why"]),
        speech.say("Cost: {cost}. Done by: {payee}.", cost=cost, payee=answers["payee"]),
    )
    unused = speech.say("I have not used your last message.") if values.get("unused") else None
    mine = speech.say("As you would be paid, you cannot back it or object to it.") if answers.get("myself") else None
    if view.change is not None:
        then, post = would_do(speech, view, view.change), [(speech.say("Change it so"), "form:amend")]
        post = post if view.change.does is not Effect.NOTHING else []
        out = (speech.say("Leave it as it is"), "form:leave")
    else:
        undo = speech.say("You can change or withdraw it later.")
        then = lines(speech.say("Nothing is posted yet. To put it in the group, tap Post it."), undo)
        post, out = [(speech.say("Post it"), "form:post")], _cancel(speech)
    text = blocks(still(speech, values) or unused, shown, mine, then)
    return Message(text, keyboard(*([post] if post else []), *_changes(speech), [out]))


def _changes(speech: Speech) -> list[list[Label]]:
    return [
        [(speech.say("Change the title"), "form:title"), (speech.say("Change the reason"), "form:why")],
        [(speech.say("Change the cost"), "form:cost"), (speech.say("Change who does it"), "form:payee")],
    ]


def form_left(speech: Speech, _view: object, _values: Values) -> Message:
    """The form was cancelled."""
    return Message(speech.say("Cancelled. Nothing was posted. /propose starts again."))


def proposed(speech: Speech, view: PurposeView, _: Values) -> Message:
    """It is out: whether the proposer may back it, and how to take it out again."""
    purpose, steering = view.purpose, steer(speech, view)
    said = speech.say("“{title}” is in the group now, for all to back or object to.", title=purpose.title)
    undo = speech.say("You can still change it, or take it out of the round again.")
    if not _may_back(view):
        return Message(lines(said, undo), keyboard(*steering) if steering else None)
    own = speech.say("Posting it does not back it. If you want to back it too, tap I back this.")
    back = (speech.say("I back this"), f"back:{purpose.id}")
    return Message(lines(said, own, undo), keyboard([back], *steering))


def _may_back(view: PurposeView) -> bool:
    open_ = view.state in (State.UNDECIDED, State.RIPENING) and view.of.round.phase is not Phase.PROVISIONAL
    return open_ and view.purpose.payee_member_id != view.purpose.proposed_by and not view.purpose.by_adviser


def withdraw_ask(speech: Speech, view: PurposeView, _: Values) -> Message:
    """Asked once more before a purpose leaves the round."""
    purpose = view.purpose
    ask_it = speech.say("Withdraw “{title}”?", title=purpose.title)
    backed = speech.say_many("1 person backs it.", "{n} people back it.", purpose.backers) if purpose.backers else None
    then = speech.say("It would be out of this round, and that cannot be undone.")
    yes = (speech.say("Yes, withdraw it"), f"withdraw_now:{purpose.id}")
    return Message(lines(ask_it, backed, then), keyboard([yes, (speech.say("Keep it"), f"keep:{purpose.id}")]))


def withdrawn_mine(speech: Speech, view: PurposeView, _: Values) -> Message:
    """It has left the round."""
    said = speech.say("“{title}” is withdrawn, and the group was told.", title=view.purpose.title)
    return Message(lines(said, speech.say("Nothing was spent on it. /propose puts something else to the group.")))


def not_ahead(speech: Speech, view: PurposeView, _: Values) -> Message:
    """For the proposer, at the close: what became of it, and what they can do."""
    number, title = view.of.round.number, view.purpose.title
    said = speech.say("Round {number} is over. About your “{title}”:", number=number, title=title)
    why = failure_line(speech, view.failure, view.after, view.of.round.currency)
    return Message(lines(said, why, speech.say("You can propose it again in the next round.")))
