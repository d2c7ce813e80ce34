"""Codes are handed out, tried and taken back."""

from functools import partial
from random import Random

from bot.simulation.group import Group
from bot.simulation.plain.joining import Code, try_code
from models.people import codes
from models.store.unit import Unit

WRONG: Code = ([], 0)
OF_NOBODY = "K7MP-4QXT-9RWD"


def codes_are_made(group: Group, chance: Random) -> None:
    """Mostly by a coordinator. They are known once they are written down."""
    person, count = group.somebody(chance, *group.plain.coordinators), chance.choice((10, 10, 30, 100, 7))
    together: list[str] = []

    def make(unit: Unit) -> None:
        together[:] = codes.make(unit, group.id, person, count)

    group.act("make codes", partial(group.plain.make_codes, person, together, count), make)
    if together:
        group.made.append(together)


def codes_are_taken_back(group: Group, chance: Random) -> None:
    person = group.somebody(chance, *group.plain.coordinators)
    verb = partial(codes.take_back, community_id=group.id, person_id=person)
    group.act("take codes back", partial(group.plain.take_codes_back, person), verb)


def somebody_tries_a_code(group: Group, chance: Random) -> None:
    """Mostly somebody outside, and one that lets them in; now and then a used or a wrong one, or another group's."""
    here = group if chance.randrange(3) else None
    try_one(group, here, group.somebody(chance, *group.outside()), some_code(group, chance))


def somebody_guesses(group: Group, chance: Random) -> None:
    """Again and again, and then one that may be right."""
    person = group.somebody(chance, *group.outside())
    for code in (*[WRONG] * chance.randint(3, 6), some_code(group, chance)):
        try_one(group, chance.choice((group, None)), person, code)


def try_one(group: Group, here: Group | None, person: int, code: Code) -> None:
    """In private, where they say no group."""
    if here is None:
        group.life.comes_privately(person)
    plainly = partial(
        try_code,
        group.life.commons,
        [one.plain for one in group.life.groups],
        here.plain if here else None,
        person,
        code,
        privately=here is None,
    )

    def use(unit: Unit) -> None:
        text = code[0][code[1]] if code[0] else OF_NOBODY
        codes.use(unit, here.id if here else None, person, f"Person {person:02}", text, privately=here is None)

    group.act("try a code", plainly, use)


def some_code(group: Group, chance: Random) -> Code:
    made = [one for other in group.life.groups for one in other.made]
    if group.plain.unused and chance.randrange(4):
        return chance.choice(group.plain.unused)
    if made and chance.randrange(2):
        together = chance.choice(made)
        return together, chance.randrange(len(together))
    return WRONG
