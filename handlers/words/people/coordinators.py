"""Who runs things, in private: the coordinators, with what one of them may do about it."""

from handlers.words.private import LABEL
from handlers.words.speech import Label, Message, Safe, Speech, Values, blocks, clean, cut, keyboard, lines
from models.questions.people import CandidatesView, SteeringView, SteppingDownView


def steering(speech: Speech, view: SteeringView, _: Values) -> Message | None:
    """To a coordinator: the others, and how to change who coordinates. None to anybody else."""
    if not view.mine:
        return None
    group = speech.bold(speech.setting.title)
    named = [
        speech.say("{name}, adviser", name=one.name) if one.adviser else speech.say("{name}", name=one.name)
        for one in view.coordinators
    ]
    said = speech.say("Coordinators in {group}: {names}.", group=group, names=speech.listed(named))
    two = speech.say("Choosing or dismissing one needs two people: you ask, and somebody else agrees in the group.")
    rows = [[(speech.say("Choose somebody"), speech.of_this_group("appoint:0"))]]
    rows += [[_dismiss(speech, one.name, one.member_id)] for one in view.coordinators if not one.me]
    rows.append([(speech.say("I step down"), speech.of_this_group("step:ask"))])
    return Message(lines(said, two), keyboard(*rows))


def _dismiss(speech: Speech, name: str, member_id: int) -> Label:
    return speech.say("Dismiss {name}", name=Safe(short(name))), f"first:dismiss-{member_id}"


def candidates(speech: Speech, view: CandidatesView, _: Values) -> Message:
    """Whom to make a coordinator."""
    if not view.people:
        return Message(speech.say("There is nobody else to choose. Everyone who joined coordinates already."))
    named = [(one.member_id, speech.say("{name}", name=Safe(short(one.name)))) for one in view.people]
    rows: list[list[Label]] = [[(name, f"first:appoint-{number}")] for number, name in named]
    if view.more:
        rows.append([(speech.say("Show more"), speech.of_this_group(f"appoint:{view.more}"))])
    return Message(speech.say("Who should coordinate too? Tap a name. I ask you once more."), keyboard(*rows))


def short(name: str) -> str:
    """A name that fits on a button."""
    return cut(clean(name), LABEL)


def step_down_ask(speech: Speech, view: SteppingDownView, _: Values) -> Message:
    """Asked once more before somebody stops."""
    said = speech.say("Do you want to stop coordinating in {group}?", group=speech.bold(speech.setting.title))
    keep = speech.say("You keep your place and your share. The group is told.")
    yes = (speech.say("Yes, I step down"), speech.of_this_group("step:down"))
    no = (speech.say("Leave it"), speech.of_this_group("ask:nothing"))
    return Message(blocks(lines(said, keep), lines(*follows(speech, view))), keyboard([yes], [no]))


def follows(speech: Speech, view: SteppingDownView) -> list[str]:
    """What comes of it where a coordinator stops, and the way back."""
    if view.others:
        return [speech.say("To come back, two people must choose you.")]
    alone = speech.say("You are the only coordinator. Without one, nobody can record money or open a round.")
    if view.mine:
        return [alone, speech.say("You added me, so you can come back or choose one at any time, with /coordinators.")]
    if view.chooser:
        return [alone, speech.say("Then only {name}, who added me, can choose one again.", name=view.chooser)]
    return [alone, speech.say("Then only an admin of the group can choose one again.")]


def stepped_down_mine(speech: Speech, view: SteppingDownView, _: Values) -> Message:
    """It is done."""
    said = speech.say("You no longer coordinate in {group}. Thank you for doing it.", group=speech.setting.title)
    as_before = speech.say("You take part as before. /me shows what is yours.")
    if view.others or not view.mine:
        return Message(lines(said, as_before))
    back = speech.say("You added me, so you can come back or choose one at any time, with /coordinators.")
    return Message(lines(said, as_before, speech.say("There is no coordinator now."), back))
