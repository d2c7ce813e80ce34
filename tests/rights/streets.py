"""One street in each state a round can be in, with somebody in every role."""

from collections.abc import Callable
from datetime import timedelta

from models.funds import sketching
from models.people import coordinating, joining, leaving, reaching
from models.purposes import backing, objecting
from models.rounds import launching
from models.rules.critical_mass import Preset
from models.rules.money import Money
from models.rules.plans import Plan
from models.store.unit import Unit
from tests.verbs import moments as when
from tests.verbs.house import Street

ELSEWHERE = -200  # the other group
OUTSIDER, LEFT, LEFT_LATE, ELSE_COORDINATOR, ASKER, REMOVED = 9, 11, 12, 14, 15, 16
REQUEST = 2  # what waits for a second; the first was to remove somebody
NOBODY = 1087968824  # whom Telegram names where an admin remains anonymous; such an admin taps under their own name

# Who they are here: their number in Telegram. Every one has opened the private chat.
ROLES = {
    "who added the bot, coordinates": 1,
    "resident coordinator": 2,
    "proposer": 3,
    "payee": 4,
    "objector": 5,
    "resident": 6,
    "adviser": 7,
    "adviser coordinator": 8,
    "in the group, not joined": 13,
    "joined after the freeze": 10,
    "left before the freeze, the group too": LEFT,
    "left after the freeze, the group too": LEFT_LATE,
    "outsider": OUTSIDER,
    "asks to join": ASKER,
    "removed, still in the group": REMOVED,
    "coordinator of another group": ELSE_COORDINATOR,
    "writes as the group, or is a bot": NOBODY,
}
IN_THE_GROUP = frozenset(ROLES.values()) - {OUTSIDER, ELSE_COORDINATOR, ASKER, LEFT, LEFT_LATE}


def none(street: Street) -> Street:
    """No round, but one that was sketched."""
    when.gathered(street)
    _people(street)
    plan = Plan.by_preset(Preset.TOGETHER, "What would help?", 14 * 86400, None, carries=False)
    street.do(launching.preview, street.community_id, 2, plan)
    street.do(sketching.sketch, street.community_id, 2, Money(10_00, "GBP"), "Ward Fund")
    return street


def gathering(street: Street) -> Street:
    none(street).do(launching.open_round, 1, 2)
    street.propose(30_00, 3, title="Lights")
    street.propose(10_00, 4, pays_me=True, title="Bench")
    street.do(backing.object_to, when.LIGHTS, 5)
    street.do(objecting.give_reason, when.LIGHTS, 5, "Too bright")
    return street


def rolled(street: Street) -> Street:
    gathering(street).until("freeze")
    street.residents(10)
    street.do(leaving.leave, street.community_id, LEFT_LATE)
    return street


def ripening(street: Street) -> Street:
    rolled(street).back(when.LIGHTS, 1, 2, 3, 4)
    return street


def last_quarter(street: Street) -> Street:
    ripening(street).let_pass(timedelta(hours=18))
    return street


def provisional(street: Street) -> Street:
    rolled(street).until("decide")
    return street


def closed(street: Street) -> Street:
    rolled(street).until("close")
    return street


def _asked(state: Callable[[Street], Street]) -> Callable[[Street], Street]:
    """The founder has asked for something that can be agreed to whatever the round does."""

    def so(street: Street) -> Street:
        when.wants(state(street), "appoint", ROLES["resident"], {})
        return street

    return so


STATES: dict[str, Callable[[Street], Street]] = {
    one.__name__.replace("_", " "): _asked(one)
    for one in (none, gathering, rolled, ripening, last_quarter, provisional, closed)
}


def _people(street: Street) -> None:
    street.residents(LEFT, LEFT_LATE, REMOVED)
    street.do(leaving.leave, street.community_id, LEFT)
    gone = street.ask(lambda unit: unit.members.of(street.community_id, REMOVED))
    assert gone is not None
    when.agrees(street, when.wants(street, "remove", gone.id, {}))
    street.do(joining.join, street.community_id, ASKER, "Asker", privately=True, outside=True)
    street.do(reaching.take_in, ELSEWHERE, "Elm Row", ELSE_COORDINATOR, "Europe/London")
    elsewhere = street.ask(lambda unit: unit.communities.by_chat(ELSEWHERE))
    assert elsewhere is not None
    street.do(coordinating.volunteer, elsewhere.id, ELSE_COORDINATOR, "Elsie")
    street.do(_all_open_the_private_chat)


def _all_open_the_private_chat(unit: Unit) -> None:
    for name, person_id in list(ROLES.items())[:-1]:
        unit.communities.meet(person_id, name, None)
        unit.communities.writable(person_id, yes=True)
