"""A round before it is opened: what it would be like."""

from collections.abc import Mapping
from typing import Any

from handlers.words.figures import funders
from handlers.words.speech import Message, Speech, blocks, keyboard, lines
from models.questions.rounds import PreviewView

Values = Mapping[str, Any]


def preview(speech: Speech, view: PreviewView, _: Values) -> Message | None:
    """What a round would be like, before it is opened."""
    if view.opened:
        return None
    plan, rehearsal = view.plan, view.rehearsal
    title = speech.bold(speech.say("A round you could open: {question}", question=plan.question))
    money = {"money": speech.money(view.money, view.currency), "funders": funders(speech, view.funders)}
    share = speech.money(rehearsal.share, view.currency)
    pot = speech.say("The pot holds {money} from {funders}.", **money)
    each = speech.say_many(
        "With 1 resident, the share is {share}.",
        "With {n} residents, each share is {share}.",
        rehearsal.roll,
        share=share,
    )
    example = {
        "needed": rehearsal.people_needed,
        "cost": speech.money(view.each * rehearsal.people_needed, view.currency),
        "each": speech.money(view.each, view.currency),
    }
    needs = speech.say(
        "A purpose needs at least {needed} backers. "
        "If {needed} back one that costs {cost}, each of their shares pays {each}.",
        **example,
    )
    lasts = speech.say("It lasts {length}.", length=speech.length(plan.length))
    wait = speech.length(min(86400, plan.length // 6))
    ready = speech.say("A purpose goes ahead once it has had enough support for {wait}.", wait=wait)
    close = speech.say("All purposes are decided together at the end.")
    rest = (
        speech.say("What is left stays in the pot.")
        if plan.carries
        else speech.say("What is left goes back to the funders.")
    )
    facts = lines(pot, each, needs, lines(lasts, ready if plan.timing == "when_ready" else close), rest)
    buttons = keyboard([(speech.say("Open"), f"open:{view.draft_id}")])
    change = speech.say("To change it, send /round again with other words. Nothing happens until someone taps Open.")
    return Message(blocks(title, facts, *_warnings(speech, view), change), buttons)


def _warnings(speech: Speech, view: PreviewView) -> list[str]:
    said = {
        "small_share": speech.say("Note: the shares are small, so rounding to whole pennies begins to matter."),
        "all_must_agree": speech.say("Note: all {n} of you must agree.", n=view.rehearsal.roll),
    }
    return [said[warning] for warning in view.rehearsal.warnings]
