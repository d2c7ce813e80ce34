"""A round before it is opened: what it would be like."""

from fractions import Fraction

from handlers.words.figures import funders, on_terms, unspent
from handlers.words.rounds.card import known_by, sealed
from handlers.words.rounds.rehearsal import rehearsal
from handlers.words.rule import against, kind
from handlers.words.speech import Message, Speech, Values, blocks, keyboard, lines
from models.questions.previews import PreviewView
from models.questions.rounds import RoundView


def preview(speech: Speech, view: PreviewView, _: Values) -> Message | None:
    """What a round would be like, before it is opened."""
    if view.opened:
        return None
    change = speech.say("To choose otherwise in any of this, tap Change.")
    opening = speech.say("Nothing happens until a coordinator taps Open.")
    to_form = (speech.say("Change"), speech.link(f"draft-{view.draft_id}"))
    buttons = keyboard([(speech.say("Open"), f"open:{view.draft_id}"), to_form])
    return Message(blocks(about(speech, view), lines(change, opening, once_open(speech))), buttons)


def once_open(speech: Speech) -> str:
    """What can no longer be changed, and what can."""
    return speech.say(
        "Once open, its rules cannot be changed. Two people together can make it longer, end it early or cancel it."
    )


def about(speech: Speech, view: PreviewView) -> str:
    """What the round would be like."""
    title = speech.bold(speech.say("A round you could open: {question}", question=view.plan.question))
    facts = blocks(_money(speech, view), _dates(speech, view), lines(kind(speech, view.plan), _support(speech, view)))
    tried = rehearsal(speech, view.rehearsed) if view.rehearsed else None
    return blocks(title, facts, tried, *_warnings(speech, view))


def opened(speech: Speech, view: RoundView, _: Values) -> Message:
    """What stands in its place from then on."""
    its_round = view.round
    said = speech.say("Round {number} is open: {question}", number=its_round.number, question=its_round.question)
    return Message(lines(speech.bold(said), speech.say("Its card in the group tells how it stands.")))


def _money(speech: Speech, view: PreviewView) -> str:
    """What is in the pot, how much of it the round is about, and what becomes of the rest."""

    def money(pennies: int) -> str:
        return speech.money(pennies, view.currency)

    pot = speech.say(
        "The pot holds {money} from {funders}.", money=money(view.money), funders=funders(speech, view.funders)
    )
    each = speech.say_many(
        "With 1 resident, the share is {share}.",
        "With {n} residents, each share is {share}.",
        view.outlook.roll,
        share=money(view.outlook.share),
    )
    rest = speech.say(
        "So {part} of the pot is for this round. The other {rest} stays in the pot.",
        part=money(view.money - view.rest),
        rest=money(view.rest),
    )
    rest_of_it = rest if view.rest else None
    return lines(pot, on_terms(speech, view.terms), each, rest_of_it, unspent(speech, carries=view.plan.carries))


def _dates(speech: Speech, view: PreviewView) -> str:
    plan = view.plan
    length, end = speech.length(plan.length), speech.moment(view.decision)
    lasts = speech.say("Opened now, it lasts {length}, until {when}.", length=length, when=end)
    until = speech.say("People can join until {when}.", when=speech.moment(view.joining_until))
    joining = lines(until, known_by(speech, view.known_by))
    if plan.timing != "when_ready":
        together = speech.say("All purposes are decided together at the end.")
        return lines(lasts, joining, together, sealed(speech) if plan.sealed else None)
    wait = speech.length(min(86400, plan.length // 6))
    return lines(
        lasts,
        joining,
        speech.say("Nothing goes ahead before then."),
        speech.say("After that a purpose goes ahead once it has had enough support for {wait}.", wait=wait),
    )


def _support(speech: Speech, view: PreviewView) -> str:
    example = {
        "needed": view.outlook.people_needed,
        "cost": speech.money(view.each * view.outlook.people_needed, view.currency),
        "each": speech.money(view.each, view.currency),
    }
    needs = speech.say(
        "A purpose needs at least {needed} backers. "
        "If {needed} back one that costs {cost}, each of their shares pays {each}.",
        **example,
    )
    return lines(needs, against(speech, Fraction(view.plan.agreement)))


def _warnings(speech: Speech, view: PreviewView) -> list[str]:
    said = {
        "small_share": speech.say("Note: the shares are small, so rounding to whole pennies begins to matter."),
        "all_must_agree": speech.say("Note: a purpose would need all {n} of you to back it.", n=view.outlook.roll),
    }
    return [said[warning] for warning in view.outlook.warnings]
