"""Rounds are thought of and opened."""

from dataclasses import asdict
from datetime import timedelta
from functools import partial
from random import Random
from typing import NamedTuple

from bot.simulation.group import Group
from bot.simulation.plain.rounds import plan_of
from models.people import advising
from models.rounds import launching
from models.rules.critical_mass import Preset
from models.rules.plans import Plan

HOURS = (2, 48, 96, 336, 1)
PRESETS = ("together", "together", "several", "near-consensus")
TIMINGS = ("when_ready", "when_ready", "at_the_close")


class Wish(NamedTuple):
    """What a coordinator wants of a round."""

    preset: str
    timing: str
    hours: int
    limit: int | None
    carries: bool
    sealed: bool = False


def preview(group: Group, person: int, wish: Wish) -> None:
    length = timedelta(hours=wish.hours)
    seconds = int(length.total_seconds())
    usual = Plan.by_preset(
        Preset(wish.preset), "What would help?", seconds, wish.limit, carries=wish.carries, sealed=wish.sealed
    )
    plan = Plan(**{**asdict(usual), "timing": wish.timing})
    wanted = plan_of(wish.preset, wish.timing, length, wish.limit, carries=wish.carries, sealed=wish.sealed)
    verb = partial(launching.preview, community_id=group.id, person_id=person, plan=plan)
    group.act("preview", partial(group.plain.preview, person, wanted), verb)


def open_draft(group: Group, person: int, number: int) -> None:
    verb = partial(advising.open_round, draft_id=number, person_id=person)
    group.act("open", partial(group.plain.open, number, person), verb)


def open_at_once(group: Group, person: int, wish: Wish) -> None:
    drafts = len(group.plain.drafts)
    preview(group, person, wish)
    if len(group.plain.drafts) > drafts:
        open_draft(group, person, max(group.plain.drafts))


def somebody_opens(group: Group, chance: Random) -> None:
    """Mostly a coordinator."""
    wish = a_wish(chance)
    open_at_once(group, group.somebody(chance, *group.plain.coordinators), wish)


def a_draft_is_opened(group: Group, chance: Random) -> None:
    number = group.latest(chance, list(group.plain.drafts))
    open_draft(group, group.somebody(chance, *group.plain.coordinators), number)


def a_wish(chance: Random) -> Wish:
    limit = chance.choice((None, chance.randint(1, 300)))
    carries, timing = chance.random() < 0.5, chance.choice(TIMINGS)
    sealed = not chance.randrange(2 if timing == "at_the_close" else 20)
    return Wish(chance.choice(PRESETS), timing, chance.choice(HOURS), limit, carries, sealed)
