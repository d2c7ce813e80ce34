"""The private answers to a tap: plain text, at most 200 characters."""

from handlers.words.speech import Speech
from models.backing import Said
from models.joining import Joined
from models.questions.mine import MineView
from models.rules.rounds import Phase

MOST = 200


def fitting(text: str) -> str:
    """The text, cut to what a toast can hold."""
    return text if len(text) <= MOST else text[: MOST - 1].rstrip() + "…"


def short(title: str) -> str:
    """A title that leaves room for the rest of a toast."""
    return title if len(title) <= 50 else title[:49].rstrip() + "…"


def backed(speech: Speech, said: Said) -> str:
    """What backing means, and that it can be undone."""
    title = short(said.title)
    if not said.changed:
        return speech.say("You back “{title}” already. To undo it, tap Take back.", title=title)
    first = speech.say("You back “{title}”. Nothing is spent yet.", title=title)
    undo = speech.say("You can take it back until it goes ahead.")
    return f"{first}\n{_prices(speech, said)}\n{undo}"


def _prices(speech: Speech, said: Said) -> str:
    def each(people: int) -> str:
        return speech.money(-(-said.cost // people), said.currency)

    if said.more > said.people:
        values = {"people": said.people, "each": each(said.people), "more": said.more, "less": each(said.more)}
        return speech.say("{people} people would pay {each} each, {more} would pay {less}.", **values)
    return speech.say("{people} people would pay {each} each.", people=said.people, each=each(said.people))


def objected(speech: Speech, said: Said) -> str:
    """What objecting means, and that a reason is wanted."""
    title = short(said.title)
    if not said.changed:
        return speech.say("You object to “{title}” already. To undo it, tap Take back.", title=title)
    return speech.say(
        "You object to “{title}”. I have asked you why in our private chat. To undo it, tap Take back.", title=title
    )


def taken_back(speech: Speech, said: Said) -> str:
    """Back to silence."""
    title = short(said.title)
    if not said.changed:
        return speech.say("You have said nothing about “{title}”, so nothing has changed.", title=title)
    return speech.say(
        "Taken back. You say neither yes nor no to “{title}” now. You can tap again any time.", title=title
    )


def joined(speech: Speech, view: Joined) -> str:
    """Welcome, and what comes next."""
    if view.already:
        return speech.say("You are in already. /help in the group tells how it works.")
    if view.next_round:
        return speech.say("You are in. This round began without you, so your share starts with the next one.")
    return speech.say(
        "You are in, and hold an equal share of the pot. When there is a round, you will see its card here."
    )


def my_share(speech: Speech, view: MineView) -> str:
    """My share in one glance."""
    if view.member is None or view.of is None:
        return speech.say("You have not joined yet. Tap Join on my card in the group.")
    if view.member.adviser:
        return speech.say("You are an adviser. You hold no share.")
    currency = view.of.round.currency
    if view.of.round.phase is Phase.GATHERING:
        return speech.say(
            "Your share will be {share} if {n} of us take part.",
            share=speech.money(view.of.share, currency),
            n=view.of.roll,
        )
    if view.left is None:
        return speech.say("This round began without you. Your share starts with the next one.")
    said = speech.say(
        "{left} of your {share} is left.",
        left=speech.money(view.left, currency),
        share=speech.money(view.of.share, currency),
    )
    backs = speech.say_many(
        "You back or object to 1 purpose.", "You back or object to {n} purposes.", len(view.stances)
    )
    return f"{said} {backs}"


def opened(speech: Speech) -> str:
    return speech.say("The round is open. Its card is in the group.")


def settled(speech: Speech, title: str) -> str:
    return speech.say("Thank you. Your objection to “{title}” is settled. You can still back it.", title=short(title))


def withdrawn(speech: Speech) -> str:
    return speech.say("Withdrawn. The group has been told.")


def nudges(speech: Speech, *, stopped: bool) -> str:
    if stopped:
        return speech.say("No more reminders. To have them again, use /me.")
    return speech.say("I will remind you again, at most twice in a round.")
