"""What is mine: my share, what I back or object to, what my share paid, and my settings."""

from handlers.words.people.privacy import everything
from handlers.words.people.resting import left_off, take_part
from handlers.words.private import MOST, advisers_do_not, may_change, not_joined, resident_again, role_button, way_to
from handlers.words.refusals import refused
from handlers.words.shares import share_line
from handlers.words.speech import Label, Message, Speech, Values, blocks, keyboard, lines
from models.questions.mine import MineView
from models.rules.ballots import Stance
from models.rules.purposes import Purpose, State
from models.rules.rounds import Phase


def me(speech: Speech, view: MineView, _: Values) -> Message:
    """My share, my stances, what my share paid, and my settings."""
    if view.removed:
        return Message(refused(speech, "was_removed", {}))
    if view.member is None:
        return Message(not_joined(speech, speech.setting.title))
    said, undo = [*_stances(speech, view), *_paid(speech, view)], _undoable(view)
    nothing = _nothing(speech, view) if view.of and not said else None
    adviser = lines(advisers_do_not(speech), resident_again(speech, view.of)) if view.member.adviser else None
    proposed = [speech.say("You proposed “{title}”.", title=one.title) for one in view.proposed]
    text = blocks(
        speech.say("You in {title}", title=speech.bold(speech.setting.title)),
        left_off(speech) if view.left_off else share_line(speech, view),
        speech.say("You have left. Your share stays yours until the round is over.") if view.member.left_at else None,
        adviser,
        lines(*said) or (None if adviser else nothing),
        lines(*proposed),
        speech.say("To undo one, tap it below. You can until it goes ahead.") if undo else None,
    )
    mine = [one for one in view.proposed if one not in undo and _open(view, one)]
    ways_there = [way_to(speech, purpose) for purpose in [*undo, *mine][:MOST]]
    return Message(text, keyboard(*ways_there, *_settings(speech, view)))


def _nothing(speech: Speech, view: MineView) -> str:
    if view.stances:
        return speech.say("What you backed or objected to is out of the round.")
    if view.of is not None and view.of.round.phase is Phase.CLOSED:
        return speech.say("When it ended you backed nothing and objected to nothing. My receipts shows all you chose.")
    return speech.say("You have not backed or objected to anything yet.")


def _stances(speech: Speech, view: MineView) -> list[str]:
    paid = {purpose.id for purpose, _ in view.paid}
    said = [_stance(speech, view, purpose, stance) for purpose, stance in view.stances if purpose.id not in paid]
    return [one for one in said if one]


def _stance(speech: Speech, view: MineView, purpose: Purpose, stance: Stance) -> str | None:
    """One word of mine; on what is decided already as a thing of the past."""
    state = purpose.state(view.of.round) if view.of else State.UNDECIDED
    if state in (State.WITHDRAWN, State.MERGED):
        return None
    backs, words = stance is Stance.BACKS, {"title": purpose.title}
    if state is State.ACTIVATED:
        if backs:
            return speech.say("You backed “{title}”. It goes ahead.", **words)
        return speech.say("You objected to “{title}”. It goes ahead.", **words)
    if state is State.FAILED:
        if backs:
            return speech.say("You backed “{title}”. It did not go ahead.", **words)
        return speech.say("You objected to “{title}”. It did not go ahead.", **words)
    return speech.say("You back “{title}”.", **words) if backs else speech.say("You object to “{title}”.", **words)


def _paid(speech: Speech, view: MineView) -> list[str]:
    if view.of is None:
        return []
    currency = view.of.round.currency
    return [
        speech.say("Your share paid {paid} for “{title}”.", paid=speech.money(paid, currency), title=purpose.title)
        for purpose, paid in view.paid
    ]


def _undoable(view: MineView) -> list[Purpose]:
    return [purpose for purpose, _ in view.stances if _open(view, purpose)]


def _open(view: MineView, purpose: Purpose) -> bool:
    return view.of is not None and view.of.round.phase is not Phase.CLOSED and purpose.undecided


def _settings(speech: Speech, view: MineView) -> list[list[Label]]:
    return [*_own(speech, view), [everything(speech), (speech.say("Privacy"), "privacy:")]]


def _own(speech: Speech, view: MineView) -> list[list[Label]]:
    stopped = view.member is not None and view.member.nudges_stopped_at is not None
    nudges = (speech.say("No reminders"), speech.of_this_group("nudges:stop"))
    if stopped:
        nudges = (speech.say("Remind me again"), speech.of_this_group("nudges:start"))
    adviser = view.member is not None and view.member.adviser
    if view.member is not None and view.member.resting:
        return [[take_part(speech)], [nudges]]
    if adviser:
        return [[nudges], [role_button(speech, adviser=True)]] if may_change(view.of) else [[nudges]]
    kept = [(speech.say("My receipts"), speech.of_this_group("receipts:0"))] if view.of else []
    return [[*kept, nudges]]
