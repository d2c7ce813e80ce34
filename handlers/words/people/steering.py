"""Who steers: how one becomes a coordinator, and what a coordinator does next."""

from handlers.words.figures import on_terms
from handlers.words.refusals import FUND, ROUND
from handlers.words.speech import Label, Message, Speech, Values, blocks, keyboard, lines
from handlers.words.sums import by_funder
from models.questions.community import AppointedView, CoordinatorsView, DepositView
from models.questions.payments import ToPayView
from models.questions.people import NewCoordinatorView
from models.questions.rounds import RoundView
from models.rules.rounds import Phase


def coordinators(speech: Speech, view: CoordinatorsView, values: Values) -> Message:
    """Who steers, and who can choose another."""
    named = [
        speech.say("{name}, adviser", name=name) if adviser else speech.say("{name}", name=name)
        for name, adviser in view.coordinators
    ]
    if named:
        who = speech.say("Coordinators: {names}.", names=speech.listed(named))
        return Message(lines(who, _first_ones(speech, view), _by_two(speech)))
    nobody = speech.say("There is no coordinator now.")
    if not view.asked_by_them:
        return Message(lines(nobody, who_chooses(speech, view.added_by)))
    chance = may_choose(speech) if values["person_id"] else _may_choose_here(speech, view.added_by)
    return Message(lines(nobody, chance), keyboard([volunteer(speech)]))


def _by_two(speech: Speech) -> str:
    return speech.say("To choose or dismiss one, a coordinator sends me /coordinators in private.")


def _first_ones(speech: Speech, view: CoordinatorsView) -> str | None:
    """That one person can still choose alone."""
    if view.round_opened or not view.added_by:
        return None
    return speech.say(
        "Until a round opens, {name} can choose more alone, by replying /coordinators to a message of theirs.",
        name=view.added_by,
    )


def who_chooses(speech: Speech, name: str) -> str:
    """Who can choose where nobody coordinates, and by what. name: of who added the bot, empty where nobody knows."""
    if name:
        return speech.say("{name} added me and can choose one, with /coordinators.", name=name)
    return speech.say("A group admin can choose one: by sending /start there under their own name, then /coordinators.")


def may_choose(speech: Speech) -> str:
    """What whoever added the bot may do while nobody coordinates."""
    said = speech.say("You added me, so you can be the coordinator, or choose one.")
    return lines(said, _by_reply(speech))


def _may_choose_here(speech: Speech, name: str) -> str:
    """The same, where all read it."""
    said = speech.say("{name} added me, and can be the coordinator or choose one.", name=name)
    return lines(said, _by_reply(speech))


def _by_reply(speech: Speech) -> str:
    return speech.say(
        "To choose someone else, reply /coordinators to a message of theirs in the group, once they have joined."
    )


def volunteer(speech: Speech) -> Label:
    """The button to coordinate oneself."""
    return speech.say("I will coordinate"), speech.of_this_group("coordinate:")


def appointed(speech: Speech, view: AppointedView, _: Values) -> Message:
    """A new coordinator is announced, with what they do."""
    said = speech.say("{by} made {name} a coordinator here.", by=view.by, name=view.name)
    if view.by == view.name:
        said = speech.say("{name} is a coordinator here now.", name=view.name)
    if view.adviser:
        limits = speech.say("As an adviser, {name} cannot open a round or record a deposit alone.", name=view.name)
        return Message(lines(said, limits))
    does = speech.say("Coordinators record what funders give, and open rounds. They have one share, like all of us.")
    return Message(lines(said, does, tools(speech)))


def tools(speech: Speech) -> str:
    """What a coordinator sends in the group."""
    return speech.say("/fund records money. /round opens a round, or shows the open one. /link is the link to join by.")


def coordinating(speech: Speech, view: NewCoordinatorView, _: Values) -> Message:
    """To a new coordinator in private: what comes next, or what is going on already."""
    said = speech.say("You are a coordinator in {group}.", group=speech.bold(speech.setting.title))
    limits = None
    if view.adviser:
        limits = speech.say("As an adviser you ask for rounds, deposits and new people. A resident must agree.")
    stop = speech.say("To stop, send /coordinators here and tap I step down.")
    then = next_steps(speech) if view.of is None else _meanwhile(speech, view, view.of)
    return Message(blocks(lines(said, limits), then, stop))


def _meanwhile(speech: Speech, view: NewCoordinatorView, of: RoundView) -> str:
    """What is true and possible while a round is open."""
    its_round = of.round
    said = speech.say("Round {number} is open: {question}", number=its_round.number, question=its_round.question)
    when = speech.say("It is decided on {when}.", when=speech.moment(its_round.decide_at))
    change = speech.say("/extend, /close and /cancel ask for a change to the round. A second person must agree.")
    if its_round.phase is Phase.PROVISIONAL:
        when = speech.say("The first result is out. It becomes final {at}.", at=speech.moment(its_round.over_at))
        change = speech.say("/cancel asks to end it without a result. A second person must agree.")
    seconds = speech.say("When another coordinator asks for something, you can tap I agree under it in the group.")
    return blocks(
        lines(said, when),
        lines(
            speech.say("What you can do now:"),
            speech.say("/fund records what a funder gives."),
            speech.say("/members shows who has joined, and who asks to."),
            change,
            seconds if view.others else None,
        ),
    )


def to_pay(speech: Speech, view: ToPayView, _: Values) -> Message:
    """To each coordinator in private: what is to be arranged, and what each funder is to pay."""
    currency, purpose = view.of.round.currency, view.purpose
    cost = speech.money(purpose.cost, currency)
    said = speech.say("“{title}” goes ahead, for {cost}.", title=purpose.title, cost=cost)
    who = speech.say("Done by: {payee}.", payee=purpose.payee)
    parts = by_funder(speech, view.funders, currency)
    group = speech.setting.title
    then = speech.say("As a coordinator, please arrange it, and ask the funders to pay for it: {parts}.", parts=parts)
    reference = speech.say("As a reference they can write: {reference}.", reference=f"{group} {view.reference}")
    kept = speech.say("I keep the accounts, and move no money myself.")
    return Message(lines(said, who, then, reference, on_terms(speech, view.terms), kept))


def deposit_mine(speech: Speech, view: DepositView, values: Values) -> Message:
    """To who recorded a deposit: what is recorded, and how to put it right."""
    gift = view.gift
    money = speech.money(view.now, gift.currency)
    said = speech.say("You recorded {money} from {funder}.", money=money, funder=gift.funder)
    if view.now != gift.amount:
        said = speech.say("{money} from {funder} is recorded now.", money=money, funder=gift.funder)
    undo = speech.say("The group was told. If something in it is wrong, tap Correct this. A second person must agree.")
    return Message(lines(said, undo), keyboard([correct_this(speech, values["deposit_id"])]))


def correct_this(speech: Speech, deposit_id: int) -> Label:
    """The button that leads to a correction."""
    return speech.say("Correct this"), f"correct:{deposit_id}"


def next_steps(speech: Speech) -> str:
    """From a group with the bot in it to an open round."""
    return lines(
        speech.say("What comes next:"),
        speech.say("1. Ask people to tap Join on my card, or give them the link that /link shows."),
        speech.say("2. Record what funders give, like this:"),
        speech.code(FUND),
        speech.say("3. Open a round, like this. I show you a draft first."),
        speech.code(ROUND),
    )
