"""People come, change and go."""

from datetime import timedelta
from functools import partial
from random import Random

from bot.simulation.group import Group
from bot.simulation.plain.erasing import erase
from models.people import coordinating, erasing, joining, leaving


def join(group: Group, person: int, *, privately: bool) -> None:
    if privately:
        group.life.comes_privately(person)
    named = partial(
        joining.join, community_id=group.id, person_id=person, name=f"Person {person:02}", privately=privately
    )
    group.act("join", partial(group.plain.join, person, privately=privately), named)


def role(group: Group, person: int, *, adviser: bool) -> None:
    verb = partial(joining.take_role, community_id=group.id, person_id=person, adviser=adviser)
    group.act("role", partial(group.plain.take_role, person, adviser=adviser), verb)


def appoint(group: Group, by: int, person: int) -> None:
    verb = partial(coordinating.appoint, community_id=group.id, by_person=by, person_id=person)
    group.act("appoint", partial(group.plain.appoint, by, person), verb)


def somebody_joins(group: Group, chance: Random) -> None:
    """Mostly somebody who is no member."""
    join(group, group.somebody(chance, *group.outside()), privately=chance.random() < 0.5)


def somebody_comes_in_time(group: Group, chance: Random) -> None:
    """At the last moment at which newcomers still count, or a moment before or after it."""
    life, current = group.life, group.plain.current()
    by = group.plain.long_enough_here(current) if current is not None else None
    if by is not None and by > life.commons.now + timedelta(seconds=1):
        life.let_pass(by - life.commons.now + timedelta(milliseconds=chance.choice((-1000, 0, 0, 1, 1000))))
        somebody_joins(group, chance)


def somebody_says_what_they_are(group: Group, chance: Random) -> None:
    """Mostly a resident."""
    advisers = [person for person, one in group.plain.members.items() if one["adviser"]]
    if advisers and chance.randrange(4):
        role(group, chance.choice(advisers), adviser=False)
    else:
        role(group, group.somebody(chance), adviser=chance.random() < 0.5)


def who_has_spoken_says_adviser(group: Group, chance: Random) -> None:
    spoken = sorted({person for one in group.plain.purposes.values() for person in one["stances"]})
    if spoken:
        role(group, chance.choice(spoken), adviser=True)


def somebody_is_appointed(group: Group, chance: Random) -> None:
    appoint(group, group.somebody(chance, group.plain.founder), group.somebody(chance))


def somebody_stops_nudges(group: Group, chance: Random) -> None:
    person = group.somebody(chance)
    verb = partial(joining.stop_nudges, community_id=group.id, person_id=person, stop=True)
    group.act("stop nudges", partial(group.plain.stop_nudges, person), verb)


def somebody_leaves(group: Group, chance: Random) -> None:
    person = group.somebody(chance)
    verb = partial(leaving.leave, community_id=group.id, person_id=person)
    group.act("leave", partial(group.plain.leave, person), verb)


def somebody_erases_themselves(group: Group, chance: Random) -> None:
    """Mostly a member who does not coordinate; now and then somebody who left, or whom the bot does not know."""
    groups = [one.plain for one in group.life.groups]
    others = [one for one in group.plain.here() if one not in group.plain.coordinators]
    person = group.somebody(chance, *others) if chance.randrange(4) else group.somebody(chance)
    verb = partial(erasing.erase, person_id=person)
    group.act("erase", partial(erase, group.life.commons, groups, person), verb)
