"""Money comes in."""

from functools import partial
from random import Random

from bot.simulation.group import Group
from models.funds import funding, sketching
from models.rules.money import Money

FUNDERS = ("Ward Fund", "Housing Trust", "Lottery")


def fund(group: Group, person: int, pennies: int, funder: str) -> None:
    gift = Money(pennies, "GBP")
    verb = partial(funding.deposit, community_id=group.id, person_id=person, gift=gift, funder=funder)
    group.act("deposit", partial(group.plain.fund, person, pennies, funder), verb)


def somebody_gives(group: Group, chance: Random) -> None:
    """Mostly recorded by a coordinator."""
    fund(
        group,
        group.somebody(chance, *group.plain.coordinators),
        chance.randint(0, chance.choice((900, 90_000))),
        chance.choice(FUNDERS),
    )


def somebody_writes_a_gift(group: Group, chance: Random) -> None:
    """In one line; mostly a coordinator. It is shown first."""
    write(group, chance, group.somebody(chance, *group.plain.coordinators))


def write(group: Group, chance: Random, person: int) -> None:
    pennies, funder = chance.randint(0, chance.choice((9, 9_000))), chance.choice(FUNDERS)
    gift = Money(pennies, "GBP")
    verb = partial(sketching.sketch, community_id=group.id, person_id=person, gift=gift, funder=funder)
    group.act("write a gift", partial(group.plain.write_gift, person, pennies, funder), verb)


def a_gift_is_recorded(group: Group, chance: Random) -> None:
    """Or dropped; mostly by who wrote it."""
    number, gifts = group.latest(chance, list(group.plain.gifts)), group.plain.gifts
    person = group.somebody(chance, *([gifts[number]["by"]] if number in gifts else ()))
    if chance.randrange(5):
        record(group, number, person)
    else:
        verb = partial(sketching.drop, draft_id=number, person_id=person)
        group.act("drop a gift", partial(group.plain.drop_gift, number, person), verb)


def record(group: Group, number: int, person: int) -> None:
    verb = partial(sketching.record, draft_id=number, person_id=person)
    group.act("record a gift", partial(group.plain.record_gift, number, person), verb)
