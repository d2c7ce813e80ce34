"""How a group begins: some people, two coordinators, some money, and mostly a round with two purposes."""

from random import Random

from bot.simulation.acts.admissions import set_wait
from bot.simulation.acts.money import FUNDERS, fund
from bot.simulation.acts.people import appoint, join, role
from bot.simulation.acts.purposes import propose
from bot.simulation.acts.rounds import HOURS, PRESETS, TIMINGS, Wish, open_at_once
from bot.simulation.group import Group


def begin(group: Group, chance: Random) -> None:
    founder, last = group.plain.founder, group.life.people
    people = [founder, *(one for one in range(1, last + 1) if one != founder)][
        : chance.choice((6, 7, 5, 4, 3, 2, last))
    ]
    for person in people:
        join(group, person, privately=person % 2 == 0)
    for person in people[:2]:
        appoint(group, founder, person)
    if len(people) > 4 and chance.random() < 0.5:
        role(group, people[-1], adviser=True)
        if chance.random() < 0.5:
            appoint(group, founder, people[-1])
    for _ in range(chance.randint(1, 3)):
        fund(group, founder, chance.randint(1, chance.choice((900, 90_000))), chance.choice(FUNDERS))
    waits = not chance.randrange(3)
    if waits:
        set_wait(group, founder, 1)
    if chance.randrange(5):
        hours = chance.choice(HOURS[2:4] if waits else HOURS[:4])
        wish = Wish(chance.choice(PRESETS), chance.choice(TIMINGS), hours, None, carries=False)
        open_at_once(group, founder, wish)
        for person, percent in zip(people[1:3], (40, 60), strict=False):
            propose(group, person, percent)
