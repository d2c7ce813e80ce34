"""Asking to join: what the coordinators read, and what whoever asks does."""

from typing import Any

from handlers.words.speech import Label, Message, Speech, Values, keyboard, lines
from models.questions.admissions import AdmissionView
from models.rules.admissions import Admission, Policy, Reply


def asks_to_join(speech: Speech, view: AdmissionView, _: Values) -> Message | None:
    """To each coordinator in private, unless it was answered meanwhile."""
    if not view.asked.waits:
        return None
    said = speech.say("{name} asks to join {group}.", name=view.name, group=speech.setting.title)
    return Message(lines(said, outside(speech, view.asked)), keyboard(answers(speech, view.asked)))


def outside(speech: Speech, asked: Admission) -> str | None:
    """That nobody knows whether somebody is in the group."""
    if not asked.outside:
        return None
    return speech.say("They came by the link. I do not see them in the Telegram group.")


def answers(speech: Speech, asked: Admission, name: str = "") -> list[Label]:
    """The two answers; with a name where several people wait."""
    yes = speech.say("Accept {name}", name=name) if name else speech.say("Accept")
    return [(yes, f"accept:{asked.id}"), (speech.say("Not now"), f"decline:{asked.id}")]


def answered_asking(speech: Speech, view: AdmissionView, _: Values) -> Message:
    """To the coordinator who answered, in the place of the question."""
    if view.asked.reply == Reply.ACCEPTED:
        said = speech.say("{name} is in now. The group sees only how many have joined.", name=view.name)
        return Message(said)
    said = speech.say("I told {name}: not now. They can ask again after a day.", name=view.name)
    after_all = speech.say("If you change your mind, tap below.")
    return Message(lines(said, after_all), keyboard([(speech.say("Accept after all"), f"accept:{view.asked.id}")]))


def somebody_asks(speech: Speech, _view: object, _: Values) -> Message:
    """To the group, where no coordinator can be written to. No name."""
    said = speech.say("Somebody asks to join.")
    return Message(lines(said, speech.say("A coordinator can see who, and answer, with /members in private.")))


def waiting(speech: Speech, *, outside: bool = False) -> str:
    """To whoever asked: why they wait, and what happens next."""
    title = speech.bold(speech.setting.title)
    said = speech.say("The coordinators of {title} let people in. I have asked them.", title=title)
    if outside and not speech.setting.lets_in:
        said = lines(
            speech.say("I do not see you in the Telegram group of {title}.", title=title),
            speech.say("So a coordinator has to let you in. I have asked them."),
        )
    return lines(said, speech.say("I tell you here when one of them answers. To ask no longer, send /leave."))


def not_let_in(speech: Speech, _view: object, _: Values) -> Message:
    """To whoever asked."""
    title = speech.bold(speech.setting.title)
    said = speech.say("A coordinator of {title} says: not now.", title=title)
    return Message(lines(said, speech.say("You can ask again after a day: tap Join, or open the link once more.")))


def lets_in(speech: Speech) -> str | None:
    """That joining takes more than a tap, where it does."""
    if speech.setting.by_code:
        return speech.say("Joining takes a code, which coordinators give out.")
    return speech.say("A coordinator lets people in.") if speech.setting.lets_in else None


def policy(speech: Speech, view: Any, values: Values) -> Message:
    """To the group: how people join from now on."""
    if values["policy"] == Policy.APPROVE:
        said = speech.say("{by} changed how people join: from now on a coordinator lets them in.", by=view.name)
        return Message(lines(said, speech.say("Nothing changes for those who have joined.")))
    if values["policy"] == Policy.CODE:
        said = speech.say(
            "{by} changed how people join: from now on with a code that coordinators give out.", by=view.name
        )
        return Message(lines(said, speech.say("Nothing changes for those who have joined.")))
    return Message(speech.say("{by} changed how people join: from now on a tap on Join is enough.", by=view.name))


def wait(speech: Speech, view: Any, values: Values) -> Message:
    """To the group: how long newcomers wait before they count."""
    days = values["seconds"] // 86400
    if not days:
        said = speech.say("{by} changed when newcomers count: at once, in rounds that open from now on.", by=view.name)
        return Message(said)
    said = speech.say_many(
        "{by} changed when newcomers count: if they join at least 1 day before joining closes.",
        "{by} changed when newcomers count: if they join at least {n} days before joining closes.",
        days,
        by=view.name,
    )
    begins = speech.say(
        "This begins with the next round that opens. Nobody who has joined by now waits longer because of it."
    )
    return Message(lines(said, begins))


def timezone(speech: Speech, view: Any, values: Values) -> Message:
    """To the group: whose clock dates are told by."""
    said = speech.say("{by} set our time zone to {zone}.", by=view.name, zone=values["timezone"])
    now = speech.say("It is {now} there now.", now=speech.moment(speech.setting.now))
    return Message(
        lines(
            said,
            now,
            speech.say("I tell all dates by the clock there now. Nothing comes earlier or later than before."),
        )
    )
