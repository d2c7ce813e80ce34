"""The private form of a purpose: one question at a time, a way back and a way out of each."""

from handlers.words.forms.pieces import Page, button, numbered
from handlers.words.purposes.amending import steer, would_do
from handlers.words.purposes.why_not import near_miss, why_not
from handlers.words.speech import Label, Message, Speech, Values, blocks, keyboard, lines
from models.forms.proposal import INTEREST, MYSELF
from models.questions.forms import FormView
from models.questions.purposes import AloneView, PurposeView
from models.rules.amendments import Effect
from models.rules.purposes import State
from models.rules.rounds import Phase


def page(speech: Speech, view: FormView) -> Page:
    """The next question of a proposal, or all answers to look at before it is posted."""
    if view.done:
        return _look(speech, view)
    mine = [button(view, speech.say("I would do it"), "is", MYSELF)] if view.step == "payee" else []
    return Page(_question(speech, view), [mine] if mine else [])


def oneself(speech: Speech, text: str) -> bool:
    """Whether somebody who was asked who would do it wrote what the button says, or means as much."""
    ways = (
        speech.say("I would do it"),
        speech.say("I'd do it"),
        speech.say("I will do it"),
        speech.say("I'll do it"),
        speech.say("I do it"),
        speech.say("Myself"),
        speech.say("Me"),
    )
    plain = text.replace("’", "'").strip(" .!").casefold()
    return plain in {way.casefold() for way in ways}


def _question(speech: Speech, view: FormView) -> str:
    most, held = (speech.money(one, view.facts.round.round.currency) for one in (view.facts.reachable, view.facts.held))
    cost = speech.say("What does it cost? Just the amount. All shares together can pay {most}.", most=most)
    if view.facts.held < view.facts.reachable:
        cost = speech.say("What does it cost? Just the amount. All shares together still hold {held}.", held=held)
    questions = {
        "title": speech.say("What should be done? A few words, such as: Lights in the alley."),
        "why": speech.say("Why? What would get better, and for whom?"),
        "cost": cost,
        "payee": speech.say(
            "Who would do it? A person or a firm. All will read it, so write the name. "
            "If it is you, tap I would do it: then you cannot back it or object to it. I cannot check other names."
        ),
    }
    asked = numbered(speech, view, questions[view.step])
    return asked if view.changing else blocks(_before(speech, view), asked)


def _before(speech: Speech, view: FormView) -> str | None:
    """What stands above the first question: what all this is for."""
    if view.step == "title":
        said = speech.say(
            "A purpose for {group}. Four short questions; nothing is posted before you have seen it all.",
            group=speech.setting.title,
        )
        marked = speech.say("Advisers may propose. All will read that an adviser did.") if view.facts.adviser else None
        return lines(said, marked)
    return None


def understood(speech: Speech, view: FormView) -> str | None:
    """The answer before this question, as I read it."""
    answers = view.form.answers
    if view.before == "title":
        return speech.say("The title: {title}", title=answers["title"])
    if view.before == "cost":
        return speech.say("The cost: {cost}", cost=speech.money(answers["cost"], view.facts.round.round.currency))
    return None


def _look(speech: Speech, view: FormView) -> Page:
    answers = view.form.answers
    cost = speech.money(answers["cost"], view.facts.round.round.currency)
    shown = lines(
        speech.bold(answers["title"]),
        speech.quote(answers["why"]),
        speech.say("Cost: {cost}. Done by: {payee}.", cost=cost, payee=answers["payee"]),
        speech.say("Proposed by an adviser.") if view.facts.adviser else None,
    )
    mine = speech.say("As you would be paid, you cannot back it or object to it.") if answers.get(MYSELF) else None
    change = view.facts.change
    if change is not None:
        post = [[button(view, speech.say("Change it so"), "finish")]] if change.does is not Effect.NOTHING else []
        text = blocks(shown, mine, would_do(speech, view.facts, change))
        return Page(text, [*post, *_changes(speech, view)], speech.say("Leave it as it is"))
    then = speech.say("Nothing is posted yet. To put it in the group, tap Post it.")
    undo = speech.say("You can change or withdraw it later.")
    rows = [[button(view, speech.say("Post it"), "finish")], *_interest(speech, view), *_changes(speech, view)]
    return Page(blocks(shown, mine or _asks_interest(speech, view), lines(then, undo)), rows)


