"""The members: how many for everybody, who for coordinators in private; never who has said something, or nothing."""

from handlers.words.people.admitting import answers, outside
from handlers.words.speech import Label, Message, Safe, Speech, Values, blocks, clean, cut, keyboard, lines
from models.questions.members import Listed, MembersView

MOST, SHORT = 8, 20  # people who wait on one page, and signs of a name on a button


def how_many(speech: Speech, view: MembersView, _: Values) -> Message:
    """In the group."""
    way = (speech.say("Open private chat"), speech.here("members"))
    return Message(lines(_counts(speech, view), _only_coordinators(speech)), keyboard([way]))


def members(speech: Speech, view: MembersView, values: Values) -> Message:
    """In private: for a coordinator with who they are, and who waits to be let in."""
    if not view.steers:
        return Message(lines(_counts(speech, view), _only_coordinators(speech)))
    first = not values.get("after")
    shown = view.waiting[:MOST] if first else []
    wait = speech.say("Waiting to be let in:") if shown else None
    waiting = [lines(speech.say("{name}", name=one.name), outside(speech, one.asked)) for one in shown]
    names = speech.listed(_named(speech, one) for one in view.people)
    text = blocks(
        speech.say("The members of {group}", group=speech.bold(speech.setting.title)) if first else None,
        _counts(speech, view) if first else None,
        lines(wait, *waiting) if shown else None,
        names,
    )
    if values.get("removing"):
        return _removing(speech, view)
    rows: list[list[Label]] = [answers(speech, one.asked, Safe(_short(one.name))) for one in shown]
    if view.more:
        rows.append([(speech.say("Show more"), speech.of_this_group(f"members:{view.more}"))])
    rows.append([(speech.say("Remove somebody"), speech.of_this_group(f"remove:{values.get('after') or 0}"))])
    return Message(text, keyboard(*rows))


def _removing(speech: Speech, view: MembersView) -> Message:
    """Whom to remove, or to let back in: one tap, then it is shown what would be asked of the group."""
    said = speech.say("Who should be removed? Nobody is, unless a second person agrees.")
    rows: list[list[Label]] = [[(Safe(_short(one.name)), f"first:remove-{one.id}")] for one in view.people]
    for one in view.removed:
        label = speech.say("Let {name} back in", name=_short(one.name))
        rows.append([(label, f"first:readmit-{one.id}")])
    if view.more:
        rows.append([(speech.say("Show more"), speech.of_this_group(f"remove:{view.more}"))])
    return Message(said, keyboard(*rows))


def _counts(speech: Speech, view: MembersView) -> str:
    residents = speech.say_many("1 resident takes part.", "{n} residents take part.", view.residents)
    advisers = speech.say_many("1 adviser helps.", "{n} advisers help.", view.advisers) if view.advisers else None
    resting = speech.say_many(
        "1 more has joined, said nothing in two rounds, and does not count for now.",
        "{n} more have joined, said nothing in two rounds, and do not count for now.",
        view.resting,
    )
    return lines(residents, advisers, resting if view.resting else None)


def _only_coordinators(speech: Speech) -> str:
    return speech.say("Coordinators see who they are, in private.")


def _named(speech: Speech, one: Listed) -> str:
    values = {"name": one.name}
    if one.coordinates and one.adviser:
        return speech.say("{name} (coordinator, adviser)", **values)
    if one.coordinates:
        return speech.say("{name} (coordinator)", **values)
    return speech.say("{name} (adviser)", **values) if one.adviser else speech.say("{name}", **values)


def _short(name: str) -> str:
    return cut(clean(name), SHORT)
