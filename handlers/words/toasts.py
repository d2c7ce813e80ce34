"""The private answers to a tap: plain text, at most 200 characters."""

from handlers.context import MOST
from handlers.words.shares import share_line
from handlers.words.speech import Speech, lines
from models.backing import Said
from models.joining import Joined
from models.questions.mine import MineView


def short(title: str) -> str:
    """A title that leaves room for the rest of a toast."""
    return title if len(title) <= 36 else title[:35].rstrip() + "…"


def backed(speech: Speech, said: Said) -> str:
    """What backing means, who sees it, and that it can be undone."""
    title = short(said.title)
    if not said.changed:
        return speech.say("You back “{title}” already. To undo it, tap Undo my choice.", title=title)
    first = speech.say("You back “{title}”. Nothing is spent yet.", title=title)
    seen = speech.say("The group sees only numbers. To undo it before it goes ahead, tap Undo my choice.")
    whole = lines(first, _cost(speech, said), seen)
    return whole if len(whole) <= MOST else lines(first, seen)


def _cost(speech: Speech, said: Said) -> str:
    """What a share would pay; once shares differ, how far they reach."""
    if said.covered is not None:
        values = {
            "covered": speech.money(min(said.covered, said.cost), said.currency),
            "cost": speech.money(said.cost, said.currency),
        }
        return speech.say("So far its backers' shares can cover {covered} of its {cost}.", **values)
    low, high = (speech.money(-(-said.cost // people), said.currency) for people in (said.people, said.more))
    if said.more == said.people:
        return speech.say("With {people} backers each share pays {price}.", people=said.people, price=low)
    return speech.say(
        "With {people} backers each share pays {price}, with {more} it pays {less}.",
        people=said.people,
        price=low,
        more=said.more,
        less=high,
    )


def objected(speech: Speech, said: Said) -> str:
    """What objecting means, and that a reason is wanted."""
    title = short(said.title)
    if not said.changed:
        return speech.say("You object to “{title}” already. To undo it, tap Undo my choice.", title=title)
    return speech.say(
        "You object to “{title}”. I have asked you why in our private chat. To undo it, tap Undo my choice.",
        title=title,
    )


def taken_back(speech: Speech, said: Said) -> str:
    """Back to silence."""
    title = short(said.title)
    if not said.changed:
        return speech.say("You have said nothing about “{title}”, so nothing has changed.", title=title)
    return speech.say(
        "Taken back. You say neither yes nor no to “{title}” now. You can choose again while it is undecided.",
        title=title,
    )


def joined(speech: Speech, view: Joined) -> str:
    """Welcome, and what comes next."""
    if view.already:
        return speech.say("You are in already. /help in the group tells how it works.")
    if view.next_round:
        return speech.say("You are in. This round began without you, so your share starts with the next one.")
    return speech.say("You are in, with an equal share of whatever is in the pot. I post here when a round begins.")


def my_share(speech: Speech, view: MineView) -> str:
    """My share in one glance."""
    if view.member is None:
        return speech.say("You have not joined yet. Tap Join on my card in the group.")
    share = share_line(speech, view)
    if view.left is None:
        return share
    said = speech.say_many("You back or object to 1 purpose.", "You back or object to {n} purposes.", len(view.stances))
    return f"{share} {said}"


def coordinates(speech: Speech) -> str:
    return speech.say("You are a coordinator now. In the group, /fund records money and /round opens a round.")


def opened(speech: Speech) -> str:
    return speech.say("The round is open. Its card is in the group.")


def settled(speech: Speech, title: str) -> str:
    return speech.say("Thank you. Your objection to “{title}” is settled. You can still back it.", title=short(title))


def stays(speech: Speech) -> str:
    return speech.say(
        "Your objection stays. If you change your mind, tap It is settled, or Undo my choice under the purpose."
    )


def withdrawn(speech: Speech) -> str:
    return speech.say("Withdrawn. The group has been told.")


def nudges(speech: Speech, *, stopped: bool) -> str:
    if stopped:
        return speech.say("No more reminders. To have them again, use /me.")
    return speech.say("I will remind you again, at most twice in a round.")
