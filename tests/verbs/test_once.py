"""Promise 4: the same request twice is one act."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

import pytest

from bot.simulation import books
from handlers.reading import Reading
from models.forms import filling, plan, proposal, speaking
from models.funds import funding, sketching
from models.people import coordinating, joining, reaching, seconding
from models.purposes import backing, objecting, proposing
from models.rounds import launching
from models.rules.money import Money
from models.rules.plans import Plan
from models.rules.purposes import Proposal
from models.rules.refusals import Refusal
from models.store.inbox import AlreadyDone
from models.store.unit import Unit
from tests.verbs import belonging
from tests.verbs import moments as when
from tests.verbs.forms import press
from tests.verbs.house import CHAT, FOUNDER, Street
from tests.verbs.moments import ADVISING_COORDINATOR, LIGHTS, OBJECTION, OBJECTOR, PROPOSER, STRANGER
from tests.verbs.writing import Verb, at_once, heard

HERE = 1
WEEK = 7 * 86400


class Request(NamedTuple):
    """Something that is asked for at a moment when it has an effect."""

    what: str
    moment: Callable[[Street], Street]
    verb: Verb


def deposit() -> Verb:
    return partial(funding.deposit, community_id=HERE, person_id=FOUNDER, gift=Money(100, "GBP"), funder="A")


def proposed() -> Verb:
    new = Proposal("A bin", "Litter", 10_00, "Acme")
    return partial(proposing.propose, community_id=HERE, person_id=PROPOSER, proposal=new)


def on(verb: Callable[[Unit, int, int], object], thing: int, person: int) -> Verb:
    return lambda unit: verb(unit, thing, person)


def sketched(street: Street) -> Street:
    when.gathered(street).do(preview)
    return street


SKETCH: Verb = partial(sketching.sketch, community_id=HERE, person_id=FOUNDER, gift=Money(100, "GBP"), funder="A")
preview: Verb = partial(launching.preview, community_id=HERE, person_id=FOUNDER, plan=Plan("What?", WEEK))


def asked(street: Street) -> Street:
    """In the middle of the form for a purpose."""
    when.opened(street).do(proposal.start, HERE, PROPOSER)
    return street


def uncoordinated(street: Street) -> Street:
    street.residents(2, 3)
    return street


def asked_for_the_payee(street: Street) -> Street:
    asked(street)
    for said in ("A bin", "Litter", "10"):
        street.do(filling.fill, PROPOSER, Reading(said))
    return street


def filled(street: Street) -> Street:
    asked_for_the_payee(street).do(filling.fill, PROPOSER, Reading("Acme"))
    return street


def gift_sketched(street: Street) -> Street:
    when.gathered(street).do(SKETCH)
    return street


def planned(street: Street) -> Street:
    """A round's form with all its answers."""
    when.gathered(street).do(plan.start, HERE, FOUNDER, Plan("What?", WEEK))
    return street


def unreasoned(street: Street) -> Street:
    """An objection without its reason so far."""
    when.opened(street).do(backing.object_to, LIGHTS, OBJECTOR)
    return street


def reachable(street: Street) -> Street:
    """A coordinator opened the private chat."""
    when.opened(street).do(joining.open_private, HERE, FOUNDER, "Ada")
    return street


def unpinned(street: Street) -> Street:
    """The bot was refused the right to pin."""
    when.opened(street).do(reaching.cannot_pin, HERE)
    return street


def shut_out(street: Street) -> Street:
    """The group has removed the bot while a round is open."""
    when.opened(street).do(reaching.away, CHAT)
    return street


def about_to_answer(street: Street) -> Street:
    """An objection whose proposer is about to answer."""
    when.objected(street).do(speaking.start_answer, OBJECTION, PROPOSER)
    return street


def about_to_post(street: Street) -> Street:
    """An answer that only its proposer has seen so far."""
    about_to_answer(street).do(filling.fill, PROPOSER, Reading("Yes"))
    return street


ANSWER: dict[str, Any] = {"kind": "answer", "objection_id": OBJECTION, "person_id": PROPOSER}
JOIN = partial(joining.join, community_id=HERE, person_id=STRANGER, name="Zoe")

