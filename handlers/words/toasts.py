"""The private answers to a tap: plain text, at most 200 characters."""

from handlers.context import MOST
from handlers.words.refusals import refused
from handlers.words.shares import share_line
from handlers.words.speech import Speech, cut, lines
from models.people.joining import Joined
from models.purposes.backing import Means, Said
from models.questions.mine import MineView
from models.rules.ballots import Stance
from models.rules.rounds import Phase

TITLE = 36  # of a title, so that the rest of a toast has room


def short(title: str) -> str:
    """A title that leaves room for the rest of a toast."""
    return cut(title, TITLE)


def backed(speech: Speech, said: Said) -> str:
    """What backing means, who sees it, and that it can be undone."""
    title = short(said.title)
    if not said.changed:
        return speech.say("You back “{title}” already. To undo it, tap Undo my choice.", title=title)
    first = speech.say("You back “{title}”. Nothing is spent yet.", title=title)
    if said.means and said.means.left == 0:
        first = speech.say("You back “{title}”.", title=title)
    seen = speech.say("The group sees only numbers. To undo it, tap Undo my choice.")
    if said.sealed:
        seen = speech.say("Until the decision the group sees nothing of it. To undo it, tap Undo my choice.")
    whole = lines(first, _cost(speech, said.means) if said.means else None, seen)
    return whole if len(whole) <= MOST else lines(first, seen)


