"""People ask to join and are answered; a coordinator steps down; somebody takes part again."""

from functools import partial
from random import Random

from bot.simulation.group import Group
from models.people import advising, coordinating, resting, settings
from models.rules.admissions import Policy


def the_policy_is_set(group: Group, chance: Random) -> None:
    """Mostly by a coordinator, and more often open."""
    person = group.somebody(chance, *group.plain.coordinators)
    policy = chance.choice((Policy.OPEN, Policy.OPEN, Policy.OPEN, Policy.APPROVE, Policy.CODE))
    verb = partial(settings.set_policy, community_id=group.id, person_id=person, policy=policy)
    group.act("set the policy", partial(group.plain.set_policy, person, policy.value), verb)


def the_wait_is_set(group: Group, chance: Random) -> None:
    """Mostly a short one, so that rounds can go on."""
    set_wait(group, group.somebody(chance, *group.plain.coordinators), chance.choice((0, 0, 1, 1, 1, 3, 7, 2)))


def set_wait(group: Group, person: int, days: int) -> None:
    verb = partial(settings.set_wait, community_id=group.id, person_id=person, days=days)
    group.act("set the wait", partial(group.plain.set_wait, person, days), verb)


def somebody_is_answered(group: Group, chance: Random) -> None:
    """Mostly by a coordinator."""
    number, reply = group.latest(chance, list(group.plain.admissions)), chance.choice(("accepted", "declined"))
    answer(group, number, group.somebody(chance, *group.plain.coordinators), reply)


def answer(group: Group, number: int, person: int, reply: str) -> None:
    how = advising.accept if reply == "accepted" else advising.decline
    verb = partial(how, admission_id=number, person_id=person)
    group.act(f"{reply} (asked to join)", partial(group.plain.answer_asking, number, person, reply), verb)


def a_coordinator_steps_down(group: Group, chance: Random) -> None:
    person = group.somebody(chance, *group.plain.coordinators)
    verb = partial(coordinating.step_down, community_id=group.id, person_id=person)
    group.act("step down", partial(group.plain.step_down, person), verb)


def somebody_takes_part_again(group: Group, chance: Random) -> None:
    """Mostly somebody who rests."""
    person = group.somebody(chance, *[one for one, about in group.plain.members.items() if about["resting"]])
    verb = partial(resting.take_part, community_id=group.id, person_id=person)
    group.act("take part again", partial(group.plain.take_part, person), verb)
