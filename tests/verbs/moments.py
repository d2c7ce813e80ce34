"""Moments in a street's life, each going on from the one before."""

from collections.abc import Mapping
from datetime import timedelta

from models.people import coordinating, joining, seconding, settings
from models.purposes import backing, merging, objecting, proposing
from tests.verbs.house import FOUNDER, Street, ready

# Who is who in these streets.
COORDINATOR, PROPOSER, PAYEE, OBJECTOR, ADVISER, ADVISING_COORDINATOR, STRANGER, LATE = 1, 3, 4, 5, 7, 8, 9, 10
LIGHTS, BENCH, SWING = 1, 2, 3  # purposes, in the order they are proposed
DRAFT, OBJECTION, MERGER = 1, 1, 1


def nothing_yet(street: Street) -> Street:
    return street


def gathered(street: Street) -> Street:
    """Six residents, two of them coordinators, two advisers, £60.00 in the pot."""
    ready(street, people=6, pennies=60_00)
    street.residents(ADVISER, ADVISING_COORDINATOR)
    for person in (ADVISER, ADVISING_COORDINATOR):
        street.do(joining.take_role, street.community_id, person, adviser=True)
    street.coordinators(ADVISING_COORDINATOR)
    return street


def opened(street: Street) -> Street:
    """A round of fourteen days: lights for £30.00, a bench whose proposer would be paid for it, a swing withdrawn."""
    gathered(street).open()
    street.propose(30_00, PROPOSER, title="Lights")
    street.propose(10_00, PAYEE, pays_me=True, title="Bench")
    street.propose(10_00, PROPOSER, title="Swing")
    street.do(proposing.withdraw, SWING, PROPOSER)
    return street


def objected(street: Street) -> Street:
    """An objection to the lights, with its reason."""
    opened(street).do(backing.object_to, LIGHTS, OBJECTOR)
    street.do(objecting.give_reason, LIGHTS, OBJECTOR, "Too bright")
    return street


def newcomers_wait(street: Street) -> Street:
    ready(street).do(settings.set_wait, street.community_id, FOUNDER, 3)
    return street


def answered(street: Street) -> Street:
    objected(street).do(objecting.answer, OBJECTION, PROPOSER, "They will be shaded")
    return street


def settled(street: Street) -> Street:
    answered(street).do(objecting.settle, OBJECTION, OBJECTOR)
    return street


def offered(street: Street) -> Street:
    """The proposer of the lights would like to merge them into the bench."""
    opened(street).do(joining.open_private, street.community_id, PAYEE, "Resident 4")
    street.do(merging.ask, LIGHTS, BENCH, PROPOSER)
    return street


def merged(street: Street) -> Street:
    """And the proposer of the bench agrees."""
    offered(street).do(merging.agree, MERGER, PAYEE)
    return street


def frozen(street: Street) -> Street:
    """The roll is frozen; one person joined too late for it."""
    opened(street).until("freeze")
    street.residents(LATE)
    return street


def ripening(street: Street) -> Street:
    """Four back the lights: they ripen."""
    frozen(street).back(LIGHTS, 1, 2, PROPOSER, PAYEE)
    return street


def last_quarter(street: Street) -> Street:
    ripening(street).let_pass(timedelta(hours=18))
    return street


def activated(street: Street) -> Street:
    ripening(street).until("ripen")
    return street


def too_late(street: Street) -> Street:
    """One ripening time before the decision."""
    frozen(street).wait_until(street.round().propose_until)
    return street


def provisional(street: Street) -> Street:
    frozen(street).until("decide")
    return street


def nearly_closed(street: Street) -> Street:
    """The last quarter of the provisional time."""
    provisional(street).let_pass(timedelta(hours=18))
    return street


def closed(street: Street) -> Street:
    objected(street).until("close")
    return street


def advised(street: Street) -> Street:
    """As many advisers as residents among the coordinators, and a round sketched."""
    street.residents(1, 2, 3, 4)
    for person in (FOUNDER, 2):
        street.do(coordinating.appoint, street.community_id, FOUNDER, person)
    street.fund(60_00)
    street.do(joining.take_role, street.community_id, 2, adviser=True)
    return street


def asked_to_cancel(street: Street) -> Street:
    """A coordinator asked to cancel the round; nobody has agreed yet."""
    wants(opened(street), "cancel", street.round().id, {"why": "The hall is gone"})
    return street


def wants(street: Street, act: str, subject: int, values: Mapping[str, object], by: int = COORDINATOR) -> int:
    """Somebody asks for an act that needs two; the request's number."""
    return street.do(seconding.ask, street.community_id, by, act, subject, values).id


def agrees(street: Street, request: int, person: int = 2) -> None:
    street.do(seconding.agree, request, person)
