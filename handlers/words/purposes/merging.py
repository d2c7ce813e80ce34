"""Merging one purpose into another: what each proposer is asked, and what all are told."""

from handlers.words.private import way_to
from handlers.words.purposes.amending import spoke_before
from handlers.words.purposes.card import purpose_head, taps
from handlers.words.speech import Message, Speech, Values, blocks, keyboard, lines
from models.questions.mergers import ChoiceView, MergerView, PairView

AT_ONCE = 8


def merge_choose(speech: Speech, view: ChoiceView, values: Values) -> Message | None:
    """Which one should it be merged into? None once there is nothing else."""
    title, mine = view.purpose.title, view.purpose.id
    ask_it = speech.say("Which purpose should “{title}” be merged into?", title=title)
    then = speech.say(
        "The one you choose stays as it is, and “{title}” ends. I show you what that means before anything is done.",
        title=title,
    )
    shown = view.others[values["after"] : values["after"] + AT_ONCE]
    if not shown:
        return None
    rows = [[(label, f"merge_into:{mine}-{one.id}")] for one in shown for label, _ in way_to(speech, one)]
    if len(view.others) > values["after"] + AT_ONCE:
        rows.append([(speech.say("Show more"), f"merge:{mine}-{values['after'] + AT_ONCE}")])
    return Message(lines(ask_it, then), keyboard(*rows, [(speech.say("Leave it as it is"), f"keep:{mine}")]))


def merge_consider(speech: Speech, view: PairView, _: Values) -> Message:
    """What merging would do, before anybody is asked."""
    one, other = view.one.purpose, view.other.purpose
    titles = {"one": one.title, "other": other.title}
    ask_it = speech.say("Merge “{one}” into “{other}”?", **titles)
    first = speech.say("I ask the proposer of “{other}” first. Nothing changes unless they agree.", **titles)
    yes = speech.say("Yes, ask them")
    if view.own:
        first, yes = speech.say("You proposed both, so it is done at once."), speech.say("Yes, merge them")
    buttons = [[(yes, f"merge_ask:{one.id}-{other.id}")], [(speech.say("Leave it as it is"), f"keep:{one.id}")]]
    text = blocks(ask_it, purpose_head(speech, view.other), lines(_means(speech, view), first))
    return Message(text, keyboard(*buttons))


def _means(speech: Speech, view: PairView) -> str:
    titles = {"one": view.one.purpose.title, "other": view.other.purpose.title}
    ends = speech.say("“{one}” ends then, with all objections to it. That cannot be undone.", **titles)
    backers = view.one.purpose.backers
    backed = speech.say_many("1 person backs “{title}”.", "{n} people back “{title}”.", backers, title=titles["one"])
    again = speech.say("Whoever backs “{one}” is asked whether they back “{other}”. Only a new tap counts.", **titles)
    words = speech.say("What you want is then only in “{other}” if its proposer writes it in.", **titles)
    told = backed if backers and not view.one.of.round.hides else None
    return lines(ends, told, again, None if view.own else words)


def merge_waits(speech: Speech, view: MergerView, _: Values) -> Message | None:
    """The other's proposer was asked."""
    if view.waits_until is None:
        return None
    titles = {"one": view.pair.one.purpose.title, "other": view.pair.other.purpose.title}
    said = speech.say("I have asked the proposer of “{other}” whether “{one}” may be merged into it.", **titles)
    until = speech.say("They can answer until {when}. Until then nothing changes.", when=_until(speech, view))
    return Message(lines(said, until), keyboard([(speech.say("Take it back"), f"merge_not:{view.id}")]))


def merge_offer(speech: Speech, view: MergerView, _: Values) -> Message | None:
    """To the other's proposer: do you agree? None once there is nothing to agree to."""
    if view.waits_until is None:
        return None
    titles = {"one": view.pair.one.purpose.title, "other": view.pair.other.purpose.title}
    said = speech.say("The proposer of “{one}” would like to merge it into your “{other}”:", **titles)
    means = speech.say(
        "If you agree, yours stays as it is and keeps its backers, and “{one}” ends. "
        "Whoever backs “{one}” is asked whether they back yours.",
        **titles,
    )
    until = speech.say("If you do nothing until {when}, both stay as they are.", when=_until(speech, view))
    agree, decline = speech.say("Merge them"), speech.say("Keep both")
    buttons = keyboard([(agree, f"merge_yes:{view.id}"), (decline, f"merge_no:{view.id}")])
    return Message(blocks(said, purpose_head(speech, view.pair.one), lines(means, until)), buttons)


def _until(speech: Speech, view: MergerView) -> str:
    return speech.moment(view.waits_until) if view.waits_until else ""


def merge_declined(speech: Speech, view: MergerView, _: Values) -> Message:
    """To who declined: nothing changes."""
    said = speech.say("Both stay as they are. The proposer of “{one}” is told.", one=view.pair.one.purpose.title)
    return Message(said)


def merge_unwanted(speech: Speech, view: MergerView, _: Values) -> Message:
    """To who asked: the other's proposer declined, did not answer in time, or cannot be reached."""
    titles = {"one": view.pair.one.purpose.title, "other": view.pair.other.purpose.title}
    said = speech.say("The proposer of “{other}” would rather keep both.", **titles)
    if view.ended == "lapsed":
        said = speech.say("The proposer of “{other}” has not answered in time.", **titles)
    if view.ended == "unreachable":
        said = speech.say("I can no longer write to the proposer of “{other}”, so they cannot answer.", **titles)
    then = speech.say("“{one}” and “{other}” stay as they are.", **titles)
    return Message(lines(said, then), keyboard(way_to(speech, view.pair.one.purpose)))


def merged(speech: Speech, view: PairView, _: Values) -> Message:
    """To all: one is left of the two."""
    titles = {"one": view.one.purpose.title, "other": view.other.purpose.title}
    said = speech.say("“{one}” was merged into “{other}”, as its proposer wished.", **titles)
    if not view.own:
        said = speech.say("“{one}” was merged into “{other}”, as both proposers wished.", **titles)
    then = speech.say(
        "What was said about “{one}” no longer counts. You can back “{other}” here, or object to it.", **titles
    )
    buttons = taps(speech, view.other)
    return Message(lines(said, then), keyboard(*buttons) if buttons else None)


def merged_mine(speech: Speech, view: PairView, _: Values) -> Message:
    """To a proposer: it is done."""
    titles = {"one": view.one.purpose.title, "other": view.other.purpose.title}
    said = speech.say("“{one}” is merged into “{other}”, and the group was told.", **titles)
    then = speech.say("Whoever had backed “{one}” was asked whether they back “{other}”.", **titles)
    return Message(lines(said, then), keyboard(way_to(speech, view.other.purpose)))


def merged_asked(speech: Speech, view: PairView, values: Values) -> Message | None:
    """To one who had spoken of what was merged: one tap says something of the other."""
    buttons = taps(speech, view.other, "_here")
    if not buttons:
        return None
    titles = {"one": view.one.purpose.title, "other": view.other.purpose.title}
    if values["said"] == "backs":
        said = speech.say("You backed “{one}”. It was merged into “{other}”, so your tap no longer counts:", **titles)
    else:
        said = speech.say(
            "You objected to “{one}”. It was merged into “{other}”, so your tap no longer counts:", **titles
        )
    return Message(spoke_before(speech, said, view.other), keyboard(*buttons))
