"""The writer itself on a street's database, for acts that are posted at once."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from models.store import inbox
from models.store.acts import perform
from models.store.engine import writing_engine
from models.store.inbox import Kept
from models.store.notices import Asked
from models.store.unit import Unit
from models.store.writer import Writer
from tests.verbs.house import CHAT, Street

Verb = Callable[[Unit], object]


@asynccontextmanager
async def writer_of(street: Street) -> AsyncIterator[Writer]:
    engine = writing_engine(street.url)
    writer = Writer(engine, street.ids)
    yield writer
    await writer.close()
    engine.dispose()


async def at_once(street: Street, asked: Sequence[tuple[Asked, Verb]]) -> list[object]:
    """All of these in the writer's line at the same moment; what came of each, in order."""
    async with writer_of(street) as writer:
        places = [writer.post(perform, act, now=street.now, asked=update) for update, act in asked]
        return [await outcome(place) for place in places]


async def outcome(place: object) -> object:
    """What an act came to: its value, or what it raised."""
    try:
        return await place  # type: ignore[misc]  # a future of anything
    except Exception as ending:
        return ending


def heard(street: Street, how_many: int) -> list[Asked]:
    """So many updates, kept."""
    updates = [Asked(next(street.updates), CHAT, None) for _ in range(how_many)]
    with street.engine.begin() as connection:
        inbox.keep(Unit(connection, street.now, street.ids), [Kept(one.update_id, CHAT, "{}") for one in updates])
    return updates
