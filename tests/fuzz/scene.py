"""A scene played over real HTTP, and what Telegram told the bot in it: real updates, to be broken on its database."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.playground.updates import Update, Updates
from tests.conversation.street import Street, a_street
from tests.conversation.town import Place, Town, a_place

Json = dict[str, Any]


class Recorded(Updates):
    """Keeps every update there was."""

    all: list[Json]

    def keep(self, update: Update) -> None:
        self.all.append(json.loads(update.raw))
        super().keep(update)


@dataclass(frozen=True)
class Scene:
    """updates: all there were, oldest first. people, groups: by their Telegram ids. here: the group that was played."""

    database: str
    now: datetime
    updates: list[Json]
    people: list[int]
    here: int

    @property
    def next_update(self) -> int:
        return int(self.updates[-1]["update_id"]) + 1


async def play(database: str) -> Scene:
    """Six people, a round, a purpose, an objection, a request, and somebody who left; a second group beside them."""
    async with a_place(database) as place:
        recorded = _recorded(place)
        async with place.awake() as town:
            street = await _happens(town)
            now, people = town.now, sorted(street.people.values())
    return Scene(database, now, recorded.all, people, street.group)


def _recorded(place: Place) -> Recorded:
    recorded = Recorded(place.world.clock)
    recorded.all = []
    place.world.updates = recorded
    return recorded


async def _happens(town: Town) -> Street:
    street = await a_street(town)
    await street.has_pot_and_purpose()
    for name in ("Amina", "Ben", "Dev"):
        await street.opens(name)
        await street.taps(name, "I back this", "1. Lights")
    await street.taps("Dev", "I object", "1. Lights")
    await street.tells("Dev", "It shines into my bedroom.")
    await street.says("Amina", "/pool")
    await street.tells("Ben", "/me", "/members", "/propose Benches", "To sit on.", "40", "Woodwork")
    await street.says("Ben", "/extend by 3 days")
    await street.says("Farid", "/leave")
    other = await street.another()
    await other.has_a_pot()
    return street
