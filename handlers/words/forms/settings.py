"""What coordinators set for their group: what is set now, and a button for each."""

from handlers.words.forms.pieces import Page, button
from handlers.words.speech import Label, Message, Speech, Values, blocks, keyboard, lines
from models.forms.zone import LIKELY
from models.questions.forms import FormView
from models.questions.settings import SettingsView
from models.rules.admissions import WAITS, Policy
from models.rules.codes import COUNTS


def settings(speech: Speech, view: SettingsView, _: Values) -> Message:
    """All of them, as they are."""
    head = speech.say("What is set for {group}:", group=speech.bold(speech.setting.title))
    others = [[label] for policy, label in _ways_in(speech).items() if policy != view.policy]
    now = speech.moment(speech.setting.now)
    clock = speech.say("Time zone: {zone}. It is {now} there now.", zone=view.zone, now=now)
    told = speech.say("The group is told of every change. You can change it back in the same way.")
    rows = [[_wait_button(speech, days) for days in WAITS if days != view.wait]]
    zone = (speech.say("Change the time zone"), speech.of_this_group("set:zone"))
    return Message(
        blocks(lines(head, _joining(speech, view), _wait(speech, view.wait), clock), told),
        keyboard(*others, *_codes(speech, view), *rows, [zone]),
    )


def _ways_in(speech: Speech) -> dict[str, Label]:
    labels = {
        Policy.OPEN: speech.say("Let a tap on Join be enough"),
        Policy.APPROVE: speech.say("Let coordinators decide who joins"),
        Policy.CODE: speech.say("Let people join with a code"),
    }
    return {one.value: (label, speech.of_this_group(f"set:{one.value}")) for one, label in labels.items()}


def _joining(speech: Speech, view: SettingsView) -> str:
    if view.policy == Policy.APPROVE:
        return speech.say("Joining: a coordinator lets people in.")
    if view.policy == Policy.OPEN:
        tap = speech.say("Joining: a tap on Join is enough.")
        return lines(tap, speech.say("Who comes by the link from outside the Telegram group waits for one of you."))
    by_code = speech.say("Joining: with a code that a coordinator gives out. Each lets one person in.")
    return lines(by_code, speech.say_many("1 code is unused.", "{n} codes are unused.", view.codes))


def _codes(speech: Speech, view: SettingsView) -> list[list[Label]]:
    if view.policy != Policy.CODE:
        return []
    make = [(speech.say("Make {n} codes", n=n), speech.of_this_group(f"set:codes_{n}")) for n in COUNTS]
    return [make, [(speech.say("Take back unused codes"), speech.of_this_group("set:uncode"))]]


def _wait(speech: Speech, days: int) -> str:
    if not days:
        return speech.say("Newcomers count at once.")
    return speech.say_many(
        "Newcomers count in a round if they joined at least 1 day before joining closes.",
        "Newcomers count in a round if they joined at least {n} days before joining closes.",
        days,
    )


def _wait_button(speech: Speech, days: int) -> Label:
    label = speech.say_many("Wait 1 day", "Wait {n} days", days) if days else speech.say("No wait")
    return label, speech.of_this_group(f"set:wait_{days}")


def page(speech: Speech, view: FormView) -> Page:
    """Which time zone, or the one that would be set."""
    if view.done:
        zone = view.form.answers["zone"]
        said = speech.say(
            "The time zone would be {zone}. I would tell all dates by the clock there. Nothing comes earlier or later.",
            zone=zone,
        )
        rows = [[button(view, speech.say("Set it"), "finish")], [button(view, speech.say("Another"), "change", "zone")]]
        return Page(said, rows)
    ask_it = speech.say(
        "Which city's clock do you live by? Now it is {zone}. Tap one, or write a big city near you.",
        zone=view.facts.zone,
    )
    likely = [button(view, zone.partition("/")[2], "is", str(n)) for n, zone in enumerate(LIKELY)]
    return Page(ask_it, [likely[:3], likely[3:]])
