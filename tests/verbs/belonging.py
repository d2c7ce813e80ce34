"""Who belongs: moments, what is refused in them, and what has an effect once."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from sqlalchemy import insert

from models.people import admitting, advising, choosing, codes, joining, leaving, resting, settings
from models.purposes import backing, interests
from models.rules.admissions import Policy
from models.rules.codes import MINE, TOGETHER
from models.store.tables import guesses
from models.store.unit import Unit
from tests.verbs import moments as when
from tests.verbs.house import CHAT, Street
from tests.verbs.moments import ADVISING_COORDINATOR, COORDINATOR, OBJECTOR, PROPOSER, STRANGER

HERE, NOTHING = 1, 99
ASKED = 1  # the first who asked to join

Verb = Callable[[Unit], object]
JOIN = partial(joining.join, community_id=HERE, person_id=STRANGER, name="Zoe")


def closed_door(street: Street) -> Street:
    """A coordinator lets people in."""
    when.gathered(street).do(policy(Policy.APPROVE))
    return street


def asking(street: Street) -> Street:
    """Somebody has asked to join."""
    closed_door(street).do(JOIN)
    return street


def accepted(street: Street) -> Street:
    asking(street).do(accept())
    return street


def declined(street: Street) -> Street:
    asking(street).do(decline())
    return street


def came_in_otherwise(street: Street) -> Street:
    """A tap was enough again, and they tapped."""
    asking(street).do(policy(Policy.OPEN))
    street.do(JOIN)
    return street


def came_and_went(street: Street) -> Street:
    """They were told not now, came in otherwise, and left."""
    declined(street).do(policy(Policy.OPEN))
    street.do(JOIN)
    street.do(leave(STRANGER))
    return street


def came_and_was_removed(street: Street) -> Street:
    """They were told not now, came in otherwise, and two people removed them."""
    declined(street).do(policy(Policy.OPEN))
    street.do(JOIN)
    when.agrees(street, when.wants(street, "remove", STRANGER, {}))
    return street


def two_groups(street: Street) -> Street:
    """The proposer belongs to a second group, and is asked which they mean."""
    other = street.do(partial(joining.set_up, chat_id=-200, title="Elm Row", added_by=2, timezone="Europe/London"))
    when.opened(street).do(joining.join, other, PROPOSER, "Resident 3")
    street.do(choosing.ask, PROPOSER, "Resident 3", "/pool")
    return street


def resting_in_a_round(street: Street) -> Street:
    """Five and six said nothing in two rounds; the third has its purpose, and its roll is not frozen."""
    when.gathered(street)
    for number in (1, 2, 3):
        street.open(length=timedelta(days=3), carries=True)
        purpose = street.propose(1_00)
        if number < 3:
            for person in (1, 2, 3, 4):
                street.do(backing.object_to, purpose, person)
            street.until("close")
    return street


def resting_frozen(street: Street) -> Street:
    resting_in_a_round(street).until("freeze")
    return street


def policy(chosen: Policy, person: int = COORDINATOR) -> Verb:
    return partial(settings.set_policy, community_id=HERE, person_id=person, policy=chosen)


def timezone(name: str, person: int = COORDINATOR) -> Verb:
    return partial(settings.set_timezone, community_id=HERE, person_id=person, name=name)


def wait(days: int, person: int = COORDINATOR) -> Verb:
    return partial(settings.set_wait, community_id=HERE, person_id=person, days=days)


def all_too_new(street: Street) -> Street:
    """A round is open, and whoever joins now does not count in it."""
    when.gathered(street).do(wait(3))
    street.let_pass(timedelta(days=3))
    street.open()
    street.propose(1_00)
    street.let_pass(timedelta(days=3))
    street.residents(STRANGER)
    return street


def make_codes(count: int = 10, person: int = COORDINATOR) -> Verb:
    return partial(codes.make, community_id=HERE, person_id=person, count=count)


def take_codes_back(person: int = COORDINATOR) -> Verb:
    return partial(codes.take_back, community_id=HERE, person_id=person)


def use_code(person: int = STRANGER, text: str = "K7MP-4QXT-9RWD") -> Verb:
    return partial(codes.use, community_id=HERE, person_id=person, name="Zoe", text=text)


def coded(street: Street) -> Street:
    """Ten codes are unused."""
    when.gathered(street).do(make_codes())
    return street


def guessed_five_times(street: Street) -> Street:
    coded(street)
    for _ in range(5):
        street.do(use_code())
    return street


def guessed_by_many(street: Street) -> Street:
    coded(street)

    def guess(unit: Unit) -> None:
        same = {"community_id": street.community_id, "at": unit.now}
        each = [{**same, "person_id": 1000 + number // MINE} for number in range(TOGETHER)]
        unit.connection.execute(insert(guesses), each)

    street.do(guess)
    return street


def very_many_codes(street: Street) -> Street:
    when.gathered(street)
    for _ in range(3):
        street.do(make_codes(100))
    return street


def removed_before(street: Street) -> Street:
    coded(street)
    when.agrees(street, when.wants(street, "remove", PROPOSER, {}))
    return street


def accept(person: int = COORDINATOR, asked: int = ASKED) -> Verb:
    return partial(admitting.accept, admission_id=asked, by_person=person)


def decline(person: int = COORDINATOR, asked: int = ASKED) -> Verb:
    return partial(admitting.decline, admission_id=asked, by_person=person)


def choose(person: int, community: int = 2) -> Verb:
    return partial(choosing.choose, community_id=community, person_id=person)


def leave(person: int) -> Verb:
    return partial(leaving.leave, community_id=HERE, person_id=person)


def one_coordinates(street: Street) -> Street:
    """A round is open, and the founder alone steers it."""
    street.residents(1, 2, 3, 4)
    street.coordinators(1)
    street.fund(60_00)
    street.open()
    return street


def ask_to_accept(person: int = ADVISING_COORDINATOR, asked: int = ASKED) -> Verb:
    return partial(advising.accept, admission_id=asked, person_id=person)


def adviser_would_accept(street: Street) -> Street:
    asking(street).do(ask_to_accept())
    return street


REFUSED: list[tuple[str, Callable[[Street], Street], Verb]] = [
    *(
        case
        for verb in (accept, decline)
        for case in (
            ("no_such_thing", asking, verb(asked=NOTHING)),
            ("not_a_member", asking, verb(STRANGER)),
            ("not_a_coordinator", asking, verb(PROPOSER)),
            ("adviser_needs_a_resident", asking, verb(ADVISING_COORDINATOR)),
            ("accepted_already", accepted, verb()),
            ("no_longer_asks", came_in_otherwise, verb()),
        )
    ),
    ("no_such_thing", asking, ask_to_accept(asked=NOTHING)),
    ("asked_already", adviser_would_accept, ask_to_accept()),
    ("accepted_already", accepted, ask_to_accept()),
    ("no_longer_asks", came_in_otherwise, ask_to_accept()),
    ("no_longer_asks", came_and_went, accept()),
    ("no_longer_asks", came_and_was_removed, accept()),
    ("others_may_agree", adviser_would_accept, ask_to_accept(PROPOSER)),
    ("resting", resting_in_a_round, partial(backing.back, purpose_id=3, person_id=5)),
    ("resting", resting_frozen, partial(backing.object_to, purpose_id=3, person_id=6)),
    ("not_resting", resting_in_a_round, partial(resting.take_part, community_id=HERE, person_id=1)),
    ("not_a_member", when.gathered, leave(STRANGER)),
    ("last_coordinator", one_coordinates, leave(COORDINATOR)),
    ("last_coordinator", one_coordinates, partial(leaving.ask, community_id=HERE, person_id=COORDINATOR)),
    ("not_a_member", when.gathered, partial(leaving.ask, community_id=HERE, person_id=STRANGER)),
    ("not_a_member", when.gathered, partial(leaving.stay, community_id=HERE, person_id=STRANGER)),
    ("declined_already", declined, decline()),
    ("asked_lately", declined, JOIN),
    ("not_a_coordinator", when.gathered, policy(Policy.APPROVE, PROPOSER)),
    ("set_already", when.gathered, policy(Policy.OPEN)),
    ("not_a_coordinator", when.gathered, make_codes(person=PROPOSER)),
    ("adviser_needs_a_resident", when.gathered, make_codes(person=ADVISING_COORDINATOR)),
    ("no_such_thing", when.gathered, make_codes(11)),
    ("too_many_codes", very_many_codes, make_codes(10)),
    ("not_a_coordinator", coded, take_codes_back(PROPOSER)),
    ("no_codes", when.gathered, take_codes_back()),
    ("in_already", coded, use_code(PROPOSER)),
    ("was_removed", removed_before, use_code(PROPOSER)),
    ("too_many_guesses", guessed_five_times, use_code()),
    ("too_many_guesses", guessed_by_many, use_code()),
    ("not_a_coordinator", when.gathered, wait(1, PROPOSER)),
    ("adviser_needs_a_resident", when.gathered, wait(1, ADVISING_COORDINATOR)),
    ("set_already", when.gathered, wait(0)),
    ("no_such_thing", when.gathered, wait(2)),
    ("counts_later", all_too_new, partial(backing.back, purpose_id=1, person_id=STRANGER)),
    ("counts_later", all_too_new, partial(backing.object_to, purpose_id=1, person_id=STRANGER)),
    ("not_a_coordinator", when.gathered, timezone("Europe/Paris", PROPOSER)),
    ("zone_unclear", when.gathered, timezone("Mill Lane")),
    ("set_already", when.gathered, timezone("Europe/London")),
    ("not_your_group", two_groups, choose(COORDINATOR)),
    ("not_your_group", two_groups, choose(PROPOSER, NOTHING)),
]

REPEATED: list[tuple[str, Callable[[Street], Street], Verb]] = [
    ("ask to join", closed_door, JOIN),
    ("ask to join by the link", closed_door, partial(JOIN, privately=True, outside=True)),
    ("accept", asking, accept()),
    ("decline", asking, decline()),
    ("accept after all", declined, accept()),
    ("ask to accept", asking, ask_to_accept()),
    ("accept what an adviser asked for", adviser_would_accept, ask_to_accept(COORDINATOR)),
    (
        "decline what an adviser asked for",
        adviser_would_accept,
        partial(advising.decline, admission_id=ASKED, person_id=COORDINATOR),
    ),
    ("change the policy", when.gathered, policy(Policy.APPROVE)),
    ("declare an interest", when.opened, partial(interests.declare, purpose_id=1, person_id=OBJECTOR)),
    ("make codes", when.gathered, make_codes()),
    ("take codes back", coded, take_codes_back()),
    ("try a wrong code", coded, use_code()),
    ("change how long newcomers wait", when.gathered, wait(3)),
    ("change the time zone", when.opened, timezone("Europe/Paris")),
    (
        "ask which group",
        when.opened,
        partial(choosing.ask, person_id=PROPOSER, name="Resident 3", words="/pool"),
    ),
    (
        "take part again",
        resting_in_a_round,
        partial(resting.take_part, community_id=HERE, person_id=5),
    ),
    ("join again", resting_frozen, partial(joining.join, community_id=HERE, person_id=5, name="Ewa")),
    ("ask whether to leave", when.opened, partial(leaving.ask, community_id=HERE, person_id=OBJECTOR)),
    ("ask to join no longer", asking, partial(leaving.ask, community_id=HERE, person_id=STRANGER)),
    ("stay", when.opened, partial(leaving.stay, community_id=HERE, person_id=OBJECTOR)),
    ("leave while joining is open", when.objected, leave(OBJECTOR)),
    ("leave after the freeze", when.ripening, leave(PROPOSER)),
    ("leave as a coordinator", when.ripening, leave(2)),
    ("leave with the group", when.objected, partial(leaving.left_group, chat_id=CHAT, person_id=OBJECTOR)),
    ("choose a group", two_groups, choose(PROPOSER)),
]
