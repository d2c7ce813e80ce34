"""Money comes in."""

from functools import partial
from random import Random

from bot.simulation.group import Group
from models.funds import funding
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