def _cost(speech: Speech, means: Means) -> str:
    """What this share would pay as things stand, or a whole one once enough back it, or how far the shares reach.

    A share with nothing left makes nobody one of the backers that a purpose needs.
    """
    if means.left == 0:
        return speech.say("Your share has nothing left, so your yes counts only against objections.")
    if means.pays is not None and means.left is not None:
        pays, left = (speech.money(pennies, means.currency) for pennies in (means.pays, means.left))
        return speech.say(
            "If only this went ahead, it would take {pays} of your {left} as things stand.", pays=pays, left=left
        )
    cost = speech.money(means.cost, means.currency)
    if means.covered is not None and means.covered >= means.cost:
        more = speech.say_many("1 more backer", "{n} more backers", means.missing)
        return speech.say("Its backers' shares can pay for it. It still needs {backers}.", backers=more)
    if means.covered is not None:
        covered = speech.money(means.covered, means.currency)
        return speech.say("So far its backers' shares can cover {covered} of its {cost}.", covered=covered, cost=cost)
    price = speech.money(-(-means.cost // means.people), means.currency)
    return speech.say(
        "It needs {people} backers: {price} of each share.",
        people=means.people,
        price=price,
    )


def objected(speech: Speech, said: Said) -> str:
    """What objecting means, and that a reason is wanted; after the first result, that a yes does not come back."""
    title = short(said.title)
    if not said.changed:
        return speech.say("You object to “{title}” already. To undo it, tap Undo my choice.", title=title)
    why = speech.say("I have asked you why in our private chat.")
    if said.busy:
        why = speech.say("To say why, tap Say why in our private chat.")
    if said.gone:
        return speech.say(
            "You object to “{title}”. Your yes is gone, and cannot be given again in this round. {why}",
            title=title,
            why=why,
        )
    return speech.say("You object to “{title}”. {why} To undo it, tap Undo my choice.", title=title, why=why)


def taken_back(speech: Speech, said: Said) -> str:
    """Back to silence."""
    title = short(said.title)
    if said.objects:
        return speech.say("You object to “{title}”, so you have no yes to give up. Nothing has changed.", title=title)
    if not said.changed:
        return speech.say("You have said nothing about “{title}”, so nothing has changed.", title=title)
    if said.gone:
        return speech.say(
            "Taken back. Your yes to “{title}” is gone, and cannot be given again in this round.", title=title
        )
    if said.enough:
        return speech.say(
            "Taken back. You say neither yes nor no to “{title}” now. It has enough support now, and may go ahead.",
            title=title,
        )
    if said.last:
        return speech.say(
            "Taken back. You say neither yes nor no to “{title}” now. Nobody can back it any more in this round.",
            title=title,
        )
    return speech.say(
        "Taken back. You say neither yes nor no to “{title}” now. You can choose again until it is decided.",
        title=title,
    )


def would_be_gone(speech: Speech, said: Said) -> str:
    """After the first result a yes does not come back; so it is asked first."""
    return speech.say(
        "Nothing has changed. A yes to “{title}” that is given up now cannot be given again in this round. "
        "I have asked you in our private chat.",
        title=short(said.title),
    )


def joined(speech: Speech, view: Joined) -> str:
    """Welcome, and what comes next."""
    if view.needs_code:
        return speech.say("Joining takes a code here. I have asked you for it in our private chat.")
    if view.waits:
        return speech.say("A coordinator lets people in here. I have asked, and tell you in private when they answer.")
    if view.already:
        return speech.say("You are in already. /help in the group tells how it works.")
    if view.adviser:
        return speech.say("You are in, as an adviser. You hold no share. With /propose you can propose a purpose.")
    if view.kept:
        return speech.say("You are in again. Your share in round {number} is still yours.", number=view.number)
    if view.from_ is not None:
        return counts_from(speech, view)
    if view.next_round:
        return speech.say("You are in. Joining for this round has closed, so your share starts with the next one.")
    if view.share is not None:
        return speech.say(
            "You are in. Round {number} is open: about {share} of the funders' money is yours to give. "
            "Tap I back this under a purpose you like.",
            number=view.number,
            share=speech.money(view.share, view.currency),
        )
    return speech.say("You are in, with an equal share of whatever is in the pot. I post here when a round begins.")


def counts_from(speech: Speech, view: Joined) -> str:
    """When somebody counts who has to wait."""
    values = {"when": speech.moment(view.from_), "number": view.number} if view.from_ else {}
    if view.next_round:
        return speech.say(
            "You are in. Newcomers wait a little here, so round {number} is without you. "
            "You count in rounds whose joining closes after {when}.",
            **values,
        )
    return speech.say(
        "You are in. Newcomers wait a little here: you count in rounds whose joining closes after {when}.", **values
    )


def my_share(speech: Speech, view: MineView) -> str:
    """My share in one glance."""
    if view.removed:
        return refused(speech, "was_removed", {})
    if view.member is None:
        return speech.say("You are not on the list. To join, tap Join, or write /join in the group.")
    share = share_line(speech, view)
    if view.left is None or (view.of is not None and view.of.round.phase is Phase.CLOSED):
        return share
    backs = sum(stance is Stance.BACKS for stance in view.undecided)
    objects = len(view.undecided) - backs
    backed = speech.say_many("You back 1 purpose.", "You back {n} purposes.", backs)
    objected = speech.say_many("You object to 1.", "You object to {n}.", objects)
    nothing = speech.say("You have not backed or objected to anything yet.")
    said = " ".join(words for words, number in ((backed, backs), (objected, objects)) if number)
    if view.stances and not said:
        nothing = speech.say("What you chose is decided or out of the round. /me shows more.")
    return f"{share} {said or nothing}"


def coordinates(speech: Speech) -> str:
    return speech.say("You are a coordinator now. In the group, /fund records money and /round opens a round.")


def interest(speech: Speech, *, declared: bool) -> str:
    """What others read of an interest somebody has said they have."""
    if declared:
        return speech.say(
            "Thank you. All read how many people say that they, or somebody close to them, would be paid. "
            "Nobody reads who, unless you proposed it. Your choice counts as before."
        )
    return speech.say("Taken back. You no longer say that you have an interest in this.")


def codes_sent(speech: Speech, *, sent: bool) -> str:
    """Codes to join with are made, and whether whoever made them has them."""
    if sent:
        return speech.say("I have sent you a file with the codes. The group reads only how many there are.")
    return speech.say("I made codes but could not send them. Take back unused codes, then make new ones.")


def recorded(speech: Speech) -> str:
    """A deposit is in the books."""
    return speech.say("Recorded. The group was told.")


def asked(speech: Speech) -> str:
    return speech.say("I have asked the group. It is done as soon as somebody else agrees.")


def agreed(speech: Speech) -> str:
    return speech.say("Thank you. You agreed, so it is done. The group is told.")


def called_off(speech: Speech) -> str:
    return speech.say("Called off. Nothing has changed.")


def opened(speech: Speech) -> str:
    return speech.say("The round is open. Its card is in the group.")


def settled(speech: Speech, title: str) -> str:
    return speech.say(
        "Thank you. Your objection to “{title}” is settled. You say neither yes nor no to it now.", title=short(title)
    )


def stays(speech: Speech, title: str) -> str:
    return speech.say(
        "Your objection to “{title}” stays. If you change your mind, tap It is settled here, "
        "or Undo my choice under the purpose.",
        title=short(title),
    )


def role_stays(speech: Speech, *, adviser: bool) -> str:
    if adviser:
        return speech.say("Fine, nothing has changed. You are an adviser here.")
    return speech.say("Fine, nothing has changed. You are a resident here.")


def withdrawn(speech: Speech) -> str:
    return speech.say("Withdrawn. The group has been told.")


def nudges(speech: Speech, *, stopped: bool) -> str:
    if stopped:
        return speech.say("No more reminders. To have them again, use /me.")
    return speech.say("I will remind you again, at most twice in a round.")