TOGETHER: list[tuple[str, Callable[[Street], Street], int, dict[str, object]]] = [
    ("extend", when.opened, 1, {"length": WEEK}),
    ("close", when.frozen, 1, {}),
    ("cancel", when.activated, 1, {"why": "Rain"}),
    ("correct", when.opened, 1, {"amount": 50_00, "before": 60_00, "why": "Typo"}),
    ("remove", when.ripening, PROPOSER, {}),
    ("appoint", when.opened, PROPOSER, {}),
    ("dismiss", when.opened, 2, {}),
]


def asked_for(act: str, moment: Callable[[Street], Street], subject: int, values: dict[str, object]) -> Any:
    def so(street: Street) -> Street:
        when.wants(moment(street), act, subject, values)
        return street

    return so


def wanted(act: str, subject: int, values: dict[str, object]) -> Any:
    return lambda unit: seconding.ask(unit, HERE, FOUNDER, act, subject, values)


def in_two() -> Iterator[Request]:
    """Asking, agreeing and calling off."""
    for act, moment, subject, values in TOGETHER:
        second = ADVISING_COORDINATOR if act == "dismiss" else 2
        so = asked_for(act, moment, subject, values)
        yield Request(f"ask to {act}", moment, wanted(act, subject, values))
        yield Request(f"agree to {act}", so, partial(seconding.agree, request_id=1, person_id=second))
    yield Request("call off", when.asked_to_cancel, partial(seconding.call_off, request_id=1, person_id=2))
    yield Request("step down", when.opened, partial(coordinating.step_down, community_id=HERE, person_id=2))


REQUESTS = [
    *in_two(),
    Request("set up", when.nothing_yet, partial(joining.set_up, chat_id=-7, title="B", added_by=1, timezone="UTC")),
    Request(
        "set up again", when.gathered, partial(joining.set_up, chat_id=CHAT, title="B", added_by=1, timezone="UTC")
    ),
    Request("join", when.opened, JOIN),
    Request("join by link", when.opened, partial(JOIN, privately=True)),
    Request(
        "open private", when.opened, partial(joining.open_private, community_id=HERE, person_id=PROPOSER, name="Zoe")
    ),
    Request("role", when.opened, partial(joining.take_role, community_id=HERE, person_id=PROPOSER, adviser=True)),
    Request("move", when.opened, partial(reaching.moved, old_chat_id=CHAT, new_chat_id=-9)),
    Request("unreachable", reachable, partial(reaching.unreachable, person_id=FOUNDER)),
    Request("reachable", reachable, partial(reaching.reachable, person_id=PROPOSER)),
    Request("cannot pin", reachable, partial(reaching.cannot_pin, community_id=HERE)),
    Request("can pin", unpinned, partial(reaching.can_pin, chat_id=CHAT)),
    Request("away", reachable, partial(reaching.away, chat_id=CHAT)),
    Request("be back", shut_out, partial(reaching.back, community_id=HERE)),
    Request("stop nudges", when.opened, partial(joining.stop_nudges, community_id=HERE, person_id=PROPOSER, stop=True)),
    Request("appoint", when.gathered, partial(coordinating.appoint, community_id=HERE, by_person=FOUNDER, person_id=3)),
    Request(
        "volunteer",
        uncoordinated,
        partial(coordinating.volunteer, community_id=HERE, person_id=FOUNDER, name="Ada"),
    ),
    Request("deposit", when.gathered, deposit()),
    Request("deposit in a round", when.opened, deposit()),
    Request("preview", when.gathered, preview),
    Request("open", sketched, partial(launching.open_round, draft_id=1, person_id=FOUNDER)),
    Request("propose", when.opened, proposed()),
    Request("withdraw", when.opened, on(proposing.withdraw, LIGHTS, PROPOSER)),
    Request("withdraw while it ripens", when.ripening, on(proposing.withdraw, LIGHTS, PROPOSER)),
    Request("back", when.opened, on(backing.back, LIGHTS, OBJECTOR)),
    Request("back after the freeze", when.frozen, on(backing.back, LIGHTS, OBJECTOR)),
    Request("back instead of objecting", when.objected, on(backing.back, LIGHTS, OBJECTOR)),
    Request("object", when.opened, on(backing.object_to, LIGHTS, OBJECTOR)),
    Request("object while it ripens", when.ripening, on(backing.object_to, LIGHTS, 1)),
    Request("take back", when.ripening, on(backing.take_back, LIGHTS, 1)),
    Request("take back an objection", when.objected, on(backing.take_back, LIGHTS, OBJECTOR)),
    Request("start a reason", unreasoned, on(objecting.start_reason, LIGHTS, OBJECTOR)),
    Request("give a reason", unreasoned, lambda unit: objecting.give_reason(unit, LIGHTS, OBJECTOR, "Too bright")),
    Request("answer", when.objected, lambda unit: objecting.answer(unit, OBJECTION, PROPOSER, "Shaded")),
    Request("settle", when.answered, on(objecting.settle, OBJECTION, OBJECTOR)),
    Request("start a purpose", when.opened, on(proposal.start, HERE, PROPOSER)),
    Request("start an answer", when.objected, on(speaking.start_answer, OBJECTION, PROPOSER)),
    Request("fill in a title", asked, partial(filling.fill, person_id=PROPOSER, written=Reading("A bin"))),
    Request("fill in an answer", about_to_answer, partial(filling.fill, person_id=PROPOSER, written=Reading("Yes"))),
    Request("deliver myself", asked_for_the_payee, press(filling.tap, "myself")),
    Request("post", filled, press(filling.finish)),
    Request("go back a step", asked_for_the_payee, press(filling.back_a_step)),
    Request("change an answer", filled, press(filling.change, "cost")),
    Request("post an answer", about_to_post, partial(speaking.post, **ANSWER)),
    Request("write an answer again", about_to_post, partial(speaking.again, **ANSWER)),
    Request("answer later", about_to_post, partial(speaking.later, **ANSWER)),
    Request("answer unasked", when.objected, partial(filling.fill, person_id=PROPOSER, written=Reading("Yes"))),
    Request("leave a form", filled, press(filling.leave)),
    Request("sketch a gift", when.gathered, SKETCH),
    Request("record a gift", gift_sketched, partial(sketching.record, draft_id=1, person_id=FOUNDER)),
    Request("drop a gift", gift_sketched, partial(sketching.drop, draft_id=1, person_id=FOUNDER)),
    Request("start a round", when.gathered, partial(plan.start, community_id=HERE, person_id=FOUNDER)),
    Request("open a round from its form", planned, press(filling.finish, person=FOUNDER)),
    *(Request(*one) for one in belonging.REPEATED),
]

