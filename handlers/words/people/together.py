"""What two people did together, announced to all with both their names."""

from handlers.words.forms.gift import given_for
from handlers.words.people.requests import round_of
from handlers.words.people.steering import tools, who_chooses
from handlers.words.rounds.outcomes import seal
from handlers.words.speech import Message, Speech, Values, blocks, lines
from handlers.words.sums import not_used
from models.funds.correcting import anew
from models.questions.requests import CancelledView, RequestView, StoppedView


def by_two(speech: Speech, view: RequestView) -> str:
    """Who asked, and who agreed."""
    return speech.say("{asker} asked for it, and {second} agreed.", asker=view.asker, second=view.agreed)


def _why(speech: Speech, view: RequestView) -> str | None:
    why = view.request.values.get("why")
    return speech.quote(why) if why else None


def corrected(speech: Speech, view: RequestView, values: Values) -> Message:
    """A deposit was put right."""
    currency, funder = (view.gift.currency, view.gift.funder) if view.gift else ("", "")
    before, amount = (speech.money(one, currency) for one in (values["before"], view.request.values["amount"]))
    said = speech.say(
        "A deposit is corrected: {amount} from {funder}, not {before}.", amount=amount, funder=funder, before=before
    )
    terms, asked = None, view.request.values
    if view.gift and anew(view.gift, asked):
        said = speech.say(
            "A deposit is corrected: {amount} from {other}, not {before} from {funder}.",
            amount=amount,
            other=asked["funder"],
            before=before,
            funder=funder,
        )
        terms = given_for(speech, asked["terms"])
    if "back" in asked:
        said = _given_back(speech, funder, currency, values["before"], asked["amount"])
    if not asked["amount"]:
        said = speech.say("A deposit is taken back: {before} from {funder}.", before=before, funder=funder)
    total = speech.money(values["total"], currency)
    now = speech.say("The pot now holds {total}. /pool shows every penny.", total=total)
    gone = _gone(speech, asked["funder"], currency, values) if "gone" in values else None
    return Message(lines(said, terms, _why(speech, view), by_two(speech, view), gone, now))


def _given_back(speech: Speech, funder: str, currency: str, before: int, stays: int) -> str:
    """A funder takes back what no round has used: nothing was wrong."""
    sums = {"money": speech.money(before - stays, currency), "stays": speech.money(stays, currency)}
    return speech.say("{funder} takes back {money} that no round has used. {stays} stays.", funder=funder, **sums)


def _gone(speech: Speech, other: str, currency: str, values: Values) -> str:
    """What is no longer in the pot has another name too."""
    said = speech.say(
        "{money} of it has left the pot since. That is {other}'s now, wherever it is.",
        money=speech.money(values["gone"], currency),
        other=other,
    )
    if not values["to_pay"]:
        return said
    pays = speech.say(
        "{money} of that is for purposes that go ahead. {other} is to pay it, whatever earlier messages say.",
        money=speech.money(values["to_pay"], currency),
        other=other,
    )
    return lines(said, pays)


def extended(speech: Speech, view: RequestView, _: Values) -> Message:
    """A round is longer."""
    its_round = round_of(view)
    length = speech.length(view.request.values["length"])
    said = speech.say("Round {number} is longer by {length}.", number=its_round.number, length=length)
    joining = None
    if its_round.frozen_at is None:
        joining = speech.say("Joining closes {when}.", when=speech.moment(its_round.freeze_at))
    decision = speech.say("The decision is on {when}.", when=speech.moment(its_round.decide_at))
    stays = speech.say("What you back or object to stays as it is.")
    return Message(lines(said, by_two(speech, view), joining, decision, stays))


def closed_early(speech: Speech, view: RequestView, _: Values) -> Message:
    """The decision comes now."""
    said = speech.say("Round {number} ends early. The first result comes now.", number=round_of(view).number)
    return Message(lines(said, _why(speech, view), by_two(speech, view)))


def cancelled(speech: Speech, view: CancelledView, _: Values) -> Message:
    """A round is over as a whole; like any result, with the journal's head."""
    its_round = view.round
    title = speech.bold(speech.say("Round {number} is cancelled.", number=its_round.number))
    ends = speech.say("Nothing more goes ahead. What you backed or objected to in it no longer counts.")
    stays = speech.say("What went ahead stays: {titles}.", titles=speech.listed(view.ahead)) if view.ahead else None
    who = lines(title, _why(speech, view.asked), by_two(speech, view.asked))
    money = lines(_left(speech, view), speech.say("/pool shows every penny."))
    return Message(blocks(who, lines(ends, stays), money, seal(speech)))


def _left(speech: Speech, view: CancelledView) -> str:
    if view.round.frozen_at is None:
        return speech.say("All the money stays in the pot.")
    return not_used(speech, view.round, view.returned)


def removed(speech: Speech, view: RequestView, _: Values) -> Message:
    """Somebody may no longer take part."""
    said = speech.say("{name} was removed from this pot.", name=view.member)
    stays = speech.say("What they backed or objected to is taken back. What their share has paid stays.")
    return Message(lines(said, by_two(speech, view), stays))


def removed_mine(speech: Speech, _view: object, _values: Values) -> Message:
    """To who was removed."""
    said = speech.say(
        "You were removed from {group}. Two people there decided it.", group=speech.bold(speech.setting.title)
    )
    now = speech.say("You can no longer back, object or propose there. What your share has paid stays.")
    return Message(lines(said, now, speech.say("To come back, ask a coordinator. Two of them can let you join again.")))


def readmitted(speech: Speech, view: RequestView, _: Values) -> Message:
    """Somebody may join again."""
    said = speech.say("{name} can take part again, by tapping Join.", name=view.member)
    return Message(lines(said, by_two(speech, view)))


def appointed_together(speech: Speech, view: RequestView, _: Values) -> Message:
    """A new coordinator whom two others chose."""
    said = speech.say("{name} is a coordinator here now.", name=view.member)
    return Message(lines(said, by_two(speech, view), tools(speech)))


def dismissed(speech: Speech, view: RequestView, _: Values) -> Message:
    """Two people ended somebody's coordinating."""
    said = speech.say("{name} is no longer a coordinator here.", name=view.member)
    return Message(lines(said, by_two(speech, view), speech.say("/coordinators shows who runs things now.")))


def stepped_down(speech: Speech, view: StoppedView, _: Values) -> Message:
    """Somebody stopped by themselves; where nobody is left, how the next is chosen."""
    said = speech.say("{name} stepped down and is no longer a coordinator here.", name=view.name)
    if view.left:
        return Message(lines(said, speech.say("/coordinators shows who runs things now.")))
    nobody = speech.say("There is no coordinator now.")
    return Message(lines(said, nobody, who_chooses(speech, view.chooser)))
