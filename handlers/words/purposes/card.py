"""A purpose's card: what it is, how it stands, and the taps."""

from collections.abc import Iterator

from handlers.words.purposes.standing import standing_lines
from handlers.words.speech import Label, Message, Speech, blocks, keyboard, lines
from models.questions.purposes import PurposeView
from models.rules.objections import Objection
from models.rules.purposes import State
from models.rules.rounds import Phase


def purpose_card(speech: Speech, view: PurposeView) -> Message:
    """A purpose, how it stands, and the three taps."""
    head = purpose_head(speech, view)
    objections = (_objection(speech, one) for one in view.objections)
    rows = [*taps(speech, view), *earlier(speech, view, speech.link(f"texts-{view.purpose.id}"))]
    text = blocks(head, lines(*standing_lines(speech, view)), *objections)
    return Message(text, keyboard(*rows) if rows else None)


def purpose_head(speech: Speech, view: PurposeView) -> str:
    """Title, reason, cost and who would do it."""
    purpose = view.purpose
    title = speech.bold(speech.say("{number}. {title}", number=purpose.number, title=purpose.title))
    cost = speech.money(purpose.cost, view.of.round.currency)
    who = speech.say("Cost: {cost}. Done by: {payee}.", cost=cost, payee=purpose.payee)
    marked = speech.say("Proposed by an adviser.") if purpose.by_adviser else None
    interests = lines(*interested(speech, view)) or None
    changed = None
    if purpose.amended_at is not None:
        when = speech.moment(purpose.amended_at)
        changed = speech.say("Changed on {when}. This is text {n}.", when=when, n=purpose.text)
    return lines(title, speech.quote(purpose.why), who, marked, interests, changed)


def interested(speech: Speech, view: PurposeView) -> Iterator[str]:
    """That the proposer, and how many others, said that they or somebody close to them would be paid. Never who."""
    if view.proposer_interested:
        yield speech.say("The proposer says: I, or somebody close to me, would be paid by this.")
    if view.interested:
        yield speech.say_many(
            "1 person says: I, or somebody close to me, would be paid by this.",
            "{n} people say: I, or somebody close to me, would be paid by this.",
            view.interested,
        )


def _objection(speech: Speech, objection: Objection) -> str:
    words = {"reason": objection.reason or "", "answer": objection.answer or ""}
    said = (
        speech.say("An objection: “{reason}”", **words)
        if objection.ended is None
        else speech.say("An objection, settled: “{reason}”", **words)
    )
    return lines(said, speech.say("The proposer answers: “{answer}”", **words) if objection.answer else None)


def earlier(speech: Speech, view: PurposeView, way: str) -> list[list[Label]]:
    """The way to the texts a purpose had before, which are read in private."""
    return [[(speech.say("Earlier texts"), way)]] if view.purpose.text > 1 else []


def taps(speech: Speech, view: PurposeView, where: str = "") -> list[list[Label]]:
    """The buttons of a purpose, as long as anything can still be said about it. where: _here in private."""
    if view.state not in (State.UNDECIDED, State.RIPENING):
        return []
    identity = view.purpose.id
    first = []
    if view.of.round.phase is not Phase.PROVISIONAL:
        first.append((speech.say("I back this"), f"back{where}:{identity}"))
    if view.objecting_matters:
        first.append((speech.say("I object"), f"object{where}:{identity}"))
    undo = [(speech.say("Undo my choice"), f"silent{where}:{identity}")]
    return [first, undo] if first else [undo]
