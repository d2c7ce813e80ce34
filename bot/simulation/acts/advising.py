"""An adviser who coordinates asks for what a resident coordinator does alone."""

from random import Random

from bot.simulation.acts.admissions import answer
from bot.simulation.acts.money import record, write
from bot.simulation.acts.rounds import a_wish, open_at_once
from bot.simulation.acts.together import second
from bot.simulation.group import Group
from bot.simulation.plain.advising import Advising


def who(plain: Advising) -> list[int]:
    return [one for one in plain.coordinators if plain.advises(one)]


def an_adviser_asks(group: Group, chance: Random) -> None:
    """For a round, a gift, or somebody to be let in, where there is one; mostly agreed to at once."""
    person, plain, asked = chance.choice(who(group.plain)), group.plain, len(group.plain.requests)
    waiting = [which for which, one in plain.admissions.items() if one["reply"] is None]
    if waiting and chance.randrange(4):
        answer(group, waiting[-1], person, "accepted")
        if chance.randrange(2):
            answer(
                group, waiting[-1], group.somebody(chance, *plain.coordinators), chance.choice(("accepted", "declined"))
            )
            return
    elif plain.current() is None and chance.randrange(4):
        open_at_once(group, person, a_wish(chance))
    else:
        a_gift(group, chance, person)
    if len(plain.requests) > asked and chance.randrange(4):
        residents = [one for one in plain.coordinators if not plain.advises(one)]
        second(group, max(plain.requests), group.somebody(chance, *residents))


def a_gift(group: Group, chance: Random, person: int) -> None:
    gifts = len(group.plain.gifts)
    write(group, chance, person)
    if len(group.plain.gifts) > gifts:
        record(group, max(group.plain.gifts), person)