requests = pytest.mark.parametrize("request_", REQUESTS, ids=lambda one: one.what)


@requests
async def test_one_update_again_or_three_times_at_once_is_one_act(
    new_street: Callable[..., Street], request_: Request
) -> None:
    twin = request_.moment(new_street())
    before = books.without_inbox(books.read(twin.url))
    twin.do(request_.verb)
    once = books.read(twin.url)
    assert books.changed(before, books.without_inbox(once)), "this act has no effect to be doubled"
    last = twin.last
    assert last is not None
    for _ in range(2):
        with pytest.raises(AlreadyDone):
            twin.work(*last)
    assert not books.changed(once, books.read(twin.url))
    street = request_.moment(new_street())
    (update,) = heard(street, 1)
    outcomes = await at_once(street, [(update, request_.verb)] * 3)
    assert [type(one) for one in outcomes[1:]] == [AlreadyDone] * 2
    assert not isinstance(outcomes[0], Exception)
    assert not books.changed(once, books.read(street.url))


async def test_a_refused_update_three_times_at_once_is_refused_once(street: Street) -> None:
    when.opened(street)
    (update,) = heard(street, 1)
    outcomes = await at_once(street, [(update, on(backing.back, LIGHTS, STRANGER))] * 3)
    assert [type(one) for one in outcomes] == [Refusal, AlreadyDone, AlreadyDone]


@pytest.mark.parametrize("verb", [backing.back, backing.object_to, backing.take_back], ids=lambda verb: verb.__name__)
def test_the_same_tap_in_another_update_changes_nothing_more(
    street: Street, verb: Callable[[Unit, int, int], object]
) -> None:
    """The same button twice is two updates, and still one word."""
    when.opened(street).do(verb, LIGHTS, OBJECTOR)
    once = books.without_inbox(books.read(street.url))
    street.do(verb, LIGHTS, OBJECTOR)
    assert not books.changed(once, books.without_inbox(books.read(street.url)))
