"""Time passes, and things go wrong."""

from datetime import timedelta
from random import Random

from bot.simulation.group import Group

SUPERGROUPS = -1_000_000_000_000  # their chats' numbers are below it


def time_passes(group: Group, chance: Random) -> None:
    group.life.let_pass(timedelta(minutes=chance.choice((1, 5, 30, 240, 1440))))


def something_happens(group: Group, chance: Random) -> None:
    for _ in range(chance.choice((1, 1, 2))):
        group.life.next_happens()


def just_before(group: Group, chance: Random) -> None:
    """It is almost time for the next deadline."""
    first = group.life.first_due()
    if first is not None:
        moment = first - timedelta(seconds=chance.choice((1, 600, 7200)))
        group.life.at(max(group.life.commons.now, moment))


def nobody_was_there(group: Group, chance: Random) -> None:
    """An outage: everything that fell due meanwhile happens afterwards, in order."""
    life = group.life
    life.at(life.commons.now + timedelta(hours=chance.choice((1, 1, 12, 40))))
    while (first := life.first_due()) is not None and first <= life.commons.now:
        life.next_happens()


def the_next_act_is_lost(group: Group, chance: Random) -> None:
    """The program will end at one of its statements, or when all is written but not committed."""
    group.life.dark = chance.choice((chance.randrange(30), 10_000))


def the_next_comes_late(group: Group, _chance: Random) -> None:
    group.life.tardy = True


def the_late_are_worked(group: Group, chance: Random) -> None:
    group.life.work_the_late(chance)


def an_update_comes_again(group: Group, chance: Random) -> None:
    """The last one, or an older one."""
    if group.life.past:
        group.life.again(chance.choice((group.life.past[-1], chance.choice(group.life.past))))


def the_post_goes_out(group: Group, _chance: Random) -> None:
    """As far as it comes without passing over a deadline."""
    life = group.life
    if life.wire is not None:
        life.post_goes_out(life.wire, life.first_due())


def the_group_is_upgraded(group: Group, chance: Random) -> None:
    """Once. The bot learns it from Telegram's message, or from a call to the old chat that came before."""
    if group.chat_id < SUPERGROUPS:
        return
    life, new = group.life, SUPERGROUPS - group.number
    life.tardy = False
    if life.wire is not None:
        life.wire.telegram.moved[group.chat_id] = new
        if chance.randrange(2):
            life.post_goes_out(life.wire, life.first_due())
    group.is_upgraded(new)


def the_bot_may_pin(group: Group, _chance: Random) -> None:
    group.may_pin()


def the_bot_is_back(group: Group, _chance: Random) -> None:
    group.comes_back()