def _asks_interest(speech: Speech, view: FormView) -> str:
    """Whether somebody close to the proposer would be paid: asked of whoever does not do it themselves."""
    if view.form.answers.get(INTEREST):
        return speech.say("All will read: the proposer, or somebody close to them, would be paid by this.")
    return speech.say("Would you, or somebody close to you, be paid by this? Then tap I have an interest.")


def _interest(speech: Speech, view: FormView) -> list[list[Label]]:
    if view.form.answers.get(MYSELF):
        return []
    none, some = speech.say("I have no interest after all"), speech.say("I have an interest")
    return [[button(view, none if view.form.answers.get(INTEREST) else some, "is", INTEREST)]]


def _changes(speech: Speech, view: FormView) -> list[list[Label]]:
    change = {
        "title": speech.say("Change the title"),
        "why": speech.say("Change why"),
        "cost": speech.say("Change the cost"),
        "payee": speech.say("Change who does it"),
    }
    title, why, cost, payee = (button(view, label, "change", step) for step, label in change.items())
    return [[title, why], [cost, payee]]


def proposed(speech: Speech, alone: AloneView, _: Values) -> Message:
    """It is out: whether the proposer may back it, and how to take it out again."""
    view = alone.view
    purpose, steering = view.purpose, steer(speech, view)
    said = speech.say("“{title}” is in the group now, for all to back or object to.", title=purpose.title)
    undo = speech.say("You can still take it out of the round again.")
    if view.of.round.takes_texts(speech.setting.now):
        undo = speech.say("You can still change it, or take it out of the round again.")
    if not (alone.counts and _may_back(view)):
        return Message(lines(said, undo), keyboard(*steering) if steering else None)
    own = speech.say("Posting it does not back it. If you want to back it too, tap I back this.")
    back = (speech.say("I back this"), f"back:{purpose.id}")
    return Message(lines(said, own, undo), keyboard([back], *steering))


def _may_back(view: PurposeView) -> bool:
    return view.state in (State.UNDECIDED, State.RIPENING) and view.of.round.phase is not Phase.PROVISIONAL


def withdraw_ask(speech: Speech, view: PurposeView, _: Values) -> Message:
    """Asked once more before a purpose leaves the round."""
    purpose = view.purpose
    ask_it = speech.say("Withdraw “{title}”?", title=purpose.title)
    backed = None
    if purpose.backers and not view.of.round.hides:
        backed = speech.say_many("1 person backs it.", "{n} people back it.", purpose.backers)
    then = speech.say("It would be out of this round, and that cannot be undone.")
    if view.of.round.takes_texts(speech.setting.now):
        then = speech.say(
            "It would be out of this round, and that cannot be undone. You could only propose it again, as a new one."
        )
    yes = (speech.say("Yes, withdraw it"), f"withdraw_now:{purpose.id}")
    return Message(lines(ask_it, backed, then), keyboard([yes, (speech.say("Keep it"), f"keep:{purpose.id}")]))


def withdrawn_mine(speech: Speech, view: PurposeView, _: Values) -> Message:
    """It has left the round."""
    said = speech.say("“{title}” is withdrawn, and the group was told.", title=view.purpose.title)
    then = speech.say("Nothing was spent on it.")
    if view.of.round.takes_texts(speech.setting.now):
        then = speech.say("Nothing was spent on it. /propose puts something else to the group.")
    return Message(lines(said, then))


def not_ahead(speech: Speech, view: PurposeView, values: Values) -> Message:
    """For the proposer, at the close: what became of it, and what they can do."""
    number, title = view.of.round.number, view.purpose.title
    said = speech.say("Round {number} is over. About your “{title}”:", number=number, title=title)
    why = why_not(speech, view.purpose, view.of, view.failure, view.after)
    near = near_miss(speech, values.get("miss"), view.of.round.currency)
    return Message(lines(said, *why, near, speech.say("You can propose it again in the next round.")))
